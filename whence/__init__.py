"""Whence: who says so, on whose word, who merely repeats it, who says otherwise."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
