"""Read roles and structure that a report states plainly: who leads, speaks for, is part of what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.lang.lexicon import lexicon
from whence.model.identities import NameUse, Predicate, Relation
from whence.model.identity import content_id
from whence.model.reading import Reading, Sentence
from whence.model.reports import Report

#: Code points between two names that one role phrase may bridge.
_REACH = 90


class _Rule(NamedTuple):
    """What stands between two names, what that makes of them, and which of them is the subject.

    `before` must match what leads up to the first name; `kinds` are the kinds of subject and object.
    """

    between: re.Pattern[str]
    predicate: Predicate
    turned: bool
    kinds: tuple[frozenset[str], frozenset[str]]
    before: re.Pattern[str] | None = None


def relations(report: Report, reading: Reading, named: Sequence[NameUse]) -> tuple[Relation, ...]:
    """Read the roles and structures stated in a report.

    Why this way: only phrases that stand directly between two names, because a wrong tie would mark
    a source as interested in what it says. A role that is called former or acting is left out.

    Args:
        report: The report.
        reading: What was read out of it.
        named: Its mentions with their name keys, in reading order.

    Returns:
        Relations between name keys with the statements that state them, by id; `since` and `until`
        stay unknown.
    """
    told: dict[tuple[str, Predicate, str], set[str]] = defaultdict(set)
    starts = [sentence.start for sentence in reading.sentences]
    for one, other in pairwise(named):
        place = bisect_right(starts, one.span.start) - 1
        if place < 0 or not _together(one, other, reading.sentences[place]):
            continue
        for triple in _stated(report, one, other):
            told[triple].update(_statements(reading, reading.sentences[place]))
    found = [
        Relation(content_id("relation", *triple), *triple, None, None, tuple(sorted(statements)))
        for triple, statements in told.items()
    ]
    return tuple(sorted(found, key=lambda relation: relation.id))


def _together(one: NameUse, other: NameUse, sentence: Sentence) -> bool:
    gap = other.span.start - one.span.end
    return 0 <= gap <= _REACH and other.span.end <= sentence.end and one.key != other.key


def _stated(report: Report, one: NameUse, other: NameUse) -> list[tuple[str, Predicate, str]]:
    between = report.text[one.span.end : other.span.start]
    before = report.text[max(0, one.span.start - _REACH) : one.span.start]
    found: list[tuple[str, Predicate, str]] = []
    for rule in _rules():
        subject, thing = (other, one) if rule.turned else (one, other)
        if subject.kind not in rule.kinds[0] or thing.kind not in rule.kinds[1]:
            continue
        if rule.between.fullmatch(between) and (rule.before is None or rule.before.search(before)):
            found.append((subject.key, rule.predicate, thing.key))
    return found[:1]


def _statements(reading: Reading, sentence: Sentence) -> list[str]:
    return [
        statement.id
        for statement in reading.statements
        if statement.sentence == sentence.id
        or any(piece.start < sentence.end and sentence.start < piece.end for piece in statement.content)
    ]


_PERSON = frozenset({"person"})
_GROUP = frozenset({"organisation", "other"})
_BODY = frozenset({"organisation", "other", "place"})


@cache
def _rules() -> tuple[_Rule, ...]:
    """Build the phrases from the word lists, the narrower before the wider."""
    lists = lexicon("en", "titles")
    words = {name: _any(lists[name]) for name in ("leads", "deputy", "speaks", "member", "founder", "owner", "part")}
    of = r"\s(?:of|for|at|with)\s(?:the\s)?"
    lead = r",?\s(?:who\s(?:is|serves\sas)\s)?(?:the\s|an?\s|its\s|one\sof\sthe\s)?"
    plain = r"(?:(?!former\b|acting\b|ex-)[a-z]+(?:-[a-z]+)?\s){0,2}"
    person_of = (_PERSON, _BODY)
    deputy = rf"{plain}{words['deputy']}[\s-](?:[a-z]+\s)?{words['leads']}"
    found: list[_Rule] = []
    phrases: tuple[tuple[str, Predicate], ...] = (
        (deputy, "deputy_of"),
        (rf"{plain}{words['speaks']}", "speaks_for"),
        (rf"{plain}{words['founder']}", "founded"),
        (rf"{plain}{words['owner']}", "owns"),
        (rf"{plain}{words['member']}", "member_of"),
        (rf"{plain}{words['leads']}", "leads"),
    )
    for phrase, predicate in phrases:
        found.append(_rule(rf"{lead}{phrase}{of}", predicate, kinds=person_of))
        found.append(_rule(rf"(?:['’]s?)?\s{phrase},?\s", predicate, kinds=person_of, turned=True))
        before = re.compile(rf"(?:\A|[\s“\"(]){phrase}{of}\Z", re.IGNORECASE)
        found.append(_rule(r",?\s", predicate, kinds=person_of, turned=True, before=before))
    kinds = (_GROUP, _GROUP)
    found.append(_rule(rf"{lead}{plain}{words['part']}{of}", "part_of", kinds=kinds))
    found.append(_rule(rf"(?:['’]s?)\s{plain}{words['part']},\s(?:the\s)?", "part_of", kinds=kinds, turned=True))
    found.append(_rule(r"\s(?:leads|heads|chairs|runs|commands)\s(?:the\s)?", "leads", kinds=person_of))
    found.append(_rule(r"\s(?:co-)?founded\s(?:the\s)?", "founded", kinds=person_of))
    found.append(_rule(r"\sowns\s(?:the\s)?", "owns", kinds=(_PERSON | _GROUP, _GROUP)))
    found.append(
        _rule(r",?\s(?:which\sis\s)?owned\sby\s(?:the\s)?", "owns", kinds=(_PERSON | _GROUP, _GROUP), turned=True)
    )
    return tuple(found)


def _rule(
    between: str,
    predicate: Predicate,
    *,
    kinds: tuple[frozenset[str], frozenset[str]],
    turned: bool = False,
    before: re.Pattern[str] | None = None,
) -> _Rule:
    return _Rule(re.compile(between, re.IGNORECASE), predicate, turned, kinds, before)


def _any(words: Sequence[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)) + ")"
    )
