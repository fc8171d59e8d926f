"""The layers of marks on a report's text: attributions with their depth, moments, figures, names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from whence.model.reading import Reading, Statement
from whence.model.spans import Span
from whence.publish.marks import Paint

#: Contents inside contents that are told apart by lines; deeper ones look like the deepest.
DEEPEST: Final = 3


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Sort the statements of a report by where their content begins, an outer content before what it holds."""
    return sorted(statements, key=_place)


def _place(statement: Statement) -> tuple[int, int, int, str]:
    return statement.content[0].start, -statement.content[-1].end, len(statement.chain), statement.id


def doubtful(statement: Statement, confident: float) -> bool:
    """Tell whether a statement rests on an attribution that is too uncertain for the ledger.

    Args:
        statement: Any.
        confident: Least confidence that makes claims, 0 to 1.
    """
    return min((link.confidence for link in statement.chain), default=1.0) < confident


def attributions(statements: Iterable[Statement], confident: float) -> list[Paint]:
    """Colour the sources, cues and contents of a report, each stretch once.

    Why this way: an inner attribution stands inside the content of an outer one, and several statements
    share a source; a stretch that one sure and one doubtful statement share is sure.

    Args:
        statements: Those of one report, any order.
        confident: Least confidence that makes claims, 0 to 1; what lies below is painted `low` too.

    Returns:
        Paints of the styles `source`, `cue`, `content`, `in2`, `in3` (content inside content), `own`
        (the outlet's own voice), and `low`, `low1`, `low2`, `low3` (low confidence of a source or cue, or of
        the content at that depth).

    Cost: n log n in the number of stretches.
    """
    best: dict[tuple[str, int, int], float] = {}
    for statement in statements:
        for style, span, sure in _stretches(statement):
            key = style, span.start, span.end
            best[key] = max(best.get(key, 0.0), sure)
    contents = sorted((start, -end) for style, start, end in best if style == "content")
    depth = dict(zip(contents, _depths(contents), strict=True))
    made: list[Paint] = []
    for (style, start, end), sure in best.items():
        at = depth[start, -end] if style == "content" else 0
        made.append(Paint(start, end, style if at < 2 else f"in{at}"))
        if sure < confident:
            made.append(Paint(start, end, f"low{at}" if at else "low"))
    return made


def _stretches(statement: Statement) -> Iterator[tuple[str, Span, float]]:
    sure = min((link.confidence for link in statement.chain), default=1.0)
    for span in statement.content:
        yield "content" if statement.chain else "own", span, sure
    for link in statement.chain:
        if link.source is not None:
            yield "source", link.source, link.confidence
        if link.cue is not None:
            yield "cue", link.cue, link.confidence


def _depths(stretches: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Give for each stretch (start, minus end), outer before inner, how many hold it, itself included."""
    ends: list[int] = []
    for start, minus_end in stretches:
        del ends[: bisect_left(ends, start + 1)]
        yield min(len(ends) - bisect_left(ends, -minus_end) + 1, DEEPEST)
        insort(ends, -minus_end)


def values(reading: Reading, anchors: Mapping[str, str]) -> list[Paint]:
    """Mark moments and figures, each leading to what is told of it, and names.

    Args:
        reading: What was read out of a report.
        anchors: Where a moment or figure is told of, by its id.
    """
    made = [Paint(each.span.start, each.span.end, "name") for each in reading.mentions]
    made += [Paint(each.span.start, each.span.end, "moment", anchors[each.id]) for each in reading.moments]
    made += [Paint(each.span.start, each.span.end, "figure", anchors[each.id]) for each in reading.figures]
    return made
