"""Charges as nouns and who denies them: "X's claim that C was rejected", "a label Y rejects", "denied the charge"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.model.reading import Stance
from whence.read.attribution.features import within
from whence.read.chains.labels import by_sentence, joint, resumed, stands_for, stop, words
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, verb_at
from whence.read.chains.who import after, agent, noun_phrase, speaker, within_sentence
from whence.read.found import Found, Place, form_of, places
from whence.read.words import word_class

Range = tuple[int, int]

#: Share right by eye among what these forms find on the tune half of bench/accusations.jsonl, 2026-11.
_SURE = 0.75
#: A verb that denies stands within this many words behind "a charge" or "which", a judging word within so many of it.
_REACH, _JUDGED = 12, 4
_OWNERS = frozenset(("its", "his", "her", "their"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DENYING = frozenset(("denies", "doubts"))
#: Patterns of what makes a charge, beside the bases of accusing verbs.
_ACCUSING = frozenset(("accused", "accused_by", "called_by", "charge"))


def claimed(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Read whose charge a noun is: "its claim that C", "X's allegation that C", "claims by X that C".

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order.
    """
    made = by_sentence(seen, found)
    for noun, word in enumerate(seen.words.low):
        if word not in words("claims") or not seen.tags[noun].startswith("NN"):
            continue
        new = _claim(seen, noun)
        if new is None:
            continue
        here = made[seen.words.sentence[noun]]
        mended = [_mended(seen, one, noun, new=new) for one in here]
        here[:] = [*(one for one in mended if one.stance != "says" or not _touch(one.cue, new.cue)), new]
    return [one for here in made.values() for one in here]


def _claim(seen: Tree, noun: int) -> Found | None:
    low = seen.words.low
    bounds = within_sentence(seen, noun, (0, len(low)))
    that = next((at for at in range(noun + 1, min(noun + 8, bounds[1] - 2)) if low[at] == "that"), None)
    if that is None or not (that == noun + 1 or low[noun + 1] == "by"):
        return None
    source = seen.trimmed(noun + 2, that) if that > noun + 1 else _owner(seen, noun, bounds)
    if source is None or source[0] >= source[1]:
        return None
    last = _clause_end(seen, noun, (that + 1, stop(seen, that + 1, bounds[1])))
    if last - that < 3:
        return None
    piece = ((that + 1, last),)
    return Found(
        source=seen.words.place(*source),
        before=None,
        cue=seen.words.place(noun, noun + 1),
        content=places(seen.words, piece),
        stance="says",
        form=form_of(seen.words, piece),
        pattern="charge",
        lemma="claim",
        confidence=_SURE,
    )


def _owner(seen: Tree, noun: int, bounds: Range) -> Range | None:
    """Give whose charge it is: the possessor, or behind "its" the subject of the verb that the noun belongs to."""
    low = seen.words.low
    owner = next(seen.below(noun, "nmod:poss"), None)
    if owner is None or not bounds[0] <= owner < noun:
        return None
    if low[owner] not in _OWNERS:
        first, last = noun_phrase(seen, owner, (bounds, noun))
        return first, last - (low[last - 1] in ("'s", "'"))
    verb = seen.heads[noun]
    if stance_for(verb_at(seen.words, verb), "noun") in _DENYING:
        return None  # "withdrew its claim": whose it was denies it now
    who = speaker(seen, verb, bounds) if bounds[0] <= verb < noun and seen.tags[verb].startswith("VB") else None
    return who[0] if who is not None and who[0] is not None and not who[1] else (owner, owner + 1)


def _clause_end(seen: Tree, noun: int, place: Range) -> int:
    """Give where the clause behind a noun ends when a verb of denying follows: "the claim that C was rejected"."""
    first, last = place
    low = seen.words.low
    for index in range(first + 2, last):
        if seen.tags[index] not in ("VBN", "VBD") or stance_for(verb_at(seen.words, index), "noun") not in _DENYING:
            continue
        begun = index
        while begun > first and (
            low[begun - 1] in word_class("be") | word_class("auxiliaries") or seen.tags[begun - 1] == "RB"
        ):
            begun -= 1
        subject = seen.heads[noun] == index or begun < index or low[index + 1 : index + 2] == ["by"]
        if subject and begun > first + 1 and _clause_before(seen, (first, begun)):
            return begun
    return last


