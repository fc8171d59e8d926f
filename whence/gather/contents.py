"""Step 1: the bytes of an item."""

from __future__ import annotations

import os
import stat

from whence.errors import BadInput
from whence.model.reports import Item


def contents(item: Item, max_bytes: int) -> bytes:
    """Read one item, never more than the limit.

    Args:
        item: With `data` or `path`.
        max_bytes: Largest size that is read, in bytes.

    Raises:
        BadInput: It is too large, empty, no regular file, not readable, or no longer there.
    """
    data = item.data if item.data is not None else _from_disk(item.path or "", max_bytes)
    if len(data) > max_bytes:
        raise too_large(len(data), max_bytes)
    if not data:
        raise BadInput("The file is empty.", "Fetch it again if it should hold something.")
    if len(data) == 1:
        raise BadInput("The file holds a single byte.", "Fetch it again if it should hold something.")
    return data


def too_large(size: int, limit: int) -> BadInput:
    """Say that something is larger than the settings allow; both sizes in bytes."""
    return BadInput(
        f"The file holds {size / 2**20:.1f} MiB, more than the {limit / 2**20:.1f} MiB that are read.",
        "Split it, or raise max_bytes in whence.toml.",
    )


def _from_disk(path: str, max_bytes: int) -> bytes:
    try:
        found = os.stat(path)  # noqa: PTH116  names with odd bytes stay strings throughout
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("This is no regular file (a device, pipe or socket).", "Copy its contents into a file.")
        if found.st_size > max_bytes:
            raise too_large(found.st_size, max_bytes)
        with open(path, "rb") as stream:  # noqa: PTH123  as above
            return stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise BadInput("The file is no longer there.", "Put it back and add it again.") from error
    except PermissionError as error:
        raise BadInput(
            "The file may not be read by this account.", "Change its permissions and add it again."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise BadInput(f"The file cannot be read: {reason}.", "Check the disk and add it again.") from error
