"""One builder at a time; readers and judgements go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whence.errors import BuilderBusy

#: Name of the lock file in a case folder; the lock dies with its process, the file stays.
FILE = ".building"


@contextmanager
def building(case: Path) -> Iterator[None]:
    """Hold the right to build a case.

    Raises:
        BuilderBusy: Another process holds it.
    """
    case.mkdir(parents=True, exist_ok=True)
    handle = os.open(case / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(handle):
            owner = os.pread(handle, 32, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            raise BuilderBusy(
                f"{case} is being built by another process" + (f" ({owner})" if owner else ""),
                "Wait until it is done; reading and showing the case works meanwhile.",
            )
        os.ftruncate(handle, 0)
        os.write(handle, f"process {os.getpid()}".encode("ascii"))
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _taken(handle: int) -> bool:
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
