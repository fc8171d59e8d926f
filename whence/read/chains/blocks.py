"""Sources that stand by themselves: a parenthesis that closes a block quotation, the name before a headline's colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import verb_at
from whence.read.found import Found, Place, form_of, places
from whence.read.words import Passage

_SURE = 0.8
#: A headline has at most this many words, the name before its colon at most this many.
_HEADLINE, _NAME = 26, 6
_WHOLE = re.compile(r"\(((?:[^()\n]|\([^()\n]{0,80}\)){4,300})\)[.\s]{0,4}")
#: What is no part of a paper's name: pages, paragraphs, dates at its end.
_TAIL = re.compile(
    r"(?:pp?|pages?|paras?|paragraphs?|§|lines?|at|\d{1,2} [A-Z]\w+(?: \d{4})?|[A-Z]\w+ \d{4}|\d{4})\b.{0,12}"
)
_OPENING, _CLOSING = "“\"'‘«„", "”\"'’»“"
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def blocks(passages: Sequence[Passage], taken: Sequence[Found]) -> list[Found]:
    """Read quotations over one or more paragraphs that are closed by a paragraph "(Name of the document, p. 3)".

    Args:
        passages: Paragraphs in order.
        taken: Attributions so far; a paragraph that one of them has as content is left to it.

    Returns:
        One attribution a paragraph, without a cue.
    """
    made: list[Found] = []
    covered = {piece for one in taken if one.pattern != "implicit" for piece in one.content}
    for number, words in enumerate(passages):
        match = _WHOLE.fullmatch(words.text, words.start, words.end)
        if match is None or number == 0 or not any(char.isupper() for char in match.group(1)):
            continue
        source = _document(match)
        made.extend(
            Found(source, None, None, (place,), "says", "direct", "block", "", confidence=_SURE)
            for place in _paragraphs(passages, number)
            if not any(start <= place[0] + 1 and place[1] - 2 <= end for start, end in covered)
        )
    return made


def _document(match: re.Match[str]) -> Place:
    """Give the name of the paper in a parenthesis."""
    start, end = match.span(1)
    text = match.string[start:end]
    while True:
        head, comma, tail = text.rpartition(",")
        if not comma or not _TAIL.fullmatch(tail.strip(" .")):
            break
        text = head
    return start, start + len(text.rstrip(" .,"))


def _paragraphs(passages: Sequence[Passage], number: int) -> list[Place]:
    """Give the quoted paragraphs right above a parenthesis, last first."""
    found: list[Place] = []
    for index in range(number - 1, -1, -1):
        one = passages[index]
        text = one.text[one.start : one.end].strip()
        closed = text.rstrip(".,")[-1:] in _CLOSING
        if not text or text[0] not in _OPENING or closed != (not found):
            break
        found.append((one.start, one.end))
    return found


def headlines(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Read "X: Y says C" in a line set like a headline.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        The attributions with the added ones.
    """
    words = seen.words
    total = len(words.words)
    colon = next((index for index in range(1, min(total - 2, _HEADLINE)) if words.low[index] == ":"), None)
    if total > _HEADLINE or words.low[-1] in (".", "!", ";") or colon is None:
        return list(found)
    if words.low[0][:1] in _OPENING:
        return _quoted(seen, found, colon)
    inside = words.place(colon + 1, total)
    taken = any(one.cue is None or one.cue[0] < inside[0] for one in found)
    spoken = bool(found) or any(seen.tags[index] in _FINITE for index in range(colon + 1, total))
    if taken or not spoken or colon > _NAME or words.mark(colon + 1) or not _names(seen, colon):
        return list(found)
    piece = ((colon + 1, total),)
    new = Found(
        words.place(0, colon),
        None,
        None,
        places(words, piece),
        "says",
        form_of(words, piece),
        "headline",
        "",
        confidence=_SURE,
    )
    return [*found, new]


def _names(seen: Tree, colon: int) -> bool:
    """Tell whether what stands before a colon can speak."""
    words = range(colon)
    if any(seen.tags[index] in _FINITE for index in words):
        return False
    named = any(seen.tags[index] in ("NNP", "NNPS") for index in words)
    return named or any(seen.words.low[index] in _speakers() for index in words)


@cache
def _speakers() -> frozenset[str]:
    data = lexicon("en", "sources")
    kinds = ("document", "unnamed", "collective", "outlet", "institution", "roles")
    return frozenset(word for kind in kinds for word in str(data[kind]).split())


def _quoted(seen: Tree, found: Sequence[Found], colon: int) -> list[Found]:
    """Read "'C': X quotes Y as telling Z" and "'C': X quotes Y"."""
    words = seen.words
    verb = next(
        (i for i in range(colon + 2, min(colon + 8, len(words.words))) if verb_at(words, i) in ("quote", "cite")), None
    )
    if verb is None or words.low[colon - 1][-1:] not in _CLOSING:
        return list(found)
    last = verb + 1
    while last < len(words.words) and words.low[last] not in ("as", "on", "in", "about", ",", "over", "after"):
        last += 1
    if last == verb + 1:
        return list(found)
    content = (words.place(0, colon),)
    start = words.starts[colon]
    kept = [one for one in found if one.cue is not None and one.cue[1] <= start]
    outer = Found(
        words.place(colon + 1, verb),
        None,
        words.place(verb, verb + 1),
        content,
        "says",
        "direct",
        "quoted_as",
        "quote",
        confidence=_SURE,
    )
    said = words.word(last) == "as" and last + 1 < len(words.words)
    cue = words.place(last + 1, last + 2) if said else None
    inner = Found(
        words.place(verb + 1, last),
        None,
        cue,
        content,
        "says",
        "direct",
        "quoted_as",
        "say",
        inner=True,
        confidence=_SURE,
    )
    return [*kept, outer, inner]
