"""An audit on a terminal: a question with what to judge it by, and the error rates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.model.audits import Question, Rate
from whence.publish.phrases import counted
from whence.publish.terminal_marks import UNICODE, clean, shorten

#: Code points shown of a word that is no answer.
LONGEST: Final = 40
#: What a sample of statements, claims and voices tells when it was wrong.
WRONG: Final = {"statement": "misread", "claim": "put together wrongly", "voice": "told apart wrongly"}


def opening(many: int, left: int) -> Iterator[RenderableType]:
    """Say how many questions there are and how to stop."""
    if not many:
        yield Text("This case holds nothing to judge yet.\n", style="dim")
    elif not left:
        more = "A larger --sample or another --seed asks for more."
        yield Text(f"All {counted(many, 'question')} of this sample are judged. {more}\n", style="dim")
    else:
        stop = "Each answer is kept at once; after q the same command goes on from there."
        yield Text(f"{left:,} of {counted(many, 'question')} to judge. {stop}\n", style="dim")


def question(one: Question, number: int, of: int) -> Iterator[RenderableType]:
    """Lay out one question under its number, the labels of its lines in a column of their own."""
    head = Text(f"{number} of {of}  ", style="dim")
    head.append(one.thing, style="bold")
    head.append(f"  {one.key}", style="dim")
    yield head
    table, before = Table.grid(padding=(0, 1, 0, 0)), ""
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for line in one.shown:
        label, _, words = line.partition(": ")
        table.add_row(Text(f"  {label if label != before else ''}"), Text(words))
        before = label
    yield table
    yield Text(f"{one.question}\n", style="bold")


def no_answer(word: str) -> Iterator[RenderableType]:
    """Say that a word is none of the answers."""
    yield Text(f"“{shorten(clean(word), LONGEST, UNICODE)}” is none of r, w, u, s, q.", style="dim")


def sheet(questions: Sequence[Question]) -> Iterator[RenderableType]:
    """Lay out every question of a sample."""
    for number, one in enumerate(questions, start=1):
        yield from question(one, number, len(questions))


def rates(found: Iterable[Rate]) -> Iterator[RenderableType]:
    """Lay out the case's own error rates, one line for each kind of thing."""
    yield Text("Error rates of this case, as judged by hand", style="bold")
    for one in found:
        yield Padding(Text(_rate(one)), (0, 0, 0, 2))
        if one.outdated:
            gone = f"{counted(one.outdated, 'verdict')} on what has changed since no longer count."
            yield Padding(Text(gone, style="dim"), (0, 0, 0, 4))


def _rate(one: Rate) -> str:
    judged = one.right + one.wrong
    unclear = f", {one.unclear:,} more unclear" if one.unclear else ""
    if one.share is None or one.low is None or one.high is None:
        return f"{one.thing}s: none of {one.held:,} judged yet{unclear}"
    return (
        f"{one.thing}s: {one.wrong:,} of {judged:,} judged {WRONG[one.thing]}, {one.share:.0%} "
        f"(95% interval {one.low:.0%} to {one.high:.0%}){unclear}; the case holds {one.held:,}"
    )