def _clause_before(seen: Tree, place: Range) -> bool:
    return any(seen.tags[index] in _FINITE for index in range(*place))


def _mended(seen: Tree, one: Found, noun: int, *, new: Found) -> Found:
    """Give somebody who denies "X's claim that C" the content C and nothing else."""
    if one.stance not in _DENYING or one.content[0][0] >= seen.words.end or one.cue is None:
        return one
    start, done = seen.words.starts[noun], new.content[0]
    held = any(first <= start < last or (first <= done[0] and last >= done[1]) for first, last in one.content)
    if not held or done[0] <= one.cue[0] < done[1]:
        return one
    return replace(one, content=new.content, confidence=max(one.confidence or 0.0, _SURE))


def denied(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Give denials what they deny, where their own words only stand for it.

    Why this way: `denied the charge`, `a label it rejects` and `denies that it is one` say nothing that could be
    compared; what they deny stands in the same sentence or the one before. Then accuser and denier have one content
    and can be two sides of one claim.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order.

    Cost: linear in the attributions of a paragraph, those of one sentence compared with each other.
    """
    made = {number: _settled(seen, here) for number, here in by_sentence(seen, found).items()}
    charges = {
        number: sorted((one for one in here if _charges(seen, one)), key=lambda one: one.cue or (0, 0))
        for number, here in made.items()
    }
    return [
        _given(seen, one, [*charges.get(number - 1, ()), *charges[number]])
        for number, here in made.items()
        for one in here
    ]


def _settled(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Part what is said in a sentence from the clause in which somebody denies it."""
    made = [_taken_up(seen, one) for one in found]
    parted = [one for one, before in zip(made, found, strict=True) if one is not before or _charges(seen, one)]
    added = [new for one in parted if (new := _resuming(seen, one)) is not None]
    return [one for one in made if not any(_touch(one.cue, new.cue) for new in added)] + added


def _touch(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _charges(seen: Tree, one: Found) -> bool:
    """Tell whether an attribution calls somebody something, or accuses him of it."""
    if one.stance not in ("says", "believes") or one.cue is None or one.inner or one.content[-1][1] > seen.words.end:
        return False
    if one.content[0][0] < seen.words.start:
        return False
    base = one.lemma.removeprefix("be_")
    return one.pattern in _ACCUSING or base in joint("of") or base in words("plain") | words("as")


def _taken_up(seen: Tree, one: Found) -> Found:
    """Cut a clause that takes up the content off its end: "the fishermen of poisoning, which they deny"."""
    if one.stance != "says" and not _charges(seen, one):
        return one
    start, done = one.content[-1]
    if one.cue is None or start >= seen.words.end or done > seen.words.end or start < seen.words.start:
        return one
    first, last = within(seen.words, (start, done))
    low = seen.words.low
    for index in range(first + 1, last - 1):
        if low[index] == "," and resumed(seen, index + 1, last) is not None and _denier(seen, index, last) is not None:
            return replace(one, content=(*one.content[:-1], seen.words.place(first, index)))
    return one


def _resuming(seen: Tree, one: Found) -> Found | None:
    """Read the denier in a clause that takes up a charge: ", a label the union rejects"."""
    words_ = seen.words
    end = max(one.content[-1][1], (one.cue or (0, 0))[1])
    comma = words_.at(end)
    if comma >= len(words_.low) or words_.low[comma] != ",":
        return None
    edge = within_sentence(seen, comma - 1, (0, len(words_.low)))[1]
    read = _denier(seen, comma, edge)
    if read is None:
        return None
    source, cue, stance = read
    return Found(
        source=words_.place(*source) if source is not None else None,
        before=None,
        cue=words_.place(*cue),
        content=one.content,
        stance=stance,
        form=one.form,
        pattern="charge_denied",
        lemma=verb_at(words_, cue[0]),
        confidence=_SURE,
    )


def _denier(seen: Tree, comma: int, edge: int) -> tuple[Range | None, Range, Stance] | None:
    """Read who denies what stands before a comma, by which words, with which stance."""
    first = resumed(seen, comma + 1, edge)
    if first is None:
        return None
    for verb in range(first, min(edge, first + _REACH)):
        read = _against(seen, verb, edge)
        if read is None:
            continue
        stance, last = read
        source = agent(seen, verb, (first, edge)) or _by(seen, last, edge)
        if source is None:
            source = _subject(seen, (first, verb))
        return None if source is None else (source, (verb, last), stance)
    return None


def _against(seen: Tree, verb: int, edge: int) -> tuple[Stance, int] | None:
    """Tell how a verb stands against a charge, and where its words end; `None` when it does not."""
    low = seen.words.low
    if low[verb] in words("showing") or (low[verb] in _called() and seen.tags[verb].startswith("VB")):
        judged = next((at for at in range(verb + 1, min(edge, verb + 1 + _JUDGED)) if _judges(seen, at)), None)
        return None if judged is None else ("denies", judged + 1)
    last = seen.words.word(verb + 1) in (".", ",", "") and seen.tags[verb] == "NNS"
    if not (seen.tags[verb].startswith("VB") or last):
        return None
    base = verb_at(seen.words, verb)
    stance = stance_for(base, "noun")
    return (stance, verb + 1 + base.count("_")) if stance in ("denies", "doubts") else None


def _called() -> frozenset[str]:
    return frozenset(("called", "calls", "described", "describes", "branded", "labelled", "termed", "dubbed"))


def _judges(seen: Tree, index: int) -> bool:
    low = seen.words.low
    return low[index] in listed("judging") or (
        low[index] in ("true", "right") and "not" in low[max(0, index - 2) : index]
    )


def _by(seen: Tree, index: int, edge: int) -> Range | None:
    return after(seen, index + 1, edge) if seen.words.word(index) == "by" and index < edge else None


def _subject(seen: Tree, place: Range) -> Range | None:
    """Give the noun phrase that stands before a verb, auxiliaries and adverbs left out."""
    first, last = place
    low, tags = seen.words.low, seen.tags
    helping = word_class("auxiliaries") | word_class("be") | {"have", "has", "had"}
    while last > first and (low[last - 1] in helping or tags[last - 1] in ("RB", "MD")):
        last -= 1
    found = seen.trimmed(first, last)
    return found if found[0] < found[1] else None


def _given(seen: Tree, one: Found, charges: Sequence[Found]) -> Found:
    """Put the charge in the place of words that only stand for it."""
    if one.stance not in _DENYING or one.cue is None or one.content[0][0] >= seen.words.end or one in charges:
        return one
    low = [low for piece in one.content for low in seen.words.low[slice(*within(seen.words, piece))]]
    if not stands_for(low):
        return one
    meant = [each for each in charges if each.cue is not None and each.cue[0] < one.cue[0]]
    meant = [each for each in meant if not any(first <= one.cue[0] < last for first, last in each.content)]
    if not meant:
        return one
    content = meant[-1].content
    source = None if one.source is None else _bare(seen, one.source)
    return replace(
        one, source=source, content=content, confidence=max(one.confidence or 0.0, _SURE), pattern="charge_denied"
    )


def _bare(seen: Tree, source: Place) -> Place:
    """Cut a clause behind a comma off a source: "the union, which the mayor accuses"."""
    first, last = within(seen.words, source)
    low = seen.words.low
    pairs = range(first + 1, last - 1)
    comma = next((at for at in pairs if low[at] == "," and low[at + 1] in ("which", "whom", "who", "accused")), None)
    return source if comma is None else seen.words.place(first, comma)
