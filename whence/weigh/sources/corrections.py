"""Whether words take back what was said before."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from whence.lang.lexicon import lexicon
from whence.weigh.roots import Heard, body

#: Code points of a title and of a sentence that are looked at.
TITLE, SENTENCE = 80, 2_000
#: Code points behind a statement in which it may be taken back.
NEXT = 160
#: Texts of reports of which it is kept whether they hold a note on changes: statements of one report come together.
KEPT = 64
#: Fillers between a source and the verb by which it takes something back.
FILLERS = 2


def is_correction(one: Heard) -> bool:
    """Tell whether the report of a statement calls itself a correction, in its title or a note on changes."""
    titled = one.said.title is not None and _titled(one.said.title[:TITLE])
    return titled or _noted(one.said.report_text)


def corrects_itself(one: Heard) -> bool:
    """Tell whether an outlet says, in a statement or right behind it, that what it published was wrong.

    Why this way: the words must name the outlet's own text (`an earlier version of this article`, `as we first
    reported`), or the outlet must be the speaker and take it back in the next words (`We said ... That was wrong.`);
    that somebody else was wrong is no correction of the outlet.
    """
    sentence = one.said.sentence[:SENTENCE].casefold()
    if any(hint in sentence for hint in _hints()) and (_in_words(sentence, one) or _in_a_note(sentence, one)):
        return True
    if _one("against").search(sentence) is not None and is_correction(one):
        return True
    return bool(one.said.sources) and _is_speaker(one) and _any("follows").search(_next(one)) is not None


def _in_words(sentence: str, one: Heard) -> bool:
    if _any("text").search(sentence) is not None or (one.link is None and _any("own").search(sentence) is not None):
        return True
    return _one("errs").search(sentence) is not None and _is_speaker(one)


def _in_a_note(sentence: str, one: Heard) -> bool:
    """Tell whether a sentence says what stood in a text that, by a note of its own, was changed."""
    return _one("stood").search(sentence) is not None and _noted(one.said.report_text)


def _is_speaker(one: Heard) -> bool:
    """Tell whether the outlet, or a text of its own, is a source of a statement that it published."""
    own = None if one.said.outlet is None else body(one.said.outlet)
    for source in one.said.sources:
        if source.kind == "first_person" and one.link is None:
            return True
        if body(source.text) == own or _one("texts").match(source.text) is not None:
            return True
    return False


def _next(one: Heard) -> str:
    end = max(piece.end for piece in one.said.statement.content)
    return one.said.report_text[end : end + NEXT]


def takes_back(one: Heard) -> bool:
    """Tell whether the source of a statement takes back, in its sentence, what it said before.

    Why this way: the verb must stand right behind the source, for in `the union said the ministry had retracted its
    figure` it is not the union that retracts.
    """
    source = None if one.link is None else one.said.statement.chain[one.link].source
    sentence = one.said.sentence[:SENTENCE]
    at = -1 if source is None else sentence.find(source.text)
    return source is not None and at >= 0 and _back().match(sentence, at + len(source.text)) is not None


@cache
def _one(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon('en', 'corrections')[name]})\b", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def _noted(text: str) -> bool:
    return _one("noted").search(text) is not None


@cache
def _titled(title: str) -> bool:
    return _titles().match(title) is not None


@cache
def _titles() -> re.Pattern[str]:
    lists = lexicon("en", "corrections")
    before, words = ("|".join(lists[name]) for name in ("before", "titles"))
    return re.compile(rf"\W{{0,3}}(?:(?:{before})\W{{1,3}})?(?:{words})(?:\s?[:;.,|)\]–—-]|$)", re.IGNORECASE)


@cache
def _hints() -> tuple[str, ...]:
    return tuple(lexicon("en", "corrections")["hints"])


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('en', 'corrections')[name])})", re.IGNORECASE)


@cache
def _back() -> re.Pattern[str]:
    lists = lexicon("en", "corrections")
    fillers, verbs = "|".join(lists["fillers"]), "|".join(lists["takes_back"])
    return re.compile(rf"\W{{0,3}}(?:(?:{fillers})\W{{1,3}}){{0,{FILLERS}}}(?:{verbs})\b", re.IGNORECASE)
