"""The subject of each cue of a paragraph: who said, who went on to say, who is the one "adding" it."""

from __future__ import annotations

from whence.read.attribution.contents import has_clause
from whence.read.attribution.cues import Cue, VerbGroup
from whence.read.attribution.phrases import Phrase, phrase_after, subject_before
from whence.read.words import Passage, word_class

_PARTICIPLE_LEADS = frozenset((",", "by", "while", "before", "after", "without", "in", "and", "—", "–", "--", "when"))
_PLURALS = frozenset(
    ("i", "you", "we", "they", "who", "that", "which", "people", "women", "men", "police", "media", "many", "some")
)
_CONTINUED = frozenset(("continued", "continues", "continue", "appeared", "seemed"))
#: Verbs that stand before their subject without quotation marks; what else stands behind them is never a thing said of.
_TURNING = frozenset(
    ("say", "add", "argue", "insist", "warn", "complain", "joke", "quip", "remark", "write", "concede")
)


def subjects(words: Passage, groups: list[VerbGroup]) -> dict[int, Phrase]:
    """Find the subject of each verb group.

    Why this way: a participle ("adding that") and a second verb ("and said") share the first subject that
    was found in their sentence, which is right where one person speaks in it and wrong after a change.

    Args:
        words: One paragraph.
        groups: Its verb groups, in order.

    Returns:
        Index of the verb -> subject; verbs without one are left out.
    """
    found: dict[int, Phrase] = {}
    latest: dict[int, Phrase] = {}
    for group in groups:
        sentence = words.sentence[group.verb]
        phrase = subject(words, group, latest.get(sentence))
        if phrase is not None:
            found[group.verb] = phrase
        else:
            phrase = _behind(words, group)
        if phrase is not None and words.quote[group.verb] < 0:
            latest.setdefault(sentence, phrase)
    return found


def subject(words: Passage, group: VerbGroup, latest: Phrase | None) -> Phrase | None:
    """Find the subject of one verb group; `latest` is the first one found in its sentence."""
    if group.infinitive:
        return _of_infinitive(words, group)
    if group.cue.shape == "ing" and group.verb == group.first:
        return _of_participle(words, group, latest)
    if group.passive or (group.modal and "says" not in group.cue.frames.values()) or turned(words, group):
        return None
    phrase = subject_before(words, group.first)
    if phrase is None and words.word(group.first - 1) in ("and", "but", ","):
        return _shared(words, group, latest)
    return phrase if phrase is not None and _fits(words, group, phrase) else None


def _of_infinitive(words: Passage, group: VerbGroup) -> Phrase | None:
    """Read "went on to say", "continued to insist"."""
    to = group.first
    if words.word(to - 1) == "on" and words.word(to - 2) in ("went", "goes", "go"):
        return subject_before(words, to - 2)
    return subject_before(words, to - 1) if words.word(to - 1) in _CONTINUED else None


def _of_participle(words: Passage, group: VerbGroup, latest: Phrase | None) -> Phrase | None:
    first, last = words.bounds(group.verb)
    if group.first == first:
        comma = next((i for i in range(group.last, last) if words.low[i] == "," and words.quote[i] < 0), None)
        return phrase_after(words, comma + 1, long=False) if comma is not None else None
    if words.word(group.first - 1) in _PARTICIPLE_LEADS or words.mark(group.first - 1):
        shared = latest or _of_sentence(words, group)
        return shared if shared is not None and words.quote[shared.first] == words.quote[group.verb] else None
    return None


def _shared(words: Passage, group: VerbGroup, latest: Phrase | None) -> Phrase | None:
    """Read "X praised A and said C": the second verb has the subject of the first."""
    if group.cue.shape == "base" or group.cue.nounlike:
        return None
    return latest or _of_sentence(words, group)


