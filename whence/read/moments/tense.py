"""Which way a bare weekday, month or day points: ahead of the report, or back."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.moments.grammar import either

#: Code points looked at before and behind an expression, and words that an auxiliary may stand before its verb.
_REACH, _GROUP = 90, 4
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_CLAUSE = re.compile(r"[;:!?]|--| - | _ ")


def ahead(text: str, start: int, end: int) -> int:
    """Tell whether the words around an expression speak of what is still to come.

    Why this way: without a parse, the nearest verb or auxiliary before the expression is mostly its own;
    only when none stands in its clause is the first one behind it asked. Verbs between commas mislead it.

    Args:
        text: A sentence.
        start: Where the expression begins in it.
        end: Where it ends.

    Returns:
        1 ahead, -1 back, 0 when no word tells.

    Cost: constant; 90 code points on either side.
    """
    before = text[max(0, start - _REACH) : start]
    for links, way in (("ahead_links", 1), ("behind_links", -1)):
        if _link(links).search(before) is not None:
            return way
    said = _words(_CLAUSE.split(before)[-1])
    deadline = _link("deadline_links").search(before) is not None
    if deadline and _listed("given").intersection(said):
        return 1
    found = _nearest(said) or _first(_words(_CLAUSE.split(text[end : end + _REACH])[0]), leads=len(said) < 3)
    return 1 if found == 0 and deadline else found


def _words(text: str) -> list[str]:
    """Give the words that no capital marks as names: "May" and "United" are no verbs."""
    return [word for word in _WORD.findall(text) if word[0].islower()]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "calendar")[name])


@cache
def _link(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('en', 'calendar')[name])})(?: the)? $", re.IGNORECASE)


def _nearest(words: list[str]) -> int:
    """Ask the words from the last one back: an infinitive takes the way of what governs it."""
    for place in range(len(words) - 1, -1, -1):
        word, group = words[place], words[max(0, place - _GROUP) : place]
        if word in _listed("ahead") or (word == "set" and words[place + 1 : place + 2] in (["to"], ["for"])):
            denied = word == "could" and _listed("denials").intersection(words)
            return -1 if denied or _listed("backers").intersection(group) else 1
        if word == "to" and group and group[-1] in _listed("promises"):
            return 1
        if _is_past(word):
            return 1 if _turned_ahead(word, group) else -1
    return 0


def _turned_ahead(word: str, group: list[str]) -> bool:
    """Tell whether the words right before turn a past form ahead: "will be named", not "could not be reached".

    Why this way: only a verb whose past is its infinitive too can be one after a bare "to"; in "the road to Orsel
    reopened" that word leads to a name.
    """
    if "had" in group or ("could" in group and not _listed("denials").isdisjoint(group)):
        return False
    if not {"be", "have"}.isdisjoint(group[-2:]):
        return "to" in group or not _listed("modals").isdisjoint(group)
    return word in _listed("unchanged") and (group[-1:] == ["to"] or not _listed("modals").isdisjoint(group[-1:]))


def _first(words: list[str], *, leads: bool) -> int:
    """Ask the words behind from the first one on; "planned" is a past there unless "is" stands before it.

    A verb of saying counts only where the expression opens the sentence: "On Friday the port said".
    """
    for place, word in enumerate(words):
        present = words[place - 1 : place] in (["is"], ["are"], ["be"])
        if _is_past(word) and not (present and word.endswith("ed")) and (leads or word not in _listed("saying")):
            return -1
        if word in _listed("ahead") or (word == "to" and present):
            return 1
    return 0


def _is_past(word: str) -> bool:
    if word in _listed("behind"):
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "hundred")) and not word.startswith("un")
