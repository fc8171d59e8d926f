"""The terminal itself: width, colour, encoding, and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from whence.publish.phrases import counted
from whence.publish.terminal_marks import Signs, signs_for

#: Columns of a line of text: longer lines are hard to read, whatever the width of the window.
MEASURE: Final = 100
#: Columns taken when the output is no terminal.
PIPE: Final = 100

#: What ASCII has for signs that findings and reports are set with.
PLAIN: Final = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−·", "-"),
    "…": "...",
    "‹": "<",
    "›": ">",
    "→": "->",
}

_STEPS: Final = {"gather": "Gathering", "read": "Reading", "weigh": "Weighing"}


class Screen:
    """Standard output as Whence writes to it.

    Attributes:
        signs: The alphabet of marks that the output's encoding can write.
        console: rich's view of it; plain without colours unless a terminal that wants them.
    """

    def __init__(self, out: TextIO | None = None) -> None:
        """Look at what standard output is, once."""
        self.out = out if out is not None else sys.stdout
        self.signs: Signs = signs_for(getattr(self.out, "encoding", None))
        self.console = Console(file=self.out, highlight=False, markup=False, emoji=False)
        width = self.console.width if self.out.isatty() or "COLUMNS" in os.environ else PIPE
        self.console.width = min(width, MEASURE)

    def show(self, parts: Iterable[RenderableType]) -> None:
        """Draw the parts one below the other."""
        with self.console.capture() as drawn:
            for part in parts:
                self.console.print(part)
        lines = drawn.get().splitlines()
        self.write("".join(line.rstrip() + "\n" for line in lines))

    def write(self, text: str) -> None:
        """Write text that is ready, in what the encoding has; a reader that left is no error."""
        encoding = getattr(self.out, "encoding", None) or "utf-8"
        try:
            self.out.write(_writable(text, encoding))
            self.out.flush()
        except BrokenPipeError:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, self.out.fileno())


def _writable(text: str, encoding: str) -> str:
    """Put what the encoding lacks in others' places: typographic signs become their ASCII relatives, the rest `?`."""
    lacking = {ord(sign): PLAIN.get(sign, "?") for sign in set(text) if not _has(encoding, sign)}
    return text.translate(lacking)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class Bar:
    """Progress on a terminal: a bar per step with counts of statements and setbacks and the time left."""

    def __init__(self, err: TextIO) -> None:
        """Prepare; nothing is drawn before the first step starts."""
        console = Console(file=err, highlight=False, markup=False)
        dash = "-" if signs_for(getattr(err, "encoding", None)).more == "..." else "·"
        self._dash = f" {dash} "
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[counts]}"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._total: int | None = None
        self._done = self._statements = self._setbacks = 0

    def start(self, step: str, total: int | None) -> None:
        """A step begins; an unfinished one before it is over."""
        self.stop()
        self._total = total
        self._done = self._statements = self._setbacks = 0
        self._bars.start()
        self._task = self._bars.add_task(_STEPS.get(step, step.capitalize()), total=total, counts=self._counts())

    def advance(self, done: int = 1, *, statements: int = 0, setbacks: int = 0) -> None:
        """Some items of the step are done."""
        self._done += done
        self._statements += statements
        self._setbacks += setbacks
        if self._task is not None:
            self._bars.update(self._task, advance=done, counts=self._counts())

    def _counts(self) -> str:
        of = "" if self._total is None else f" of {self._total:,}"
        parts = [f"{self._done:,}{of} {'report' if self._done == 1 and not of else 'reports'}"]
        parts += [counted(self._statements, "statement")] if self._statements else []
        parts += [counted(self._setbacks, "setback")] if self._setbacks else []
        return self._dash.join(parts)

    def stop(self) -> None:
        """The step is over; its bar disappears, the summary says what was done."""
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
        self._bars.stop()
