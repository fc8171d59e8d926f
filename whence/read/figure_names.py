"""Tell quantities from numbers that name something: years, labels, models, telephone numbers."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.text.numbers import Amount

_WORD_BEFORE = re.compile(r"([\w.&#§№'’-]{1,30})[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_][\w'’-]{0,30})")
_CODE = re.compile(r"\b[0-9]{3}-[0-9]{4}\b|\+?\(?[0-9]{2,5}\)?(?:[ .-][0-9]{2,5}){2,5}(?![\w,])")
_CLOCK_AFTER = re.compile(r"[ \u00a0]?(?:[ap]\.?m\b|o'?clock\b|o’clock\b|GMT\b|UTC\b|hrs\b)", re.IGNORECASE)
_NOTED_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}\.[0-9]{1,2}$")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_REACH = 40


def is_name_or_code(text: str, amount: Amount) -> bool:
    """Tell whether an amount is no quantity after all.

    Args:
        text: The sentence.
        amount: An amount found in it.
    """
    before = _word_before(text, amount.number_start)
    if text[amount.number_start : amount.number_end].casefold() == "one":
        return _is_pronoun(text, amount, before)
    if amount.unit == "share":
        return _word_after(text, amount.number_end).casefold() not in _words("share_followers")
    if amount.spelled and text[amount.number_start].isupper() and before[:1].isupper():
        return True
    if _is_clock(text, amount) or _is_code(text, amount) or _is_score(text, amount):
        return True
    return _is_named(text, amount, before)


def _is_named(text: str, amount: Amount, before: str) -> bool:
    if amount.unit is not None:
        return _is_grown_label(before, amount)
    if not amount.plain:
        return _NOTED_YEAR.match(text[amount.start : amount.end]) is not None
    return _is_label(text, amount, before) or _is_year(text, amount)


def _word_before(text: str, start: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    return match[1] if match else ""


def _word_after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end)
    return match[1] if match else ""


def _is_grown_label(before: str, amount: Amount) -> bool:
    """Catch `Kick Six`-like and `iPhone 12 Mini`-like names whose tail happens to be a unit's letter."""
    return amount.unit in {"generation", "volt", "watt"} and before[:1].isupper() and len(before) > 1


def _is_clock(text: str, amount: Amount) -> bool:
    if _CLOCK_AFTER.match(text, amount.number_end):
        return True
    return text[amount.number_end : amount.number_end + 1] == ":" and text[amount.number_end + 1 :][:1].isdigit()


def _is_code(text: str, amount: Amount) -> bool:
    low = max(0, amount.number_start - 24)
    for match in _CODE.finditer(text, low, min(len(text), amount.number_end + 24)):
        if match.start() <= amount.number_start and amount.number_end <= match.end():
            return True
    return False


def _is_score(text: str, amount: Amount) -> bool:
    """Tell whether a number is half of a score or of a code: `2-1`, `3888-2`."""
    ahead, behind = (
        text[max(0, amount.number_start - 2) : amount.number_start],
        text[amount.number_end : amount.number_end + 2],
    )
    return (len(ahead) == 2 and ahead[1] in "-–" and ahead[0].isdigit()) or (
        len(behind) == 2 and behind[0] in "-–" and behind[1].isdigit()
    )


def _is_label(text: str, amount: Amount, before: str) -> bool:
    """Tell whether a bare number names the thing before it: `berth 6`, `Boeing 737`."""
    if not before:
        return text[max(0, amount.number_start - 1) : amount.number_start] in {"#", "§", "№"}
    folded = before.casefold()
    after = _word_after(text, amount.number_end)
    if folded in _words("labels"):
        return after.casefold() not in _words("persons")
    if not any(letter.isupper() for letter in before) or before[-1] == "." or folded in _words("stops"):
        return False
    if _follows_cue(text, amount.number_start - len(before) - 1):
        return False
    if amount.number_start - len(before) - 1 <= 0 and before[1:].islower():
        return False
    return after.casefold() not in _words("persons")


def _follows_cue(text: str, start: int) -> bool:
    """Tell whether a name before a number is a place with a preposition: `In Kessan 14 warehouses burned`."""
    return _word_before(text, start).casefold() in {"in", "near", "at", "around", "across", "from", "to"}


def _is_year(text: str, amount: Amount) -> bool:
    value = amount.value
    digits = text[amount.number_start : amount.number_end]
    if value is None or len(digits) != 4 or not _FIRST_YEAR <= value <= _LAST_YEAR:
        return False
    after = _word_after(text, amount.number_end).casefold()
    if after in _words("persons"):
        return False
    before = _word_before(text, amount.number_start).casefold()
    return not after.endswith("s") or before in {"the", "in", "of", "since", "a", "his", "her", "their", "its"}


def _is_pronoun(text: str, amount: Amount, before: str) -> bool:
    """Tell whether `one` counts nothing: `this one`, `one can`, `one day`."""
    if amount.unit is not None and amount.unit not in {"day", "night", "times"}:
        return False
    if before.casefold() in _words("one_not_after") or text[amount.number_end : amount.number_end + 1] in {"'", "’"}:
        return True
    after = _word_after(text, amount.number_end)
    return not after or after.casefold() in _words("one_not_before") or after[:1].isupper()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in lexicon("en", "numbers")[name])
