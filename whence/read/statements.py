"""Make statements: every attributed content with its chain, and the outlet's own voice around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.reading import Attribution, Figure, Mention, Moment, Sentence, SourceKind, Statement
from whence.model.reports import Report
from whence.model.spans import Span
from whence.read.attribution.contents import has_clause
from whence.read.chains.verbs import listed
from whence.read.found import Found, Place
from whence.read.sources.sourcing import Antecedents, source_kind
from whence.read.stance import asserted, asserted_alone, hedged, negated
from whence.read.words import Passage, word_class

#: Attributions less reliable than this leave their sentence to the outlet's own voice as well. 0 to 1.
_SURE = 0.5
#: The same for a verb that may be of a deed.
_CONFIDENT = 0.65
#: Chains longer than this are misread text, not speech about speech. Links.
_DEPTH = 5
#: A rest of a sentence is a statement of its own from this many words on, and a sentence from `_LEAST` on.
_REST = 6
_LEAST = 3
#: To give an order is itself an event; to urge or to call for something is only to speak.
_ORDERED = frozenset(("tell", "order", "instruct", "direct", "command", "require"))


@dataclass(frozen=True, slots=True)
class Inside:
    """Rows that are looked up by where they lie, with their places ascending."""

    starts: list[int]
    rows: list[tuple[int, str]]

    def within(self, pieces: Sequence[Place]) -> tuple[str, ...]:
        """Give the ids of the rows that lie wholly in one of the pieces, in reading order."""
        found: list[str] = []
        for start, end in pieces:
            for end_of_row, name in self.rows[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                if end_of_row <= end:
                    found.append(name)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Values:
    """What else was read in the report, to be tied to the contents it lies in."""

    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]


def statements(
    report: Report,
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
    *,
    found: Sequence[Found],
    values: Values,
    reader: str,
) -> tuple[Statement, ...]:
    """Turn attributions into statements and add what the outlet says in its own voice.

    Why this way: one row for each attribution, outer and nested, so that either can be compared, and one for
    each sentence of what is attributed, since each may be a claim of its own; a sentence whose attributions
    are all doubtful stays a statement of the outlet too, so that nothing is lost to a wrong reading.

    Args:
        report: The report.
        sentences: Its sentences in reading order.
        passages: Its paragraphs, cut into words.
        found: Its attributions, by position of their content.
        values: Names, figures and times read in it.
        reader: Name written into each row.

    Returns:
        In reading order of the content.

    Cost: linear in words and attributions; chains are sought within a paragraph.
    """
    maker = _Maker(report, sentences, passages=passages, values=values, reader=reader)
    made: list[Statement] = []
    index = 0
    for words in passages:
        here: list[Found] = []
        while index < len(found) and found[index].content[0][0] < words.end:
            here.append(found[index])
            index += 1
        made.extend(maker.attributed(words, here))
        made.extend(maker.alone(words, here))
    unique = {one.id: one for one in made}
    return tuple(
        sorted(unique.values(), key=lambda one: (one.content[0].start, -one.content[0].end, len(one.chain), one.id))
    )


class _Maker:
    """Makes the statements of one report, paragraph by paragraph."""

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        *,
        passages: Sequence[Passage],
        values: Values,
        reader: str,
    ) -> None:
        self._report = report
        self._sentences = sentences
        self._starts = [one.start for one in sentences]
        self._passages = passages
        self._passage_starts = [words.start for words in passages]
        self._reader = reader
        places = [(one.start, one.end) for one in sentences]
        self._antecedents = Antecedents(report.text, places, values.mentions)
        self._lying = {
            "participants": _inside(values.mentions),
            "figures": _inside(values.figures),
            "moments": _inside(values.moments),
        }

    def attributed(self, words: Passage, here: list[Found]) -> Iterator[Statement]:
        """Give a statement for each attribution of a paragraph."""
        links: dict[int, Attribution] = {}
        for number, one in sorted(enumerate(here), key=lambda pair: pair[1].start):
            links[number] = self._link(one)
        chains = _Chains(here)
        for number, one in enumerate(here):
            chain, content = chains.around(number)
            if len(chain) > _DEPTH:
                continue
            attributions = tuple(links[link] for link in chain)
            stated = all(link.stance in ("says", "denies") for link in attributions)
            for said in self._by_sentence(content):
                around = words if words.start <= said[0][0] < words.end else self._passage(said[0][0])
                yield self._statement(
                    around,
                    said,
                    chain=attributions,
                    hedged=hedged(around, said[0], one.lemma, cue=one.cue),
                    asserts=stated and asserted(around, one, said),
                )

    def alone(self, words: Passage, here: list[Found]) -> Iterator[Statement]:
        """Give the statements that a paragraph makes in the outlet's own voice."""
        sure = sorted(_extent_of(one) for one in here if _is_sure(one) and not _act(words, one))
        reach = list(accumulate((end for _, end in sure), max))
        for start, end in words.sentences:
            first, last = bisect_right(reach, start), bisect_left(sure, (end, 0))
            taken = [place for place in sure[first:last] if start < place[1]]
            for place in _free(words, (start, end), taken):
                yield self._statement(
                    words, (place,), chain=(), hedged=hedged(words, place), asserts=asserted_alone(words, place)
                )

    def _by_sentence(self, content: tuple[Place, ...]) -> Iterator[tuple[Place, ...]]:
        """Cut what goes on over several sentences into what each of them says; a word or two stay with the rest."""
        groups: list[list[Place]] = []
        latest = -1
        for piece in content:
            start = piece[0]
            for number in range(self._sentence(start), self._sentence(piece[1] - 1) + 1):
                last = self._sentences[number].end if number >= 0 else piece[1]
                end = min(piece[1], last) if number < self._sentence(piece[1] - 1) else piece[1]
                if number == latest or (groups and self._report.text[start:end].count(" ") < _LEAST - 1):
                    groups[-1].append((start, end))
                else:
                    groups.append([(start, end)])
                latest = number
                start = self._sentences[number + 1].start if number + 1 < len(self._sentences) else piece[1]
        return (_joined(group) for group in groups)

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _passage(self, position: int) -> Passage:
        return self._passages[max(0, bisect_right(self._passage_starts, position) - 1)]

    def _statement(
        self, words: Passage, content: tuple[Place, ...], *, chain: tuple[Attribution, ...], hedged: bool, asserts: bool
    ) -> Statement:
        spans = tuple(self._report.span(*place) for place in content)
        cues = ";".join(f"{link.cue.start}:{link.cue.end}" for link in chain if link.cue is not None)
        where = ";".join(f"{start}:{end}" for start, end in content)
        lying = {name: rows.within(content) for name, rows in self._lying.items()}
        sentence = self._sentences[max(0, self._sentence(content[0][0]))]
        return Statement(
            id=content_id("statement", self._report.id, cues, where),
            report=self._report.id,
            sentence=sentence.id,
            content=spans,
            chain=chain,
            hedged=hedged,
            negated=negated(words, content[0]),
            asserts=asserts,
            reader=self._reader,
            figures=lying["figures"],
            moments=lying["moments"],
            participants=lying["participants"],
        )

    def _link(self, one: Found) -> Attribution:
        source = self._span(self._bare(one.source))
        kind: SourceKind = source_kind(source.text) if source is not None else "implicit"
        antecedent = self._span(self._antecedents.of(one) if source is not None else one.before)
        if source is not None and antecedent is not None and kind not in ("pronoun", "first_person"):
            kind = source_kind(source.text, antecedent.text)
        if one.source is not None:
            self._antecedents.add(one.source, kind, one.content)
        return Attribution(
            source=source,
            source_kind=kind,
            antecedent=antecedent,
            entity=None,
            cue=self._span(one.cue),
            stance=one.stance,
            form=one.form,
            confidence=reliability(one),
        )

    def _bare(self, place: Place | None) -> Place | None:
        """Cut the comma that closes an apposition off a source."""
        if place is None:
            return None
        text = self._report.text[slice(*place)]
        return place[0], place[0] + (len(text.rstrip(", \n")) or len(text))

    def _span(self, place: Place | None) -> Span | None:
        return self._report.span(*place) if place is not None else None


