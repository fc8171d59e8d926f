"""The original bytes, by their SHA-256, as files that any tool can open."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: Bytes read at a time when a file is hashed again.
CHUNK = 2**20


class Archive:
    """A folder of files named by their hash; a file once there is never changed."""

    def __init__(self, root: Path) -> None:
        """Use `root`, which is made when the first file comes."""
        self.root = root

    def path(self, sha256: str) -> Path:
        """Say where bytes of that hash lie, or would lie."""
        return self.root / sha256[:2] / sha256

    def keep(self, sha256: str, data: bytes) -> None:
        """Store bytes unless they are there already; a killed run leaves no half file under a hash's name.

        Args:
            sha256: Their SHA-256, 64 hex digits, as the caller computed it.
            data: The bytes.
        """
        target = self.path(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)

    def stored(self) -> Iterator[Path]:
        """List the archived files, sorted by hash."""
        for folder in sorted(self.root.iterdir()) if self.root.is_dir() else ():
            if folder.is_dir():
                yield from sorted(file for file in folder.iterdir() if not file.name.startswith(".part-"))

    def trouble(self, sha256: str) -> str | None:
        """Hash a stored file again.

        Returns:
            What is wrong with it in one sentence, `None` when it is as it was taken in.
        """
        path = self.path(sha256)
        digest = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while block := file.read(CHUNK):
                    digest.update(block)
        except FileNotFoundError:
            return f"{path} is missing"
        except OSError as error:
            return f"{path} cannot be read: {error.strerror}"
        return None if digest.hexdigest() == sha256 else f"{path} was changed: its SHA-256 is now {digest.hexdigest()}"
