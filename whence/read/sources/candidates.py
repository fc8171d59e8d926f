"""What a pronoun or a short form can go back to: the names and noun phrases of a report, with what is known of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from whence.model.reading import MentionKind
from whence.read.found import Place
from whence.read.sources.kinds import source_kind
from whence.read.sources.nouns import ADJECTIVES, KNOWN, Noun, nouns
from whence.read.sources.words import Gender, Sort, Word, age_of, gender_of, listed, singular, sort_of, words_in
from whence.read.words import word_class

Position = Literal["subject", "clause", "object", "oblique", "owner"]
#: How many words behind a name an apposition ("Mara Venn, a former tally clerk,") is looked for.
_APPOSITION = 9
#: How many words before a name a title ("union spokeswoman") is looked for.
_TITLE = 4


@dataclass(slots=True)
class Candidate:
    """One name or noun phrase.

    Attributes:
        place: Its words: the name alone, or the phrase up to its head.
        sentence: Index of its sentence.
        sort: What it stands for.
        heads: Nouns that say what it is, in the singular: its own head, titles, appositions.
        words: All of its words, its titles and appositions among them.
        name: Words of the name in lower case, empty for a phrase without one.
        position: Where it stands in its clause.
        new: It brings something new in ("a nurse").
        owned: Somebody's ("his lawyer").
        many: Several documents or bodies, which "it" cannot mean.
        land: It is the name of a place, and speaks as its government if at all.
        gender: What a title, a kin word or its head states.
        age: In years, as written beside it.
        entity: Number shared by all that is the same thing.
    """

    place: Place
    sentence: int
    sort: Sort
    heads: frozenset[str]
    words: frozenset[str]
    name: tuple[str, ...] = ()
    position: Position = "object"
    new: bool = False
    owned: bool = False
    land: bool = False
    many: bool = False
    gender: Gender | None = None
    age: str | None = None
    entity: int = field(default=-1)


def candidates(
    text: str, place: Place, *, sentence: int, names: Sequence[tuple[Place, MentionKind]]
) -> list[Candidate]:
    """Find the candidates of one sentence, in reading order.

    Why this way: names come from the names that were read, everything else from lists of nouns; a noun phrase
    that stands beside a name ("the prosecutor, Nela Storm,") is a description of it, not a thing of its own.

    Args:
        text: Of the report.
        place: The sentence.
        sentence: Its index.
        names: Names in it with their kinds, in reading order.

    Cost: linear in the words of the sentence.
    """
    return _Sentence(text, place, sentence=sentence, names=names).candidates()


class _Sentence:
    """One sentence, cut into words."""

    def __init__(self, text: str, place: Place, *, sentence: int, names: Sequence[tuple[Place, MentionKind]]) -> None:
        self._text = text
        self._number = sentence
        self._words = words_in(text, *place)
        self._starts = [word.start for word in self._words]
        self._names = [(one, kind) for one, kind in names if not self._common(one)]

    def candidates(self) -> list[Candidate]:
        """Put names and phrases together."""
        ranges = [(self._at(start), self._at(end)) for (start, end), _ in self._names]
        phrases = [one for one in nouns(self._words) if not any(a < one.last <= b for a, b in ranges)]
        found: list[Candidate] = []
        used: set[int] = set()
        for (first, last), (place, kind) in zip(ranges, self._names, strict=True):
            beside = list(self._beside(phrases, first, last))
            one = self._named(first, last, place=place, kind=_told(kind, [phrases[index] for index in beside], last))
            if one is None:
                continue
            for index in beside:
                if phrases[index].sort == one.sort and one.sort in ("person", "body"):
                    used.add(index)
                    self._describe(one, phrases[index])
            found.append(one)
        for one in found:
            if self._modifies(one, phrases):
                one.position = "owner"
        found += [self._phrase(one) for index, one in enumerate(phrases) if index not in used]
        found.sort(key=lambda one: one.place)
        for one, other in pairwise(found):
            if self._text[one.place[1] : other.place[0]].strip(" \n,") in ("and", "or", "and the", "and a"):
                other.position = one.position
        return sorted([*found, *self._pairs(found)], key=lambda one: (one.place[0], -one.place[1]))

    def _at(self, position: int) -> int:
        return bisect_left(self._starts, position)

    def _modifies(self, one: Candidate, phrases: Sequence[Noun]) -> bool:
        """Tell a name that only stands before a noun: "the Venn agreement", "Venn spokeswoman Rika Amsel"."""
        first, last = self._at(one.place[0]), self._at(one.place[1])
        if any(phrase.first <= first and last < phrase.last for phrase in phrases):
            return True
        behind = self._words[last] if last < len(self._words) else None
        if one.sort != "person" or behind is None or not behind.text.islower() or not _qualifies(behind):
            return False
        title = first > 0 and sort_of(self._low(first - 1)) == "person"
        return sort_of(behind.low) in ("person", "body") or (self._low(first - 1) in KNOWN and not title)

    def _common(self, place: Place) -> bool:
        """Tell a noun that only the start of a sentence gives a capital from a name."""
        words = self._text[slice(*place)].lower().split()
        return len(words) == 1 and place[0] == (self._starts or [-1])[0] and sort_of(words[0]) in ("people", "person")

    def _named(self, first: int, last: int, *, place: Place, kind: MentionKind) -> Candidate | None:
        words = self._words[first:last]
        name = tuple(word.low for word in words if word.text[:1].isalnum())
        if not name:
            return None
        sort = _sort_of_name(self._text[slice(*place)], name, kind)
        if sort is None:
            return None
        title = self._title(first) if sort == "person" else first
        head = name[-1] if sort == "person" else _name_head(words)
        made = Candidate(
            place=place,
            sentence=self._number,
            sort=sort,
            heads=frozenset((head,)) if sort != "person" else frozenset(),
            words=frozenset(name),
            name=name,
            position=self._position(title, last),
            land=kind == "place",
        )
        self._add_words(made, self._words[title:first])
        self._add_words(made, self._behind(last))
        before = self._words[first - 1].low if first > 0 else ""
        made.gender = gender_of(name[0]) or gender_of(before) or made.gender
        made.age = self._age(last)
        return made

    def _title(self, first: int) -> int:
        """Give where the titles before a name begin: "deputy harbour master Jon Pell"."""
        index = first
        while index > max(0, first - _TITLE):
            word = self._words[index - 1]
            stop = word.text == "." and index > 1 and self._words[index - 2].low in listed("titles")
            title = word.low in listed("titles") or sort_of(word.low) is not None
            if not (stop or title or (index < first and _qualifies(word))):
                break
            index -= 1
        return index

    def _behind(self, last: int) -> list[Word]:
        """Give the words of an apposition behind a name, none when there is none."""
        words = self._words[last : last + _APPOSITION]
        if not words or words[0].text not in ",(":
            return []
        found: list[Word] = []
        for word in words[1:]:
            if word.text in ",).;:" or word.low in word_class("relatives") or word.low in word_class("auxiliaries"):
                break
            if word.low in word_class("prepositions") or word.text[:1] in '“"':
                break
            found.append(word)
        return found if found and (found[0].low in ("the", "a", "an") or _plain(found)) else []

    def _add_words(self, made: Candidate, words: Sequence[Word]) -> None:
        made.words |= {word.low for word in words}
        nominal = [word for word in words if sort_of(word.low) is not None and not word.owner]
        heads = {singular(word.low) for word in nominal if word.low not in ADJECTIVES}
        made.heads |= heads
        for head in sorted(heads):
            made.gender = made.gender or gender_of(head)

    def _describe(self, made: Candidate, phrase: Noun) -> None:
        """Add what a phrase beside a name says of it, and let it stand where the phrase does."""
        self._add_words(made, self._words[phrase.last - 1 : phrase.last])
        made.words |= {word.low for word in self._words[phrase.first : phrase.last]}
        if self._words[phrase.first].start < made.place[0]:
            made.position = self._position(phrase.first, phrase.last)

    def _beside(self, phrases: Sequence[Noun], first: int, last: int) -> Iterator[int]:
        """Find the phrases in apposition to a name: right before it, behind it after a comma, before it and a comma."""
        for index, one in enumerate(phrases):
            if one.last == first or (one.first == last + 1 and self._low(last) in (",", "(")):
                yield index
            elif one.last < first and self._low(first - 1) == "," and self._low(last) in (",", ")", ".", ""):
                between = self._words[one.last : first - 1]
                if not between or (between[0].low == "of" and not any(word.text in ",;:" for word in between)):
                    yield index
                    if between:
                        return

    def _low(self, index: int) -> str:
        return self._words[index].low if 0 <= index < len(self._words) else ""

    def _age(self, last: int) -> str | None:
        if self._low(last) not in (",", "("):
            return None
        words = [word.low for word in self._words[last + 1 : last + 3]]
        if len(words) == 2 and words[0] not in ("a", "an", "the") and words[1] not in (",", ")", "."):
            return None
        return next((age for age in map(age_of, words) if age is not None), None)

    def _phrase(self, one: Noun) -> Candidate:
        words = self._words[one.first : one.last]
        return Candidate(
            place=(words[0].start, words[-1].end),
            sentence=self._number,
            sort=one.sort,
            heads=frozenset((one.head,)),
            words=frozenset(word.low for word in words),
            position=self._position(one.first, one.last),
            new=one.determiner not in KNOWN,
            owned=one.owned,
            many=one.sort in ("body", "document") and words[-1].low != one.head,
            gender=gender_of(one.head) or next((gender_of(word.low) for word in words if gender_of(word.low)), None),
            age=next((age_of(word.low) for word in words if age_of(word.low)), None),
        )

    def _position(self, first: int, last: int) -> Position:
        """Tell where a phrase stands by the word before it, as there is no parse."""
        if self._words[last - 1].owner or self._low(last) in ("'s", "’"):
            return "owner"
        while first > 0 and (
            self._low(first - 1) in word_class("determiners") or self._words[first - 1].text[:1] in '“"'
        ):
            first -= 1
        before = self._low(first - 1)
        if first == 0 or before in (",", ";", ":", "—", "–", ")", "“", "”"):
            return "subject"
        if before in word_class("subordinators"):
            return "clause"
        if before in word_class("coordinators"):
            return "subject"
        return "oblique" if before in word_class("prepositions") else "object"

    def _pairs(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Join two people that "and" ties together."""
        people = [one for one in found if one.sort == "person"]
        for one, other in pairwise(people):
            if self._text[one.place[1] : other.place[0]].strip() == "and":
                yield self._pair(
                    one, (one.place[0], other.place[1]), other.gender if one.gender == other.gender else None
                )
        for one in people:
            index = self._at(one.place[1])
            kin = index + 2 < len(self._words) and self._low(index) == "and" and self._low(index + 1) in ("his", "her")
            if kin and sort_of(self._low(index + 2)) in ("person", "people"):
                yield self._pair(one, (one.place[0], self._words[index + 2].end), None)

    def _pair(self, one: Candidate, place: Place, gender: Gender | None) -> Candidate:
        words = frozenset(word.low for word in self._words[self._at(place[0]) : self._at(place[1])])
        heads = frozenset(("two",))
        return Candidate(place, self._number, "people", heads, words, position=one.position, gender=gender)


