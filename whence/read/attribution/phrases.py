"""Noun phrases beside a cue: who stands before the verb, who stands after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.attribution.contents import has_clause
from whence.read.words import Passage, word_class

#: A noun phrase is sought over at most this many words.
_REACH = 45
_CLAUSE_MARKS = frozenset((";", ":", "(", "[", "—", "–", "--", "-", "…", "|", "•", "?", "!", "."))
#: What follows these is a noun, however much it looks like a verb ("the works council").
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "our", "my", "your"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a range of words; `before` is the phrase a relative pronoun goes back to."""

    first: int
    last: int
    before: tuple[int, int] | None = None


def subject_before(words: Passage, end: int) -> Phrase | None:
    """Find the noun phrase that ends right before a verb group and can be its subject.

    Why this way: there is no parser here, so the phrase is grown to the left over what a noun phrase may
    hold and cut at what can only stand outside it. A long restrictive clause between subject and verb
    ("the men whom the police had held said") is beyond it.

    Args:
        words: The passage.
        end: Index of the first word of the verb group.

    Returns:
        `None` when nothing there can be a subject.
    """
    edge = _edge(words, end)
    if end <= edge:
        return None
    last = words.low[end - 1]
    if last == "who" or (last in ("which", "that") and end - 2 >= edge):
        return _relative(words, edge, end)
    if last in word_class("nominatives") or last in ("everyone", "someone", "nobody", "somebody"):
        return Phrase(end - 1, end)
    if last in (",", ")"):
        return _with_apposition(words, edge, end)
    return _grow(words, edge, end)


def phrase_after(words: Passage, start: int, *, long: bool = True) -> Phrase | None:
    """Find the noun phrase that begins at a word: "according to X", "said X".

    Args:
        words: The passage.
        start: Index of its first word.
        long: Take an apposition after a comma into it.
    """
    edge = min(words.bounds(start)[1], start + _REACH) if start < len(words.low) else start
    index = start
    while index < edge and not words.mark(index):
        word = words.low[index]
        if word == "(":
            index = _closing(words, index, edge)
            continue
        if word == ",":
            index = _apposition_end(words, index, edge) if long else index
            break
        if index > start and _ends_phrase(words, index):
            break
        if word in _CLAUSE_MARKS or (word in word_class("auxiliaries") and not _possessive(words, index)):
            break
        index += 1
    return Phrase(start, index) if index > start and _names_something(words, start, index) else None


def _possessive(words: Passage, index: int) -> bool:
    """Tell "the company's own log" from "he's"."""
    return words.low[index] == "'s" and words.word(index - 1) not in word_class("nominatives") | {"that", "there"}


def _edge(words: Passage, end: int) -> int:
    """Give the leftmost word a subject may reach: sentence start, or the quotation mark on the way."""
    edge = max(words.bounds(end - 1)[0] if end else 0, end - _REACH)
    inside = words.quote[min(end, len(words.low) - 1)]
    index = end
    while index > edge and words.quote[index - 1] == inside and not words.mark(index - 1):
        index -= 1
    return index


def _relative(words: Passage, edge: int, end: int) -> Phrase | None:
    stop = end - 1
    if stop > edge and words.low[stop - 1] == ",":
        stop -= 1
    before = _grow(words, edge, stop)
    if before is None:
        return Phrase(end - 1, end) if words.low[end - 1] == "who" else None
    if words.low[end - 1] == "that" and words.word(before.last - 1) in word_class("verbs"):
        return None
    return Phrase(end - 1, end, (before.first, before.last))


def _with_apposition(words: Passage, edge: int, end: int) -> Phrase | None:
    """Read "Anna White, a spokeswoman for the ministry," from its closing mark to the left."""
    opening = "(" if words.low[end - 1] == ")" else ","
    index = end - 2
    for _ in range(4):
        while index > edge and words.low[index] != opening:
            index -= 1
        if index <= edge:
            return _grow(words, edge, end - 1) if words.words[end - 2][:1].isupper() else None
        inner = words.low[index + 1]
        before = _with_name(words, edge, _grow(words, edge, index))
        if before is not None and not words.low[before.last - 1].isdigit():
            loose = inner in word_class("prepositions") - {"of"} or inner in word_class("relatives")
            loose = loose or inner.endswith(("ing", "ly")) or inner in word_class("subordinators")
            return Phrase(before.first, before.last if loose else end - 1 if opening == "," else end)
        index -= 1
    return None


