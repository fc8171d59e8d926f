"""What every command shares: how it prints, how it refuses, where a fault of the program is written down."""

from __future__ import annotations

import errno
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.model.tally import Progress, Quiet

if TYPE_CHECKING:  # rich takes longer to load than `whence --help` may run
    from rich.console import RenderableType

    from whence.publish.terminal_marks import Signs

DONE, FIXABLE, SETBACKS, OUR_FAULT, STOPPED = 0, 1, 2, 3, 130
#: Refusals of the system that a person can do something about: rights, a full disk or quota, a read-only disk.
ELSEWHERE = {errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EROFS}
#: Around right-to-left words of a message, so that they do not reorder the rest of the line.
ISOLATES = "\u2068\u2069"
FAULT_FILE = "whence-error.txt"

HeldCase = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of a case.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def refuse(why: str, next_step: str) -> int:
    """Say on standard error what is wrong and what to do; gives the exit code for it."""
    line = " ".join(f"whence: {why.rstrip('.')}. {next_step}".split())
    sys.stderr.write("".join(each if each.isprintable() or each in ISOLATES else "\ufffd" for each in line) + "\n")
    return FIXABLE


def last_resort(folder: Path) -> Hook:
    """Make the hook that writes down what went wrong in the program itself, says where, and exits with 3."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        told = "".join(traceback.format_exception(kind, error, trace))
        place = folder if folder.is_dir() and os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
        path = place / FAULT_FILE
        path.write_text(told, "utf-8", "replace")
        if os.environ.get("WHENCE_DEBUG") == "1":
            sys.stderr.write(told)
        sys.stderr.write(f"whence: a fault of the program, not of your reports ({kind.__name__}). Details: {path}\n")
        raise SystemExit(OUR_FAULT)

    return tell


@contextmanager
def working(case: Path, *, quiet: bool = True) -> Iterator[Progress]:
    """Let faults be written into the case, and lend the progress bar that this terminal can show."""
    sys.excepthook = last_resort(case)
    progress: Progress = Quiet()
    if not quiet and sys.stderr.isatty():
        from whence.publish.terminal_screen import Bar  # noqa: PLC0415 - rich is slow to load

        progress = Bar(sys.stderr)
    try:
        yield progress
    finally:
        progress.stop()


def draw(lay_out: Callable[[Signs], Iterable[RenderableType]]) -> int:
    """Print what is laid out for the signs that this terminal has; gives the exit code for done."""
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - rich is slow to load

    screen = Screen()
    screen.show(lay_out(screen.signs))
    return DONE


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - rich is slow to load

    Screen().write("".join(f"{line}\n" for line in lines))


def print_json(data: dict[str, Any]) -> int:
    """Print one JSON object; gives the exit code for done."""
    print_lines([json.dumps(data, ensure_ascii=True, indent=2)])
    return DONE
