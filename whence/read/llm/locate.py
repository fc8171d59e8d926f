"""Turn what a language model quotes into attributions that point at the text; what is not there is dropped."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from whence.read.attribution.cues import verb_groups
from whence.read.attribution.rules import inside
from whence.read.found import Found, Place, form_of
from whence.read.llm.answer import Marked
from whence.read.llm.prompt import Part
from whence.read.llm.quotes import Ground
from whence.read.words import Passage

#: Name of the pattern in every attribution a model gave.
PATTERN = "llm"
#: Marks and blanks left at the edges when a source is cut out of a content, or a content is ended.
_LOOSE = " \t\r\n,;—–-"


@dataclass(frozen=True, slots=True)
class Located:
    """What of an answer stands in the text.

    Attributes:
        found: By position of the content.
        dropped: Attributions, or words of whom they rest on, that do not stand where they were said to.
    """

    found: tuple[Found, ...]
    dropped: int


def located(part: Part, marked: tuple[Marked, ...]) -> Located:
    """Find each attribution of an answer in the part that was asked about.

    Why this way: the content is sought first, being the longest and the least ambiguous, then the cue beside it,
    then the source beside the cue. An attribution of which any quoted piece is missing is dropped whole: half of
    one would put words into somebody's mouth. So a model, or a report that talks to it, can pick and tie words
    of the text wrongly, but not bring in others.

    Args:
        part: What was asked.
        marked: The answer, checked.

    Cost: linear in the part for each attribution.
    """
    ground = Ground(part.passages[0].text, part.sentences)
    found: list[Found] = []
    dropped = 0
    for one in marked:
        outer = _outer(ground, one)
        if outer is None or _entangled(outer, found):
            dropped += 1
            continue
        words = _passage(part, outer)
        inner = _inner(ground, one, outer) if outer.start >= words.start else None
        dropped += inner is None and one.on_word_of is not None
        outer = _dressed(words, outer if inner is None else _without(ground.text, outer, inner))
        if not any(other.cue == outer.cue and other.content == outer.content for other in found):
            found.append(outer)
            found += [_tied(inner, outer)] if inner is not None else []
    return Located(tuple(sorted(found, key=lambda one: (one.content[0], one.cue or (0, 0)))), dropped)


def _passage(part: Part, one: Found) -> Passage:
    """Give the paragraph in which a content begins."""
    starts = [words.start for words in part.passages]
    return part.passages[max(0, bisect_right(starts, one.content[0][0]) - 1)]


def _outer(ground: Ground, one: Marked) -> Found | None:
    """Find content, cue and source; `None` when one of them is missing or nobody and nothing attributes."""
    if one.source is None and one.cue is None:
        return None
    content = _content(ground, one)
    if content is None:
        return None
    cue = _beside(ground, one.cue, content, number=one.sentence)
    if one.cue is not None and cue is None:
        return None
    source = _beside(ground, one.source, (cue,) if cue is not None else content, number=one.sentence)
    if one.source is not None and (source is None or (cue is not None and _overlap(source, cue))):
        return None
    found = Found(source, None, cue, content, one.stance, "indirect", PATTERN, "")
    found = _without(ground.text, found, found)
    return found if found.content else None


def _content(ground: Ground, one: Marked) -> tuple[Place, ...] | None:
    """Find the pieces of a content in their order, each as near to the numbered sentence as may be."""
    at = ground.sentences[one.sentence - 1] if one.sentence <= len(ground.sentences) else (0, 0)
    pieces: list[Place] = []
    for quote in one.content:
        after = pieces[-1][1] if pieces else -1
        places = [place for place in ground.near(quote, one.sentence) if place[0] >= after]
        if not places:
            return None
        pieces.append(min(places, key=lambda place: (_gap(place, at), place)))
    return tuple(pieces)


def _beside(ground: Ground, quote: str | None, near: tuple[Place, ...], *, number: int) -> Place | None:
    """Find words as near as may be to a place, rather outside it than in it."""
    places = ground.near(quote, number) if quote is not None else []
    return min(
        places,
        key=lambda place: (any(_overlap(place, one) for one in near), min(_gap(place, one) for one in near), place),
        default=None,
    )


def _inner(ground: Ground, one: Marked, outer: Found) -> Found | None:
    """Find the one on whose word the source speaks; `None` when that leaves nothing that the source says."""
    if outer.cue is None:
        return None
    near = (outer.cue,)
    cue = _beside(ground, one.on_word_cue, near, number=one.sentence)
    source = _beside(ground, one.on_word_of, (cue,) if cue is not None else near, number=one.sentence)
    taken = [place for place in (outer.source, outer.cue) if place is not None]
    if source is None or (one.on_word_cue is not None and cue is None) or any(_overlap(source, own) for own in taken):
        return None
    if cue is not None and (_overlap(cue, source) or any(_overlap(cue, own) for own in taken)):
        return None
    made = Found(source, None, cue, outer.content, "says", "indirect", PATTERN, "cite", inner=True)
    return made if _without(ground.text, outer, made).content else None


def _tied(inner: Found, outer: Found) -> Found:
    """Hang "citing X" on the attribution that it belongs to: its content is that attribution as a whole."""
    return replace(inner, content=((outer.start, outer.end),), form=outer.form)


def _without(text: str, one: Found, other: Found) -> Found:
    """Cut a source and its cue out of a content that was quoted in one piece around them."""
    own = sorted(place for place in (other.source, other.cue) if place is not None)
    if len(own) == 2 and not text[own[0][1] : own[1][0]].strip():
        own = [(own[0][0], own[1][1])]
    pieces = list(one.content)
    for hole in own:
        pieces = [part for piece in pieces for part in _cut(piece, hole)]
    ended = [_ended(text, piece) for piece in pieces]
    return replace(one, content=tuple(place for place in ended if place is not None))


def _cut(piece: Place, hole: Place) -> list[Place]:
    if not _overlap(piece, hole):
        return [piece]
    return [(a, b) for a, b in ((piece[0], hole[0]), (hole[1], piece[1])) if a < b]


def _ended(text: str, place: Place) -> Place | None:
    """Leave out blanks and commas at the edges and the stop that ends the sentence; `None` when no word is left."""
    start, end = place
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    last = text[max(start, end - 12) : end].rpartition(" ")[2]
    if last.endswith(".") and last.count(".") == 1:
        end -= 1
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def _dressed(words: Passage, one: Found) -> Found:
    """Bring an attribution to the conventions of the shipped reader: marks, "that", form, base form of the cue."""
    content = tuple(_marked(words, piece) for piece in one.content)
    first = words.at(content[0][0])
    if first > 0 and words.word(first - 1) == "that" and not _taken(one, words.place(first - 1, first)):
        content = ((words.starts[first - 1], content[0][1]), *content[1:])
    here = [(words.at(a), words.at(b)) for a, b in content if words.start <= a < words.end]
    here = [(a, b) for a, b in here if a < b]
    return replace(
        one, content=content, form=form_of(words, tuple(here)) if here else "indirect", lemma=_lemma(words, one)
    )


def _marked(words: Passage, piece: Place) -> Place:
    """Take the quotation marks in when a piece is all that stands between them."""
    for quote in words.quotes:
        if (
            quote.closed
            and quote.start <= piece[0] <= quote.inner_start
            and quote.inner_end - 1 <= piece[1] <= quote.end
        ):
            return quote.start, quote.end
    return piece


def _lemma(words: Passage, one: Found) -> str:
    if one.cue is None:
        return ""
    for group in verb_groups(words):
        if one.cue[0] <= words.starts[group.verb] < one.cue[1]:
            return group.cue.lemma
    return "_".join(words.text[one.cue[0] : one.cue[1]].lower().split())


def _taken(one: Found, place: Place) -> bool:
    return any(own is not None and _overlap(own, place) for own in (one.source, one.cue))


def _entangled(one: Found, found: list[Found]) -> bool:
    """Tell whether an attribution lies in the content of one that lies in its own."""
    return any(not other.inner and inside(one, other) and inside(other, one) for other in found)


def _gap(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
