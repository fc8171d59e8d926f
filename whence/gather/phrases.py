"""The word lists of page clutter, ready for look-ups."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reports import FurnitureKind

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "\xa0": " "})
_SPACES = re.compile(r"\s+")
_OUTER = " \t.:;,|•·»«>-–—…"


def folded(text: str) -> str:
    """Even out case, quotation marks and blanks, and drop outer punctuation, for comparing lines."""
    return _SPACES.sub(" ", text.translate(_QUOTES)).strip(_OUTER).casefold()


@cache
def words(name: str) -> frozenset[str]:
    """Give one list of `furniture.yaml` as a set of case-folded phrases."""
    return frozenset(str(entry).casefold() for entry in lexicon("en", "furniture")[name])


@cache
def line_kinds() -> dict[str, FurnitureKind]:
    """Give the kind of furniture of each line that is clutter as a whole."""
    return {folded(str(line)): kind for kind, lines in lexicon("en", "furniture")["lines"].items() for line in lines}


@cache
def openings() -> tuple[tuple[str, FurnitureKind], ...]:
    """Give (case-folded opening, kind) for lines that are known by how they begin."""
    table = lexicon("en", "furniture")["openings"]
    return tuple((str(opening).casefold(), kind) for kind, entries in table.items() for opening in entries)


@cache
def byline_openings() -> tuple[str, ...]:
    """Give the openings of bylines, longest first."""
    return tuple(sorted(words("byline_openings"), key=lambda opening: (-len(opening), opening)))


@cache
def labels() -> dict[str, str]:
    """Give what each field name of a header block stands for: `title`, `byline`, `date`, ..."""
    table = lexicon("en", "furniture")["labels"]
    return {str(label).casefold(): field for field, entries in table.items() for label in entries}


@cache
def picture_credit() -> re.Pattern[str]:
    """Match a parenthesis that only credits a picture, e.g. `(File photo: A. Person)`."""
    names = "|".join(re.escape(name) for name in sorted(words("picture_credits"), key=lambda name: (-len(name), name)))
    mark = r"(?:[:/]| by\b| via\b| courtesy\b| from\b)[^()\[\]\r\n]{0,160}"
    return re.compile(rf"[(\[](?:{names})(?:{mark})?[)\]]", re.IGNORECASE)


@cache
def before_dates() -> re.Pattern[str]:
    """Match words that make a date one still to come."""
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word) for word in sorted(words("yet_to_come"))) + r")\b", re.IGNORECASE
    )
