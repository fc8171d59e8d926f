"""Tell quantities from numbers that name something: years, labels, models, telephone numbers."""

from __future__ import annotations

import re

from whence.read.figures.words import is_plural, listed
from whence.text.numbers import Amount

_WORD_BEFORE = re.compile(r"([\w.&#§№'’-]{1,30})[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_][\w'’-]{0,30})")
_CODE = re.compile(r"\b[0-9]{3}-[0-9]{4}\b|\+?\(?[0-9]{2,5}\)?(?:[ .-][0-9]{2,5}){2,5}(?![\w,])")
_CLOCK_AFTER = re.compile(r"[ \u00a0]?(?:[ap]\.?m\b|o'?clock\b|o’clock\b|GMT\b|UTC\b|hrs\b)", re.IGNORECASE)
#: "5.30 on Tuesday", "7.15 this morning": hours and minutes with a point.
_POINT_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]$")
_DAY_AFTER = re.compile(
    r",?[ ](?:on[ ](?:the[ ])?(?:[A-Z]\w{2,8}day|[0-9])|in[ ]the[ ](?:morning|afternoon|evening)|[A-Z]\w{2,8}day\b"
    r"|(?:this|that|yesterday|tomorrow|every)\b|local[ ]time|sharp\b|today|tonight|at[ ]night)"
)
_HOUR_AFTER = re.compile(
    r"[ ]?(?:[.,;:!?)”\"]|$|(?:and|on|in|to|sharp|or|but|this|tomorrow|yesterday|every|each|until|when|local)\b)"
)
_SCORE_BY_WORD = re.compile(
    r"(?<![\w.,])([0-9]{1,3})[ ]to[ ]([0-9]{1,3})(?![\w,.%]*[0-9%])(?![ ](?:percent|per|million|billion))"
)
_CAPITAL_RUN = re.compile(r"[ ](?:[A-Z][\w'’&-]{0,30}[ ]?){1,4}")
_NEXT_WORDS = re.compile(r"[^\W\d_][\w'’-]{0,30}|[^\s\w]")
_HAS_DIGIT = re.compile(r"[0-9]")
_LAST_HOUR = 12
#: Words behind a capitalised name looked at for the plural it describes ("12 Boeing cargo planes").
_PLURAL_REACH = 3
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
        return _word_after(text, amount.number_end).casefold() not in listed("share_followers")
    if amount.spelled and text[amount.number_start].isupper() and before[:1].isupper():
        return True
    if before.casefold() in listed("ranks") and not _WORD_AFTER.match(text, amount.number_end):
        return True
    if _is_clock(text, amount) or _is_hour(text, amount, before) or _is_code(text, amount) or _is_score(text, amount):
        return True
    return _is_named(text, amount, before)


def _is_named(text: str, amount: Amount, before: str) -> bool:
    if amount.unit is not None:
        return _is_grown_label(before, amount)
    if not amount.plain:
        return _NOTED_YEAR.match(text[amount.start : amount.end]) is not None
    return _is_label(text, amount, before) or _is_year(text, amount) or _opens_name(text, amount)


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
    if not amount.spelled and _POINT_CLOCK.fullmatch(text[amount.number_start : amount.number_end]):
        return _DAY_AFTER.match(text, amount.number_end) is not None
    return text[amount.number_end : amount.number_end + 1] == ":" and text[amount.number_end + 1 :][:1].isdigit()


def _is_hour(text: str, amount: Amount, before: str) -> bool:
    """Tell whether a number up to twelve is a time of day: `opens at ten`, but not `stood at ten`."""
    if (
        before.casefold() not in {"at", "struck", "o'clock"}
        or amount.unit is not None
        or not (amount.spelled or amount.plain)
    ):
        return False
    if (
        amount.value is None
        or not 1 <= amount.value <= _LAST_HOUR
        or _HOUR_AFTER.match(text, amount.number_end) is None
    ):
        return False
    verb = _word_before(text, amount.number_start - len(before) - 1).casefold()
    return verb not in listed("measuring") or verb in listed("clock_verbs")


