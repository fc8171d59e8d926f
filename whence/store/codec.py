"""Turn model rows into compact JSON and back."""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from whence.model.spans import Span

Row = TypeVar("Row")
#: Text of the reports that spans may point into; a span into any other report carries its own text.
Texts = Mapping[str, str]
#: zlib level: on readings of 1,000 generated reports 9 gave the size of 6, and 1 gave 9 % more (November 2026).
LEVEL = 6


def pack(row: object, known: frozenset[str] = frozenset()) -> str:
    """Write a row as JSON: dataclasses become lists of their fields, in order.

    Args:
        row: A dataclass of the model, or a tuple of them.
        known: Reports whose text will be at hand when the row is read; their spans are written without text, and
            without the report when there is only one.
    """
    return json.dumps(_plain(row, known), ensure_ascii=False, separators=(",", ":"))


def unpack(kind: type[Row], packed: str | bytes, texts: Texts) -> Row:
    """Read what `pack` wrote.

    Args:
        kind: The class that was packed.
        packed: Its JSON.
        texts: Text of every report in `known` at packing time, and of no other when that was only one.
    """
    made: Row = _reader(kind)(json.loads(packed), texts)
    return made


def unpack_many(kind: type[Row], packed: str | bytes, texts: Texts) -> tuple[Row, ...]:
    """Read a packed tuple of rows of one class."""
    read = _reader(kind)
    return tuple(read(one, texts) for one in json.loads(packed))


def squeeze(text: str) -> bytes:
    """Compress packed JSON for the database."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def swell(data: bytes) -> str:
    """Undo `squeeze`."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def _plain(value: Any, known: frozenset[str]) -> Any:
    kind = type(value)
    if kind is Span:
        return _short(value, known) if value.report in known else [value.report, value.start, value.end, value.text]
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return [_plain(one, known) for one in value]
    if kind is frozenset:
        return sorted(value)
    return [_plain(getattr(value, name), known) for name in _names(kind)]


_ATOMS = frozenset({str, int, float, bool, type(None)})


def _short(span: Span, known: frozenset[str]) -> list[str | int]:
    return [span.start, span.end] if len(known) == 1 else [span.report, span.start, span.end]


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _FIELDS[kind]


_FIELDS: dict[type, tuple[str, ...]] = {}


Reader = Callable[[Any, Texts], Any]
_READERS: dict[object, Reader] = {}


def _reader(kind: object) -> Reader:
    if kind not in _READERS:
        _READERS[kind] = _made_reader(kind)
    return _READERS[kind]


def _made_reader(kind: Any) -> Reader:
    if kind is Span:
        return _span
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional_reader(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is frozenset:
        member = _reader(get_args(kind)[0])
        return lambda value, texts: frozenset(member(one, texts) for one in value)
    if origin is Literal or kind in _ATOMS:
        return lambda value, _texts: value
    msg = f"no way to store {kind!r}"
    raise TypeError(msg)


def _span(value: Any, texts: Texts) -> Span:
    if len(value) == 2:
        ((report, text),) = texts.items()
        start, end = value
        return Span(report, start, end, text[start:end])
    report, start, end = value[:3]
    return Span(report, start, end, value[3] if len(value) > 3 else texts[report][start:end])


def _dataclass_reader(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    fields = tuple(_reader(hints[name]) for name in _names(kind))

    def read(value: Any, texts: Texts) -> Any:
        return kind(*(field(one, texts) for field, one in zip(fields, value, strict=False)))

    return read


def _optional_reader(kind: Any) -> Reader:
    inner = [one for one in get_args(kind) if one is not type(None)]
    if len(inner) != 1:
        return lambda value, _texts: value
    read = _reader(inner[0])
    return lambda value, texts: None if value is None else read(value, texts)


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _reader(args[0])
        return lambda value, texts: tuple(read(one, texts) for one in value)
    readers = tuple(_reader(one) for one in args)
    return lambda value, texts: tuple(r(one, texts) for r, one in zip(readers, value, strict=True))
