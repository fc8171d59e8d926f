"""When to stop asking a server that does not answer."""

from __future__ import annotations

from typing import Final

#: Failures in a row after which a server counts as lost.
_LOST: Final = 3
#: Questions left out before it is tried again; doubled each time it fails again.
_FIRST_REST: Final = 8


class Patience:
    """Counts failures in a row, and asks a lost server ever more rarely.

    Why this way: two time-outs for each part of a thousand reports would take days; a server that comes back
    is noticed all the same.
    """

    def __init__(self) -> None:
        self._failures = 0
        self._rest = 0
        self._next_rest = _FIRST_REST

    def asks(self) -> bool:
        """Tell whether the next question is put."""
        if self._rest > 0:
            self._rest -= 1
            return False
        return True

    def went(self, *, well: bool) -> None:
        """Hear how a question went."""
        if well:
            self._failures, self._rest, self._next_rest = 0, 0, _FIRST_REST
            return
        self._failures += 1
        if self._failures >= _LOST:
            self._rest, self._next_rest = self._next_rest, self._next_rest * 2
