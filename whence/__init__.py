"""Whence: who says so, on whose word, who merely repeats it, who says otherwise."""

from __future__ import annotations

import os

# One core a process: the work is spread by processes, and sums must not depend on how many threads share them.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")

__all__ = ["__version__"]

__version__ = "0.1.0"
