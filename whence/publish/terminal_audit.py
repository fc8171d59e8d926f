"""An audit on a terminal: a question with what to judge it by, and the error rates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whence.model.audits import Question, Rate
from whence.publish.phrases import counted

#: What a sample of statements, claims and voices tells when it was wrong.
WRONG: Final = {"statement": "misread", "claim": "put together wrongly", "voice": "told apart wrongly"}


def question(one: Question, number: int, of: int) -> Iterator[RenderableType]:
    """Lay out one question under its number."""
    head = Text(f"{number} of {of}  ", style="dim")
    head.append(one.thing, style="bold")
    head.append(f"  {one.key}", style="dim")
    yield head
    yield from (Padding(Text(line), (0, 0, 0, 2)) for line in one.shown)
    yield Text(f"{one.question}\n", style="bold")


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
