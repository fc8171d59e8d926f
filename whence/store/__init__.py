"""Memory between runs: the case folder, its archive and its database.

`Memory` is all that the pipeline sees of this room. What it hands to the other rooms fulfils the protocols of
`whence.model.protocols`; they never see the database.
"""

from __future__ import annotations

from whence.store.memory import Memory
from whence.store.schema import GATHERED, READ

__all__ = ["GATHERED", "READ", "Memory"]
