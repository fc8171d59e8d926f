"""Who says it: all attributions of a report."""

from __future__ import annotations

from dataclasses import replace

from whence.model.reports import Report
from whence.read.attribution.by_phrase import by_marks, by_phrases
from whence.read.attribution.by_verb import announced, by_verbs
from whence.read.attribution.signed import signed, speakers
from whence.read.found import Found, Place
from whence.read.words import Passage, passage
from whence.text.quotes import quotations

#: Patterns by which somebody speaks who may go on speaking in the next paragraph.
_SPOKEN = frozenset(
    ("bare", "that", "quote", "quote_before", "quote_mixed", "post", "hearer", "hearer_quote", "implicit")
)
#: A quotation alone in its paragraph is speech from this many words on; a shorter one is a heading.
_SPEECH = 5
#: Longest stretch that is read as one paragraph, in code points.
_PASSAGE = 8_000


def passages(report: Report, paragraphs: list[Place], sentences: list[Place]) -> list[Passage]:
    """Cut each paragraph into words, with its quotations.

    A paragraph longer than any real one is taken in stretches, so that what is sought in a paragraph stays
    bounded.

    Args:
        report: The report.
        paragraphs: Its body, paragraph by paragraph.
        sentences: Its sentences, ascending, none across a paragraph.
    """
    made: list[Passage] = []
    index = 0
    for _, end in paragraphs:
        while index < len(sentences) and sentences[index][0] < end:
            first = index
            start = sentences[first][0]
            while index < len(sentences) and sentences[index][1] <= min(end, start + _PASSAGE):
                index += 1
            index = max(index, first + 1)
            inside = list(sentences[first:index])
            made.append(passage(report.text, inside, quotations(report.text, start, inside[-1][1])))
    return made


def attributions(pieces: list[Passage]) -> list[Found]:
    """Find every attribution of a report, outermost and nested alike.

    Why this way: patterns are tried on each paragraph by itself, since a paragraph break ends a content in
    99 of 100 cases; only a quotation left open goes on into the next. Where two attributions claim each
    other's cue as content the one found first keeps it.

    Args:
        pieces: Paragraphs in order.

    Returns:
        By position of the content; contents may lie inside one another.

    Cost: linear in words for sentences of bounded length.
    Source: the frames follow textbook grammar of reporting; reliabilities are measured on PolNeAR train
        (Newell, Margolin, Ruths 2018).
    """
    found: list[Found] = []
    pending: Found | None = None
    above: list[Found] = []
    labelled = speakers(pieces)
    for index, words in enumerate(pieces):
        here = _of_paragraph(words)
        if index in labelled:
            own = labelled[index]
            here = [own, *(one for one in here if inside(one, own) and one.cue != own.cue)]
            pending = None
        elif pending is not None and words.quotes and words.quotes[0].start == words.start:
            if pending.content:
                found.remove(pending)
            form = pending.form if pending.content else "direct"
            grown = replace(pending, content=(*pending.content, _quote_place(words)), form=form)
            here = [one for one in here if not _same_quote(one, words)]
            found.append(grown)
            pending = grown if not words.quotes[0].closed else None
        else:
            here = here or _unspoken(words, above)
            pending = _left_open(words, here) or announced(words)
        found += here
        above = here
    found = _with_signed(found, signed(pieces))
    return sorted(found, key=lambda one: (one.content[0], one.cue or (0, 0)))


def _with_signed(found: list[Found], signatures: list[Found]) -> list[Found]:
    """Let a signature under a quotation speak for it; who was only thought to go on speaking steps back."""
    quotes = {one.content[0] for one in signatures}
    cues = {one.cue for one in signatures}
    kept = [one for one in found if one.cue not in cues and not (one.cue is None and one.content[0] in quotes)]
    return kept + signatures


def _unspoken(words: Passage, above: list[Found]) -> list[Found]:
    """Give a paragraph that is one quotation, nobody named, to the last speaker of the paragraph above it."""
    if len(words.quotes) != 1:
        return []
    quote = words.quotes[0]
    around = words.text[words.start : quote.start] + words.text[quote.end : words.end]
    spoken = [one for one in above if one.source is not None and one.stance == "says" and one.pattern in _SPOKEN]
    short = words.text.count(" ", quote.start, quote.end) < _SPEECH - 1
    if not spoken or short or any(char.isalnum() for char in around):
        return []
    last = max(spoken, key=lambda one: one.source or (0, 0))
    return [Found(last.source, last.before, None, (_quote_place(words),), "says", "direct", "implicit", "")]


def _of_paragraph(words: Passage) -> list[Found]:
    here = by_verbs(words) + by_phrases(words)
    here += by_marks(words, here)
    return _settle(here)


def _same_quote(one: Found, words: Passage) -> bool:
    """Tell whether an attribution is about the quotation that opens the paragraph."""
    return one.cue is None and one.content[0][0] == words.start


def _quote_place(words: Passage) -> Place:
    quote = words.quotes[0]
    return quote.start, min(quote.end, words.end)


def _left_open(words: Passage, here: list[Found]) -> Found | None:
    if not words.quotes or words.quotes[-1].closed:
        return None
    start = words.quotes[-1].start
    return next((one for one in here if any(a <= start < b for a, b in one.content)), None)


def _settle(here: list[Found]) -> list[Found]:
    """Drop attributions that say the same twice or hold their own cue."""
    kept: list[Found] = []
    for one in sorted(here, key=lambda found: (not found.inner, _distance(found), found.cue or (0, 0), found.content)):
        own = one.cue is not None and any(a <= one.cue[0] and one.cue[1] <= b for a, b in one.content)
        if not own and not any(_clash(one, other) for other in kept):
            kept.append(one)
    return kept


def _distance(one: Found) -> int:
    """Give how far the cue stands from the content: the nearer reading is the better one."""
    if one.cue is None:
        return 0
    return min(max(start - one.cue[1], one.cue[0] - end, 0) for start, end in one.content)


def _clash(one: Found, other: Found) -> bool:
    """Tell whether two attributions share their cue or content, or each lies in the other's content."""
    if one.cue is not None and one.cue == other.cue:
        return True
    if one.content == other.content and not (one.inner or other.inner):
        return True
    return inside(one, other) and inside(other, one)


def inside(one: Found, other: Found) -> bool:
    """Tell whether an attribution as a whole lies in the content of another."""
    at = one.cue or one.content[0]
    return any(a <= at[0] and at[1] <= b for a, b in other.content)
