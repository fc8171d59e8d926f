"""All candidates of a report, found by sentence, by head or by name, with those that are one thing tied together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from whence.model.reading import Mention, MentionKind
from whence.read.found import Place
from whence.read.sources.candidates import Candidate, candidates
from whence.read.sources.nouns import KNOWN
from whence.read.sources.words import Gender, listed, words_in
from whence.text.quotes import quotations

_GENDERS: dict[str, Gender] = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_GENDERED = re.compile(rf"\b(?:{'|'.join(_GENDERS)})\b", re.IGNORECASE)
_PRONOUNS = frozenset((*_GENDERS, "they", "them", "their", "it", "its"))
#: Words that give no letter to initials.
_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "to"))
#: With how many earlier ones of the same head or name a candidate is compared.
_RECENT = 12


class Index:
    """The candidates of a report."""

    def __init__(self, text: str, sentences: Sequence[Place], mentions: Sequence[Mention]) -> None:
        """Find them all; linear in the text."""
        self.text = text
        self.sentences = sentences
        self._starts = [place[0] for place in sentences]
        names: defaultdict[int, list[tuple[Place, MentionKind]]] = defaultdict(list)
        for mention in mentions:
            names[self.sentence(mention.span.start)].append(((mention.span.start, mention.span.end), mention.kind))
        self.rows = [
            candidates(text, place, sentence=number, names=names[number]) for number, place in enumerate(sentences)
        ]
        self.quoted = self._quotations()
        self._pronouns: dict[int, frozenset[str]] = {}
        self.by_head: defaultdict[str, list[Candidate]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
        self.full: defaultdict[str, list[Candidate]] = defaultdict(list)
        self.initials: defaultdict[str, list[Candidate]] = defaultdict(list)
        self.often: Counter[tuple[str, ...]] = Counter()
        self.firm: dict[int, Gender] = {}
        self.likely: dict[int, Gender] = {}
        self._settle()
        self._hint()

    def sentence(self, position: int) -> int:
        """Give the index of the sentence that holds a position, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def quotation(self, position: int) -> Place | None:
        """Give the quotation around a position."""
        at = bisect_right(self.quoted, (position, len(self.text) + 1)) - 1
        return self.quoted[at] if at >= 0 and position < self.quoted[at][1] else None

    def pronouns(self, number: int) -> frozenset[str]:
        """Give the pronouns of a sentence, in lower case."""
        if number not in self._pronouns:
            words = words_in(self.text, *self.sentences[number])
            self._pronouns[number] = frozenset(word.low for word in words if word.low in _PRONOUNS)
        return self._pronouns[number]

    def bind(self, entity: int, word: str) -> None:
        """Remember that a pronoun was found to mean somebody."""
        gender = _GENDERS.get(word)
        if gender is not None:
            self.likely.setdefault(entity, gender)

    def _quotations(self) -> list[Place]:
        found: list[Place] = []
        first = 0
        for number, (_, end) in enumerate(self.sentences):
            last = number + 1 == len(self.sentences)
            if last or "\n" in self.text[end : self.sentences[number + 1][0]]:
                marks = quotations(self.text, self.sentences[first][0], end)
                found.extend((one.start, one.end) for one in marks)
                first = number + 1
        return found

    def _settle(self) -> None:
        """Number what is one thing alike: the same name, a surname and its full name, "the nurse" after "a nurse"."""
        number = 0
        for one in (one for row in self.rows for one in row):
            same = self._same(one)
            if same is None:
                one.entity, number = number, number + 1
            else:
                one.entity = same.entity
                one.heads |= same.heads if one.name else frozenset()
            if one.gender is not None:
                self.firm.setdefault(one.entity, one.gender)
            for head in sorted(one.heads):
                self.by_head[head].append(one)
            if one.name:
                self._file(one)

    def _file(self, one: Candidate) -> None:
        """File a name under its first and last word; a full form once, where it stands first."""
        self.often[one.name] += 1
        for word in sorted({one.name[0], one.name[-1]}):
            self.by_name[word].append(one)
            if len(one.name) > 1 and self.often[one.name] == 1:
                self.full[word].append(one)
        if len(one.name) > 2 and self.often[one.name] == 1:
            self.initials["".join(word[0] for word in one.name if word not in _SMALL)].append(one)

    def _same(self, one: Candidate) -> Candidate | None:
        if not one.name:
            (head,) = one.heads
            if (one.new and head not in listed("masses")) or one.owned or head == "two":
                return None
            told = one.words - {head} - KNOWN - listed("loose")
            return only(
                [other for other in self.by_head[head][-_RECENT:] if other.sort == one.sort and told <= other.words]
            )
        earlier = [other for other in self.by_name[one.name[-1]][-_RECENT:] if other.sort == one.sort]
        exact = [other for other in earlier if other.name == one.name]
        if exact:
            return exact[-1]
        if one.sort == "person":
            return only([other for other in earlier if len(one.name) == 1 or len(other.name) == 1])
        return None

    def _hint(self) -> None:
        """Let "Venn said her office was shut" hint at a gender, where only one person stands before the pronoun."""
        votes: defaultdict[int, set[Gender]] = defaultdict(set)
        for row, place in zip(self.rows, self.sentences, strict=True):
            people = [one for one in row if one.sort == "person"]
            if (
                len({one.entity for one in people}) != 1
                or people[0].entity in self.firm
                or people[0].position == "owner"
            ):
                continue
            for match in _GENDERED.finditer(self.text, people[0].place[1], place[1]):
                if self.quotation(match.start()) is None:
                    votes[people[0].entity].add(_GENDERS[match[0].lower()])
        for entity, genders in votes.items():
            if len(genders) == 1:
                self.likely[entity] = next(iter(genders))


def only(found: Sequence[Candidate]) -> Candidate | None:
    """Give the latest of candidates that are all one thing, `None` when they are several or none."""
    return found[-1] if found and len({one.entity for one in found}) == 1 else None


def gender_word(word: str) -> Gender | None:
    """Give the gender of a pronoun, `None` for those that have none."""
    return _GENDERS.get(word) or ("female" if word in ("hers", "herself") else None)
