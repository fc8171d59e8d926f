"""Open .zip archives without trusting a word they say."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError

from whence.config import Settings
from whence.model.reports import Item
from whence.model.setbacks import setback

#: Archives inside archives that are opened: the third is, the fourth is not.
MAX_DEPTH = 3
#: Unpacked bytes per packed byte above which a member of more than a MiB is a bomb; deflate reaches
#: 1,032, real text stays below 30.
MAX_RATIO = 200
#: Members of one archive, nested ones not counted.
MAX_MEMBERS = 100_000

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = ("[content_types].xml", "mimetype", "meta-inf/container.xml")
_BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_BAD_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(slots=True)
class _Allowance:
    """Bytes that one outermost archive may still unpack to."""

    left: int


def unpacked(item: Item, settings: Settings) -> Iterator[Item]:
    """Give the item itself, or the members when it is an archive.

    Why this way: members are streamed one at a time and nothing is ever written to disk, so a name
    such as `../../x` can do no harm; sizes are counted while reading because headers lie.

    Args:
        item: A file, or bytes in hand.
        settings: `max_bytes` limits a member, `max_archive_bytes` the whole archive.

    Returns:
        Items in the order of their names; what cannot be opened comes with its setback.
    """
    if item.setback is not None or not _looks_packed(item):
        yield item
        return
    stream: str | io.BytesIO = io.BytesIO(item.data) if item.data is not None else item.path or ""
    yield from _members(item, stream, settings, allowance=_Allowance(settings.max_archive_bytes), depth=1)


def _looks_packed(item: Item) -> bool:
    named = item.input.casefold().endswith(".zip")
    if item.data is not None:
        return item.data.startswith(_MAGIC) or named
    try:
        with open(item.path or "", "rb") as stream:  # noqa: PTH123  names with odd bytes stay strings
            head = stream.read(4)
    except (OSError, ValueError):
        return False  # reading the item will say why
    return head in _MAGIC or (named and bool(head))


def _members(
    item: Item, stream: str | io.BytesIO, settings: Settings, *, allowance: _Allowance, depth: int
) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN:
        yield _failed(item.input, "The archive is damaged or cut off; nothing in it could be read.", "Fetch it again.")
        return
    with archive:
        infos = sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset))
        if any(info.filename.casefold() in _OFFICE for info in infos):
            yield item
            return
        if len(infos) > MAX_MEMBERS:
            yield _failed(item.input, f"The archive lists more than {MAX_MEMBERS} members.", "Unpack it yourself.")
            return
        wanted = [info for info in infos if _wanted(info)]
        if not wanted:
            yield _failed(item.input, "The archive holds no file.", "Check it at its source.")
        for info in wanted:
            yield from _member(archive, info, item, settings=settings, allowance=allowance, depth=depth)


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    outer: Item,
    *,
    settings: Settings,
    allowance: _Allowance,
    depth: int,
) -> Iterator[Item]:
    name = f"{outer.input}!{harmless(info.filename)}"
    refusal = _refusal(info, settings, allowance)
    if refusal is not None:
        yield _failed(name, *refusal)
        return
    try:
        with archive.open(info) as stream:
            data = stream.read(settings.max_bytes + 1)
    except _BROKEN:
        yield _failed(name, "This member of the archive is damaged or packed in an unknown way.", "Unpack it yourself.")
        return
    allowance.left -= len(data)
    if len(data) > settings.max_bytes:
        yield _failed(
            name, "This member unpacks to more than max_bytes.", "Raise max_bytes in whence.toml if you trust it."
        )
        return
    inner = Item(input=name, how="archive", data=data)
    if not data.startswith(_MAGIC):
        yield inner
    elif depth >= MAX_DEPTH:
        yield _failed(name, f"Archives are nested more than {MAX_DEPTH} deep here.", "Unpack the inner ones yourself.")
    else:
        yield from _members(inner, io.BytesIO(data), settings, allowance=allowance, depth=depth + 1)


def _refusal(info: zipfile.ZipInfo, settings: Settings, allowance: _Allowance) -> tuple[str, str] | None:
    if info.flag_bits & 1:
        return "This member of the archive is protected by a password.", "Unpack it yourself and add the files."
    if info.file_size > 2**20 and info.file_size > MAX_RATIO * max(1, info.compress_size):
        return "This member is packed so tightly that it looks like a trap.", "Unpack it yourself if you trust it."
    if info.file_size > settings.max_bytes:
        return "This member unpacks to more than max_bytes.", "Raise max_bytes in whence.toml if you trust it."
    if info.file_size > allowance.left:
        return "The archive unpacks to more than max_archive_bytes; this member was left out.", (
            "Raise max_archive_bytes in whence.toml if you trust it."
        )
    return None


def harmless(name: str) -> str:
    """Give a member's name for display: relative, no climbing, no control or direction characters."""
    parts = _BAD_IN_NAMES.sub("\ufffd", name.replace("\\", "/")).split("/")
    kept = [part for part in parts if part not in {"", ".", ".."}]
    if kept and re.fullmatch("[A-Za-z]:", kept[0]):
        kept = kept[1:]
    return "/".join(kept) or "unnamed"


def _wanted(info: zipfile.ZipInfo) -> bool:
    parts = [part for part in info.filename.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    clutter = {"__macosx", "thumbs.db", "desktop.ini"}
    return not info.is_dir() and not any(part.startswith(".") or part.casefold() in clutter for part in parts)


def _failed(name: str, why: str, next_step: str) -> Item:
    return Item(input=name, how="archive", setback=setback("gather", why, next_step, source=name))
