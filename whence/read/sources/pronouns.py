"""What a pronoun goes back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.read.found import Place
from whence.read.sources.candidates import Candidate
from whence.read.sources.index import Index, gender_word
from whence.read.sources.words import Sort, Word, pronouns, words_in
from whence.read.words import word_class

#: A pronoun is looked up over this many sentences that name a fitting candidate or none, its own not counted.
_BACK = 3
#: And over this many in any case.
_FAR = 12
#: What stands at the head of a sentence before its subject is at most this long. Code points.
_FRONT = 160
#: Points; set by hand, then moved on the even rows of bench/sources.jsonl, November 2026.
_POSITION = {"subject": 1.5, "clause": 1.0, "object": 0.0, "oblique": -0.5, "owner": -2.0}
_SPEAKER, _TOPIC, _GENDER, _LIKELY, _DISTANCE, _QUOTED, _NEW = 2.0, 0.75, 1.5, 1.0, 1.25, -1.0, 1.0
#: By how much the best must lead another thing to be taken.
_LEAD = 1.6
#: The least that "it" and "they" need of a sentence before the last: they can mean much that is no candidate.
_LEAST = -0.9
_EXPLETIVE = re.compile(
    r"\s+(?:is|was|has\s+been|had\s+been|were|are|'s)\s+(?:\w+ly\s+)?"
    r"(?:said|reported|believed|thought|alleged|rumou?red|understood|claimed|known|suggested|clear|likely|unclear|announced)\b",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"\s+(?:is|was|are|were|(?:has|have|had)\s+(?:long\s+)?been|became|remain(?:s|ed)?)(?:\s+(?:also|now|once|still|then))?\s+",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?:\s+(?:of|in|at|for)\s+[\w’'-]+){0,2}\s+(?:(?:has|had|have|also|later|then|now)\s+){0,2}(?:gave|giv\w+)\s+",
    re.IGNORECASE,
)
#: What stands before a document whose words are passed on, and between it and a pronoun that is then said to say them.
_PASSES_ON = re.compile(
    r"\b(?:(?:report|writ|wrote|comment)\w*\s+(?:on|upon|about)|(?:cit|quot|summari[sz]|review)(?:es|e|ed|ing|s))\s+$",
    re.IGNORECASE,
)
_NOTES_THAT = re.compile(r"[^.;:!?“”\"]{0,60}\band\s+\w+\s+(?:that\s+)?$", re.IGNORECASE)
#: A phrase that opens a clause and so can be its subject.
_OPENING = re.compile(
    r"(?:^|[.!?,;—–][”\"]?\s+(?:and\s+|but\s+|while\s+)?)(?:the|this|its|their)\s+[\w’'-]+", re.IGNORECASE
)
_SORTS: Mapping[str, tuple[Sort, ...]] = {
    "singular": ("person",),
    "thing": ("body", "document"),
    "plural": ("people", "body"),
}


class Pronouns:
    """Looks up pronouns in one report."""

    def __init__(self, index: Index, speakers: Mapping[int, Sequence[Candidate]]) -> None:
        """Take the candidates and those of them that spoke, by sentence; the caller adds to the latter."""
        self._index = index
        self._speakers = speakers

    def of(self, source: Place, *, mute: frozenset[int], topic: int | None) -> Candidate | None:
        """Find what a pronoun that is a source goes back to.

        Why this way: the nearest fitting candidate, subjects and earlier speakers first; where two come close to one
        another it stays open, since a wrong name on a statement is worse than none.

        Args:
            source: Where the pronoun stands.
            mute: Entities that it cannot mean: who speaks the quotation that it stands in.
            topic: Entity of the source before it.

        Cost: the candidates of the few sentences looked at.
        """
        word = self._index.text[slice(*source)].lower()
        group = next((name for name in _SORTS if word in pronouns(name)), None)
        if group is None:
            return self._relative(source) if word in pronouns("relative") else None
        if group == "thing" and _EXPLETIVE.match(self._index.text, source[1]):
            return None
        passed_on = self._passed_on(source) if group == "thing" else None
        if passed_on is not None:
            return passed_on
        before = self._best(source, word, group, mute=mute, topic=topic)
        ahead = self._ahead(source, word, _SORTS[group])
        if ahead is None:
            return before
        rivals = [
            one for one, _ in self._scored(source, word, group, mute=mute, topic=topic) if one.entity != ahead.entity
        ]
        return None if rivals and before is not None else ahead

    def _passed_on(self, source: Place) -> Candidate | None:
        """Find the document that a sentence passes on: "The Post wrote about the audit and noted that it had found".

        Why this way: who reports on a document gives the document's words, however much nearer to a subject it stands.
        """
        text = self._index.text
        for one in reversed(self._row_at(source[0])):
            start, end = one.place
            if one.sort != "document" or end > source[0] or one.many:
                continue
            if _NOTES_THAT.fullmatch(text, end, source[0]) and _PASSES_ON.search(text[max(0, start - _FRONT) : start]):
                return one
        return None

    def _relative(self, source: Place) -> Candidate | None:
        """Find what "who" stands right behind."""
        row = self._row_at(source[0])
        close = [
            one
            for one in row
            if self._index.text[one.place[1] : source[0]].strip(" \t\n,(—–") == "" and one.place[1] <= source[0]
        ]
        return close[-1] if close else None

    def _best(
        self, source: Place, word: str, group: str, *, mute: frozenset[int], topic: int | None
    ) -> Candidate | None:
        points: dict[int, tuple[float, Candidate]] = {}
        for one, score in self._scored(source, word, group, mute=mute, topic=topic):
            if one.entity not in points or score > points[one.entity][0]:
                points[one.entity] = (score, one)
        ranked = sorted(points.values(), key=lambda pair: (-pair[0], pair[1].place))
        rivals = [score for score, one in ranked[1:] if not self._of_it(ranked[0][1], one)]
        if not ranked or (rivals and ranked[0][0] - rivals[0] < _LEAD):
            return None
        score, best = ranked[0]
        old = best.sentence < self._index.sentence(source[0]) - 1
        if (group != "singular" and old and score < _LEAST) or (group == "thing" and self._unlisted(best, source)):
            return None
        nearer = (one for _, one in points.values() if one.sentence > best.sentence and one.position == "subject")
        return None if any(self._index.quotation(one.place[0]) is None for one in nearer) else best

    def _of_it(self, best: Candidate, other: Candidate) -> bool:
        """Tell whether a phrase only says what the subject of its clause is, or names the telling that it gave.

        Why this way: "Venn is the only doctor" names one person twice, and in "the ministry gave another account" the
        word is the ministry's either way.
        """
        if best.position != "subject" or other.sentence != best.sentence or other.name:
            return False
        between = self._index.text[best.place[1] : other.place[0]]
        if len(between) > _FRONT:
            return False
        return _COPULA.fullmatch(between) is not None or (
            best.sort == "body" and other.sort == "document" and _GIVES.fullmatch(between) is not None
        )

    def _unlisted(self, best: Candidate, source: Place) -> bool:
        """Tell whether "the yard", which no list holds, opens a clause between the best candidate and the pronoun."""
        here = self._index.sentence(source[0])
        start = best.place[1] if best.position == "subject" else self._index.sentences[best.sentence][0]
        end = self._index.sentences[here][0]
        openings = (
            (start + match.start(), start + match.end()) for match in _OPENING.finditer(self._index.text[start:end])
        )
        return any(
            not any(one.place[0] < last and first < one.place[1] for one in self._row_at(last - 1))
            for first, last in openings
        )

    def _row_at(self, position: int) -> Sequence[Candidate]:
        number = self._index.sentence(position)
        return self._index.rows[number] if number >= 0 else ()

    def _scored(
        self, source: Place, word: str, group: str, *, mute: frozenset[int], topic: int | None
    ) -> Iterator[tuple[Candidate, float]]:
        here = self._index.sentence(source[0])
        limit = self._first_like(source, here)
        fronted = self._fronted(source, here)
        distance = 0
        for number in range(here, max(-1, here - _FAR), -1):
            spoke = {one.entity for one in self._speakers.get(number, ()) if one.place[1] <= limit}
            for one in self._index.rows[number]:
                fits = one.sort in _SORTS[group] and one.place[1] <= limit and one.entity not in mute
                own = one.sentence == here and (fronted or self._own_words(one, source))
                if not fits or own or self._other_gender(one, word) or (group == "thing" and one.many):
                    continue
                yield (
                    one,
                    self._points(one, source, distance)
                    + _SPEAKER * (one.entity in spoke)
                    + _TOPIC * (one.entity == topic),
                )
            if number == here or not self._goes_on(number, word):
                distance += 1
            if distance > _BACK:
                return

    def _points(self, one: Candidate, source: Place, distance: int) -> float:
        word = self._index.text[slice(*source)].lower()
        gender = gender_word(word)
        score = _POSITION[one.position] - _DISTANCE * distance
        if gender is not None:
            score += _GENDER * (self._index.firm.get(one.entity) == gender)
            likely = self._index.likely.get(one.entity)
            score += 0.0 if likely is None else _LIKELY if likely == gender else -2 * _LIKELY
        if one.sort == "document" and one.new and not one.owned:
            score += _NEW
        around = self._index.quotation(one.place[0])
        if around is not None and around != self._index.quotation(source[0]):
            score += _QUOTED
        return score

    def _other_gender(self, one: Candidate, word: str) -> bool:
        gender, firm = gender_word(word), self._index.firm.get(one.entity)
        return gender is not None and firm is not None and gender != firm

    def _own_words(self, one: Candidate, source: Place) -> bool:
        """Tell whether a candidate stands in a quotation that the pronoun does not stand in."""
        around = self._index.quotation(one.place[0])
        return around is not None and not around[0] <= source[0] < around[1]

    def _fronted(self, source: Place, here: int) -> bool:
        """Tell whether all that stands before a pronoun belongs to its own clause ("In a letter to Venn he said")."""
        if here < 0 or source[0] - self._index.sentences[here][0] > _FRONT:
            return False
        words = words_in(self._index.text, self._index.sentences[here][0], source[0])
        if not words or words[0].low not in word_class("prepositions") - word_class("subordinators"):
            return False
        return not any(word.low in word_class("verbs") or word.low in word_class("relatives") for word in words)

    def _goes_on(self, number: int, word: str) -> bool:
        """Tell whether a sentence has the same pronoun, so that what it means lies still further back."""
        if self._index.rows[number] and word not in ("he", "she"):
            return False
        same = {"he": ("he", "him", "his"), "she": ("she", "her")}.get(word, (word,))
        return not self._index.pronouns(number).isdisjoint(same)

    def _first_like(self, source: Place, sentence: int) -> int:
        """Give where the pronoun stands first in its sentence: what comes after that it does not go back to."""
        start = self._index.sentences[sentence][0] if sentence >= 0 else source[0]
        match = re.search(
            rf"\b{re.escape(self._index.text[slice(*source)])}\b", self._index.text[start : source[0]], re.IGNORECASE
        )
        return source[0] if match is None else start + match.start()

    def _ahead(self, source: Place, word: str, sorts: tuple[Sort, ...]) -> Candidate | None:
        """Find the subject behind a clause that opens the sentence with the pronoun ("As he left, Venn ...")."""
        here = self._index.sentence(source[0])
        if here < 0:
            return None
        start, end = self._index.sentences[here]
        lead = words_in(self._index.text, start, source[0]) if source[0] - start <= _FRONT else []
        comma = self._index.text.find(",", source[1], end)
        if not _opens_clause(lead) or comma < 0:
            return None
        for one in self._index.rows[here]:
            if one.place[0] < comma:
                continue
            close = one.position == "subject" and one.place[0] - comma < 60
            return one if close and one.sort in sorts and not self._other_gender(one, word) else None
        return None


def _opens_clause(lead: Sequence[Word]) -> bool:
    """Tell whether the words before a pronoun only open a clause that comes before its main clause."""
    if not 1 <= len(lead) <= 3:
        return False
    first = lead[0].low
    return (len(lead) == 1 and first in word_class("subordinators")) or (
        first == "in" and lead[1:2] != [] and lead[1].low == "what"
    )
