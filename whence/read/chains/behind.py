"""On whose word somebody speaks: "citing Y", "with reference to Y", "on the word of Y", "heard from Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whence.read.attribution.phrases import subject_before
from whence.read.attribution.rules import inside
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, verb_at
from whence.read.chains.who import after, noun_phrase, within_sentence
from whence.read.found import Found, Place, form_of, places

Range = tuple[int, int]

_SURE = 0.8
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
#: A rest of a content that a cut leaves is kept from this many words on.
_LEAST = 2


def behind(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Add those on whose word the speakers of a passage speak, and take their names out of the contents.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order; the added ones are `inner`.
    """
    made = [*found, *(new for new in (_passed_on(seen, one) for one in found) if new is not None)]
    for index in range(len(seen.words.words)):
        cue = _cue(seen, index)
        if cue is not None:
            made = _with(seen, made, cue)
    return made


def _passed_on(seen: Tree, one: Found) -> Found | None:
    """Read whom somebody has it from: "heard from the postman that C"."""
    if one.cue is None or one.cue[0] >= seen.words.end or one.lemma not in listed("passing") or one.inner:
        return None
    first, last = seen.words.at(one.cue[0]), seen.words.at(one.content[0][0])
    origin = next((index for index in range(first + 1, min(last, first + 6)) if seen.words.low[index] == "from"), None)
    name = after(seen, origin + 1, last) if origin is not None else None
    if origin is None or name is None:
        return None
    return replace(
        one,
        source=seen.words.place(*name),
        before=None,
        cue=seen.words.place(origin, origin + 1),
        pattern="behind",
        lemma="from",
        inner=True,
        confidence=_SURE,
    )


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    made: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(listed("behind"), key=lambda one: (-one.count("_"), one)):
        parts = tuple(phrase.split("_"))
        made.setdefault(parts[0], []).append(parts)
    return {first: tuple(listed_) for first, listed_ in made.items()}


def _cue(seen: Tree, index: int) -> Range | None:
    low = seen.words.low
    for phrase in _phrases().get(low[index], ()):
        parts = list(phrase)
        if low[index : index + len(parts)] == parts:
            return index, index + len(parts)
        joined = "".join(low[index : index + len(parts) + 2])
        if any("-" in part for part in parts) and joined == "".join(parts):
            return index, index + len(parts) + 2
    return None


def _with(seen: Tree, found: list[Found], cue: Range) -> list[Found]:
    """Read one such phrase; gives the attributions unchanged when nobody is named or nobody speaks."""
    bounds = within_sentence(seen, cue[0], (0, len(seen.words.words)))
    begun = cue[0]
    lead = seen.words.word(begun - 1)
    phrase = cue[1] - cue[0] > 1
    if not (phrase or lead in (",", "—", "–", "--", "(") or cue[0] == bounds[0]):
        return found
    told = _told(seen, cue, bounds[1])
    name = told[0] if told is not None else after(seen, cue[1], bounds[1])
    if name is None or (told is None and seen.words.low[cue[0]] == "going"):
        return found
    if told is not None:
        cue = told[1]
    place = seen.words.place(begun, max(name[1], cue[1]) if told is None else _clause(seen, cue[1], bounds[1]))
    kept = [one for one in found if one.cue is None or not (place[0] <= one.cue[0] and one.cue[1] <= place[1])]
    host = _host(seen, kept, (begun, bounds)) or _plain(seen, begun, (bounds, name))
    if host is None:
        return found
    cut = _cut(seen, host, place)
    if not cut.content:
        return found
    inner = replace(
        cut,
        source=seen.words.place(*name),
        before=None,
        cue=seen.words.place(*cue),
        stance="says",
        pattern="behind",
        lemma="_".join(seen.words.low[slice(*cue)]),
        inner=True,
        confidence=_SURE,
    )
    return [*(one for one in kept if one is not host), cut, inner]


def _told(seen: Tree, cue: Range, edge: int) -> tuple[Range, Range] | None:
    """Read "on the strength of what Y told it": Y and the verb."""
    if seen.words.word(cue[1]) != "what":
        return None
    for index in range(cue[1] + 2, min(edge, cue[1] + 10)):
        if seen.tags[index] in _FINITE or (
            seen.tags[index] == "VBN" and stance_for(verb_at(seen.words, index), "clause")
        ):
            first, last = seen.trimmed(cue[1] + 1, index)
            return ((first, last), (index, index + 1)) if last > first else None
    return None


