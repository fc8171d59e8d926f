"""Keys under which names that may be alike meet."""

from __future__ import annotations

import hashlib

from whence.resolve.likeness import Prepared


def blocks(p: Prepared) -> tuple[int, ...]:
    """Give the keys of a name: two names that may be alike share at least one.

    Args:
        p: The name.

    Returns:
        Signed 64-bit keys, sorted, each once.
    """
    return tuple(sorted({_key(text) for text in p.skeletons if text}))


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
