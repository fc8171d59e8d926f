"""Two reports side by side: the passages they share, what was changed, and who took from whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from whence.model.lineage import Derivation, Edit, Passage
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.model.spans import Reason, Span
from whence.publish import phrases
from whence.publish.catalogue import Brief, Catalogue
from whence.publish.pair_changes import KINDS, WORD, Change, Located, located
from whence.publish.pair_sides import Gap, Side, Stretch, joined, side
from whence.publish.pairs import CHANGE_ROOM, PASSAGE_ROOM, Pair, anchor_of

#: A change on one side: where it stands, where in the other text, its kind.
Mark = tuple[Stretch, Stretch, str]

#: Unchanged code points in a row from which their middle is left out, and what stays at either end.
PLAIN, PLAIN_END = 1_600, 500
#: Code points of a piece of page clutter that are shown.
CLUTTER = 60
#: Standing passages and changes without a place that are quoted; the rest is counted.
QUOTED = 5
#: Steps of a reason's bar, and the log odds that fill it.
BAR_STEPS, BAR_FULL = 10, 5.0
#: What else a report took from, named on the page.
OTHERS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side in one look.

    Attributes:
        look: `text`, `dim` (around the passage), `clutter`, `changed`, `lacking` (words of the other side stand here),
            `skipped` (then `words` tell how many), or `border` between two paragraphs.
        how: Of a change: `replaced`, `left out` or `added`.
        kind: Of a change: a word of `KINDS`.
    """

    look: str
    text: str = ""
    how: str = ""
    kind: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a shared passage.

    Attributes:
        parts: Its paragraphs, as many as on the other side, each in pieces.
        number: In order of its own text, from 1.
    """

    parts: Sequence[Sequence[Piece]]
    direction: str
    number: int
    href: str
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Match:
    """A shared passage.

    Attributes:
        marked: How many of its changes are marked.
        kinds: What each of its changes is called, also of those that are not marked.
        loose: Some changes whose place was not found.
    """

    anchor: str
    words: int
    columns: tuple[Column, Column]
    marked: int
    kinds: Sequence[str]
    loose: Sequence[tuple[Edit, str]]


@dataclass(frozen=True, slots=True)
class Ground:
    """A derivation with what speaks for it and against it, each with the steps of its bar and its quotations."""

    row: Derivation
    copy: Brief
    original: Brief
    told: Sequence[tuple[Reason, int, Sequence[tuple[str, str]]]]


def speakers(reading: Reading) -> list[Stretch]:
    """List where a report names who says something."""
    chains = (each.chain for each in reading.statements)
    return joined((link.source.start, link.source.end) for chain in chains for link in chain if link.source is not None)


def pair_page(made: Catalogue, pair: Pair, left: Report, *, right: Report) -> dict[str, Any]:
    """Put together what the page of two reports shows.

    Why this way: rows follow the left text, and each side counts its own passages, so that a copy that moved
    paragraphs shows it; all that is cut off is counted.

    Args:
        made: The case in short, with the speakers of both reports.
        pair: Which two, and what is known of them.
        left: What stands left.
        right: The other.

    Returns:
        The values that `pair.html` names.

    Cost: linear in both texts; what is shown is bounded by `whence.publish.pairs`.
    """
    every, anchors = pair.passages
    drawn = [each for each in every if anchor_of(each) in anchors]
    turned = pair.overlap is not None and pair.overlap.report_a != pair.left
    sides = tuple(
        side(
            report,
            (_own(each, report.id) for each in every),
            frozenset(_own(each, report.id) for each in drawn),
        )
        for report in (left, right)
    )
    matches = [_match(made, each, (sides[0], sides[1])) for each in drawn]
    numbers = [match.columns[1].number for match in matches]
    counts = Counter(kind for match in matches for kind in match.kinds)
    counts.update(_called(edit) for each in every if anchor_of(each) not in anchors for edit in each.edits)
    return {
        "pair": pair,
        "briefs": (made.briefs[left.id], made.briefs[right.id]),
        "shares": _shares(pair, turned=turned),
        "sides": sides,
        "languages": (left.language, right.language),
        "labels": ("earlier", "later") if pair.ground != "none" else ("one report", "the other"),
        "grounds": [_ground(made, row) for row in pair.rows],
        "others": [_others(made, pair, each) for each in (left.id, right.id)],
        "matches": matches,
        "cluttered": any(
            piece.look == "clutter"
            for match in matches
            for one in match.columns
            for part in one.parts
            for piece in part
        ),
        "moved": numbers != sorted(numbers),
        "words": sum(int(each.score) for each in every),
        "total": len(every),
        "kinds": [(kind, counts[kind]) for kind in KINDS.values() if counts[kind]],
        "unmarked": counts.total() - sum(match.marked for match in matches),
        "standing": [] if pair.overlap is None else [each.a.text for each in pair.overlap.standing[:QUOTED]],
        "standing_count": 0 if pair.overlap is None else len(pair.overlap.standing),
    }


def _own(passage: Passage, report: str) -> Stretch:
    span = passage.a if passage.a.report == report else passage.b
    return span.start, span.end


def _shares(pair: Pair, *, turned: bool) -> tuple[int, int]:
    """Give how much of either text stands in the other, in percent."""
    if pair.overlap is None:
        return 0, 0
    both = round(100 * pair.overlap.contained_a), round(100 * pair.overlap.contained_b)
    return (both[1], both[0]) if turned else both


def _match(made: Catalogue, passage: Passage, sides: tuple[Side, Side]) -> Match:
    """Lay out a passage."""
    turned = passage.a.report != sides[0].report.id
    a, b = sides[::-1] if turned else sides
    found = located(passage, a.idle, b.idle)
    changes = () if found is None else tuple(_spoken(made, passage, each) for each in found.changes)
    columns = []
    marked = len(changes)
    cuts = () if found is None else _cuts(found, a, b)
    for number, one in enumerate(sides):
        first = (number == 0) != turned
        span = passage.a if first else passage.b
        marks = [(each.a, each.b, each.kind) if first else (each.b, each.a, each.kind) for each in changes]
        wall = [each[0 if first else 1] for each in cuts]
        end = _end(found, span, first=first)
        parts, held = _parts(one, span, marks, cuts=wall, end=end, left=number == 0)
        marked = min(marked, held)
        columns.append(_column(made, one, span, parts=parts))
    return Match(
        anchor=anchor_of(passage),
        words=int(passage.score),
        columns=(columns[0], columns[1]),
        marked=marked,
        kinds=[*map(_called, changes), *map(_called, passage.edits[len(changes) :])],
        loose=[] if found is not None else [(each, _called(each)) for each in passage.edits[:QUOTED]],
    )


def _called(change: Change | Edit) -> str:
    return KINDS.get(change.kind, change.kind)


def _end(found: Located | None, span: Span, *, first: bool) -> int:
    if found is None:
        return span.end
    return found.ends[0 if first else 1]


def _cuts(found: Located, a: Side, b: Side) -> list[Stretch]:
    """Find where paragraphs begin in both texts alike, so that they can stand beside each other."""
    steps = sorted([*found.equal, *((each.a[0], each.b[0]) for each in found.changes)])
    one, number = (a, 0) if len({a.block(each) for each, _ in steps}) > 1 else (b, 1)
    return [after for before, after in pairwise(steps) if one.block(before[number]) < one.block(after[number])]


def _column(made: Catalogue, one: Side, span: Span, *, parts: Sequence[list[Piece]]) -> Column:
    text, place = one.report.text, one.places[span.start, span.end]
    if place.before < place.start:
        parts[0].insert(0, Piece("dim", text[place.before : place.start]))
    if place.end < place.behind:
        parts[-1].append(Piece("dim", text[place.end : place.behind]))
    return Column(
        parts=[_trimmed(part) for part in parts],
        direction=one.direction(place.before, place.behind),
        number=place.number,
        href=made.span_href(span),
        gap=place.gap,
    )


def _trimmed(part: Sequence[Piece]) -> list[Piece]:
    """Drop the blanks at both ends of a paragraph."""
    pieces = list(part)
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while pieces and not pieces[edge].how and pieces[edge].look != "skipped":
            pieces[edge] = replace(pieces[edge], text=strip(pieces[edge].text))
            if pieces[edge].text:
                break
            del pieces[edge]
    return pieces


def _spoken(made: Catalogue, passage: Passage, change: Change) -> Change:
    """Call a change of name or of words that names who speaks what it is."""
    if change.kind not in ("name", "word"):
        return change
    for report, (start, end) in ((passage.a.report, change.a), (passage.b.report, change.b)):
        if start < end and _touches(made.speakers.get(report, ()), start, end):
            return Change(change.a, change.b, "speaker")
    return change


def _touches(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    number = bisect_left(stretches, (end, end)) - 1
    return number >= 0 and stretches[number][1] > start


def _parts(
    one: Side, span: Span, marks: Sequence[Mark], *, cuts: Sequence[int], end: int, left: bool
) -> tuple[list[list[Piece]], int]:
    """Cut one side of a passage into paragraphs and these into pieces; gives how many of its changes they hold, too.

    Args:
        one: The side.
        span: The passage there.
        marks: Its changes, in order.
        cuts: Where a paragraph ends and the next begins.
        end: How far changes are known; what lies behind is counted.
        left: Whether this side stands left, where what the other one lacks was left out.
    """
    parts: list[list[Piece]] = [[]]
    at, room, marked = span.start, PASSAGE_ROOM, 0
    for piece, stop in _flow(one, (span.start, end), marks, cuts=cuts, left=left):
        room -= len(piece.text) + (CHANGE_ROOM if piece.how else 0)
        if room < 0:
            break
        if piece.look == "border":
            parts.append([])
        else:
            parts[-1].append(piece)
        at, marked = stop, marked + bool(piece.how)
    if rest := _words(span.text[at - span.start :]):
        parts[-1].append(Piece("skipped", words=rest))
    return [*parts, *([] for _ in range(len(cuts) + 1 - len(parts)))], marked


def _flow(
    one: Side, bounds: Stretch, marks: Sequence[Mark], *, cuts: Sequence[int], left: bool
) -> Iterator[tuple[Piece, int]]:
    """Give pieces with their ends, `border` pieces between paragraphs."""
    at, passed = bounds[0], 0
    for (start, stop), other, kind in (*marks, ((bounds[1], bounds[1]), (0, 0), "")):
        while passed < len(cuts) and cuts[passed] <= start:
            yield from _plain(one, at, cuts[passed])
            yield Piece("border"), cuts[passed]
            at, passed = cuts[passed], passed + 1
        yield from _plain(one, at, start)
        at = stop
        if kind:
            yield _change(one, (start, stop), other, kind=kind, left=left), stop


def _change(one: Side, own: Stretch, other: Stretch, *, kind: str, left: bool) -> Piece:
    called = KINDS.get(kind, kind)
    if own[0] == own[1]:
        return Piece("lacking", "", "added" if left else "left out", called)
    how = "replaced" if other[0] < other[1] else "left out" if left else "added"
    return Piece("changed", one.report.text[slice(*own)], how, called)


def _plain(one: Side, start: int, end: int) -> Iterator[tuple[Piece, int]]:
    """Give unchanged words, without the middle of a long stretch."""
    if end - start <= PLAIN:
        yield from _bare(one, start, end)
        return
    text = one.report.text
    first = text.rfind(" ", start, start + PLAIN_END)
    last = text.find(" ", end - PLAIN_END, end)
    first, last = (start + PLAIN_END if first < 0 else first), (end - PLAIN_END if last < 0 else last)
    yield from _bare(one, start, first)
    yield Piece("skipped", words=_words(text[first:last])), last
    yield from _bare(one, last, end)


def _bare(one: Side, start: int, end: int) -> Iterator[tuple[Piece, int]]:
    """Give words as they stand; clutter among them takes no lines of its own."""
    runs = list(one.runs(start, end))
    for number, ((begin, stop), clutter) in enumerate(runs):
        words = one.report.text[begin:stop]
        if clutter:
            yield Piece("clutter", phrases.shortened(words, CLUTTER)), stop
        else:
            near = number + 1 < len(runs) or (number > 0 and not words.strip())
            yield Piece("text", words.rstrip() + "\n" if near and words.strip() else " " if near else words), stop


def _words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def _ground(made: Catalogue, row: Derivation) -> Ground:
    assert row.original is not None
    told = []
    for reason in row.reasons:
        steps = min(round(abs(reason.weight) / BAR_FULL * BAR_STEPS), BAR_STEPS)
        quotes = [(phrases.shortened(span.text, 90), made.span_href(span)) for span in reason.spans[:2]]
        told.append((reason, max(steps, 1) if reason.weight else 0, quotes))
    return Ground(row, made.briefs[row.copy], made.briefs[row.original], told)


def _others(made: Catalogue, pair: Pair, report: str) -> list[Derivation]:
    """List what else a report rests on, the likeliest first."""
    here = {pair.left, pair.right}
    rows = [row for row in made.parents.get(report, ()) if row.original not in here]
    return sorted(rows, key=lambda row: (-row.probability, row.id))[:OTHERS]
