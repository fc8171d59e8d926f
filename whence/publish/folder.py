"""A folder that is replaced as a whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whence.errors import OutputRefused

#: Lies in every dossier; a folder without it is somebody else's and is never overwritten.
MARKER = ".whence-dossier"


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """Give an empty folder to write into, and put it in the place of `out` when all went well.

    Why this way: pages are written beside the old dossier and swapped in by two renames, so a run that is
    killed leaves the old one whole, and no page of an older state stays behind.

    Args:
        out: Where the dossier is to lie; missing, empty, or a dossier of ours.

    Yields:
        A new folder beside `out`, on the same file system.

    Raises:
        OutputRefused: `out` is a file, or a folder that is no dossier, or cannot be written.
    """
    out = out.resolve()
    fresh, old = (out.with_name(f".{out.name}.{end}") for end in ("new", "old"))
    _refuse_strangers(out, fresh, old)
    try:
        if not out.exists() and old.exists():
            old.rename(out)
        _removed(fresh, old)
        fresh.mkdir(parents=True)
        (fresh / MARKER).write_text(
            "A dossier made by Whence. Everything in this folder is replaced by the next one.\n"
        )
        yield fresh
        if out.exists():
            out.rename(old)
        fresh.rename(out)
        _removed(old)
    except OSError as error:
        raise OutputRefused(f"{out} cannot be written: {error.strerror}", "Give another folder.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def put(path: Path, text: str) -> None:
    """Write a page: UTF-8, line feeds, and whatever a file's name may hold that is no text made visible."""
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _refuse_strangers(*folders: Path) -> None:
    for folder in folders:
        if not folder.exists() or (folder / MARKER).is_file():
            continue
        if not folder.is_dir() or any(folder.iterdir()):
            raise OutputRefused(f"{folder} is no dossier made by Whence", "Move it away, or write into a new folder.")


def _removed(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
