"""JSON Schemas of the data contract, generated from its row types.

`python -m whence.publish.schemas DIR` writes one `<table>.schema.json` per table.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from whence.publish import contract, contract_ledger, contract_reports

#: A field of an `Attributes:` section with its text, which may go on in deeper lines.
_FIELD = re.compile(r"^ {8}(\w+): (.+(?:\n {12}.+)*)$", re.MULTILINE)


#: Every row type by name, those of nested parts too.
_PARTS = {**vars(contract_reports), **vars(contract_ledger)}


def schemas() -> dict[str, dict[str, Any]]:
    """Generate the schema of every table.

    Why this way: the row types are what the row builders are type-checked against, so a schema cannot say
    something else than what is exported. Further fields are allowed, since the contract changes by adding.

    Returns:
        JSON Schema (draft 2020-12) of one row, per table, in the order of the contract.
    """
    return {name: _schema(name, row_type) for name, row_type in contract.ROW_TYPES.items()}


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder, made when missing; gives the paths in the order of the contract."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def _schema(name: str, row_type: type) -> dict[str, Any]:
    schema = TypeAdapter(row_type).json_schema(mode="serialization")
    for title, part in schema.pop("$defs", {}).items():
        schema.setdefault("$defs", {})[title] = _described(part, _PARTS[title])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_described(schema, row_type), "title": name}


def _described(schema: dict[str, Any], row_type: type) -> dict[str, Any]:
    """Put the words of the row type's docstring beside each field."""
    text = row_type.__doc__ or ""
    schema["description"] = text.partition("\n")[0]
    for field, words in _FIELD.findall(_indented(text)):
        shape = schema["properties"][field]
        shape.pop("title", None)
        shape["description"] = " ".join(words.split())
    return schema


def _indented(text: str) -> str:
    """Undo the dedenting of docstrings that Python 3.13 does when it compiles."""
    return text if "\n    Attributes:" in text else text.replace("\n", "\n    ")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m whence.publish.schemas DIR")
    write(Path(sys.argv[1]))
