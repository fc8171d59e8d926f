"""What a person settled, as it stands on a terminal and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whence.publish.settling import Settled
from whence.publish.terminal import quoted
from whence.publish.terminal_marks import Signs, clean
from whence.publish.terminal_source import settled_words


def settled(found: Sequence[Settled], *, signs: Signs, changed: str | None = None) -> Iterator[RenderableType]:
    """Lay out what was settled, with the record of those on whose own word each claim is made.

    Args:
        found: What `whence.publish.settling.settled` gave.
        signs: Alphabet of the terminal.
        changed: What was done just now, `None` for a list.
    """
    if not found:
        yield Text("Nothing was settled yet: whence settle CASE CLAIM borne-out|not-borne-out|undecided --note TEXT")
    for one in found:
        yield Text(quoted(one.words, signs), style="bold")
        yield Text(
            signs.dot.join(("not settled" if one.judgement is None else settled_words(one.judgement), one.claim)),
            style="dim",
        )
        if changed is not None:
            yield from (Padding(each, (0, 0, 0, 2)) for each in _records(one))
        yield Text("")
    if changed is not None:
        yield Text(changed, style="dim")


def _records(one: Settled) -> Iterator[Text]:
    if not one.records:
        yield Text("Nobody who can be known again says it on their own word, so it enters no record.", style="dim")
    for each in one.records:
        line = Text(clean(each.name), style="bold")
        line.append(
            f", who {'says so' if each.side == 'for' else 'denies it'}: reliability {each.source.reliability}. "
        )
        line.append(clean(each.source.reasons[0].detail), style="dim")
        yield line


def settled_data(found: Sequence[Settled]) -> dict[str, Any]:
    """Turn the same into plain data."""
    return {"settled": [_data(one) for one in found]}


def _data(one: Settled) -> Mapping[str, Any]:
    told = one.judgement
    return {
        "claim": one.claim,
        "words": one.words,
        "outcome": None if told is None else told.kind,
        "note": None if told is None else told.reason,
        "at": None if told is None else told.at,
        "by": None if told is None else told.by,
        "judgement": None if told is None else told.id,
        "sources": [
            {
                "source": each.source.id,
                "name": each.name,
                "side": each.side,
                "resolved": each.source.resolved,
                "upheld": each.source.upheld,
                "reliability": each.source.reliability,
                "reason": each.source.reasons[0].detail,
            }
            for each in one.records
        ],
    }
