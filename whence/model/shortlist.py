"""The short list of a case: at most one finding for one thing."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable

from whence.model.ledger import Finding
from whence.model.spans import Span

#: Reports that two lines about a text must share to be about one text; a report may hold pieces of two.
SHARED = 2


def short_list(found: Iterable[Finding]) -> list[Finding]:
    """Draw up the short list.

    Why this way: one thing may be told in several claims: as a sentence inside a sentence, in words too different to
    be joined, or as every sentence of a text that many carry. The heaviest finding speaks for it; the others stay on
    their claims' pages. Greedy from the heaviest down, so that the order in which findings come plays no part.

    Args:
        found: Findings of a case, any order.

    Returns:
        The heaviest first, ties by kind and id, `rank` counted from 1; of findings that share a sentence, a thing
        counted, half of a passage of evidence, or two reports of one text, the first.

    Cost: linear in the findings, and in the passages of a report for each passage of evidence in it.
    """
    kept = _Kept()
    listed = [one for one in sorted(found, key=lambda one: (-one.weight, one.kind, one.id)) if kept.takes(one)]
    return [dataclasses.replace(one, rank=rank) for rank, one in enumerate(listed, start=1)]


class _Kept:
    """What the findings listed so far are about."""

    def __init__(self) -> None:
        """Begin with nothing listed."""
        self.keys: set[str] = set()
        self.passages: defaultdict[str, list[Span]] = defaultdict(list)
        self.texts: defaultdict[str, list[int]] = defaultdict(list)
        self.number = 0

    def takes(self, one: Finding) -> bool:
        """List a finding, unless one that is listed is about the same."""
        keys = {f"{one.kind} {one.sentence}", *one.things}
        if not self.keys.isdisjoint(keys) or (self._carried(one) if one.texts else self._quoted(one)):
            return False
        self.keys |= keys
        self.number += 1
        for report in one.texts:
            self.texts[report].append(self.number)
        for span in () if one.texts else one.evidence:
            self.passages[span.report].append(span)
        return True

    def _carried(self, one: Finding) -> bool:
        """Tell whether a line about a text is about one that is listed."""
        shared = Counter(number for report in one.texts for number in self.texts.get(report, ()))
        return any(many >= SHARED for many in shared.values())

    def _quoted(self, one: Finding) -> bool:
        return any(_one_passage(span, other) for span in one.evidence for other in self.passages.get(span.report, ()))


def _one_passage(one: Span, other: Span) -> bool:
    """Tell whether half of the shorter of two stretches of a report lies in the other."""
    inside = min(one.end, other.end) - max(one.start, other.start)
    return 2 * inside >= min(one.end - one.start, other.end - other.start)
