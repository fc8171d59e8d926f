"""Names that a report shows to be of two things, however alike they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from whence.model.identities import Alias, Apart, NameUse, Relation
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.model.spans import Span
from whence.resolve.namings import blocks_of

#: Words between two names that set them equal.
_EQUAL = re.compile(
    r"(?i)\(|/|\b(?:or|alias|aka|a\.k\.a|also|known|called|formerly|previously|spell?ed|spelt|written|named|i\.e|namely)\b"
)
#: Code points between two names over which such words are looked for.
_NEAR = 60
#: A sentence with more names of one block than this is a list of no help.
_MANY = 40
#: Predicates whose two sides are two things.
_STRUCTURE = frozenset(
    ("part_of", "member_of", "leads", "deputy_of", "speaks_for", "founded", "appointed_to", "owns"),
)


def kept_apart(
    report: Report,
    reading: Reading,
    used: Sequence[NameUse],
    *,
    stated: Iterable[Alias],
    relations: Iterable[Relation],
) -> tuple[Apart, ...]:
    """List pairs of names that the report uses for two things.

    Why this way: a writer who names both in one sentence speaks of two, unless the words set them equal; of places,
    whose names are short and alike, also who names both in one report; and who leads or is a part of something is not
    that thing. Only pairs that might be taken for one are listed.

    Args:
        report: The report.
        reading: Its sentences.
        used: Its name uses in reading order.
        stated: Aliases that the report states; those pairs are never listed, but for slips of the pen.
        relations: Roles and structure that it states.

    Returns:
        Each pair once, `key_a < key_b`, by key, with the first words that show it.

    Cost: linear in the mentions; quadratic in names of one sentence that share a block, up to a few dozen.
    """
    equal = {(alias.key_a, alias.key_b) for alias in stated if alias.kind != "spelling"}
    found: dict[tuple[str, str], Apart] = {}
    for one, other in _pairs(reading, used):
        keys = min(one.key, other.key), max(one.key, other.key)
        if keys not in equal and keys not in found and not _set_equal(report, one.span, other.span):
            span = report.span(one.span.start, other.span.end)
            found[keys] = Apart(*keys, "side_by_side", report.id, span)
    for relation in relations:
        keys = min(relation.subject, relation.object), max(relation.subject, relation.object)
        if relation.predicate in _STRUCTURE and keys[0] != keys[1] and keys not in equal and relation.spans:
            found.setdefault(keys, Apart(*keys, "structure", report.id, relation.spans[0]))
    return tuple(found[keys] for keys in sorted(found))


def _pairs(reading: Reading, used: Sequence[NameUse]) -> Iterator[tuple[NameUse, NameUse]]:
    """Give pairs of one sentence (of places: of the report) and class whose names share a block, in reading order."""
    starts = [sentence.start for sentence in reading.sentences]
    rows: defaultdict[int, list[NameUse]] = defaultdict(list)
    for use in used:
        rows[-1 if use.kind == "place" else bisect_right(starts, use.span.start)].append(use)
    for _, row in sorted(rows.items()):
        heaps: defaultdict[tuple[str, int], list[NameUse]] = defaultdict(list)
        for use in row:
            for block in blocks_of(use.key):
                heaps[use.key.partition(":")[0], block].append(use)
        for heap in heaps.values():
            first = {use.key: use for use in reversed(heap)}
            if 1 < len(first) <= _MANY:
                several = sorted(first.values(), key=lambda use: use.span)
                yield from combinations(several, 2)


def _set_equal(report: Report, one: Span, other: Span) -> bool:
    if other.start < one.end:
        return True
    between = report.text[one.end : other.start]
    return len(between) <= _NEAR and _EQUAL.search(between) is not None
