"""Which stance a cue has: its verb and what it takes, negations on it, nouns, adjectives and judging words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.model.reading import Stance
from whence.read.base import Parse
from whence.read.chains.deeds import deed, ordered
from whence.read.chains.judged import calls_false, judgement
from whence.read.chains.verbs import Kind, by_word, lemma_of, listed, stance_for, verb_at
from whence.read.found import Found
from whence.read.words import Passage, word_class

#: Words before a cue, and words of a content, in which what belongs to the cue is sought.
_BEFORE, _WITHIN = 6, 40
#: A claim that is countered is named among this many words of what is countered.
_CLAIM = 6
_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_NEGATED: dict[Stance, Stance] = {"says": "doubts", "believes": "doubts", "denies": "says", "doubts": "believes"}
#: What stands before an adjective and all but negates it.
_FAR = (
    ("far", "from"),
    ("anything", "but"),
    ("by", "no", "means"),
    ("less", "than"),
    ("none", "too"),
    ("not", "at", "all"),
)
#: Words that turn a quantity which holds for everybody ("not all believe").
_EVERY = frozenset(("all", "everyone", "everybody", "every", "many", "much", "most"))

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue understood: its stance and the base form of its verb, empty when it is none.

    The base form begins with `not_` when the cue is negated, with `be_` when it is a passive that names nobody.
    """

    stance: Stance
    lemma: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in its place.

    Attributes:
        main: Its verb or, without one, its word that the others hang on.
        content: Range over all of its content.
    """

    words: Passage
    parse: Parse
    first: int
    last: int
    main: int
    content: Range

    def below(self, index: int) -> Iterator[int]:
        """Give the words near the cue that hang on a word."""
        low, high = self.words.bounds(index)
        for kid in range(max(low, index - 30), min(high, index + 12)):
            if self.parse.heads[kid] == index and kid != index:
                yield kid

    def subject(self) -> int | None:
        """Give the head of the subject of the cue's verb."""
        verb = self.main
        for _ in range(3):
            own = next((kid for kid in self.below(verb) if self.parse.deps[kid] in _SUBJECT), None)
            if own is not None or self.parse.deps[verb] not in ("conj", "xcomp"):
                return own
            verb = int(self.parse.heads[verb])
        return None


def stance_of(
    words: Passage,
    parse: Parse,
    *,
    cue: Range,
    content: Sequence[Range],
    ruled: Found | None,
    source: Range | None = None,
) -> Reading:
    """Tell how the source stands to the content.

    Why this way: the verb and what it takes give a stance, then what stands on it turns it: a negation, a subject
    that is next to nobody, a verb of refusing, a word that judges; a rule's frame helps only to name the verb.

    Args:
        words: The passage.
        parse: Of the same passage.
        cue: Range of words.
        content: Ranges of words.
        ruled: The rules' attribution by the same cue, `None` when they found none.
        source: Range of words, `None` when it is not known; then the parse tells.

    Cost: bounded by the length of a sentence.
    """
    one = _cue(words, parse, cue=cue, content=content)
    if words.low[one.main] in ("to", "of", ":") and ruled is not None:
        return Reading(ruled.stance, ruled.lemma)
    lemma = verb_at(words, one.main)
    if not parse.tags[one.main].startswith("VB") and stance_for(lemma, "clause") is None and ruled is not None:
        lemma = ruled.lemma or lemma
    kind = _kind(one)
    borne = _borne(one, lemma)
    stance = borne or _against(one, lemma, kind) or stance_for(lemma, kind)
    if stance is None:
        stance = ruled.stance if ruled is not None and ruled.stance != "doubts" else "says"
    if _refused(one, lemma):
        return Reading("doubts", "not_confirm")
    judged = _judged(one, stance, lemma)
    if judged is not None:
        return Reading(judged, lemma)
    if _turned(one) and stance in _NEGATED:
        return Reading(_NEGATED[stance], f"not_{lemma}")
    subject = source if source is not None else _range(one.subject())
    if lemma == "want" and kind != "to":
        return Reading("asks", lemma)
    told = ordered(words, parse, content=one.content, lemma=lemma) if stance == "says" else None
    if told is None and stance in ("says", "believes") and deed(words, parse, content=one.content, source=subject):
        told = "plans" if stance == "says" or lemma in ("expect", "hope") else None
    if source is None and borne is None and lemma not in listed("light") and _nobody(one, subject):
        lemma = f"be_{lemma}"
    return Reading(told or stance, lemma)


