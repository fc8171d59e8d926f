"""Settle the names of one report: which mentions are one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identities import NameUse
from whence.model.reading import MentionKind
from whence.resolve.named import Named
from whence.resolve.names import CLASSES, bare, is_acronym, key_of, title_of, without_generation

Words = tuple[str, ...]
#: Words of the longest name of a person that others are joined to; longer ones are no names.
LONGEST = 12


def joined(named: Sequence[Named], organisations: Mapping[str, str]) -> dict[str, str | None]:
    """Join short forms to the full name they stand for in this report.

    Why this way: a surname joins the one person of the report whose name ends with it, a given name alone the one
    person named in full before it; where there are two it stays open, since it is one of them and nobody can say which.
    A title that speaks of the other sex joins nobody. A wrong merge misleads more than a missed one.

    Args:
        named: The mentions of the report.
        organisations: Short forms of organisations, by mention, from `short_organisations`.

    Returns:
        For each mention that is a short form, by id, the full key, or `None` where it stays open; others are absent.
    """
    people = _People(named)
    short: dict[str, str | None] = dict(organisations)
    for item in named:
        if item.mention.id in short or not _may_be_short(item):
            continue
        bearers = people.bearers(item)
        if len(bearers) == 1:
            short[item.mention.id] = key_of(min(bearers), "person")
        elif bearers and item.kind == "person":
            short[item.mention.id] = None
    return short


def _may_be_short(item: Named) -> bool:
    if is_acronym(item.mention.span.text):
        return False
    return item.kind == "person" or (item.kind == "other" and len(item.words) == 1)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person named in full: where first, and what the titles say of the sex."""

    start: int
    sexes: frozenset[str]


class _People:
    """The persons that a report names in full, by what they may be called for short."""

    def __init__(self, named: Sequence[Named]) -> None:
        known: dict[Words, _Bearer] = {}
        for item in named:
            if item.kind == "person" and 1 < len(item.words) <= LONGEST:
                start = item.mention.span.start
                before = known.get(item.words, _Bearer(start, frozenset()))
                known[item.words] = _Bearer(min(before.start, start), before.sexes | _sexes(item))
        filed = _filed(known)
        self._known = known
        fullest = {full for full in known if len(filed[full]) != 1}
        self._by_end = _filed(fullest)
        self._by_given: defaultdict[str, set[Words]] = defaultdict(set)
        for full in fullest:
            self._by_given[full[0]].add(full)

    def bearers(self, item: Named) -> set[Words]:
        """Give the persons that a short form can stand for: none, one, or several."""
        found = {full for full in self._by_end[item.words] if full != item.words}
        if item.words in self._known and len(found) != 1:
            return set()
        if not found and len(item.words) == 1 and item.kind == "person" and title_of(item.mention.span.text) is None:
            start = item.mention.span.start
            found = {full for full in self._by_given[item.words[0]] if self._known[full].start < start}
        sexes = _sexes(item)
        return {full for full in found if not sexes or not self._known[full].sexes or sexes & self._known[full].sexes}


def _filed(persons: Iterable[Words]) -> defaultdict[Words, set[Words]]:
    """File persons under each ending of their name, under first and last name, and under initial and surnames."""
    filed: defaultdict[Words, set[Words]] = defaultdict(set)
    for full in persons:
        words = without_generation(full)
        if words != full:
            filed[words].add(full)
        for place in range(1, len(words)):
            filed[words[place:]].add(full)
        if len(words) > 2:
            filed[words[0], words[-1]].add(full)
        if len(words[0]) > 1:
            filed[words[0][0], *words[1:]].add(full)
    return filed


def _sexes(item: Named) -> frozenset[str]:
    title = title_of(item.mention.span.text)
    return frozenset(sex for sex in ("man", "woman") if title in _titles(sex))


@cache
def _titles(sex: str) -> frozenset[str]:
    return frozenset(lexicon("en", "short_forms")[sex])


def uses(named: Sequence[Named], short: Mapping[str, str | None]) -> tuple[NameUse, ...]:
    """Write down which name every mention goes by.

    Args:
        named: The mentions of the report.
        short: Mentions to the full keys they join, from `joined`; those that stay open get no use.

    Returns:
        In reading order; the name shown is the longest wording in the report, the first of equals by alphabet.
    """
    keyed = [(item, key) for item in named if (key := short.get(item.mention.id, item.key)) is not None]
    wordings: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, MentionKind] = {}
    for item, key in keyed:
        wordings[key].add(bare(item.mention.span.text, item.kind))
        if item.key == key or key not in kinds:
            kinds[key] = item.kind
    names = {key: min(found, key=lambda name: (-len(name), name)) for key, found in wordings.items()}
    made: list[NameUse] = []
    for item, key in keyed:
        span = item.mention.span
        kind = kinds[key] if CLASSES[kinds[key]] == key.partition(":")[0] else item.kind
        made.append(NameUse(item.mention.id, span.report, span, kind, key, names[key]))
    return tuple(made)