def _inside(rows: Sequence[Mention] | Sequence[Figure] | Sequence[Moment]) -> Inside:
    ordered = sorted((row.span.start, row.span.end, row.id) for row in rows)
    return Inside([start for start, _, _ in ordered], [(end, name) for _, end, name in ordered])


def _joined(group: list[Place]) -> tuple[Place, ...]:
    """Make one piece of pieces with nothing but blanks cut out between them."""
    joined = [group[0]]
    for start, end in group[1:]:
        if start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


class _Chains:
    """The chains of a paragraph: what lies in what, looked up by place instead of one by one."""

    def __init__(self, here: list[Found]) -> None:
        self._here = here
        pieces = sorted(
            (start, end, index) for index, one in enumerate(here) if not one.inner for start, end in one.content
        )
        self._pieces = pieces
        self._reach = list(accumulate((end for _, end, _ in pieces), max))
        self._inner: dict[tuple[Place, ...], list[int]] = {}
        self._outer: dict[tuple[Place, ...], list[int]] = {}
        for index, one in enumerate(here):
            (self._inner if one.inner else self._outer).setdefault(one.content, []).append(index)
        self._starts = sorted((one.start, index) for index, one in enumerate(here) if not one.inner and one.cue)

    def around(self, number: int) -> tuple[list[int], tuple[Place, ...]]:
        """Give the attributions around a content, outermost first, and the content."""
        one = self._here[number]
        content = one.content
        if one.inner:
            speaker = self._speaker_of(number)
            if speaker is not None:
                outer, content = self.around(speaker)
                return [*outer, number], content
        found = self._holding(number)
        held = {self._here[index].content for index in found}
        found |= {index for each in held for index in self._inner.get(each, ()) if index != number}
        here = self._here
        return [*sorted(found, key=lambda index: (_extent(here[index]), here[index].inner, index)), number], content

    def _holding(self, number: int) -> set[int]:
        """Give the attributions with an attribution in their contents."""
        one = self._here[number]
        start, end = one.cue or one.content[0]
        at = bisect_left(self._pieces, (start + 1, 0, 0)) - 1
        found: set[int] = set()
        while at >= 0 and self._reach[at] >= end:
            first, last, index = self._pieces[at]
            if last >= end and first <= start and index != number:
                found.add(index)
            at -= 1
        return found

    def _speaker_of(self, number: int) -> int | None:
        """Give the attribution that "citing X" hangs on: the one with its content, else the last before it."""
        here, one = self._here, self._here[number]
        same = self._outer.get(one.content, [])
        if same:
            return same[0]
        first, last = one.content[0]
        begun = bisect_left(self._starts, (first, 0))
        fitting: list[int] = []
        for start, index in self._starts[begun:]:
            if start > last + 1:
                break
            if (here[index].cue or (0, 0))[1] <= last + 1:
                fitting.append(index)
        return max(fitting, key=lambda index: (-_extent(here[index]), -index), default=None)