def _with_name(words: Passage, edge: int, phrase: Phrase | None) -> Phrase | None:
    """Go on to the name that an apposition belongs to: "Mara Venn, the head of the board, the largest here,"."""
    if phrase is None or words.low[phrase.first] not in word_class("determiners"):
        return phrase
    comma = phrase.first - 1
    if comma <= edge or words.low[comma] != ",":
        return phrase
    name = _grow(words, edge, comma)
    if name is None or not all(
        words.words[i][:1].isupper() or words.low[i] == "." for i in range(name.first, name.last)
    ):
        return phrase
    return Phrase(name.first, phrase.last)


def _grow(words: Passage, edge: int, end: int) -> Phrase | None:
    index = end
    while index > edge and not _stops(words, index - 1, (edge, end)):
        index -= 1
    relative = _relative_clause(words, edge, index)
    if relative is not None:
        return relative
    while end - 1 > index and words.low[end - 1] in word_class("adverbs"):
        end -= 1
    first = _trim(words, index, end)
    if first >= end or not _names_something(words, first, end) or _loose_verb(words, first):
        return None
    return Phrase(first, end)


def _loose_verb(words: Passage, first: int) -> bool:
    """Tell a phrase that in truth begins with the verb of another clause ("responded to the new figures")."""
    word = words.words[first]
    if word in ("up", "out", "off", "down", "away"):
        return True
    if not (word.islower() and len(word) > 4 and word.endswith("ed")):
        return False
    if words.word(first + 1) in word_class("prepositions") | word_class("determiners"):
        return True
    return first > words.bounds(first)[0] and words.words[first - 1][:1].isalpha()


def _relative_clause(words: Passage, edge: int, index: int) -> Phrase | None:
    """Step over a restrictive clause: in "people who attended it said" the people speak."""
    if index - 2 < edge:
        return None
    following, here = words.low[index], words.low[index - 1]
    if here in ("who", "that", "which") and following not in word_class("determiners"):
        if words.words[index][:1].isupper() or following in word_class("nominatives"):
            return None
        return _grow(words, edge, index - 1) if here == "who" else None
    if here in word_class("verbs") and index - 3 >= edge and words.low[index - 2] == "who":
        return _grow(words, edge, index - 2)
    return None


def _stops(words: Passage, index: int, place: tuple[int, int]) -> bool:
    """Tell whether a word can only stand outside the noun phrase that is growing to the left."""
    edge, end = place
    word = words.low[index]
    if word in _CLAUSE_MARKS:
        joined = word in ("-", ".", "–") and index + 1 < end and words.starts[index] == words.ends[index - 1]
        return not joined
    if word == ",":
        return not _in_list(words, index, place)
    if word in word_class("coordinators"):
        return word != "and" or not _joins_names(words, index, place)
    if word == "as" and index > edge and words.low[index - 1].endswith("ed"):
        return False
    return word in _outside() or _verb_here(words, index, place)


@cache
def _outside() -> frozenset[str]:
    """Give the words that open another clause or stand alone as its subject."""
    return word_class("subordinators") | word_class("relatives") | word_class("nominatives") | word_class("negators")


def _verb_here(words: Passage, index: int, place: tuple[int, int]) -> bool:
    word = words.low[index]
    if words.words[index][:1].isupper() and word not in word_class("auxiliaries"):
        return False
    if word == "'s":
        return False
    if word in word_class("verbs"):
        return word in word_class("auxiliaries") or index == place[0] or words.low[index - 1] not in _ARTICLES
    if not word.endswith("ed") or len(word) < 5 or index == place[0]:
        return False
    before = words.low[index - 1]
    if before in word_class("determiners") or before in word_class("prepositions") or before in ("'s", "and"):
        return False
    following = words.word(index + 1)
    return not (following in word_class("prepositions") or index + 1 == place[1])


def _in_list(words: Passage, index: int, place: tuple[int, int]) -> bool:
    """Tell the comma of "A, B and C said" from the comma of a clause."""
    edge, end = place
    if index <= edge or index + 1 >= end:
        return False
    ahead = words.low[index + 1 : min(end, index + 12)]
    named = words.words[index - 1][:1].isupper() and words.words[index + 1][:1].isupper()
    return named and "and" in ahead and not _time(words, index - 1)


