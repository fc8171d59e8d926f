"""The words for times in a sentence: what kind of expression each is, before anything is counted from a date."""

from __future__ import annotations

import re
from functools import lru_cache

from whence.read.moments.grammar import Rule, rules, word_kinds
from whence.read.moments.joins import apart, joined
from whence.read.moments.shape import TimeWords, holds
from whence.text.dates import dates_in

#: Rules whose numbers are amounts of time, and so quantities as well.
_AMOUNTS = frozenset({"length", "lengths", "age", "stretch", "shifted", "set every"})
#: Sentences up to so many code points are remembered for the next step.
REMEMBERED = 2_000
#: Code points searched before the first word that a rule needs, and behind the last one.
_BEFORE, _BEHIND = 48, 72
_TOKEN = re.compile(r"[a-z]+|[0-9]+")


def time_words(text: str) -> tuple[TimeWords, ...]:
    """Find the expressions of time in one sentence.

    Why this way: every rule is a bounded pattern over the words of `lang/en/calendar.yaml`; where two
    readings overlap, the one that starts first and then the longer one wins, as a reader would. A rule is
    tried only near a word that it cannot do without.

    Args:
        text: A sentence.

    Returns:
        In reading order, not overlapping.

    Cost: linear; figures in bench/times.py.
    """
    return _remembered(text) if len(text) <= REMEMBERED else _found(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> tuple[TimeWords, ...]:
    """Keep recent answers: figures and moments ask about the same sentences one after the other."""
    return _found(text)


def calendar_spans(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a sentence whose numbers belong to a date or a clock, not to a quantity."""
    return [(words.start, words.end) for words in time_words(text) if words.rule not in _AMOUNTS]


def _found(text: str) -> tuple[TimeWords, ...]:
    spots = _spots(text)
    if not spots:
        return ()
    found = _dates(text) if "digits" in spots else []
    for rule in _possible(frozenset(spots)):
        first, last = spots[rule.needs[0]]
        for match in rule.pattern.finditer(text, max(0, first - _BEFORE), last + _BEHIND):
            parts = {name: piece.casefold() for name, piece in match.groupdict().items() if piece is not None}
            if holds(rule.name, match, parts):
                found.append(TimeWords(*match.span(), rule.name, parts))
    return tuple(joined(text, apart(found)))


@lru_cache(maxsize=1024)
def _possible(kinds: frozenset[str]) -> tuple[Rule, ...]:
    """Give the rules whose words are all there; texts repeat few combinations of kinds."""
    return tuple(rule for rule in rules() if kinds.issuperset(rule.needs))


def _dates(text: str) -> list[TimeWords]:
    return [TimeWords(words.start, words.end, "date", {}, words) for words in dates_in(text)]


def _spots(text: str) -> dict[str, tuple[int, int]]:
    """Give for every kind of word that the text holds where its first one starts and its last one ends."""
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    kinds = word_kinds()
    spots: dict[str, tuple[int, int]] = {}
    for match in _TOKEN.finditer(plain):
        word = match[0]
        for kind in kinds.get(word, ()) if word[0] > "9" else ("digits",):
            spots[kind] = (spots[kind][0] if kind in spots else match.start(), match.end())
    return spots