def _extent(one: Found) -> int:
    """Give how far a content reaches, as a negative number: the widest is the outermost."""
    return one.content[0][0] - one.content[-1][1]


def _free(words: Passage, sentence: Place, taken: list[Place]) -> Iterator[Place]:
    """Give what of a sentence no attribution covers and what can stand alone."""
    if not taken:
        if _count(words, sentence) >= _LEAST:
            yield sentence
        return
    position = sentence[0]
    for start, end in [*taken, (sentence[1], sentence[1])]:
        if start > position:
            rest = _trimmed(words, (position, start))
            if rest is not None:
                yield rest
        position = max(position, end)


def _is_sure(one: Found) -> bool:
    """Tell whether an attribution takes its sentence from the outlet."""
    return reliability(one) >= (_CONFIDENT if one.lemma in listed("bodily") else _SURE)


def _extent_of(one: Found) -> Place:
    """Give the stretch that an attribution covers; a denial's content may stand in the sentence before it."""
    places = [place for place in (one.source, one.cue) if place is not None]
    if one.pattern != "charge_denied" or not places:
        return one.start, one.end
    return min(start for start, _ in places), max(end for _, end in places)


def _count(words: Passage, place: Place) -> int:
    return sum(words.low[index][:1].isalnum() for index in range(words.at(place[0]), words.at(place[1])))


def _trimmed(words: Passage, place: Place) -> Place | None:
    first, last = words.at(place[0]), words.at(place[1])
    loose = ("but", "and", "while", "though", "although", ",", ";", "—", "–", "--", ".", ":")
    while first < last and (words.low[first] in loose or words.mark(first)):
        first += 1
    closed = word_class("relatives") | word_class("subordinators") | word_class("prepositions")
    while last > first and (words.low[last - 1] in loose or words.low[last - 1] in closed or words.mark(last - 1)):
        last -= 1
    if last - first < _REST or not has_clause(words, first, last):
        return None
    if words.low[first] in ("who", "which", "that", "as", "when", "after", "because", "if", "since", "where", "in"):
        return None
    return words.place(first, last)


def _act(words: Passage, one: Found) -> bool:
    """Tell a report of an order given ("the council told 900 households to leave"): the outlet tells that event."""
    if one.stance != "orders" or one.lemma not in _ORDERED or one.source is None:
        return False
    low = words.low[words.at(one.source[0]) : words.at(one.source[1])]
    return low not in (["i"], ["we"])


@cache
def _reliabilities() -> dict[str, float]:
    return {str(name): float(value) for name, value in lexicon("en", "reliability").items()}


def reliability(one: Found) -> float:
    """Give how likely an attribution is to be right: its own confidence, else that of its pattern and cue."""
    if one.confidence is not None:
        return one.confidence
    table = _reliabilities()
    of_pattern = table.get(one.pattern, table["unknown"])
    return table.get(f"{one.pattern}:{one.lemma}", of_pattern) if one.lemma else of_pattern
