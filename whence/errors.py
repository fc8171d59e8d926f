"""Everything that Whence raises on purpose.

WhenceError                 the command cannot go on; the message says what to do next
├── UsageError              the user can fix it (exit code 1)
│   ├── NoSuchCase          the folder holds no case
│   ├── NotFound            no claim, report, outlet or name goes by that word
│   ├── NothingToGather     none of the inputs matched anything
│   ├── CaseTooNew          the case was written by a newer Whence
│   ├── CaseDamaged         the case's database cannot be read
│   ├── BuilderBusy         another process is building this case
│   ├── BadSettings         `whence.toml` holds something unknown or out of range
│   └── OutputRefused       the place to write to is taken or not writable
└── BadInput                one report or input cannot be read: becomes a setback, never ends a run
"""

from __future__ import annotations

import traceback


class WhenceError(Exception):
    """Root of the tree.

    Attributes:
        next: One sentence: what the user can do.
    """

    def __init__(self, why: str, next_step: str = "") -> None:
        """Keep the reason as the message and the way out beside it."""
        super().__init__(why)
        self.next = next_step


class UsageError(WhenceError):
    """The user can fix it."""


class NoSuchCase(UsageError):
    """The folder holds no case."""


class NotFound(UsageError):
    """No claim, report or name goes by that word."""


class NothingToGather(UsageError):
    """None of the inputs matched anything."""


class CaseTooNew(UsageError):
    """The case was written by a newer Whence."""


class CaseDamaged(UsageError):
    """The case's database cannot be read."""


class BuilderBusy(UsageError):
    """Another process is building this case."""


class BadSettings(UsageError):
    """`whence.toml` holds something unknown or out of range."""


class OutputRefused(UsageError):
    """The place to write to is taken or not writable."""


class BadInput(WhenceError):
    """One report or input cannot be read; whoever catches it writes a setback."""


def where(error: BaseException) -> str:
    """Name the place in our own code that an unexpected error came from: `module.py:line`."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "whence" in frame.filename] or list(frames)
    return f"{own[-1].filename.rsplit('/', 1)[-1]}:{own[-1].lineno}" if own else "an unknown place"
