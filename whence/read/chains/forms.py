"""Forms that name two sources at once: "X quoted Y as saying", "Y is alleged by X to have said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.read.attribution.features import within
from whence.read.attribution.phrases import subject_before
from whence.read.chains.behind import behind
from whence.read.chains.inner import built
from whence.read.chains.papers import shown, together
from whence.read.chains.taken import Taken, taken_by
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, verb_at
from whence.read.chains.who import agent, noun_phrase, speaker, within_sentence
from whence.read.found import Found, Place, form_of, places
from whence.read.words import word_class

Range = tuple[int, int]

#: "as saying" or "to have said" follows its verb within this many words.
_REACH = 30
_QUOTER = 0.85


def formed(seen: Tree, outer: Sequence[Found]) -> list[Found]:
    """Read the forms that name two sources of one content, and put them in place of what was read there before.

    Args:
        seen: A passage.
        outer: The settled attributions that begin in it.

    Returns:
        Outer and inner attributions, in no order.

    Cost: linear in words for sentences of bounded length.
    """
    found = list(outer)
    for verb in range(len(seen.words.words)):
        pair = _pair(seen, verb)
        if pair:
            found = [one for one in found if not any(_replaced(one, new) for new in pair)] + pair
    found = [_governed(seen, one) for one in found]
    return together(seen, shown(seen, behind(seen, found)))


def _governed(seen: Tree, one: Found) -> Found:
    """Give a claim that somebody denies to the one who denies it: "rejected the suggestion that C"."""
    if one.cue is None or one.cue[0] >= seen.words.end:
        return one
    nouns = [index for index in range(*within(seen.words, one.cue)) if seen.words.low[index] in listed("claimed")]
    if not nouns or not seen.tags[nouns[-1]].startswith("NN"):
        return one
    verb = seen.heads[nouns[-1]]
    bounds = within_sentence(seen, nouns[-1], (0, len(seen.words.words)))
    if not bounds[0] <= verb < bounds[1] or not seen.tags[verb].startswith("VB"):
        return one
    lemma = verb_at(seen.words, verb)
    stance = stance_for(lemma, "noun")
    who = speaker(seen, verb, bounds) if stance in ("denies", "doubts") else None
    if who is None or stance is None:
        return one
    content = tuple(
        (start, min(end, seen.words.starts[verb]) if start < seen.words.starts[verb] else end)
        for start, end in one.content
    )
    return replace(
        one,
        source=seen.words.place(*who[0]) if who[0] is not None else None,
        cue=seen.words.place(verb, verb + 1 + lemma.count("_")),
        content=content,
        stance=stance,
        lemma=lemma,
    )


def _replaced(one: Found, new: Found) -> bool:
    if one.cue is None or new.cue is None:
        return False
    place = (new.cue[0] - 3, new.cue[1])
    return one.cue[0] < place[1] and place[0] < one.cue[1]


def _pair(seen: Tree, verb: int) -> list[Found]:
    """Read one quoter and the one who is quoted; empty when the verb is none."""
    lemma = verb_at(seen.words, verb) if seen.tags[verb][:2] == "VB" or seen.tags[verb] == "NNS" else ""
    if lemma not in listed("quoting"):
        return []
    bounds = within_sentence(seen, verb, (0, len(seen.words.words)))
    spoken = _spoken(seen, verb, bounds[1], passive=_passive(seen, verb))
    if spoken is None:
        return []
    joint, said = spoken
    if _passive(seen, verb):
        return _of_passive(seen, (verb, joint, said), bounds)
    who = speaker(seen, verb, bounds)
    before = subject_before(seen.words, verb) if who is None else None
    quoter = who[0] if who is not None else (before.first, before.last) if before is not None else None
    quoted = _between(seen, verb + 1, joint)
    if quoter is None or quoted is None:
        return []
    return _both(seen, (verb, joint, said), bounds=bounds, sources=(quoter, quoted))


def _passive(seen: Tree, verb: int) -> bool:
    """Tell a passive participle by the form of "be" before it."""
    if seen.tags[verb] not in ("VBN", "VBD"):
        return False
    for index in range(verb - 1, max(-1, verb - 5), -1):
        if seen.words.low[index] in word_class("be"):
            return True
        if seen.tags[index] not in ("RB", "VBN", "MD") and seen.words.low[index] not in word_class("auxiliaries"):
            return False
    return False


def _spoken(seen: Tree, verb: int, edge: int, *, passive: bool) -> tuple[int, int] | None:
    """Give where "as" or "to" stands behind a verb of quoting, and the verb of saying it brings."""
    low = seen.words.low
    for index in range(verb + 1, min(edge - 1, verb + _REACH)):
        if low[index] == "as":
            said = index + 2 if low[index + 1] in ("having", "also", "again", "later", "flatly") else index + 1
            if said < edge and _says(seen, said) and seen.tags[said] in ("VBG", "VBN", "VBD", "NN"):
                return index, said
        if passive and low[index] == "to":
            said = index + 2 if low[index + 1] == "have" else index + 1
            if said < edge and _says(seen, said) and low[index + 1] != "be":
                return index, said
            return None
        if low[index] == ";":
            return None
    return None


def _says(seen: Tree, verb: int) -> bool:
    lemma = verb_at(seen.words, verb)
    return lemma != "be" and stance_for(lemma, "clause") is not None


def _of_passive(seen: Tree, verbs: tuple[int, int, int], bounds: Range) -> list[Found]:
    verb, joint, _ = verbs
    head = seen.subject(verb)
    if head is None or not bounds[0] <= head < verb:
        head = next(
            (index for index in range(verb - 1, bounds[0] - 1, -1) if seen.tags[index][:2] in ("NN", "PR")), None
        )
        while head is not None and seen.tags[seen.heads[head]][:2] == "NN" and seen.heads[head] < verb:
            head = seen.heads[head]
    if head is None:
        return []
    quoted = noun_phrase(seen, head, (bounds, verb))
    by = agent(seen, verb, (bounds[0], joint)) or _where(seen, verb, joint) or _opening(seen, bounds[0], quoted[0])
    if by is None and verb_at(seen.words, verb) not in ("quote", "cite"):
        return []
    return _both(seen, verbs, bounds=bounds, sources=(by, quoted))


def _where(seen: Tree, verb: int, joint: int) -> Range | None:
    """Read "is quoted in the minutes as"."""
    for index in range(verb + 1, min(verb + 3, joint)):
        if seen.words.low[index] in ("in", "on"):
            return _between(seen, index + 1, joint)
    return None


def _opening(seen: Tree, first: int, last: int) -> Range | None:
    """Read "In its annual filing, the auditors are described as": the paper they are quoted in."""
    low = seen.words.low
    if low[first] not in ("in", "on") or "," not in low[first:last]:
        return None
    comma = low.index(",", first)
    named = any(word in listed("papers") or word in word_class("adjunct_nouns") for word in low[first:comma])
    same = any(word == "same" for word in low[first:comma])
    return (first + 1, comma) if named and not same and comma - first > 1 else None


def _between(seen: Tree, first: int, last: int) -> Range | None:
    """Give a noun phrase that fills a stretch, an aside behind a comma left out."""
    if last <= first:
        return None
    low = seen.words.low
    comma = next((index for index in range(first, last) if low[index] == ","), last)
    name = comma + 1 < last and seen.words.words[comma + 1][:1].isupper()
    stop = last if name else comma
    first, stop = seen.trimmed(first, stop)
    return (first, stop) if stop > first else None


def _both(
    seen: Tree, verbs: tuple[int, int, int], *, bounds: Range, sources: tuple[Range | None, Range]
) -> list[Found]:
    verb, joint, said = verbs
    quoter, quoted = sources
    taken = taken_by(seen, said, bounds[1])
    if taken is None or (taken.how == "noun" and verb_at(seen.words, said) in listed("told")):
        taken = _earlier(seen, bounds[0], min(quoted[0], verb)) or taken
    if taken is None:
        return []
    inner = built(seen, (said, said + 1 + verb_at(seen.words, said).count("_")), source=quoted, taken=taken)
    if inner is None:
        return []
    reach = sorted([taken.place, quoted, (joint, said + 1)])
    runs = _merged(seen, reach)
    outer = replace(
        inner,
        source=seen.words.place(*quoter) if quoter is not None else None,
        cue=seen.words.place(verb, verb + 1),
        content=tuple(runs),
        stance="says",
        form=form_of(seen.words, (taken.place,)),
        pattern="quoted_as",
        lemma=verb_at(seen.words, verb) if quoter is not None else f"be_{verb_at(seen.words, verb)}",
        confidence=_QUOTER,
    )
    return [outer, inner]


def _earlier(seen: Tree, first: int, last: int) -> Taken | None:
    """Take a content that stands before: "C, Y was quoted by X as telling reporters"."""
    if last - first < 4 or not (seen.words.low[last - 1] == "," or seen.words.mark(last - 1)):
        return None
    stop = last if seen.words.mark(last - 1) else last - 1
    return Taken("before", (first, stop))


def _merged(seen: Tree, runs: Sequence[Range]) -> list[Place]:
    """Join ranges that touch but for marks."""
    joined: list[Range] = []
    for first, last in runs:
        if joined and all(not word[:1].isalnum() for word in seen.words.low[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return list(places(seen.words, tuple(joined)))