def _opens_name(text: str, amount: Amount) -> bool:
    """Tell whether a bare number is the first word of a name: `the 787 Dreamliner`, but not `12 Boeing planes`."""
    run = _CAPITAL_RUN.match(text, amount.number_end) if text[amount.number_start].isdigit() else None
    if run is None or not _word_before(text, amount.number_start):
        return False
    behind = _NEXT_WORDS.findall(text, run.end(), run.end() + _REACH)[:_PLURAL_REACH]
    words = [*run[0].split(), *behind]
    if any(is_plural(word.casefold()) or (word.endswith("s") and word[:-1].isupper()) for word in words):
        return False
    return not behind or behind[0] not in {"and", "or", ","}


def _is_code(text: str, amount: Amount) -> bool:
    start, end = amount.number_start, amount.number_end
    if amount.spelled or not _HAS_DIGIT.search(
        text[max(0, start - 2) : start] + text[end : end + 2] + text[start - 1 : start]
    ):
        return False
    low = max(0, amount.number_start - 24)
    for match in _CODE.finditer(text, low, min(len(text), amount.number_end + 24)):
        if match.start() <= amount.number_start and amount.number_end <= match.end():
            return True
    return False


def _is_score(text: str, amount: Amount) -> bool:
    """Tell whether a number is half of a score or of a code: `2-1`, `3888-2`."""
    if (
        "to" in text[amount.number_end : amount.number_end + 4]
        or "to" in text[max(0, amount.number_start - 4) : amount.number_start]
    ):
        return amount.plain and _is_spoken_score(text, amount)
    ahead, behind = (
        text[max(0, amount.number_start - 2) : amount.number_start],
        text[amount.number_end : amount.number_end + 2],
    )
    return (len(ahead) == 2 and ahead[1] in "-–" and ahead[0].isdigit()) or (
        len(behind) == 2 and behind[0] in "-–" and behind[1].isdigit()
    )


def _is_spoken_score(text: str, amount: Amount) -> bool:
    """Tell whether a number is half of `54 to 46`: the larger first, and nothing fell from the one to the other."""
    low = max(0, amount.number_start - 8)
    for match in _SCORE_BY_WORD.finditer(text, low, min(len(text), amount.number_end + 12)):
        if match.start() <= amount.number_start < match.end() and int(match[1]) >= int(match[2]):
            return _word_before(text, match.start()).casefold() not in {"from", "by"}
    return False


def _is_label(text: str, amount: Amount, before: str) -> bool:
    """Tell whether a bare number names the thing before it: `berth 6`, `Boeing 737`."""
    if not before:
        return text[max(0, amount.number_start - 1) : amount.number_start] in {"#", "§", "№"}
    folded = before.casefold()
    after = _word_after(text, amount.number_end)
    if folded in listed("labels"):
        return after.casefold() not in listed("persons")
    if not any(letter.isupper() for letter in before) or before[-1] == "." or folded in listed("stops"):
        return False
    if _follows_cue(text, amount.number_start - len(before) - 1):
        return False
    if amount.number_start - len(before) - 1 <= 0 and before[1:].islower():
        return False
    return after.casefold() not in listed("persons")


def _follows_cue(text: str, start: int) -> bool:
    """Tell whether a name before a number is a place with a preposition: `In Kessan 14 warehouses burned`."""
    return _word_before(text, start).casefold() in {"in", "near", "at", "around", "across", "from", "to"}


def _is_year(text: str, amount: Amount) -> bool:
    value = amount.value
    digits = text[amount.number_start : amount.number_end]
    if value is None or len(digits) != 4 or not _FIRST_YEAR <= value <= _LAST_YEAR:
        return False
    after = _word_after(text, amount.number_end).casefold()
    if after in listed("persons"):
        return False
    before = _word_before(text, amount.number_start).casefold()
    return not after.endswith("s") or before in {"the", "in", "of", "since", "a", "his", "her", "their", "its"}


def _is_pronoun(text: str, amount: Amount, before: str) -> bool:
    """Tell whether `one` counts nothing: `this one`, `one can`, `one day`."""
    if amount.unit is not None and amount.unit not in {"day", "night", "times"}:
        return False
    if before.casefold() in listed("one_not_after") or text[amount.number_end : amount.number_end + 1] in {"'", "’"}:
        return True
    after = _word_after(text, amount.number_end)
    return not after or after.casefold() in listed("one_not_before") or after[:1].isupper()
