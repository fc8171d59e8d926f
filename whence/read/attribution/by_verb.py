"""Attributions by a verb: "X said that C", "C, said X", "X told Y that C", "X vowed to C"."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.reading import Stance
from whence.read.attribution.complements import Complement, complement_after
from whence.read.attribution.contents import (
    Pieces,
    before_comma,
    clause_end,
    following_quote,
    has_clause,
    sentence_end,
    skip_adjuncts,
)
from whence.read.attribution.cues import VerbGroup, verb_groups
from whence.read.attribution.phrases import Phrase, phrase_after, subject_before
from whence.read.attribution.subjects import speaks, subject, subjects
from whence.read.found import Found, form_of, places
from whence.read.words import Passage, word_class

#: Pattern -> the frames whose stance it takes, best first.
_FRAMES_OF = {
    "quote_before": ("quote", "post", "hearer"),
    "post": ("post", "quote", "hearer"),
    "as_put": ("post", "quote"),
    "quote_mixed": ("quote", "bare"),
    "colon": ("quote", "bare"),
    "announced": ("quote", "bare"),
    "hearer_bare": ("hearer",),
    "hearer_quote": ("hearer",),
    "passive": ("that", "noun"),
}
#: What a relative clause says by these is part of a description, not a statement ("who had supported the bill").
_NO_RELATIVE = frozenset(("noun", "to", "hearer_to"))
_OPENERS = frozenset(("while", "although", "though", "after", "when", "as", "because", "if", "since", "before", "once"))
_DASHES = frozenset((",", "—", "–", "--"))
_REPORTED = frozenset(
    (
        "report",
        "disclose",
        "reveal",
        "announce",
        "confirm",
        "allege",
        "claim",
        "document",
        "establish",
        "note",
        "predict",
    )
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a paragraph before its contents are cut."""

    subjects: dict[int, Phrase]
    cuts: frozenset[int]


def by_verbs(words: Passage) -> list[Found]:
    """Find the attributions of one paragraph whose cue is a verb.

    Returns:
        In order of the cue; contents may lie inside one another.

    Cost: linear in words for sentences of bounded length.
    """
    groups = list(verb_groups(words))
    of_each = subjects(words, groups)
    known = _Known(of_each, _cuts(words, groups, of_each))
    every = (_by_verb(words, group, known) for group in groups)
    return [one for one in every if one is not None]


def announced(words: Passage) -> Found | None:
    """Find who is about to be quoted: "In his speech, X declared:" at the end of a paragraph.

    Returns:
        An attribution without content, `None` when the paragraph announces nobody.
    """
    if len(words.low) < 3 or words.low[-1] != ":":
        return None
    last = [group for group in verb_groups(words) if words.sentence[group.verb] == words.sentence[-1]]
    for group in reversed(last):
        phrase = subject(words, group, None)
        if phrase is not None and "quote" in group.cue.frames:
            return _found(words, group, (phrase, Complement("announced", ())))
    return None


def _cuts(words: Passage, groups: list[VerbGroup], of_each: dict[int, Phrase]) -> frozenset[int]:
    """Give the words at which a content must stop because another attribution begins there."""
    stops = {
        index
        for index, word in enumerate(words.low)
        if words.word(index - 1) == ","
        and (word in ("citing", "quoting", "referring") or (word == "according" and words.word(index + 1) == "to"))
    }
    for group in groups:
        phrase = of_each.get(group.verb)
        stop = _cut_by_participle(words, group) if phrase is None else _cut_by_subject(words, group, phrase)
        if stop is not None:
            stops.add(stop)
    return frozenset(stops)


def _cut_by_participle(words: Passage, group: VerbGroup) -> int | None:
    before = words.word(group.first - 1)
    if group.cue.shape == "ing" and before in _DASHES:
        return group.first
    return group.first - 1 if before in ("but", "and") and words.word(group.first - 2) == "," else None


