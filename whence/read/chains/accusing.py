"""Who calls whom what: "were accused by X of", "whom X calls Y", "X, which accuses Y of", "smeared Y with"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.model.reading import Stance
from whence.read.chains.charges import claimed, denied
from whence.read.chains.labels import by_sentence, joint, lemma, stop, words
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import lemma_of, listed
from whence.read.chains.who import noun_phrase, speaker, within_sentence
from whence.read.found import Found, form_of, places
from whence.read.words import word_class

Range = tuple[int, int]

#: Share right by eye among what these forms find on the tune half of bench/accusations.jsonl, 2026-11.
_SURE = 0.75
#: An attribution that was read there with this confidence stands.
_SETTLED = 0.65
#: The subject of a verb stands within this many words before a relative pronoun's clause.
_HELPING = 4
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_NOUNS = ("NN", "PRP", "CD")
#: Forms that the network takes for something else: a passive for an active, "refused to call" for a plan.
_UNSEEN = frozenset(("accused_by", "called_by", "cleared"))


def accused(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Read accusations and labels in every form, and give a denial what it denies.

    Why this way: a network trained on what the press attributes knows `accused X of`, and misses the passive, the
    relative clause and the charge that only a noun names; these are few forms, and the tree and the word order tell
    them. A clause of its own (`a label the union rejects`) leaves the accuser's content and becomes the denier's.

    Args:
        seen: A passage.
        found: Its attributions so far, outer and inner.

    Returns:
        In no order.

    Cost: linear in words for sentences of bounded length.
    """
    made = by_sentence(seen, found)
    for verb in range(len(seen.words.words)):
        base = lemma(seen, verb)
        new = _read(seen, verb, base) if base is not None else None
        if new is None:
            continue
        here = made[seen.words.sentence[verb]]
        there = [one for one in here if one.cue is not None and _touch(one.cue, new.cue)]
        if new.pattern not in _UNSEEN and any(_sure(one) or _holds(one, new) for one in there):
            here[:] = [replace(one, confidence=_SURE) if one in there and not _sure(one) else one for one in here]
            continue
        here[:] = [*(one for one in here if one not in there), new]
    return denied(seen, claimed(seen, [one for here in made.values() for one in here]))


def _sure(one: Found) -> bool:
    return one.confidence is None or one.confidence >= _SETTLED


def _holds(one: Found, new: Found) -> bool:
    """Tell whether an attribution read there says what a form found, and perhaps more."""
    start, done = new.content[0]
    return one.stance == new.stance and any(first <= start and done <= last for first, last in one.content)


