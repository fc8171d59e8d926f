"""Turn model rows into compact JSON and back."""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Mapping
from operator import attrgetter
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
    if kind in _ATOMS:
        return value
    if kind is Span:
        return _short(value, known) if value.report in known else [value.report, value.start, value.end, value.text]
    if kind is frozenset:
        return sorted(value)
    parts = value if kind is tuple else _fields(kind)(value)
    # most fields are plain: a call for each would take twice as long
    return [one if type(one) in _ATOMS else _plain(one, known) for one in parts]


_ATOMS = frozenset({str, int, float, bool, type(None)})


def _short(span: Span, known: frozenset[str]) -> list[str | int]:
    return [span.start, span.end] if len(known) == 1 else [span.report, span.start, span.end]


def _fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Give what reads all fields of a dataclass at once, in order."""
    if kind not in _FIELDS:
        names = [field.name for field in dataclasses.fields(kind)]
        read: Callable[[Any], Any] = attrgetter(*names)
        _FIELDS[kind] = read if len(names) > 1 else lambda value: (read(value),)
    return _FIELDS[kind]


_FIELDS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


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
        return _as_it_is
    msg = f"no way to store {kind!r}"
    raise TypeError(msg)


def _as_it_is(value: Any, _texts: Texts) -> Any:
    return value


def _span(value: Any, texts: Texts) -> Span:
    if len(value) == 2:
        ((report, text),) = texts.items()
        start, end = value
        return Span(report, start, end, text[start:end])
    report, start, end = value[:3]
    return Span(report, start, end, value[3] if len(value) > 3 else texts[report][start:end])


def _dataclass_reader(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    fields = [_reader(hints[field.name]) for field in dataclasses.fields(kind)]
    made = [(at, field) for at, field in enumerate(fields) if field is not _as_it_is]

    def read(value: Any, texts: Texts) -> Any:
        # a list fresh from JSON, written over in place; an older row may lack the last fields
        del value[len(fields) :]
        for at, field in made:
            if at < len(value):
                value[at] = field(value[at], texts)
        return kind(*value)

    return read


def _optional_reader(kind: Any) -> Reader:
    inner = [one for one in get_args(kind) if one is not type(None)]
    read = _reader(inner[0]) if len(inner) == 1 else _as_it_is
    if read is _as_it_is:
        return _as_it_is
    return lambda value, texts: None if value is None else read(value, texts)


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _reader(args[0])
        if read is _as_it_is:
            return lambda value, _texts: tuple(value)
        return lambda value, texts: tuple([read(one, texts) for one in value])
    readers = tuple(_reader(one) for one in args)
    return lambda value, texts: tuple([r(one, texts) for r, one in zip(readers, value, strict=True)])
