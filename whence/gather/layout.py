"""The lines of a text and what their shape tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.gather.phrases import picture_credit, words
from whence.model.reports import FurnitureKind

#: A line of this many code points that ends like a sentence is prose; headlines rarely do both.
PROSE = 60
#: A line of this many code points is prose however it ends.
LONG = 220
_LINE = re.compile(r"[^\r\n]+")
_ENDS = re.compile(r"[.!?…。؟۔।:;][\"'”’»)\]]{0,3}(?:\[?\d{1,3}\]?)?$")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){2,}$")
_BULLET = re.compile(r"(?:[•●▪◦‣·*+]|-|–|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it.

    Attributes:
        start, end: Offsets of its first and one past its last visible code point.
        text: What stands between them.
        gap: A blank line (or the start of the text) stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool


@dataclass(slots=True)
class Page:
    """A text, its lines, and the kind of furniture of each line found so far.

    Attributes:
        kinds: One per line; `None` for what is text.
        title: Index of the headline's line, `None` when there is none.
    """

    text: str
    lines: list[Line]
    kinds: list[FurnitureKind | None]
    title: int | None = None

    def body(self, first: int = 0) -> list[int]:
        """Indexes of the lines, from `first`, that are no furniture."""
        return [index for index in range(first, len(self.lines)) if self.kinds[index] is None]

    def first_prose(self) -> int:
        """Index of the first line of running text; the number of lines when there is none."""
        return next((index for index in self.body() if is_prose(self.lines[index].text)), len(self.lines))

    def gap_after(self, index: int) -> bool:
        """Tell whether a blank line or the end of the text follows a line."""
        return index + 1 >= len(self.lines) or self.lines[index + 1].gap


def lines_of(text: str) -> list[Line]:
    """Cut a text into its non-blank lines; offsets are code points, line ends are CR, LF or both."""
    lines: list[Line] = []
    reached = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        between = text[reached:start]
        gap = not lines or between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1
        lines.append(Line(start, start + len(stripped), stripped, gap))
        reached = start + len(stripped)
    return lines


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; initials such as `U.S.` do not count."""
    if text.endswith((")", "]")):  # a credit behind the full stop does not unmake the sentence
        text = picture_credit().sub("", text[-400:]).rstrip()
    tail = text[-24:].rstrip()
    return _ENDS.search(tail) is not None and _INITIALS.search(tail) is None


def is_prose(text: str) -> bool:
    """Tell running text from headlines, names and clutter by length and ending."""
    return len(text) >= LONG or (len(text) >= PROSE and ends_sentence(text))


def is_bullet(text: str) -> bool:
    """Tell whether a line is an entry of a list."""
    return _BULLET.match(text) is not None


def starts_low(text: str) -> bool:
    """Tell whether a line begins with a small letter, as a wrapped sentence does."""
    return text[:1].islower()


def is_headline(text: str) -> bool:
    """Tell whether a line could be a headline: short, begins like one, does not end like a sentence."""
    shape = text.rstrip("|* ").lstrip("#* ")
    fewest = 1 if text.startswith("# ") else 2  # Markdown says itself that it is a headline
    if not 4 <= len(shape) <= 200 or not fewest <= len(shape.split()) <= 30 or is_bullet(text):
        return False
    closing = shape.rstrip("\"'”’»")
    if closing.endswith((",", ";", ":")):
        return False
    if ends_sentence(shape) and not closing.endswith(("?", "!", "…", "...", "؟")):
        return False
    return not starts_low(shape) and any(character.isalpha() for character in shape)


def is_name(text: str) -> bool:
    """Tell whether a short line is nothing but a person's name, as under a portrait."""
    parts = text.rstrip("| ").split()
    if not 2 <= len(parts) <= 4:
        return False
    small = words("small_words")
    return all(part[:1].isupper() and not part.isupper() and part.casefold() not in small for part in parts)


def is_wrapped(page: Page) -> bool:
    """Tell whether sentences run on over line ends, as in mails and old wire copy."""
    pairs = runs = 0
    for before, after in zip(page.lines, page.lines[1:], strict=False):
        if not after.gap:
            pairs += 1
            runs += not ends_sentence(before.text) and starts_low(after.text)
    return runs >= 2 and runs >= 0.25 * pairs
