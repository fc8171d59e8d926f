"""What follows a cue and is its content, by the frames that its verb takes."""

from __future__ import annotations

from dataclasses import dataclass

from whence.read.attribution.contents import (
    Pieces,
    clause_end,
    finite,
    has_clause,
    phrase_end,
    sentence_end,
    skip_adjuncts,
)
from whence.read.attribution.cues import VerbGroup
from whence.read.words import Passage, word_class

_WH = frozenset(("whether", "how", "why", "what", "where", "when", "if", "who", "which"))
_QUOTE_ENDS = frozenset((",", ".", ";", "and", "but", "in", "on", "at", "as", "while", "when", "during", "after", "—"))
_NO_CLAUSE = frozenset((",", ".", ";", ":", "?", "!", ")", "—", "–", "--", "and", "or", "but", "as"))
_CLAUSE_BREAKS = frozenset(
    (",", ";", ":", "that", "who", "which", "because", "when", "while", "as", "after", "if", "where")
)
_HEARERS_END = frozenset((".", ";", "?"))
#: A subject and its verb, or a hearer and what he is told, are sought over this many words.
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Complement:
    """What belongs to a cue: by which frame, and which words."""

    frame: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Cued:
    """A cue in its place: where its reach ends, and the words at which another attribution begins."""

    words: Passage
    group: VerbGroup
    edge: int
    cuts: frozenset[int]

    def clause(self, frame: str, start: int) -> Complement:
        """Take the clause that begins at a word."""
        return Complement(frame, ((start, clause_end(self.words, start, self.cuts)),))

    def phrase(self, frame: str, start: int) -> Complement:
        """Take the phrase that begins at a word."""
        return Complement(frame, ((start, phrase_end(self.words, start, self.cuts)),))

    def frames(self, *names: str) -> bool:
        """Tell whether the verb takes one of these frames."""
        return any(name in self.group.cue.frames for name in names)


def complement_after(words: Passage, group: VerbGroup, cuts: frozenset[int]) -> Complement | None:
    """Find what follows a cue and is its content, by the first frame of the verb that fits.

    Args:
        words: One paragraph.
        group: The cue.
        cuts: Words at which another attribution begins.

    Returns:
        `None` when nothing follows that can be its content.
    """
    cued = Cued(words, group, _edge(words, group), cuts)
    at = group.last
    if at >= cued.edge:
        return None
    if words.low[at] == "to" and cued.frames("to") and _verb_follows(words, at + 1):
        return cued.clause("to", at)
    start = skip_adjuncts(words, at, cued.edge)
    plain = _quoted(words, start, cued.edge) if cued.frames("quote", "bare") else None
    if plain is None and start < cued.edge:
        plain = _opened(cued, start)
    return plain or _objects(cued, at)


def _verb_follows(words: Passage, index: int) -> bool:
    word = words.word(index)
    closed = word_class("prepositions") | word_class("determiners") | word_class("nominatives")
    return word.isalpha() and word not in closed and words.words[index].islower()


def _edge(words: Passage, group: VerbGroup) -> int:
    edge = words.bounds(group.verb)[1]
    if words.quote[group.verb] < 0:
        return edge
    index = group.last
    while index < edge and words.quote[index] == words.quote[group.verb] and not words.mark(index):
        index += 1
    return index


def _opened(cued: Cued, start: int) -> Complement | None:
    """Read a content that a conjunction opens, or nothing at all."""
    words = cued.words
    word = words.low[start]
    if word == "that" and cued.frames("that") and words.word(start + 1) not in (",", ".", "of"):
        return cued.clause("that", start)
    if word in _WH and cued.frames("wh"):
        return cued.clause("wh", start)
    if not cued.frames("bare"):
        return None
    if word in word_class("verbs") and start == cued.group.last:
        return _relative(cued, start)
    return cued.clause("bare", start) if _bare(cued, start) else None


