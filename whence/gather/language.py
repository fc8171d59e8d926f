"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Fewer letters than this say nothing.
_FEWEST = 20
#: Below this many letters a page's own word for its language is trusted before statistics.
_FEW = 100
#: Code points that are looked at; more does not change the answer.
_SAMPLE = 20_000
_CODE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loaded with the first text

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str | None:
    """Name the language of a text.

    Args:
        text: Without clutter where possible.
        declared: What the page says (`en-GB`); often wrong, so it counts for short texts only.

    Returns:
        ISO 639-1 code, `None` below 20 letters.

    Source: langid.py (Lui and Baldwin 2012) as packaged in py3langid.
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < _FEWEST:
        return None
    stated = _CODE.match(declared.strip()) if declared else None
    if stated is not None and letters < _FEW:
        return stated.group().lower()
    return str(_identifier().classify(sample)[0])