def _told(kind: MentionKind, beside: Sequence[Noun], last: int) -> MentionKind:
    """Correct the kind of a name by the phrases beside it: "Lio Brand, a welder," is a person."""
    sorts = {phrase.sort for phrase in beside if kind == "other" or (kind == "organisation" and phrase.first > last)}
    return "person" if "person" in sorts else "organisation" if "body" in sorts else kind


def _sort_of_name(text: str, name: tuple[str, ...], kind: MentionKind) -> Sort | None:
    """Tell what a name stands for."""
    if kind == "person":
        return "person"
    if source_kind(text) == "document":
        return "document"
    if kind == "other":
        return "body" if source_kind(f"the {text}") == "outlet" else None
    return "body" if name else None


def _name_head(words: Sequence[Word]) -> str:
    """Give the noun of a body's name: the last word, or the one before "of" or "for"."""
    for index, word in enumerate(words):
        if index > 0 and word.low in ("of", "for"):
            return singular(words[index - 1].low)
    return singular(words[-1].low)


def _qualifies(word: Word) -> bool:
    return word.text[:1].isalpha() and not any(
        word.low in word_class(name)
        for name in (
            "determiners",
            "prepositions",
            "subordinators",
            "coordinators",
            "relatives",
            "auxiliaries",
            "verbs",
        )
    )


def _plain(words: Sequence[Word]) -> bool:
    """Tell whether an apposition without an article is a role ("Mara Venn, head of the yard,")."""
    return len(words) <= 4 and any(sort_of(word.low) in ("person", "body") for word in words[-1:])
