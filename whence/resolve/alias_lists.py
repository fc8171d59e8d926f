"""Read the alias lists that a user puts into a case: `aliases.csv` and `aliases/*.json(l)`."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whence.model.identities import Alias
from whence.model.reading import MentionKind
from whence.model.setbacks import Setback, setback
from whence.model.spans import Span
from whence.resolve.names import CLASSES, key_of, key_words
from whence.resolve.namings import SAME, score

#: Name of the table in the case folder, and of the folder for lists of entities.
TABLE, FOLDER = "aliases.csv", "aliases"
#: Setbacks that name their row, per file; the rest is counted in one.
TOLD = 20
_KINDS: dict[str, tuple[MentionKind, ...]] = {
    "person": ("person",),
    "organisation": ("organisation",),
    "organization": ("organisation",),
    "place": ("place",),
    "other": ("other",),
    "": ("person", "organisation"),
}
#: Schemata of FollowTheMoney by what they name; others that bear names may be either.
_SCHEMATA: dict[str, tuple[MentionKind, ...]] = {
    "Person": ("person",),
    "Organization": ("organisation",),
    "Company": ("organisation",),
    "PublicBody": ("organisation",),
    "Vessel": ("other",),
    "Airplane": ("other",),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One pair of names that a list gives as one."""

    name: str
    alias: str
    kinds: tuple[MentionKind, ...]
    file: str
    place: str
    line: int


@dataclass(slots=True)
class AliasLists:
    """What the lists of a case say.

    Attributes:
        aliases: By name key, both keys of each pair.
        setbacks: Rows that could not be used.
        content: The bytes of the lists with their names: what results depend on.
    """

    aliases: dict[str, tuple[Alias, ...]] = field(default_factory=dict)
    setbacks: list[Setback] = field(default_factory=list)
    content: list[str] = field(default_factory=list)


def alias_lists(case: Path) -> AliasLists:
    """Read every alias list of a case.

    Why this way: the two forms that people have at hand, a table of two columns and entities in FollowTheMoney form as
    OpenSanctions and Aleph write them. A list is the user's word: it joins names wherever they stand, so an alias
    that is given for two different names joins neither.

    Args:
        case: The case folder.

    Returns:
        The aliases by key; a broken row is a setback and the others count.

    Cost: linear in the rows.
    """
    made = AliasLists()
    rows: list[_Row] = []
    folder = case / FOLDER
    lists = sorted(path for path in folder.iterdir() if path.suffix in (".json", ".jsonl")) if folder.is_dir() else []
    for path in [case / TABLE, *lists]:
        text = _text(path, made) if path.is_file() else None
        if text is not None:
            made.content += [path.name, text]
            rows.extend(_table(path, text, made) if path.name == TABLE else _entities(path, text, made))
    _file(rows, made)
    return made


def _text(path: Path, made: AliasLists) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        made.setbacks.append(_broken(path, "it cannot be read as UTF-8 text", "Save it as UTF-8."))
        return None


def _broken(path: Path, why: str, next_step: str) -> Setback:
    return setback("resolve", f"the alias list {path.name}: {why}", next_step, source=str(path))


class _Rows:
    """Counts the rows of a list that are broken and tells the first ones."""

    def __init__(self, path: Path, made: AliasLists) -> None:
        self.path, self.made, self.broken = path, made, 0

    def tell(self, line: int, why: str) -> None:
        self.broken += 1
        if self.broken <= TOLD:
            self.made.setbacks.append(_broken(self.path, f"row {line} {why}", "Mend the row; the others were used."))

    def close(self) -> None:
        if self.broken > TOLD:
            why = f"{self.broken - TOLD} more rows could not be used"
            self.made.setbacks.append(_broken(self.path, why, "Mend them; the others were used."))


