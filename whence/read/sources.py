"""What sort of source a phrase names, and what a pronoun goes back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Mention, SourceKind
from whence.read.found import Found, Place
from whence.read.words import word_class

#: A pronoun is looked up over at most this many sentences, its own included.
_BACK = 4
#: A phrase that opens a clause and can be its subject.
_OPENING = re.compile(r"(?:^|[,;—–] )(?:the|this|these|those|its|their|his|her|our)\s+[\w’'-]+", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|an?)\s$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'.&-]+|,|\(|\)")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(lexicon("en", "sources")[name]).split())


@cache
def _pronouns(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "sources")["pronouns"][name])


def source_kind(text: str) -> SourceKind:
    """Tell what sort of source a phrase names.

    Why this way: the head of the phrase decides (the last word before the first preposition, comma or
    bracket); a capitalised head is a name. An institution written small ("the ministry") is collective.

    Args:
        text: The phrase as written.
    """
    words = _WORD.findall(text.replace("’s", "").replace("'s", ""))
    low = [word.lower() for word in words]
    for kind in ("first_person", "singular", "plural", "thing", "relative"):
        if len(low) == 1 and low[0] in _pronouns(kind):
            return "first_person" if kind == "first_person" else "pronoun"
    if not words:
        return "implicit"
    heads = _heads(words, low)
    head = heads[0].lower()
    if _outlet(words, heads):
        return "outlet"
    if head in _listed("document"):
        return "document"
    if any(one[:1].isupper() for one in heads) and not (len(heads) == 1 and len(words) > 1 and heads[0] == words[0]):
        return "named"
    return _common(low, head, named=any(word[:1].isupper() for word in words[1:]))


def _common(low: list[str], head: str, *, named: bool) -> SourceKind:
    """Sort a phrase whose head is no name."""
    one = low[0] in ("a", "an", "one", "another") or head in ("someone", "somebody", "person")
    if head in _listed("unnamed") | _listed("roles") and (one or head not in _listed("collective")):
        return "unnamed"
    if head in ("officials", "sources", "aides", "insiders", "diplomats"):
        return "unnamed"
    if head in _listed("collective") or head.endswith("s") or any(word in _listed("collective") for word in low[:2]):
        return "collective"
    return "named" if named else "collective"


def _heads(words: list[str], low: list[str]) -> list[str]:
    """Give the head of the phrase and of its apposition."""
    heads, last = [], ""
    cuts = word_class("prepositions") | {",", "(", ")", "who", "which", "whose", "that", "close", "familiar", "privy"}
    seen_cut = False
    for word, small in zip(words, low, strict=True):
        reduced = last and word.islower() and small.endswith(("ed", "ing"))
        if small in cuts or reduced:
            if last and not (seen_cut and small not in (",", "(")):
                heads.append(last)
            seen_cut, last = small not in (",", "("), ""
        elif small not in word_class("determiners") or not last:
            last = word if not seen_cut else ""
    if last:
        heads.append(last)
    return heads or [words[-1]]


def _outlet(words: list[str], heads: list[str]) -> bool:
    head = heads[0]
    if head.lower() in ("reuters", "afp", "ap", "bbc", "cnn"):
        return True
    if head[:1].isupper() and head.lower() in _listed("mastheads"):
        before = words[words.index(head) - 1 : words.index(head)]
        return bool(before) and (before[0][:1].isupper() or before[0] == "the")
    if head.lower() in _listed("carriers"):
        return any(word.lower() in _listed("outlet") for word in words[: words.index(head)])
    if head.lower() not in _listed("outlet"):
        return False
    return head not in _listed("document") if head[:1].islower() else len(words) > 1


class Antecedents:
    """Looks up what pronouns go back to within one report."""

    def __init__(self, text: str, sentences: Sequence[Place], mentions: Sequence[Mention]) -> None:
        """Sort the names of a report by the sentence they stand in."""
        self._text = text
        self._sentences = sentences
        self._starts = [place[0] for place in sentences]
        self._names: dict[int, list[tuple[Place, str]]] = {}
        for mention in mentions:
            place = (mention.span.start, mention.span.end)
            self._names.setdefault(self._sentence(place[0]), []).append((place, mention.kind))
        self._sources: dict[int, list[tuple[Place, SourceKind]]] = {}

    def add(self, place: Place, kind: SourceKind) -> None:
        """Remember a source that was read; call in reading order."""
        self._sources.setdefault(self._sentence(place[0]), []).append((place, kind))

    def of(self, found: Found) -> Place | None:
        """Give what the source of an attribution goes back to, `None` when it is no pronoun or stays open.

        Why this way: the subject of a sentence is the likeliest antecedent, and a source likelier than any
        other name; the nearest sentence that offers a fitting one wins. Where its subject is something
        unnamed ("the regime turned on the league; it said") the pronoun stays open. Wrong when two people
        of one sentence compete.
        """
        if found.source is None or found.before is not None:
            return found.before
        word = self._text[found.source[0] : found.source[1]].lower()
        if word in _pronouns("singular"):
            return self._nearest(found.source, ("person",), word)
        if word in _pronouns("thing"):
            return self._nearest(found.source, ("organisation",), word)
        if word in _pronouns("plural"):
            return self._nearest(found.source, ("plural", "organisation"), word)
        return None

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _nearest(self, source: Place, kinds: tuple[str, ...], word: str) -> Place | None:
        here = self._sentence(source[0])
        limit = self._first_like(source, here)
        for index in range(here, max(-1, here - _BACK), -1):
            spoken = [one for one, kind in self._sources.get(index, ()) if self._speaker(one, kind, kinds)]
            named = [one for one, kind in self._names.get(index, ()) if kind in kinds]
            for one in (*spoken, *named):
                if one[1] <= limit and self._agrees(one, word):
                    rival = "person" not in kinds and one not in spoken and self._rival(one, index)
                    return None if rival else one
        return None

    def _first_like(self, source: Place, sentence: int) -> int:
        """Give where the pronoun stands first in its sentence: what comes after that it does not go back to."""
        word = self._text[source[0] : source[1]]
        start = max(0, self._starts[sentence]) if sentence >= 0 else source[0]
        match = re.search(rf"\b{re.escape(word)}\b", self._text[start : source[0]], re.IGNORECASE)
        return source[0] if match is None else start + match.start()

    def _rival(self, place: Place, sentence: int) -> bool:
        """Tell whether a name that is no subject stands in a sentence whose subject bears no name."""
        start, end = self._sentences[sentence] if sentence >= 0 else (0, place[1])
        before = _DETERMINER.sub("", self._text[start : place[0]])
        if not before.strip() or before.rstrip().endswith((",", ";", "—", "–")):
            return False
        names = [name for name, _ in self._names.get(sentence, ())]
        return any(
            not any(a < start + match.end() and start + match.start() < b for a, b in names)
            for match in _OPENING.finditer(self._text[start:end])
        )

    def _speaker(self, place: Place, kind: SourceKind, kinds: tuple[str, ...]) -> bool:
        """Tell whether an earlier source is of a sort the pronoun can mean."""
        overlapping = [
            sort for (a, b), sort in self._names.get(self._sentence(place[0]), ()) if a < place[1] and place[0] < b
        ]
        if "person" in kinds:
            alone = kind == "named" and not {"organisation", "place"} & set(overlapping)
            return (
                alone
                or "person" in overlapping
                or (kind == "unnamed" and self._text[place[0] : place[0] + 2].lower() == "a ")
            )
        if "plural" in kinds and kind in ("collective", "unnamed"):
            return True
        return ("organisation" in overlapping and "person" not in overlapping) or kind in ("document", "outlet")

    def _agrees(self, place: Place, word: str) -> bool:
        lead = self._text[place[0] : place[0] + 4].lower()
        before = self._text[max(0, place[0] - 4) : place[0]].lower()
        female = lead.startswith(("mrs", "ms.", "ms ", "miss")) or before.endswith(("mrs ", "rs. ", "ms. ", "ms "))
        male = lead.startswith(("mr.", "mr ")) or before.endswith(("mr. ", "mr "))
        if word in ("he", "him", "his"):
            return not female
        return not (word in ("she", "her") and male)
