"""Deeds of speech that another verb leads to: "wrote to reject the charge that", "moved to quash rumours that"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.read.chains.inner import built
from whence.read.chains.taken import Taken, taken_by
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, verb_at
from whence.read.chains.who import within_sentence
from whence.read.found import Found


def led(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Put the verb of denying or doubting in the place of the verb that only leads to it.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In the same order.
    """
    return [_deeper(seen, one) or one for one in found]


def _deeper(seen: Tree, one: Found) -> Found | None:
    words = seen.words
    start = one.content[0][0]
    if one.cue is None or start >= words.end or one.cue[0] >= words.end:
        return None
    at = words.at(start)
    if words.low[at] != "to" or words.word(at + 1) == "" or seen.tags[at + 1] != "VB":
        return None
    if stance_for(one.lemma, "to") in ("plans", "orders", "asks", "doubts") and one.lemma not in listed("leading"):
        return None
    verb = at + 1
    if one.lemma in ("seem", "appear"):
        return _softened(seen, one, verb)
    if stance_for(verb_at(words, verb), "noun") not in ("denies", "doubts"):
        return None
    last = words.at(one.content[0][1])
    claim = next(
        (i for i in range(verb, last - 2) if words.low[i] in listed("claimed") and words.low[i + 1] == "that"), None
    )
    edge = within_sentence(seen, verb, (0, len(words.words)))[1]
    taken = taken_by(seen, verb, edge) if claim is None else Taken("that", (claim + 2, last))
    source = (words.at(one.source[0]), words.at(one.source[1])) if one.source is not None else None
    cue = (verb, verb + 1 + verb_at(words, verb).count("_"))
    deeper = built(seen, cue, source=source, taken=taken) if taken is not None else None
    return replace(deeper, source=one.source, before=one.before, confidence=one.confidence) if deeper else None


def _softened(seen: Tree, one: Found, verb: int) -> Found | None:
    """Read "appears to show that C"."""
    words, stance = seen.words, stance_for(verb_at(seen.words, verb), "clause")
    if stance is None or one.cue is None:
        return None
    taken = taken_by(seen, verb, within_sentence(seen, verb, (0, len(words.words)))[1])
    if taken is None:
        return None
    return replace(
        one, cue=(one.cue[0], words.ends[verb]), content=(words.place(*taken.place),), stance=stance, lemma="seem"
    )