def _relative(cued: Cued, start: int) -> Complement | None:
    """Read "which X said was closed": what X said is of the thing before."""
    words = cued.words
    if cued.group.cue.nounlike or words.low[start] in ("'s", "'d"):
        return None
    last = sentence_end(words, start) if words.quote[start] < 0 else cued.edge
    breaks = (i for i in range(start + 1, last) if words.low[i] in (",", ";", "—", "–") and words.quote[i] < 0)
    stop = next(breaks, last)
    return Complement("relative", ((start, stop),)) if stop - start > 1 else None


def _quoted(words: Passage, start: int, edge: int) -> Complement | None:
    """Read `said, "C"`, `said: "C"`, `said "C"` and `said: C`."""
    index = start
    while index < edge and words.low[index] in (",", ":", "—", "–", "--"):
        index += 1
    if index >= edge or not words.mark(index):
        colon = index == start + 1 and words.low[start] == ":" and edge - index > 2
        return Complement("colon", ((index, sentence_end(words, index)),)) if colon else None
    last = index
    while last < len(words.low) and words.quote[last] == words.quote[index]:
        last += 1
    if index == start > 0 and _titled(words, index, last):
        return None
    if last < edge and index == start and words.low[last] not in _QUOTE_ENDS:
        return Complement("quote_mixed", ((index, sentence_end(words, index)),))
    return Complement("quote", ((index, last),))


def _titled(words: Passage, first: int, last: int) -> bool:
    """Tell a title in quotation marks ("on the programme 'Good Morning'") from speech."""
    inner = [word for word in words.words[first:last] if word[:1].isalpha()]
    before = words.word(first - 1)
    placed = (before.isalpha() or before == "'s") and before not in ("said", "says", "that")
    capitals = all(word[:1].isupper() or word in ("the", "of", "a", "and", "in", "for") for word in inner)
    return 0 < len(inner) <= 5 and capitals and placed


def _bare(cued: Cued, start: int) -> bool:
    """Tell whether a clause without a conjunction follows."""
    words, lemma = cued.words, cued.group.cue.lemma
    word = words.low[start]
    if word in _NO_CLAUSE or words.quote[start] != words.quote[cued.group.verb]:
        return False
    if word in word_class("nominatives") or word == "there":
        joined = words.word(start + 1) == "and" and lemma == "say"
        return joined or has_clause(words, start, cued.edge)
    if lemma in ("say", "think", "believe"):
        known = has_clause(words, start, cued.edge)
        return cued.edge - start > 2 and (known or (lemma == "say" and _long_enough(words, start, cued.edge)))
    return word not in word_class("prepositions") and _clause_soon(words, start, cued.edge)


def _long_enough(words: Passage, start: int, edge: int) -> bool:
    """Tell what can only be a clause behind `said`, though no verb is known in it: "said Venn's words amount to"."""
    opens = words.low[start] in word_class("determiners") or words.words[start][:1].isupper()
    return opens and edge - start > 5


def _clause_soon(words: Passage, start: int, edge: int) -> bool:
    """Tell whether a subject and its finite verb stand close: "claimed the bridge was closed"."""
    for index in range(start + 1, min(edge, start + _NEAR)):
        word = words.low[index]
        if word in _CLAUSE_BREAKS or (word == "and" and _verb_next(words, index + 1)):
            return False
        if finite(words, index) and (word != "'s" or words.word(index + 1) == "a"):
            return True
    return False


def _verb_next(words: Passage, index: int) -> bool:
    """Tell whether "and" goes on with the next verb of the same speaker: "tweeted a photograph and said"."""
    word = words.word(index)
    return word in ("said", "told", "then", "later") or (word.endswith("ed") and len(word) > 4)


