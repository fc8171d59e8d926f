"""Find what an input names: files, folders, patterns, standard input, archive members."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from whence.config import Settings
from whence.gather import zips
from whence.model.reports import Item
from whence.model.setbacks import setback

#: Left behind by file managers; never anybody's report.
CLUTTER = frozenset({"__macosx", "thumbs.db", "desktop.ini", ".ds_store"})
_ADDRESS = ("http://", "https://", "ftp://")


def items(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Item]:
    """Yield every item, in the order of the inputs and sorted within each; each path once."""
    seen: set[str] = set()
    for given in inputs:
        for item in _of_input(given, settings, stdin):
            if item.path is not None and item.setback is None:
                if item.input in seen:
                    continue
                seen.add(item.input)
            yield from zips.unpacked(item, settings)


def failed(given: str, why: str, next_step: str) -> Item:
    """Make the item of an input that could not even be looked at."""
    return Item(
        input=given, how="stdin" if given == "-" else "file", setback=setback("gather", why, next_step, source=given)
    )


def _of_input(given: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Item]:
    if given == "-":
        yield _from_stdin(settings, stdin)
    elif given.casefold().startswith(_ADDRESS):
        yield failed(given, "This is an address, and this version fetches none.", "Save the page and add the file.")
    elif os.path.lexists(given):
        yield from _of_path(given)
    elif glob.has_magic(given):
        yield from _of_pattern(given)
    else:
        yield failed(given, "There is no such file or folder.", "Check the path.")


def _of_pattern(pattern: str) -> Iterator[Item]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  the pattern may be absolute
    if not matches:
        yield failed(
            pattern, "The pattern matches no file.", "Check the pattern; quote it so that the shell leaves it."
        )
    covered: set[str] = set()
    for match in matches:
        # A pattern with ** names a folder and then everything in it.
        if os.path.dirname(match) not in covered:  # noqa: PTH120  strings throughout, names may be odd
            yield from _of_path(match)
        if os.path.isdir(match):  # noqa: PTH112  as above
            covered.add(match.rstrip("/"))


def _of_path(path: str) -> Iterator[Item]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  strings throughout, names may be odd
    except (OSError, ValueError):
        yield failed(path, "The file cannot be reached (a dangling link, or no permission).", "Check the path.")
        return
    if stat.S_ISDIR(mode):
        yield from _of_folder(path)
    elif stat.S_ISREG(mode):
        yield Item(input=_shown(path), how="file", path=path)
    else:
        yield failed(path, "This is no regular file (a device, pipe or socket).", "Copy its contents into a file.")


def _of_folder(folder: str) -> Iterator[Item]:
    found, blocked = _walk(folder)
    for path in blocked:
        yield failed(_shown(path), "The folder may not be listed by this account.", "Change its permissions.")
    if not found and not blocked:
        yield failed(_shown(folder), "The folder holds no file.", "Check the path; hidden files are skipped.")
    for path in found:
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113  as above
            yield failed(_shown(path), "This is no regular file (a device, pipe or socket).", "Leave it out.")
        else:
            yield Item(input=_shown(path), how="file", path=path)


def _walk(folder: str) -> tuple[list[str], list[str]]:
    """List files below a folder, links followed, each real folder once."""
    found: list[str] = []
    blocked: list[str] = []
    entered = set()
    for here, folders, files in os.walk(folder, followlinks=True, onerror=lambda error: blocked.append(error.filename)):
        real = os.path.realpath(here)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if _wanted(name))
        found.extend(os.path.join(here, name) for name in files if _wanted(name))  # noqa: PTH118  as above
    return sorted(found), sorted(blocked)


def _wanted(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in CLUTTER


def _shown(path: str) -> str:
    """Give a path that can be stored and printed: bytes that are no UTF-8 are escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _from_stdin(settings: Settings, stdin: BinaryIO | None) -> Item:
    if stdin is None:
        return failed("-", "There is no standard input here.", "Name a file instead.")
    return Item(input="-", how="stdin", data=stdin.read(settings.max_bytes + 1))