def _range(index: int | None) -> Range | None:
    return None if index is None else (index, index + 1)


def _cue(words: Passage, parse: Parse, *, cue: Range, content: Sequence[Range]) -> _Cue:
    first, last = cue
    verbs = [index for index in range(first, last) if parse.tags[index].startswith("VB")]
    known = [index for index in verbs if stance_for(verb_at(words, index), "clause") is not None]
    light = listed("light")
    heavy = [index for index in known if lemma_of(words.low[index]) not in light]
    unverbal = [index for index in range(first, last) if stance_for(lemma_of(words.low[index]), "clause") is not None]
    whole = [index for index in range(first, last) if "_" in verb_at(words, index)]
    main = next(iter([*whole, *reversed(heavy)]), None)
    if main is None:
        main = next(iter(known or verbs or unverbal), last - 1)
    span = (min((run[0] for run in content), default=last), max((run[1] for run in content), default=last))
    return _Cue(words, parse, first, last, main, span)


def _kind(one: _Cue) -> Kind:
    """Tell what the cue's verb takes, by how its content begins."""
    low, (first, last) = one.words.low, one.content
    if first < one.first:
        return "clause"
    while first < last - 1 and (not low[first][:1].isalnum()):
        first += 1
    if low[first] == "to" or (first > one.last and low[first - 1] == "to" and one.parse.tags[first] == "VB"):
        return "to"
    if low[first] == "not" and one.words.word(first + 1) == "to":
        return "to"
    if low[first] in ("whether", "if", "how", "why", "what", "who", "where", "when"):
        return "wh"
    if any(
        low[index] == "to" and one.parse.tags[index + 1] == "VB" for index in range(first + 1, min(last - 1, first + 5))
    ):
        plain = any(one.parse.tags[index][:2] in ("VB", "MD") for index in range(first, min(last, first + 3)))
        if not plain and one.words.quote[first] < 0:
            return "to"
    clause = any(one.parse.tags[index] in ("VBD", "VBZ", "VBP", "MD") for index in range(first, last))
    return "clause" if clause or one.words.quote[first] >= 0 else "noun"


def _borne(one: _Cue, lemma: str) -> Stance | None:
    """Give the stance that a noun or adjective of the cue carries: "issued a denial", "are not sure"."""
    low = one.words.low
    if low[one.main] in by_word("attitudes") and (_passive(one) or low[one.main - 1] in listed("linking")):
        return by_word("attitudes")[low[one.main]]
    if ("would", "like") in itertools.pairwise(low[one.first : one.last]):
        return "asks"
    if lemma not in listed("light") and one.parse.tags[one.main].startswith("VB"):
        return None
    last = max(one.last, min(one.main + 5, one.content[0] if one.content[0] > one.main else one.main + 5))
    around = [*range(one.first, one.last), *range(one.last, min(last, len(low)))]
    for index in around:
        borne = by_word("bearing").get(low[index]) or by_word("attitudes").get(low[index])
        if borne is not None:
            lead = tuple(low[max(0, index - 3) : index])
            return "doubts" if any(lead[-len(far) :] == far for far in _FAR) else borne
    return None


def _against(one: _Cue, lemma: str, kind: Kind) -> Stance | None:
    """Give the stance of a verb that denies claims and only condemns, or stops, other things."""
    if kind != "noun" or lemma not in listed("against"):
        return None
    first, last = one.content[0], min(one.content[1], one.content[0] + _CLAIM)
    near = {*range(one.first, one.last), *range(first, last), *range(first - 3, first)}
    return "denies" if any(one.words.word(index) in listed("claimed") for index in near) else "says"


