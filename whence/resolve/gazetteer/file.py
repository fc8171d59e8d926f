"""The packed form of a gazetteer: named columns of numbers and text in one file."""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from whence.errors import BadInput

_MAGIC = b"whence gazetteer 1\n"
Codec = Literal["raw", "planes", "steps"]
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a file holds.

    Attributes:
        about: name, version, licence, attribution, and whatever else its maker wrote down; all text.
        columns: Arrays by name; those stored raw lie in the file and are read as they are used.
    """

    about: Mapping[str, str]
    columns: Mapping[str, Column]


def written(path: Path, packed: Packed, codecs: Mapping[str, Codec]) -> int:
    """Write columns into one file.

    Why this way: a million names must load in a fraction of a second without a database, and what many places share
    must pack well; raw columns are mapped, so that a gazetteer of the whole world costs no memory until it is asked.

    Args:
        path: File to write; replaced when it is there.
        packed: What to write.
        codecs: How each column is kept, `raw` where not named: `planes` puts first bytes with first bytes before
            deflating, `steps` keeps the differences between neighbours that way.

    Returns:
        Bytes written. The same columns always give the same bytes.
    """
    header: dict[str, Any] = {"about": dict(sorted(packed.about.items())), "columns": {}}
    parts: list[bytes] = []
    at = 0
    for name, column in sorted(packed.columns.items()):
        codec = codecs.get(name, "raw")
        data = _encoded(np.ascontiguousarray(column), codec)
        data += b"\0" * (-len(data) % 16)
        shape = list(column.shape)
        header["columns"][name] = {
            "type": column.dtype.str, "shape": shape, "codec": codec, "start": at, "size": len(data),
        }  # fmt: skip
        parts.append(data)
        at += len(data)
    head = json.dumps(header, sort_keys=True, ensure_ascii=True).encode()
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % 16)
    path.write_bytes(b"".join([_MAGIC, len(head).to_bytes(8, "big"), head, *parts]))
    return path.stat().st_size


def _encoded(column: Column, codec: Codec) -> bytes:
    if codec == "raw":
        return column.tobytes()
    if codec == "steps":
        column = np.diff(column, axis=0, prepend=column[:1] * 0)
    planes = column.view(np.uint8).reshape(-1, column.itemsize).T
    return zlib.compress(np.ascontiguousarray(planes).tobytes(), 9)


def opened(path: Path) -> Packed:
    """Open a packed gazetteer.

    Raises:
        BadInput: The file is no gazetteer of this form, or it was cut off.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise BadInput(f"{path.name} is not a packed gazetteer", "Import it with `whence gazetteer import`.")
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    start = len(_MAGIC) + 8
    size = int.from_bytes(mapped[len(_MAGIC) : start], "big")
    try:
        header = json.loads(bytes(mapped[start : start + size]))
        rows = header["columns"].items()
        return Packed(header["about"], {name: _decoded(mapped[start + size :], row) for name, row in rows})
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise BadInput(f"{path.name} is damaged", "Import it again with `whence gazetteer import`.") from error


def _decoded(body: memoryview, row: Mapping[str, Any]) -> Column:
    kind = np.dtype(row["type"])
    count = int(np.prod(row["shape"], dtype=np.int64))
    data = body[row["start"] : row["start"] + row["size"]]
    if row["codec"] == "raw":
        return np.frombuffer(data, kind, count).reshape(row["shape"])
    planes = np.frombuffer(zlib.decompressobj().decompress(data), np.uint8).reshape(kind.itemsize, count)
    column = np.ascontiguousarray(planes.T).reshape(-1).view(kind).reshape(row["shape"])
    return np.cumsum(column, axis=0, dtype=kind) if row["codec"] == "steps" else column