def _cut_by_subject(words: Passage, group: VerbGroup, phrase: Phrase) -> int | None:
    if group.cue.shape == "ing":
        return group.first if words.word(group.first - 1) in _DASHES else None
    lead = words.word(phrase.first - 1)
    if lead in ("but", "while", "though", "although", "as") and words.word(phrase.first - 2) == ",":
        return phrase.first - 1
    return phrase.first if lead == "," and _closes_sentence(words, group) else None


def _closes_sentence(words: Passage, group: VerbGroup) -> bool:
    """Tell whether nothing but adjuncts stands between a cue and the end of its sentence."""
    last = words.bounds(group.verb)[1]
    index = skip_adjuncts(words, group.last, last)
    return index >= last or words.low[index] in (".", "!", "?", "”", '"')


def _by_verb(words: Passage, group: VerbGroup, known: _Known) -> Found | None:
    phrase = known.subjects.get(group.verb)
    if phrase is None:
        return _inverted(words, group) or _passive(words, group, known.cuts)
    beside = -1 <= phrase.last - group.first <= 0
    complement = _before(words, group, phrase) if beside and _right_after_quote(words, phrase) else None
    complement = complement or complement_after(words, group, known.cuts) or _before(words, group, phrase)
    if complement is None or (phrase.before is not None and _describes(words, phrase, complement)):
        return None
    return _found(words, group, (phrase, _narrowed(words, phrase, complement)))


def _describes(words: Passage, phrase: Phrase, complement: Complement) -> bool:
    """Tell a relative clause that says who is meant ("anybody who finds a mistake") from one that tells a speech."""
    if complement.frame in _NO_RELATIVE:
        return True
    start = words.word(complement.pieces[0][0])
    restrictive = words.word(phrase.first - 1) != ","
    return restrictive and complement.frame == "bare" and start not in word_class("nominatives") | {"there"}


def _right_after_quote(words: Passage, phrase: Phrase) -> bool:
    """Tell whether a source stands right behind a quotation that ends as speech before its speaker does."""
    mark = phrase.first - 1
    if mark < 2 or not words.mark(mark) or words.quote[mark] == words.quote[phrase.first]:
        return False
    return words.low[mark - 1] in (",", "?", "!", "—", "–", "…", "...")


def _narrowed(words: Passage, phrase: Phrase, complement: Complement) -> Complement:
    """End the content of a subordinate or relative clause where the main clause goes on."""
    opened = words.word(phrase.first - 1) in _OPENERS and phrase.first - 2 < words.bounds(phrase.first)[0]
    if not opened and phrase.before is None:
        return complement
    (first, last), *more = complement.pieces
    if more or complement.frame in ("post", "quote_before", "as_put", "relative"):
        return complement
    starters = word_class("determiners") | word_class("nominatives") | {"there"}
    for index in range(first + 2, last - 1):
        if words.low[index] != "," or words.quote[index] >= 0:
            continue
        following = words.words[index + 1]
        if phrase.before is not None or following.lower() in starters or following[:1].isupper():
            return Complement(complement.frame, ((first, index),))
    return complement


def _found(words: Passage, group: VerbGroup, parts: tuple[Phrase, Complement]) -> Found:
    phrase, complement = parts
    return Found(
        source=words.place(phrase.first, phrase.last),
        before=words.place(*phrase.before) if phrase.before is not None else None,
        cue=words.place(group.first, group.last),
        content=places(words, complement.pieces),
        stance=_stance(group, complement.frame),
        form=form_of(words, complement.pieces),
        pattern=complement.frame,
        lemma=group.cue.lemma,
    )


def _stance(group: VerbGroup, frame: str) -> Stance:
    frames = group.cue.frames
    fitting = [frames[name] for name in _FRAMES_OF.get(frame, (frame,)) if name in frames]
    stance = (fitting or list(frames.values()))[0]
    return "doubts" if group.negated and stance in ("believes", "says", "denies") else stance