def _objects(cued: Cued, at: int) -> Complement | None:
    """Read frames with an object: a hearer, a person ordered, a thing denied or described."""
    words = cued.words
    word = words.low[at]
    if cued.frames("hearer"):
        return _heard(cued, at)
    if cued.frames("hearer_to") and _object_before(cued, at, "to"):
        return cued.clause("hearer_to", at)
    described = _described(cued, at)
    if described is not None:
        return described
    if cued.frames("gerund") and word.endswith("ing") and len(word) > 5:
        return cued.clause("gerund", at)
    if cued.frames("prep") and word in ("for", "on", "against", "about", "of"):
        told = cued.group.cue.frames["prep"] == "says" and word == "for"
        return None if told else cued.phrase("prep", at)
    return cued.phrase("noun", at) if cued.frames("noun") and _noun_phrase_starts(words, at, cued.edge) else None


def _described(cued: Cued, at: int) -> Complement | None:
    """Read what is said of an object: `called X "C"`, "described X as C", "accused X of C"."""
    called = _called(cued, at) if cued.frames("called") else None
    if called is not None:
        return called
    return next(
        (cued.phrase(name, at) for name in ("as", "of") if cued.frames(name) and _object_before(cued, at, name)), None
    )


def _noun_phrase_starts(words: Passage, at: int, edge: int) -> bool:
    word = words.low[at]
    closed = word_class("prepositions") | word_class("subordinators") | word_class("auxiliaries")
    return at + 1 < edge and word[:1].isalnum() and word not in closed | word_class("coordinators") | {"who", "which"}


def _object_before(cued: Cued, at: int, particle: str) -> bool:
    """Tell whether an object and then a particle follow: "urged the crew to", "described it as"."""
    words = cued.words
    for index in range(at + 1, min(cued.edge, at + _NEAR)):
        word = words.low[index]
        if word == particle:
            return True
        if word in (",", ".", ";", ":", "that") or (particle == "to" and word in word_class("verbs")):
            return False
    return False


def _called(cued: Cued, at: int) -> Complement | None:
    """Read `called the plan "a disgrace"`; a name given ("a street called the "Long Mile"") is nothing said."""
    words = cued.words
    mark = next((i for i in range(at, min(cued.edge, at + _NEAR)) if words.mark(i)), None)
    named = mark is not None and any(
        words.low[i][:1].isalpha() and words.low[i] not in word_class("determiners") for i in range(at, mark)
    )
    broken = any(words.low[i] in _CLAUSE_BREAKS or words.low[i] == "for" for i in range(at, mark or at))
    if mark is None or not named or broken:
        return None
    last = mark + 1
    while last < len(words.low) and words.quote[last] == words.quote[mark]:
        last += 1
    return Complement("called", ((at, last),))


def _heard(cued: Cued, at: int) -> Complement | None:
    """Read "told Y that C", "told Y C", `told Y, "C"`, "told Y to do C"."""
    words = cued.words
    title = -1
    for index in range(at + 1, min(cued.edge, at + _NEAR)):
        word = words.low[index]
        if words.quote[index] == title != -1:
            continue
        if word == "that" or word in _WH - {"who", "which"}:
            return cued.clause("hearer", index)
        if word == "," and words.word(index + 1)[:1].isalpha() and words.words[index + 1][:1].isupper():
            continue
        if words.mark(index) or word in (",", ":"):
            quoted = _quoted(words, index, cued.edge)
            if quoted is None and words.mark(index):
                title = words.quote[index]
                continue
            return Complement("hearer_quote", quoted.pieces) if quoted is not None else None
        if word in _HEARERS_END:
            return None
        if word == "to":
            return cued.clause("hearer_to", index) if cued.frames("hearer_to") else None
        if _fresh_clause(words, index):
            return cued.clause("hearer_bare", index)
    return None


def _fresh_clause(words: Passage, index: int) -> bool:
    """Tell whether a clause begins behind a hearer: "told the crew the bridge was closed"."""
    word = words.low[index]
    if word in ("he", "she", "they", "it", "i", "we", "there"):
        return True
    lead = words.low[index - 1]
    return word in word_class("determiners") and words.words[index].islower() and lead not in word_class("prepositions")