def _of_sentence(words: Passage, group: VerbGroup) -> Phrase | None:
    """Guess the subject of the sentence: the phrase before its first finite verb."""
    first, _ = words.bounds(group.verb)
    for index in range(first, group.first):
        if words.quote[index] >= 0:
            continue
        word = words.low[index]
        if word in word_class("verbs") and not words.words[index][:1].isupper():
            return subject_before(words, index)
        phrase = subject_before(words, index) if word.endswith("ed") and index > first else None
        if phrase is not None:
            return phrase
    return None


def _fits(words: Passage, group: VerbGroup, phrase: Phrase) -> bool:
    """Hold a form against its subject: a base form wants a plural, a noun-like form wants a real subject."""
    cue, alone = group.cue, group.first == group.verb
    head = words.low[phrase.last - 1]
    if head in ("'s", "'", "nobody", "none", "nothing") or (
        head == "you" and cue.lemma in ("know", "see", "think", "imagine")
    ):
        return False
    if not alone:
        return True
    if cue.nounlike and not _real_subject(words, group, phrase):
        return False
    if cue.shape == "base":
        return _plural(words, phrase) or (words.word(group.last) == "that" and not cue.nounlike)
    return not (cue.shape == "present" and cue.nounlike and head in ("i", "we", "they", "you"))


def _real_subject(words: Passage, group: VerbGroup, phrase: Phrase) -> bool:
    """Tell "the ministry reports" from "various reports" and "in reports"."""
    lead = words.word(group.verb - 1)
    if lead in word_class("determiners") or lead in word_class("prepositions"):
        return False
    if phrase.last - phrase.first > 1 or not words.words[phrase.first].islower():
        return True
    plural = lead.endswith("s") and not lead.endswith("ous")
    return plural or lead in _PLURALS or lead in word_class("nominatives")


def _plural(words: Passage, phrase: Phrase) -> bool:
    head = words.low[phrase.last - 1]
    regular = head.endswith("s") and not head.endswith("ss")
    return regular or head in _PLURALS or head in ("others", "most") or "and" in words.low[phrase.first : phrase.last]


def turned(words: Passage, group: VerbGroup) -> bool:
    """Tell "C, said X" from "X, who is here, said C": a whole clause before the comma, behind the cue a bare name."""
    lead = group.first - 1
    plain = group.first == group.verb and group.cue.shape in ("past", "present")
    if words.word(lead) != "," or not plain or group.cue.lemma not in _TURNING:
        return False
    after = words.word(group.last)
    if not after[:1].isalpha() or after in word_class("prepositions") | word_class("adverbs") | {"there", "that"}:
        return False
    phrase = phrase_after(words, group.last)
    if phrase is None or phrase.first != group.last or not _main_clause(words, (words.bounds(lead)[0], lead)):
        return False
    return phrase.last >= words.bounds(group.verb)[1] or words.low[phrase.last] in (",", ".", ";", "!", "?", "—", "–")


def _behind(words: Passage, group: VerbGroup) -> Phrase | None:
    """Find the speaker of `"C," said X`, who may go on: ", adding that"."""
    lead = group.first - 1
    closed = lead > 0 and words.mark(lead) and words.quote[lead] != words.quote[group.first]
    if not (closed or turned(words, group)) or not speaks(group.cue) or group.cue.shape == "ing":
        return None
    return phrase_after(words, group.last)


def _main_clause(words: Passage, place: tuple[int, int]) -> bool:
    """Tell whether one of the stretches between commas is a clause that nothing subordinates."""
    first, last = place
    loose = word_class("relatives") | word_class("subordinators") | word_class("prepositions")
    while first < last:
        comma = next((index for index in range(first, last) if words.low[index] == ","), last)
        if words.low[first] not in loose and not words.low[first].endswith("ing") and has_clause(words, first, comma):
            return True
        first = comma + 1
    return False


def speaks(cue: Cue) -> bool:
    """Tell whether a cue can stand behind what it attributes ("C, X said")."""
    return "post" in cue.frames or "quote" in cue.frames