def _before(words: Passage, group: VerbGroup, phrase: Phrase) -> Complement | None:
    """Read "C, X said", `"C," X said`, "C, as X put it" and "As X put it, C"."""
    if not speaks(group.cue) or words.quote[group.verb] != words.quote[phrase.first]:
        return None
    lead = phrase.first - 1
    if words.word(lead) != "as":
        return _preceding(words, lead, group.last) if lead >= 0 else None
    if lead == words.bounds(phrase.first)[0]:
        start = group.last + 1
        opens = words.word(group.last) == "," and words.bounds(phrase.first)[1] - start > 2
        return Complement("as_put", ((start, sentence_end(words, start)),)) if opens else None
    made = _preceding(words, lead - 1, group.last)
    return Complement("as_put", made.pieces) if made is not None else None


def _preceding(words: Passage, lead: int, after: int) -> Complement | None:
    """Take what ends at the comma or closing mark at `lead`, and what goes on behind the source at `after`."""
    quoted = words.mark(lead) and words.low[lead] != ","
    if not (quoted or words.word(lead) in _DASHES) or _finished_before(words, lead, after):
        return None
    pieces = before_comma(words, lead + 1 if quoted else lead)
    if not pieces or pieces[0][1] - pieces[0][0] < 2:
        return None
    speech = words.quote[pieces[0][1] - 1] >= 0
    if not speech and not has_clause(words, *pieces[0]) and not _goes_on(words, after):
        return None
    more = following_quote(words, after) if speech else None
    more = more or _second_half(words, pieces[0], after)
    return Complement("quote_before" if speech else "post", (*pieces, more) if more is not None else pieces)


def _finished_before(words: Passage, lead: int, after: int) -> bool:
    """Tell a quotation that its own sentence ended from one whose speaker follows: `... home." Venn owns ships.`."""
    if not words.mark(lead) or words.sentence[lead] == words.sentence[lead + 1] or words.low[lead - 1] != ".":
        return False
    same = after < len(words.low) and words.sentence[after] == words.sentence[after - 1]
    return same and words.low[after] not in (",", ".", ":")


def _goes_on(words: Passage, after: int) -> bool:
    return words.word(after) == "," and after + 3 < len(words.low)


def _second_half(words: Passage, piece: tuple[int, int], after: int) -> tuple[int, int] | None:
    """Read the second half of "The bridge, he said, was closed"."""
    if words.word(after) != "," or words.bounds(after)[1] <= after + 1:
        return None
    if has_clause(words, *piece) and words.low[piece[0]] not in word_class("subordinators"):
        return None
    following = words.word(after + 1)
    if following.endswith("ing") or following in ("who", "which", "according", "a", "an"):
        return None
    last = sentence_end(words, after + 1)
    return (after + 1, last) if last - after > 3 else None


def _inverted(words: Passage, group: VerbGroup) -> Found | None:
    """Read `"C," said X` and "C, said X"."""
    finite = not (group.passive or group.infinitive or group.cue.shape == "ing") and group.first == group.verb
    if not finite or not speaks(group.cue) or group.first == 0 or words.word(group.last) == "by":
        return None
    lead = group.first - 1
    closed = words.mark(lead) and words.quote[lead] != words.quote[group.first]
    phrase = phrase_after(words, group.last) if words.low[lead] == "," or closed else None
    complement = _preceding(words, lead, phrase.last) if phrase is not None else None
    return _found(words, group, (phrase, complement)) if phrase is not None and complement is not None else None


def _passive(words: Passage, group: VerbGroup, cuts: frozenset[int]) -> Found | None:
    """Read "C was reported by X" and "it was reported by X that C"."""
    if group.cue.shape != "past" or group.cue.lemma not in _REPORTED or words.word(group.last) != "by":
        return None
    phrase = phrase_after(words, group.last + 1)
    pieces = _passive_content(words, group, (phrase, cuts)) if phrase is not None and group.passive else ()
    return _found(words, group, (phrase, Complement("passive", pieces))) if phrase is not None and pieces else None


def _passive_content(words: Passage, group: VerbGroup, parts: tuple[Phrase, frozenset[int]]) -> Pieces:
    phrase, cuts = parts
    if words.word(group.first - 1) == "it":
        start = phrase.last
        return ((start, clause_end(words, start, cuts)),) if words.word(start) == "that" else ()
    of_passive = subject_before(words, group.first)
    return ((of_passive.first, of_passive.last),) if of_passive is not None else ()