def _joins_names(words: Passage, index: int, place: tuple[int, int]) -> bool:
    edge, end = place
    if index <= edge or index + 1 >= end:
        return False
    before, after = words.words[index - 1], words.words[index + 1]
    if before == "," or not before[:1].isalnum():
        return before == "," and _in_list(words, index - 1, place)
    return before[:1].isupper() == after[:1].isupper() or words.low[index + 1] in word_class("determiners") | {"other"}


def _trim(words: Passage, first: int, end: int) -> int:
    """Drop adverbs, conjunctions and a loose prepositional phrase from the front of a subject."""
    skip = word_class("adverbs") | word_class("coordinators") | {"even", "so", "then", ",", "-", "'s"}
    while first < end and (words.low[first] in skip or (words.low[first].endswith("ly") and end - first > 1)):
        first += 1
    if first >= end or words.low[first] not in word_class("prepositions"):
        return first
    if words.low[first] in ("about", "over", "around", "near") and words.word(first + 1)[:1].isdigit():
        return first
    starters = word_class("determiners") | word_class("nominatives")
    for index in range(first + 2, end):
        before = words.low[index - 1]
        if before in word_class("prepositions") or before in word_class("determiners"):
            continue
        if words.low[index] in starters or (_time(words, index - 1) and not _time(words, index)):
            return index
    return end


def _time(words: Passage, index: int) -> bool:
    word = words.low[index]
    return word in word_class("times") or (word[:1].isdigit() and len(word) <= 4) or word in ("last", "this", "next")


def _names_something(words: Passage, first: int, end: int) -> bool:
    closed = word_class("prepositions") | word_class("adverbs") | word_class("coordinators") | word_class("negators")
    closed = closed | {"a", "an", "the", "its", "his", "her", "their", "my", "our", "your", "'s", "there"}
    return any(
        words.words[index][:1].isalpha()
        and words.low[index] not in closed
        and words.low[index] not in word_class("times")
        for index in range(first, end)
    )


def _closing(words: Passage, index: int, edge: int) -> int:
    for ahead in range(index + 1, min(edge, index + 12)):
        if words.low[ahead] == ")":
            return ahead + 1
    return edge


def _apposition_end(words: Passage, comma: int, edge: int) -> int:
    """Give the end of ", a spokesman for the port" after a name; the comma itself when none follows."""
    following = words.word(comma + 1)
    aged = following[:1].isdigit() and words.word(comma + 2) == ","
    if following not in word_class("determiners") | {"who", "whose"} and not aged and not _role(words, comma + 1, edge):
        return comma
    index, relative = comma + 1, edge if following not in ("who", "whose") else comma + 1
    while index < edge:
        if words.mark(index) or words.low[index] in (";", ":", ".", "?", "!", "—", "–", "--"):
            break
        if words.low[index] == ",":
            if words.word(index + 1) not in word_class("determiners") | {"and", "who"}:
                break
            if has_clause(words, comma + 1, index):
                break
            if words.word(index + 1) == "who":
                relative = min(relative, index)
        index += 1
    return comma if has_clause(words, comma + 1, min(index, relative)) else index


def _role(words: Passage, first: int, edge: int) -> bool:
    """Tell whether a stretch written small begins with what somebody is: "managing director of Corvo"."""
    for index in range(first, min(first + 4, edge)):
        if not words.words[index].islower() or words.low[index] in word_class("prepositions") | word_class("verbs"):
            return False
        if words.low[index] in _roles():
            return True
    return False


@cache
def _roles() -> frozenset[str]:
    listed = lexicon("en", "sources")
    return frozenset(str(listed["unnamed"]).split()) | frozenset(str(listed["roles"]).split())


def _ends_phrase(words: Passage, index: int) -> bool:
    word = words.low[index]
    if word in word_class("subordinators") - {"of"} or word in word_class("relatives"):
        return True
    if word in word_class("negators") or (word in word_class("verbs") and word != "'s"):
        return not words.words[index][:1].isupper()
    if word in ("in", "on", "at", "during", "after", "to", "via"):
        ahead = words.low[index + 1 : index + 5]
        return any(one in word_class("times") or one in word_class("adjunct_nouns") for one in ahead)
    return word in word_class("times") and not words.words[index - 1][:1].isupper()