def _table(path: Path, text: str, made: AliasLists) -> list[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""))
    rows, found = _Rows(path, made), []
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        if not {"name", "alias"} <= set(header):
            made.setbacks.append(
                _broken(path, "the first row names no columns `name` and `alias`", "Give it: name,alias,kind,note")
            )
            return []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            row = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
            kinds = _KINDS.get(row.get("kind", "").casefold())
            if not row.get("name") or not row.get("alias"):
                rows.tell(reader.line_num, "lacks a name or an alias")
            elif kinds is None:
                rows.tell(reader.line_num, "has an unknown kind (person, organisation, place, other, or nothing)")
            else:
                place = f"row {reader.line_num}"
                found.append(_Row(row["name"], row["alias"], kinds, path.name, place, reader.line_num))
    except csv.Error as error:
        made.setbacks.append(_broken(path, f"it is no CSV from row {reader.line_num} on ({error})", "Mend that row."))
    rows.close()
    return found


def _entities(path: Path, text: str, made: AliasLists) -> list[_Row]:
    rows, found = _Rows(path, made), []
    for line, entity in _objects(text):
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
            rows.tell(line, "is no entity with `schema` and `properties`")
            continue
        kinds = _SCHEMATA.get(str(entity.get("schema")), ("person", "organisation"))
        names = _strings(entity["properties"], "name")
        more = [*names[1:], *_strings(entity["properties"], "alias", "previousName")]
        more += [alias for alias in _strings(entity["properties"], "weakAlias") if len(alias.split()) > 1]
        if not names:
            rows.tell(line, "has no name")
        own = f"entity {entity['id']}" if isinstance(entity.get("id"), str) else f"line {line}"
        found += [_Row(names[0], alias, kinds, path.name, own, line) for alias in more if names]
    rows.close()
    return found


def _objects(text: str) -> Iterator[tuple[int, object]]:
    """Give the objects of a JSON text or of JSON lines, each with its line; what is broken comes as `None`."""
    whole = _loaded(text)
    if isinstance(whole, list):
        yield from enumerate(whole, start=1)
    elif whole is not None:
        yield 1, whole
    else:
        lines = enumerate(text.split("\n"), start=1)
        yield from ((number, _loaded(line)) for number, line in lines if line.strip())


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _strings(properties: dict[str, object], *names: str) -> list[str]:
    """Give the values of properties, each once, in the order of the file."""
    found: dict[str, None] = {}
    for name in names:
        values = properties.get(name, [])
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str) and value.strip():
                found[" ".join(value.split())] = None
    return list(found)


def _file(rows: Sequence[_Row], made: AliasLists) -> None:
    pairs: dict[tuple[str, str], Alias] = {}
    owners: defaultdict[str, dict[str, _Row]] = defaultdict(dict)
    stated: list[tuple[str, str, _Row]] = []
    for row in rows:
        classes: dict[str, MentionKind] = {CLASSES[kind]: kind for kind in row.kinds}
        for kind in classes.values():
            name, alias = (key_of(key_words(text, kind), kind) for text in (row.name, row.alias))
            if name != alias and not name.endswith(":") and not alias.endswith(":"):
                stated.append((name, alias, row))
                owners[alias].setdefault(name, row)
    torn = {alias for alias, names in owners.items() if not _agree(list(names))}
    for name, alias, row in stated:
        if alias in torn:
            continue
        keys = min(name, alias), max(name, alias)
        pairs.setdefault(keys, Alias(*keys, "listed", row.file, Span(row.file, row.line, row.line + 1, row.place)))
    for alias in sorted(torn):
        row = min(owners[alias].values(), key=lambda one: (one.file, one.line))
        why = f"“{row.alias}” is given for names that differ and joins none of them"
        told = setback("resolve", f"the alias list {row.file}: {why}", "Take it out, or leave it so.", source=row.file)
        made.setbacks += [told] if told not in made.setbacks else []
    filed: defaultdict[str, list[Alias]] = defaultdict(list)
    for (key_a, key_b), listed in sorted(pairs.items()):
        filed[key_a].append(listed)
        filed[key_b].append(listed)
    made.aliases = {key: tuple(own) for key, own in filed.items()}


def _agree(names: Sequence[str]) -> bool:
    return all(score(names[0], other) >= SAME for other in names[1:])