def _touch(one: Range, other: Range | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _read(seen: Tree, verb: int, base: str) -> Found | None:
    bounds = _within(seen, verb)
    if _undergone(seen, verb):
        return _passive(seen, verb, base, bounds=bounds)
    return _active(seen, verb, base, bounds=bounds)


def _within(seen: Tree, verb: int) -> Range:
    """Give the words a form may draw on: those of its sentence, and inside a quotation those of the quotation."""
    first, last = within_sentence(seen, verb, (0, len(seen.words.words)))
    quote = seen.words.quote
    if quote[verb] < 0:
        return first, last
    begun, done = verb, verb + 1
    while begun > first and quote[begun - 1] == quote[verb]:
        begun -= 1
    while done < last and quote[done] == quote[verb]:
        done += 1
    return begun, done


def _undergone(seen: Tree, verb: int) -> bool:
    """Tell a passive or a bare participle from an active verb."""
    low, tags = seen.words.low, seen.tags
    if low[verb].endswith("ing") or tags[verb] in ("VB", "VBZ", "VBP", "VBG"):
        return False
    for index in range(verb - 1, max(-1, verb - 1 - _HELPING), -1):
        if low[index] in word_class("be") or low[index] in ("stand", "stands", "stood", "been"):
            return True
        if low[index] in ("has", "have", "had", "'ve", "'d"):
            return False
        if tags[index] != "RB":
            break
    bare = (
        low[verb - 1] == ","
        or verb == seen.words.bounds(verb)[0]
        or low[verb - 1] in ("once", "long", "often", "publicly")
    )
    return bare and (tags[verb] in ("VBN", "JJ") or low[verb + 1 : verb + 2] in (["by"], ["of"]))


def _passive(seen: Tree, verb: int, base: str, *, bounds: Range) -> Found | None:
    """Read "Y was accused by X of Z", "Y, branded a Z by X,", "accused of Z, Y"."""
    low = seen.words.low
    opening = verb == bounds[0] or (verb == bounds[0] + 1 and low[verb - 1] in ("once", "long", "often"))
    head = seen.subject(verb)
    beside = opening or low[verb - 1] == "," or (head is not None and low[head] in _RELATIVES)
    edge = stop(seen, verb + 1, bounds[1], tight=beside)
    by = next(
        (at for at in range(verb + 1, edge) if low[at] == "by" and not low[min(at + 1, edge - 1)].endswith("ing")), None
    )
    complement, source = _parted(seen, base, (verb + 1, edge), by=by)
    whom = _sufferer(seen, verb, edge=edge, opening=opening, bounds=bounds)
    if complement is None or whom is None or (source is None and base not in words("alone")):
        return None
    stance: Stance = "denies" if base in joint("clearing") else "says"
    pattern = "cleared" if stance == "denies" else ("accused_by" if base in joint("of") else "called_by")
    return _found(
        seen,
        (verb, verb + 1),
        source=source,
        pieces=sorted((whom, complement)),
        stance=stance,
        name=(pattern, base if source is not None else f"be_{base}"),
    )


def _parted(seen: Tree, base: str, tail: Range, *, by: int | None) -> tuple[Range | None, Range | None]:
    """Part what stands behind a passive into what somebody is called or accused of, and by whom."""
    low, (first, edge) = seen.words.low, tail
    word = joint("of").get(base) or joint("clearing").get(base)
    if by is None:
        at = _opens(seen, base, tail)
        return (None if at is None else (at, edge)), None
    before = _opens(seen, base, (first, by))
    if before is not None:
        return (before, by), seen.trimmed(by + 1, edge)
    starts = [at for at in range(by + 2, edge) if low[at] in (word, "as") or (low[at] == "as" and base in words("as"))]
    if not starts:
        return None, None
    gerunds = [at for at in starts if seen.tags[min(at + 1, edge - 1)] == "VBG"]
    at = gerunds[0] if gerunds else starts[-1]
    return (at, edge), seen.trimmed(by + 1, at)


def _opens(seen: Tree, base: str, tail: Range) -> int | None:
    """Give where "of Z", "as Z" or a plain "Z" begins, `None` when nothing of the kind stands there."""
    low, (first, last) = seen.words.low, tail
    word = joint("of").get(base) or joint("clearing").get(base)
    if first >= last:
        return None
    if low[first] == "as" and base in words("as") | words("plain"):
        return first
    if word is not None and low[first] == word:
        return first
    plain = base in words("plain") and (seen.tags[first][:2] in ("DT", "JJ", "NN") or seen.words.mark(first))
    return first if plain else None


def _sufferer(seen: Tree, verb: int, *, edge: int, opening: bool, bounds: Range) -> Range | None:
    """Give who is called or accused: the subject, the noun before a participle, the subject behind an opening one."""
    if opening:
        return _behind(seen, edge, bounds)
    head = seen.subject(verb)
    if head is None and seen.heads[verb] < verb and seen.tags[seen.heads[verb]].startswith(_NOUNS):
        head = seen.heads[verb]
    if head is None:
        head = next((at for at in range(verb - 1, bounds[0] - 1, -1) if seen.tags[at].startswith(_NOUNS)), None)
        while head is not None and seen.heads[head] < head and seen.tags[seen.heads[head]].startswith("NN"):
            head = seen.heads[head]
    if head is None or not bounds[0] <= head < verb:
        return None
    if seen.words.low[head] in _RELATIVES:
        return _before(seen, head)
    first, last = noun_phrase(seen, head, (bounds, verb))
    comma = next((at for at in range(head + 1, last) if seen.words.low[at] == ","), last)
    return first, comma


def _behind(seen: Tree, edge: int, bounds: Range) -> Range | None:
    """Give the subject that follows an opening participle, up to its verb."""
    after = edge + 1 if edge < bounds[1] and seen.words.low[edge] == "," else edge
    head = next((at for at in range(after, bounds[1]) if seen.tags[at].startswith(_NOUNS)), None)
    while head is not None and seen.deps[head] in ("compound", "nmod:poss", "amod", "det") and seen.heads[head] > head:
        head = seen.heads[head]
    if head is None or not after <= head < bounds[1]:
        return None
    first, last = noun_phrase(seen, head, ((after, bounds[1]), bounds[1]))
    return first, next((at for at in range(head + 1, last) if seen.tags[at].startswith(("VB", "MD"))), last)


def _before(seen: Tree, relative: int) -> Range | None:
    """Give the noun phrase that a relative pronoun goes back to."""
    last = relative - (seen.words.word(relative - 1) == ",")
    head = next((at for at in range(last - 1, max(-1, last - 8), -1) if seen.tags[at].startswith("NN")), None)
    if head is None:
        return None
    while seen.heads[head] < head and seen.tags[seen.heads[head]].startswith("NN"):
        head = seen.heads[head]
    low = seen.words.bounds(head)[0]
    first = max(low, min(seen.left[head], head))
    return seen.trimmed(first, last) if first < last else None


def _active(seen: Tree, verb: int, base: str, *, bounds: Range) -> Found | None:
    """Read "X calls Y Z", "X, who accuses Y of Z,", "Y, whom X calls Z,", "levelled charges of Z at Y"."""
    who = _subject(seen, verb, bounds)
    if who is None or who[0] is None or who[1]:
        return None
    source: Range | None = who[0]
    low = seen.words.low
    relative = low[who[0][0]] in _RELATIVES
    object_of = not relative and low[who[0][0] - 1] in ("whom", "which", "who") and who[0][0] > bounds[0]
    first = verb + 1 + base.count("_")
    edge = stop(seen, first, bounds[1], tight=relative or object_of or low[verb].endswith("ing"))
    if relative:
        source = _before(seen, who[0][0])
    if source is None or first >= edge:
        return None
    pieces = _objects(seen, base, (first, edge), whom=_before(seen, who[0][0] - 1) if object_of else None)
    if not pieces:
        return None
    if low[verb - 1] == "to" and lemma_of(low[verb - 2]) in listed("refusing"):
        return _found(seen, (verb - 2, first), source=source, pieces=pieces, stance="doubts", name=("cleared", base))
    cleared = base in joint("clearing")
    name = ("cleared" if cleared else "accused", base)
    return _found(seen, (verb, first), source=source, pieces=pieces, stance="denies" if cleared else "says", name=name)


def _subject(seen: Tree, verb: int, bounds: Range) -> tuple[Range | None, bool] | None:
    """Give who speaks by a verb; whoever does the main deed speaks by a participle beside it."""
    if not seen.words.low[verb].endswith("ing"):
        return speaker(seen, verb, bounds)
    if verb == bounds[0]:
        behind = _behind(seen, stop(seen, verb + 1, bounds[1], tight=True), bounds)
        return None if behind is None else (behind, False)
    main = seen.heads[verb]
    beside = seen.words.low[verb - 1] == "," and seen.deps[verb] in ("advcl", "xcomp", "acl", "conj")
    own = speaker(seen, main, bounds) if beside and seen.tags[main].startswith("VB") else None
    return own or speaker(seen, verb, bounds)


def _objects(seen: Tree, base: str, tail: Range, *, whom: Range | None) -> list[Range]:
    """Give what is said of whom, empty when the words behind a verb say nothing of anybody."""
    low, (first, edge) = seen.words.low, tail
    if whom is not None:
        at = _opens(seen, base, tail)
        return [] if at is None else [whom, (at, edge)]
    if base in words("levelling"):
        noun = next((at for at in range(first, min(first + 4, edge)) if low[at] in words("charges")), None)
        if noun is None or noun + 2 >= edge or low[noun + 1] not in ("of", "that", "against", "about"):
            return []
        return [(noun + 2, edge)] if low[noun + 1] == "that" else [(noun, edge)]
    word = joint("of").get(base) or joint("clearing").get(base)
    if word is not None and word in low[first + 1 : edge - 1]:
        at = low.index(word, first + 1)
        spoken = words("charges") | words("said")
        deed = base not in words("doubtful") or seen.tags[at + 1] == "VBG" or not spoken.isdisjoint(low[at:edge])
        return [tail] if deed else []
    if base in words("as") and "as" in low[first + 1 : edge - 1]:
        return [tail]
    return [tail] if base in words("plain") and _two(seen, tail) else []


def _two(seen: Tree, tail: Range) -> bool:
    """Tell whether two noun phrases stand side by side: "the settlers squatters", "his brother a deserter"."""
    tags, (at, edge) = seen.tags, tail
    if tags[at] == "PRP":
        return at + 1 < edge and tags[at + 1][:2] in ("DT", "JJ", "NN")
    while at < edge and not tags[at].startswith("NN"):
        if tags[at][:2] not in ("DT", "JJ", "PR", "CD", "PO"):
            return False
        at += 1
    plural = at < edge and tags[at] in ("NNS", "NNPS")
    at += 1
    while at < edge and tags[at].startswith("NN") and not plural:
        plural = tags[at] in ("NNS", "NNPS")
        at += 1
    return at < edge and (tags[at][:2] in ("DT", "JJ", "NN") or seen.words.mark(at))


def _found(
    seen: Tree, cue: Range, *, source: Range | None, pieces: Sequence[Range], stance: Stance, name: tuple[str, str]
) -> Found | None:
    runs = [seen.trimmed(*piece) for piece in pieces]
    if any(first >= last for first, last in runs) or (source is not None and source[0] >= source[1]):
        return None
    return Found(
        source=seen.words.place(*source) if source is not None else None,
        before=None,
        cue=seen.words.place(*cue),
        content=places(seen.words, tuple(sorted(runs))),
        stance=stance,
        form=form_of(seen.words, tuple(sorted(runs))),
        pattern=name[0],
        lemma=name[1],
        confidence=_SURE,
    )
