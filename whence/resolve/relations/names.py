"""Relations that stand in how names are put together: parts of bodies, and other names."""

from __future__ import annotations

from collections.abc import Iterator

from whence.resolve.relations.role_pieces import Line
from whence.resolve.relations.role_subjects import apposed
from whence.resolve.relations.role_ties import Tie
from whence.resolve.relations.role_words import phrases, words

_QUOTES = frozenset({'"', "“", "‘", "'", "«"})
_BODIES = frozenset({"organisation", "other"})


def name_ties(line: Line) -> Iterator[Tie]:
    """Give the parts (`Y's Harbour Department`, `Harbour Department of Y`) and other names that a sentence states.

    Args:
        line: A sentence.
    """
    for at in line.names:
        yield from _part(line, at)
        yield from _called(line, at)
        yield from _person_of(line, at)
        yield from _ranked(line, at)


def _part(line: Line, at: int) -> Iterator[Tie]:
    if line.at(at).owns:
        yield from _within(line, at + 1, at)
    elif line.low(at + 1) == "of":
        yield from _within(line, at, at + 2 + (line.low(at + 2) == "the"))
    elif line.name(at + 1) is not None:
        yield from _within(line, at + 1, at)


def _person_of(line: Line, at: int) -> Iterator[Tie]:
    """`X of the Harbour Board`; `Ann X and Bo Z of` says it of both, `X and Bo Z of` of the one it introduces."""
    whole = at + 2 + (line.low(at + 2) == "the")
    body = line.name(whole)
    if line.low(at + 1) != "of" or body is None or body.kind != "organisation":
        return
    places = apposed(line, at + 1, plural=True)
    whole_names = all(" " in line.text(place, place + 1) for place in places)
    for place in places if whole_names else places[-1:]:
        person = line.name(place)
        if person is not None and person.kind == "person":
            yield Tie(person, "member_of", body, place, whole + 1, firm=True)


def _ranked(line: Line, at: int) -> Iterator[Tie]:
    """`Harbour Guard Captain X`."""
    body, person, rank = line.name(at), line.name(at + 1), line.at(at + 1).rank
    if body is None or person is None or rank is None or body.kind != "organisation" or line.at(at).owns:
        return
    shown = " ".join(line.report.text[rank : line.at(at + 1).start].split())
    if person.kind == "person" and line.low(at - 1) != "-":
        yield Tie(person, "member_of", body, at, at + 2, firm=True, role=shown)


def _within(line: Line, part: int, whole: int) -> Iterator[Tie]:
    small, large = line.name(part), line.name(whole)
    if small is None or large is None or small.key == large.key:
        return
    last = line.text(part, part + 1).rpartition(" ")[2].casefold()
    if last in words("units") and " " in line.text(part, part + 1) and {small.kind, large.kind} <= _BODIES:
        yield Tie(small, "part_of", large, min(part, whole), max(part, whole) + 1, firm=True)


def _called(line: Line, at: int) -> Iterator[Tie]:
    if line.name(at - 1) is not None or (line.low(at - 1) == "of" and line.at(at - 2).capital):
        return
    after = at + 1 + (line.low(at + 1) in {",", "("})
    for table, over in (("alias_over", True), ("alias", False)):
        size = line.run(after, table)
        if not size:
            continue
        other = after + size
        while line.low(other) in _QUOTES | {"the", "as", "simply", ":"}:
            other += 1
        one, two = line.name(at), line.name(other)
        if phrases(table)[tuple(line.low(index) for index in range(after, after + size))] in words("alias_of_persons"):
            two = two if one is not None and one.kind == "person" else None
        if one is not None and two is not None and one.key != two.key and not line.at(at).owns:
            yield Tie(one, "also_known_as", two, at, other + 1, firm=True, former=over)
        return
