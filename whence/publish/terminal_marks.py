"""The signature marks on a terminal, and foreign words made harmless to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from whence.model.ledger import Claim, Side
from whence.model.reading import Statement
from whence.model.reports import Report
from whence.publish.chains import strip
from whence.publish.phrases import counted, label

#: Above this many dots a mark is written with numbers; a row of dots longer than this is not counted by eye.
DOTS: Final = 12
#: Format characters that spelling needs: zero-width non-joiner and joiner.
JOINERS: Final = "\u200c\u200d"
_LEFT_BEHIND: Final = {"Cc", "Cs"}
_RIGHT_TO_LEFT: Final = {"R", "AL", "AN"}


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of the marks, in one of two alphabets."""

    voice: str
    echo: str
    link: str
    open: str
    close: str
    more: str
    becomes: str
    dot: str


UNICODE: Final = Signs("●", "○", " ‹ ", "“", "”", "…", " → ", " · ")
ASCII: Final = Signs("*", "o", " < ", '"', '"', "...", " -> ", " - ")


def signs_for(encoding: str | None) -> Signs:
    """Pick the alphabet that an output encoding can write.

    Why this way: asking the codec is the one test that holds for every locale name.

    Args:
        encoding: Name of the codec of standard output; `None` or an unknown name gives ASCII.
    """
    wanted = f"{UNICODE.voice}{UNICODE.echo}{UNICODE.link}{UNICODE.open}{UNICODE.more}{UNICODE.becomes}"
    try:
        wanted.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def clean(text: str) -> str:
    """Make words out of a report safe to print: no control of the terminal, no change of direction.

    Why this way: a report can hold escape sequences that repaint the screen and marks that reverse the reading
    order; a control becomes a visible replacement character, since that something stood there is worth knowing.

    Args:
        text: Any text.

    Returns:
        One line: runs of blanks and line ends become one blank. Text with right-to-left letters is set
        between isolates, so that it does not reorder what stands beside it.

    Source: Unicode Standard Annex 9, section 2.4.
    """
    kept = "".join(_harmless(character) for character in text)
    line = " ".join(kept.split())
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"\u2068{line}\u2069"
    return line


def _harmless(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _LEFT_BEHIND:
        return "\ufffd"
    if category == "Cf" and character not in JOINERS:
        return ""
    return character


def shorten(text: str, width: int, signs: Signs) -> str:
    """Cut cleaned text at a blank so that it has at most `width` code points, the sign for more included."""
    if len(text) <= width:
        return text
    room = max(width - len(signs.more), 1)
    cut = text[:room]
    blank = cut.rfind(" ")
    if blank > room // 2:
        cut = cut[:blank]
    close = "\u2069" if text.startswith("\u2068") else ""
    return f"{cut.rstrip()}{signs.more}{close}"


def voices_mark(claim: Claim, signs: Signs) -> str:
    """Draw the voices mark of a claim: `●○○○○ 1 voice, 4 echoes`.

    Args:
        claim: With one or two sides; sides are drawn one after the other, the asserting side first.
        signs: Alphabet of the terminal.
    """
    sides = sorted(claim.sides, key=lambda side: side.side != "for")
    if not sides:
        return ""
    if len(sides) == 1:
        return _side_mark(sides[0], len(claim.statements), signs)
    dots = " / ".join(_voice_dots(side, signs) for side in sides)
    counts = ", ".join(counted(side.likely, "voice") + f" {side.side}" for side in sides)
    return f"{dots} {counts}, {counted(len(claim.statements), 'statement')}"


def _voice_dots(side: Side, signs: Signs) -> str:
    return signs.voice * side.likely if side.likely <= DOTS else f"{signs.voice}{side.likely:,}"


def _side_mark(side: Side, statements: int, signs: Signs) -> str:
    voices = side.likely
    echoes = max(statements - voices, 0)
    if voices + echoes <= DOTS:
        dots = signs.voice * voices + signs.echo * echoes
    else:
        dots = f"{signs.voice}{voices:,}{signs.echo}{echoes:,}"
    words = counted(voices, "voice") + (" against" if side.side == "against" else "")
    return f"{dots} {words}, {counted(echoes, 'echo', 'echoes')}" if echoes else f"{dots} {words}"


def chain_strip(report: Report, statement: Statement | None, *, names: Mapping[str, str], signs: Signs) -> str:
    """Draw the chain strip: the outlet, then each link, outermost first.

    Args:
        report: Report of the statement; its outlet stands in front.
        statement: `None` where no statement was drawn from the words at hand.
        names: Display name per entity id.
        signs: Alphabet of the terminal.
    """
    if statement is None:
        return clean(label(report))
    links = strip(label(report), statement, names)
    return signs.link.join(clean(f"{link.text} ({link.words})" if link.words else link.text) for link in links)