def _refused(one: _Cue, lemma: str) -> bool:
    """Tell an assent withheld: "refused to confirm", "stopped short of saying", "neither confirmed nor denied"."""
    low, words = one.words.low, one.words
    if lemma in listed("refusing"):
        ahead = (lemma_of(low[index]) for index in range(one.main + 1, min(one.main + 7, len(low))))
        return any(word in listed("assents") for word in ahead)
    if lemma not in listed("assents"):
        return False
    edge = max(words.bounds(one.main)[0], one.main - _BEFORE)
    between = range(edge, one.main)
    refusing = [index for index in between if verb_at(words, index) in listed("refusing")]
    stops = {",", ";", "that", "who", "which"}
    if refusing and not stops & set(low[refusing[-1] : one.main]) and one.words.word(refusing[-1] - 1) != "not":
        return True
    both = range(edge, min(one.main + 4, len(low)))
    either = {lemma_of(low[index]) for index in both}
    return bool({"neither", "nor"} & {low[index] for index in both}) and bool({"confirm", "admit"} & either)


def _turned(one: _Cue) -> bool:
    """Tell whether the cue is negated or held by next to nobody, and not both."""
    words, low, parse = one.words, one.words.low, one.parse
    turns = 0
    edge = max(words.bounds(one.main)[0], one.first - 4)
    index = one.main
    while index > edge:
        index -= 1
        if low[index] in word_class("negators") or low[index] in listed("nearly_not"):
            turns += words.word(index + 1) not in ("only", "just")
            break
        if index < one.first and not _helping(words, parse, index):
            break
    whole = verb_at(words, one.main).count("_")
    turns += any(low[index] in word_class("negators") for index in range(one.main + 1 + whole, one.last))
    subject = one.subject()
    if subject is None and low[max(0, one.first - 1)] in listed("scarce"):
        subject = one.first - 1
    if subject is not None and (words.quote[subject] == words.quote[one.main]):
        turns += _scarce(one, subject)
    return turns % 2 == 1


def _helping(words: Passage, parse: Parse, index: int) -> bool:
    return words.low[index] in word_class("auxiliaries") or parse.tags[index] in ("RB", "MD", "TO")


def _scarce(one: _Cue, subject: int) -> bool:
    """Tell a subject that is next to nobody: "few in the village", "no witness", "not everyone"."""
    words = one.words
    counted = [index for index in range(max(0, subject - 4), subject) if int(one.parse.heads[index]) == subject]
    for index in (subject, *counted):
        if words.low[index] in listed("scarce"):
            return words.word(index - 1) not in ("a", "quite", "the", "or")
        if words.low[index] in _EVERY and words.word(index - 1) == "not":
            return True
    return words.word(subject) == "one" and words.word(subject - 1) == "no"


def _judged(one: _Cue, stance: Stance, lemma: str) -> Stance | None:
    """Tell what somebody makes of what others say: "said it was untrue that", "called the story a hoax"."""
    if stance not in ("says", "believes"):
        return None
    first = min(one.first, one.content[0])
    last = min(max(one.last, one.content[1]), first + _WITHIN)
    if lemma in listed("naming"):
        return "denies" if calls_false(one.words, (first, last)) else None
    found = judgement(one.words, one.content, lemma) or judgement(one.words, (one.first + 1, last), lemma)
    return found.stance if found is not None else None


def _nobody(one: _Cue, subject: Range | None) -> bool:
    """Tell a passive that names nobody: "is said to have", "it is believed that"."""
    named = "by" in (one.words.word(one.last), one.words.word(one.last - 1))
    return _passive(one) and not named and subject is not None


def _passive(one: _Cue) -> bool:
    """Tell a participle with a form of "be" before it."""
    if one.parse.tags[one.main] not in ("VBN", "JJ"):
        return False
    for index in range(one.main - 1, max(-1, one.main - 5), -1):
        if one.words.low[index] in word_class("be"):
            return True
        if one.parse.tags[index] != "RB" and one.words.low[index] not in word_class("negators"):
            return False
    return False
