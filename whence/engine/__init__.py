"""How work is spread: two verbs, `map_batches` and `group_by_key`, the same answer from every engine."""

from __future__ import annotations

from whence.engine.choice import choose
from whence.engine.inline import Inline
from whence.engine.processes import Processes
from whence.engine.verbs import Engine

__all__ = ["Engine", "Inline", "Processes", "choose"]
