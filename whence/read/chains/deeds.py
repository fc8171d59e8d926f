"""What a content announces or commands: the source's own deed, or what must be done."""

from __future__ import annotations

from whence.model.reading import Stance
from whence.read.base import Parse
from whence.read.chains.verbs import lemma_of
from whence.read.words import Passage, word_class

Range = tuple[int, int]

#: A deed or order is sought in this many words at the beginning of a content.
_OPENING = 12
_FUTURE = frozenset(("would", "will", "'ll", "'d", "wo", "shall"))
_FIRST = frozenset(("i", "we"))
#: Verbs by which an imperative is an order.
_SHOUTED = frozenset(("shout", "yell", "snap", "cry", "scream", "bark", "call"))
_SINGULAR = frozenset(("he", "she", "it"))
#: What a verb of these says of its subject is a state, no deed.
_STATES = frozenset(
    ("be", "have", "need", "know", "like", "seem", "appear", "become", "remain", "see", "feel", "mean", "want")
)


def deed(words: Passage, parse: Parse, *, content: Range, source: Range | None) -> bool:
    """Tell whether a content is what its source will do: "the firm said it would close two pits".

    Why this way: a pronoun right at the beginning that can stand for the source, a future, a verb of doing.

    Args:
        words: The passage.
        parse: Of the same passage.
        content: Range of words over all of it.
        source: Range of words, `None` when it is not known.
    """
    first = _begun(words, content)
    if first is None or words.low[first] not in word_class("nominatives"):
        return False
    quoted = words.quote[first] >= 0
    if (words.low[first] in _FIRST) != quoted or not _fits(words, parse, pronoun=words.low[first], source=source):
        return False
    last = min(content[1], first + 7)
    future = next((index for index in range(first + 1, last) if words.low[index] in _FUTURE), None)
    if future is None or any(words.low[index] in (",", "that", "who") for index in range(first, future)):
        return _leaving(words, first + 1)
    verb = next((index for index in range(future + 1, min(content[1], future + 5)) if parse.tags[index] == "VB"), None)
    return verb is not None and lemma_of(words.low[verb]) not in _STATES


def _leaving(words: Passage, index: int) -> bool:
    """Tell a deed close ahead: "he is going to resign", "she's leaving"."""
    if words.word(index) not in word_class("be"):
        return False
    return (words.word(index + 1), words.word(index + 2)) == ("going", "to") or words.word(index + 1) in (
        "leaving",
        "resigning",
        "quitting",
        "retiring",
    )


def _begun(words: Passage, content: Range) -> int | None:
    for index in range(content[0], min(content[1], content[0] + 4)):
        if words.low[index][:1].isalnum() and words.low[index] != "that":
            return index
    return None


def _fits(words: Passage, parse: Parse, *, pronoun: str, source: Range | None) -> bool:
    """Tell whether a pronoun can stand for a source."""
    if pronoun in _FIRST or source is None:
        return pronoun in _FIRST or source is None
    low = words.low[source[0] : source[1]]
    if len(low) == 1 and low[0] in word_class("nominatives"):
        return low[0] == pronoun
    several = any(parse.tags[index] in ("NNS", "NNPS") for index in range(*source)) and "and" not in low
    return pronoun == "they" if several and len(low) < 2 else pronoun in _SINGULAR or pronoun == "they"


def ordered(words: Passage, parse: Parse, *, content: Range, lemma: str) -> Stance | None:
    """Tell whether a content commands: "said the names must be struck out", `"Burn it," he told staff`.

    Args:
        words: The passage.
        parse: Of the same passage.
        content: Range of words over all of it.
        lemma: Base form of the cue's verb.

    Returns:
        `None` when it does not.
    """
    first = _begun(words, content)
    if first is None:
        return None
    last = min(content[1], first + _OPENING)
    shouted = lemma in _SHOUTED or words.low[content[1] - 1] == "!" or words.word(content[1] - 2) == "!"
    if parse.tags[first] == "VB" and words.low[first] != "to" and (lemma in ("tell", "instruct") or shouted):
        return "orders"
    for index in range(first + 1, last):
        if words.low[index] in (",", ";", "that", "because", "if", "who", "which", "when"):
            return None
        if words.low[index] == "must" and words.word(index + 1) != "have":
            return "orders"
    return None