def _clause(seen: Tree, first: int, edge: int) -> int:
    """Give the end of a short clause: the next comma, or the end of the sentence."""
    return next((index for index in range(first, edge) if seen.words.low[index] in (",", ";", ".")), edge)


def _host(seen: Tree, found: Sequence[Found], place: tuple[int, Range]) -> Found | None:
    """Give the attribution whose speaker leans on somebody: the nearest outer one of the sentence."""
    at, bounds = place
    low, high = seen.words.starts[bounds[0]], seen.words.ends[bounds[1] - 1]
    here = seen.words.starts[at]
    fitting = [
        one
        for one in found
        if not one.inner and one.cue is not None and one.stance in ("says", "believes") and low <= one.cue[0] < high
    ]
    fitting = [one for one in fitting if not (one.pattern == "according" and one.cue is not None and one.cue[0] > here)]
    return min(
        fitting,
        key=lambda one: (
            any(inside(one, other) for other in fitting if other is not one),
            abs((one.cue or (0, 0))[0] - here),
        ),
        default=None,
    )


def _plain(seen: Tree, at: int, place: tuple[Range, Range]) -> Found | None:
    """Read a speaker whose verb takes a plain object: "put the number of burials at thirty, citing Y"."""
    bounds, name = place
    verb = _governor(seen, at, bounds)
    if verb is None:
        return None
    source = _subject(seen, verb, (bounds, at))
    if source is None:
        return None
    lemma = verb_at(seen.words, verb)
    if lemma not in listed("stating") and stance_for(lemma, "noun") is None:
        return None
    first = verb + 1 + lemma.count("_")
    last = at if at > verb else bounds[1]
    while first < last and seen.words.low[first] in (",", "it"):
        first += 1
    first, last = seen.trimmed(first, last)
    if first < name[1] <= last:
        first = seen.trimmed(name[1], last)[0]
    if last - first < _LEAST:
        return None
    pieces = ((first, last),)
    return Found(
        source=seen.words.place(*source),
        before=None,
        cue=seen.words.place(verb, verb + 1 + lemma.count("_")),
        content=places(seen.words, pieces),
        stance="says",
        form=form_of(seen.words, pieces),
        pattern="stating",
        lemma=lemma,
        confidence=_SURE,
    )


def _subject(seen: Tree, verb: int, place: tuple[Range, int]) -> Range | None:
    """Give who does what a verb says, by the tree or, where it has nobody, by word order."""
    bounds, at = place
    head = seen.subject(verb)
    if head is not None and bounds[0] <= head < verb:
        return noun_phrase(seen, head, (bounds, verb))
    ahead = at - (seen.words.word(at - 1) == ",") if bounds[0] < at < verb else verb
    phrase = subject_before(seen.words, ahead) if ahead > bounds[0] else None
    return (phrase.first, phrase.last) if phrase is not None else None


def _governor(seen: Tree, at: int, bounds: Range) -> int | None:
    """Give the verb a phrase hangs on, else the first verb of the sentence that can state something."""
    index = at
    for _ in range(6):
        index = seen.heads[index]
        if seen.tags[index] in _FINITE and seen.subject(index) is not None:
            return index
    finite = [one for one in range(*bounds) if seen.tags[one] in _FINITE or seen.deps[one] == "ROOT"]
    return next((one for one in finite if verb_at(seen.words, one) in listed("stating")), None)


def _cut(seen: Tree, one: Found, place: Place) -> Found:
    """Take a stretch out of a content."""
    pieces: list[Place] = []
    for start, end in one.content:
        if end <= place[0] or place[1] <= start:
            pieces.append((start, end))
            continue
        rests = [(start, min(end, place[0])), (max(start, place[1]), end)]
        pieces += [rest for rest in (_tidy(seen, part) for part in rests) if rest is not None]
    return replace(one, content=tuple(pieces))


def _tidy(seen: Tree, place: Place) -> Place | None:
    first, last = seen.words.at(place[0]), seen.words.at(place[1])
    while first < last and seen.words.low[first] in (",", "—", "–", "--", ";"):
        first += 1
    while last > first and seen.words.low[last - 1] in (",", "—", "–", "--", ";", "(", "that"):
        last -= 1
    return seen.words.place(first, last) if last - first >= _LEAST else None
