"""Whether the compiled loops of the `fast` extra are there; every step has a way in numpy with the same answer."""

from __future__ import annotations

import importlib
import importlib.util
import os
from functools import cache
from types import ModuleType

#: Set it to `0` to work without numba though it is installed.
SWITCH = "WHENCE_FAST"


def kernels() -> ModuleType | None:
    """Give the compiled loops (`whence.trace.overlaps.kernels`), `None` without numba or when `$WHENCE_FAST` is 0."""
    return _loaded() if os.environ.get(SWITCH, "1") != "0" else None


@cache
def _loaded() -> ModuleType | None:
    if importlib.util.find_spec("numba") is None:
        return None
    return importlib.import_module("whence.trace.overlaps.kernels")
