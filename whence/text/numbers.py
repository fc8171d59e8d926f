"""Amounts written out in a text: numerals, number words, vague words, ranges, and what softens them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

#: Half-width of "about" as a share of the number: "some 70" allows 60 to 80 (DESIGN section 4).
ABOUT = 0.15
#: "Nearly 400" allows down to 360 (research/place_time_figure.md, section 4.2).
NEARLY = 0.10
#: Code points looked at before a number for a word that softens it.
_BEFORE = 32
#: Words of the longest phrase that softens a number ("more than a total of").
_SOFTENING_WORDS = 5
#: Bare numbers in a row, with nothing but marks between, that are a table and no quantities.
_TABLE = 8

_ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)

#: Before `X to Y` these make X the change and Y the outcome, not a range.
_CHANGE = re.compile(
    r"\b(?:by|rose|fell|gained|jumped|up|down|climbed|dropped|grew|slid|added|lost)[ ]$", re.IGNORECASE
)

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\.?[0-9][0-9,.]*")
_WORD = re.compile(r"[^\W\d_]+")
#: The first letters or the first mark behind a number, with what may stand between.
_FIRST = re.compile(r"[ \u00a0]?-?[ ]?([^\W\d_]+|[^\w\s-])")
_ARTICLE_END = re.compile(r"[ \u00a0](?:the|a|an)[ \u00a0]$", re.IGNORECASE)
_CHUNK = re.compile(r"[^\s(\[\"“‘]+")
_OPENER = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
#: Code points between two numbers that can be a range, at most.
_LINK = 8
#: "30 or 40" is a range, "30 or 50" a choice: the second is at most a third more.
_NEIGHBOURS = 3
_GAP = re.compile(r"[\s,;|/]{1,4}")

Softener = Literal["exactly", "about", "over", "under", "between"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as its own words give it.

    Attributes:
        start, end: Half-open code-point offsets, softening words and unit included.
        number_start, number_end: Offsets of the bare number.
        value: Best single reading, `None` for vague words and ranges.
        low, high: What the words allow; `None` is unbounded.
        quantifier: How the number is meant.
        unit: As the number words give it, `None` for a plain count.
        plain: A bare run of digits with nothing about it, which may be a year, a label or a name.
        spelled: Written in letters.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    quantifier: Softener = "exactly"
    unit: str | None = None
    plain: bool = False
    spelled: bool = False


class NumberWords:
    """The number words of one language, compiled once.

    Why this way: the words are data (`lang/<language>/numbers.yaml`); only the way digits group and
    words add up is code. Every pattern is bounded, so a text of one endless line costs no more
    than the same text in lines.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        """Compile the patterns from the mapping that `lang/<language>/numbers.yaml` holds."""
        self._cardinals = {**lexicon["units"], **lexicon["teens"], **lexicon["tens"]}
        self._scales: dict[str, float] = lexicon["scales"]
        self._attached: dict[str, float] = lexicon["attached_scales"]
        self._vague: dict[str, list[float | None]] = lexicon["vague"]
        self._factors: dict[str, list[float]] = lexicon["vague_factors"]
        self._fixed: dict[str, dict[str, Any]] = lexicon["fixed"]
        self._signs: dict[str, str] = lexicon["currency_signs"]
        self._units = {word: unit for unit, words in lexicon["after_units"].items() for word in words}
        self._folded_units = {word.casefold(): unit for word, unit in self._units.items()}
        self._softeners = {word: kind for kind, words in lexicon["before"].items() for word in words}
        self._afterthoughts = {word: kind for kind, words in lexicon["after"].items() for word in words}
        self._digits, self._words = (re.compile(text, re.IGNORECASE) for text in self._number_patterns(lexicon))
        self._special = self._special_patterns(lexicon)
        self._firsts = frozenset(self._special) | frozenset(self._cardinals)
        # "a" stands in most sentences and "dozen" in few: behind it the second word tells.
        seconds = (
            re.split(r"[ -]", words)[1:2] for words in [*self._fixed, *self._vague, *self._factors] if words[:2] == "a "
        )
        self._tells = (self._firsts - {"a"}) | {word for second in seconds for word in second}
        self._folded_softeners = {word.casefold(): kind for word, kind in self._softeners.items()}
        self._after_firsts, self._unit_firsts = _first_words(self._afterthoughts), _first_words(self._units)
        self._sign_ends = frozenset(sign.strip()[-1] for sign in self._signs)
        self._after = re.compile(rf"[ ]?({_either(self._afterthoughts)})(?![^\W\d_])", re.IGNORECASE)
        self._unit = re.compile(rf"[ \u00a0-]?({_either(self._units)})(?![^\W\d_])", re.IGNORECASE)
        self._sign = re.compile(rf"(?:^|(?<![^\W\d_]))({_either(self._signs)})[ \u00a0]?$")

    @staticmethod
    def _number_patterns(lexicon: Mapping[str, Any]) -> tuple[str, str]:
        unit, teen, ten = (_either(lexicon[name]) for name in ("units", "teens", "tens"))
        scale = _either(lexicon["scales"])
        below_hundred = rf"(?:(?:{ten})(?:[ -](?:{unit})\b)?|(?:{teen})|(?:{unit}))\b"
        below_thousand = rf"(?:(?:a|{below_hundred})[ -]hundred\b(?:(?:[ -]and)?[ -]{below_hundred})?|{below_hundred})"
        digits = (
            r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,4}"
            r"|[0-9]{1,15}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?![0-9]|[.,][0-9])"
        )
        attached = _either(lexicon["attached_scales"])
        in_digits = (
            rf"(?:(?<![\w.,:/])|(?<=\$US)|(?<=\bRM)|(?<=\bRs))(?<![^\W\d_]-)(?P<digits>{digits})"
            rf"(?:(?P<attached>{attached})\b|[ \u00a0-](?P<scale>{scale})\b)?"
        )
        in_words = (
            rf"(?<![\w-])(?P<words>{below_thousand}"
            rf"(?:[ -](?:{scale})\b(?:,? (?:and )?{below_thousand}(?! and )){{0,1}}){{0,3}})"
        )
        return in_digits, in_words

    @staticmethod
    def _special_patterns(lexicon: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
        """Compile one pattern per first word, so that a text is tried only where such a word stands."""
        scale = _either([*lexicon["scales"], "dozen"])
        by_first: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[], [], []])
        for kind, name in enumerate(("vague_factors", "fixed", "vague")):
            for words in lexicon[name]:
                by_first[re.split(r"[ -]", words)[0]][kind].append(words)
        return {
            first: re.compile(
                rf"\b(?:(?P<factor>{_either(factors) or '(?!)'})[ -](?P<of>{scale})"
                rf"|(?P<fixed>{_either(fixed) or '(?!)'})|(?P<vague>{_either(vague) or '(?!)'}))\b(?!-)",
                re.IGNORECASE,
            )
            for first, (factors, fixed, vague) in by_first.items()
        }

    def amounts(self, text: str, taken: Callable[[str], Sequence[tuple[int, int]]] | None = None) -> list[Amount]:
        """Find the amounts that a text gives.

        Why this way: a number is found first and then looked at from both sides (sign and softening
        words before, scale, unit and afterthought behind, a second number across "to" or a dash), so
        that each rule stays a line of data. Whether a plain number is a year, a label or part of a
        name needs the words around it and is decided by the caller.

        Args:
            text: A sentence or a whole text.
            taken: Gives the stretches whose numbers are something else (dates), in reading order, not overlapping;
                called only for a text that holds numbers. `None` when there are none.

        Returns:
            In reading order, not overlapping; ranges joined into one amount.

        Cost: linear in the text.
        """
        plain = text if text.isascii() else text.translate(_ASCII_DIGITS)
        found = [*self._worded(plain), *self._numbers(plain)]
        if not found:
            return []
        found.sort(key=lambda amount: (amount.number_start, -amount.number_end))
        if taken is not None:
            found = _outside(found, taken(text))
        kept: list[Amount] = []
        for amount in found:
            if not kept or amount.number_start >= kept[-1].end:
                kept.append(self._dressed(plain, amount))
        return list(self._ranges(plain, kept))

    def has_any(self, text: str) -> bool:
        """Tell, at a tenth of the cost of `amounts`, whether a text can hold an amount.

        Why this way: most sentences hold neither a digit nor a word that any amount begins with; `False` is sure.

        Args:
            text: A sentence or a whole text.
        """
        if _DIGIT.search(text) is not None:
            return True
        return not self._tells.isdisjoint(_WORD.findall(text.casefold()))

    def _worded(self, text: str) -> Iterator[Amount]:
        """Find the amounts written in letters; of two that begin together the vague or fixed one."""
        done = 0
        for match in _WORD.finditer(text):
            start, first = match.start(), match[0].casefold()
            if start < done or first not in self._firsts:
                continue
            special, spelled = self._special_at(text, start, first), self._spelled_at(text, start, first)
            both = [amount for amount in (special, spelled) if amount is not None]
            if both:
                longest = max(both, key=lambda amount: amount.end)
                done = longest.end
                yield longest

    def _special_at(self, text: str, start: int, first: str) -> Amount | None:
        pattern = self._special.get(first)
        match = pattern.match(text, start) if pattern is not None else None
        return self._special_amount(match) if match is not None else None

    def _spelled_at(self, text: str, start: int, first: str) -> Amount | None:
        if first not in self._cardinals and first != "a":
            return None
        match = self._words.match(text, start)
        if match is None:
            return None
        value = self._spelled_value(match["words"])
        return Amount(start, match.end(), start, match.end(), value, value, value, spelled=True)

    def _special_amount(self, match: re.Match[str]) -> Amount:
        start, end = match.span()
        if match["factor"]:
            low, high = self._factors[match["factor"].casefold()]
            scale = 12 if match["of"].casefold() == "dozen" else self._scales[match["of"].casefold()]
            return Amount(start, end, start, end, None, low * scale, high * scale, "about", spelled=True)
        if match["fixed"]:
            fixed = self._fixed[match["fixed"].casefold()]
            value = float(fixed["value"])
            slack = value * fixed.get("about", 0)
            kind: Softener = "about" if slack else "exactly"
            unit = fixed.get("unit")
            return Amount(start, end, start, end, value, value - slack, value + slack, kind, unit, spelled=True)
        lowest, highest = self._vague[match["vague"].casefold()]
        return Amount(start, end, start, end, None, lowest, highest, "about", spelled=True)

    def _numbers(self, text: str) -> list[Amount]:
        found: list[Amount] = []
        row: list[Amount] = []
        done = 0
        for digits in _DIGITS.finditer(text):
            match = self._digits.match(text, digits.start()) if digits.start() >= done else None
            if match is None:
                continue
            done = match.end()
            amount = self._digit_amount(text, match)
            if amount is None:
                continue
            if row and not (amount.plain and _GAP.fullmatch(text, row[-1].end, amount.start)):
                found += row if len(row) < _TABLE else []
                row = []
            row.append(amount)
        return found + (row if len(row) < _TABLE else [])

    def _digit_amount(self, text: str, match: re.Match[str]) -> Amount | None:
        start, end = match.span()
        value = float(re.sub(r"[,\u00a0\u202f\u2009]", "", match["digits"]))
        if match["attached"]:
            value *= self._attached.get(match["attached"], 1)
        elif match["scale"]:
            value *= self._scales[match["scale"].casefold()]
        elif self._glued(text, end):
            return None
        value = round(value, 6)
        plain = match["digits"].isdigit() and not match["attached"] and not match["scale"]
        return Amount(start, end, start, end, value, value, value, plain=plain)

    def _glued(self, text: str, end: int) -> bool:
        """Tell whether letters follow at once that are no unit: `3rd`, `16th`, `5x`."""
        follows = text[end : end + 1]
        if not (follows.isalpha() or follows == "_"):
            return follows in {":", "/"} and text[end + 1 : end + 2].isdigit()
        return self._unit_after(text, end) is None

    def _unit_after(self, text: str, end: int) -> re.Match[str] | None:
        first = _FIRST.match(text, end)
        if first is None or first[1].casefold() not in self._unit_firsts:
            return None
        return self._unit.match(text, end)

    def _spelled_value(self, words: str) -> float:
        total = current = 0.0
        for word in re.split(r"[ ,-]+", words.casefold()):
            if word == "hundred":
                current = max(current, 1) * 100
            elif word in self._scales:
                total += max(current, 1) * self._scales[word]
                current = 0
            elif word in self._cardinals:
                current += self._cardinals[word]
            elif word == "a":
                current = 1
        return total + current

    def _dressed(self, text: str, amount: Amount) -> Amount:
        """Add what stands around a number: currency sign, unit, softening words."""
        amount = self._with_unit(text, amount)
        kind, start = self._softener_before(text, amount.start)
        end = amount.end
        if kind is None:
            first = _FIRST.match(text, end)
            known = first is not None and first[1].casefold() in self._after_firsts
            trail = self._after.match(text, end) if known else None
            if trail is None:
                return amount
            kind, end = self._afterthoughts[trail[1].casefold()], trail.end()
        return _softened(replace(amount, start=start, end=end, plain=False), kind)

    def _softener_before(self, text: str, start: int) -> tuple[str | None, int]:
        """Look up the longest phrase of up to five words that ends where the number begins."""
        ahead = text[max(0, start - _BEFORE) : start]
        if ahead[-1:] and ahead[-1] in "~≈<>":
            return self._softeners[ahead[-1]], start - 1
        if not ahead.endswith((" ", "\u00a0")):
            return None, start
        tail = _ARTICLE_END.sub(" ", ahead).rstrip(" \u00a0")
        for at in [match.start() for match in _CHUNK.finditer(tail)][-_SOFTENING_WORDS:]:
            kind = self._folded_softeners.get(tail[at:].casefold())
            if kind is not None:
                return kind, start - len(ahead) + at
        return None, start

    def _with_unit(self, text: str, amount: Amount) -> Amount:
        start, end, unit = amount.start, amount.end, amount.unit
        nearest = text[max(0, start - 2) : start].rstrip(" \u00a0")[-1:]
        sign = self._sign.search(text[max(0, start - 6) : start]) if nearest in self._sign_ends else None
        if sign is not None:
            unit = self._signs[sign[1]]
            start = start - len(sign.string) + sign.start(1)
        if unit is None:
            after = self._unit_after(text, end)
            if after is not None:
                word = after[1]
                unit = self._units.get(word) or self._folded_units[word.casefold()]
                end = after.end()
        return replace(amount, start=start, end=end, unit=unit, plain=amount.plain and unit is None)

    def _ranges(self, text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
        """Join `between 10 and 20`, `10 to 20`, `10-20` into one amount."""
        held: Amount | None = None
        for amount in amounts:
            if held is None:
                held = amount
                continue
            joined = _joined(text, held, amount)
            if joined is not None:
                held = joined
                continue
            yield held
            held = amount
        if held is not None:
            yield held


def _outside(amounts: Iterable[Amount], taken: Sequence[tuple[int, int]]) -> list[Amount]:
    """Keep the amounts that touch none of the stretches; both in reading order."""
    ends = [end for _, end in taken]
    kept = []
    for amount in amounts:
        place = bisect_right(ends, amount.number_start)
        if place == len(taken) or taken[place][0] >= amount.number_end:
            kept.append(amount)
    return kept


def _joined(text: str, first: Amount, second: Amount) -> Amount | None:
    """Read two amounts as the ends of one range, `None` when they are none."""
    if first.value is None or second.value is None or second.number_start - first.end > _LINK:
        return None
    link = text[first.end : second.start].strip().casefold()
    if link == "or":
        return _either_of(first, second)
    if link not in {"to", "-", "–", "—", "and"} or (first.unit is not None and second.unit != first.unit):
        return None
    opener = _OPENER.search(text[max(0, first.start - 10) : first.start])
    between = opener is not None and opener[1].casefold() == "between"
    if (link == "and" and not between) or (link == "to" and _is_change(text, first, second)):
        return None
    return _range(text, first, second, start=first.start - len(opener[0]) if opener and between else first.start)


def _is_change(text: str, first: Amount, second: Amount) -> bool:
    if first.value is None or second.value is None or second.value <= 2 * first.value:
        return False
    return _CHANGE.search(text[max(0, first.start - 14) : first.start]) is not None


def _range(text: str, first: Amount, second: Amount, *, start: int) -> Amount | None:
    low, high = first.value, second.value
    if low is None or high is None:
        return None
    if first.unit is None and second.number_end - second.number_start > first.number_end - first.number_start:
        low = _scaled_like(text, low, second)
    if low > high:
        return None
    return replace(
        second, start=start, number_start=first.number_start, value=None, low=low, high=high, quantifier="between",
        unit=second.unit or first.unit, plain=False,
    )  # fmt: skip


def _either_of(first: Amount, second: Amount) -> Amount | None:
    """Read `five or six`, `10 or 12` as a range; numbers further apart are a choice."""
    low, high = first.value, second.value
    if low is None or high is None or first.unit is not None:
        return None
    if high - low != 1 and not 0 < high - low <= low / _NEIGHBOURS:
        return None
    return replace(
        second, start=first.start, number_start=first.number_start, value=None, low=low, high=high,
        quantifier="between", plain=False,
    )  # fmt: skip


def _scaled_like(text: str, low: float, second: Amount) -> float:
    """Read the 2 of `2 to 3 million` as two million."""
    words = text[second.number_start : second.number_end]
    scale = re.search(r"[ -](thousand|million|billion|trillion|bn|mn)$", words, re.IGNORECASE)
    if scale is None or second.value is None or low >= second.value / 10:
        return low
    sizes = {"thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
    raised = low * sizes[scale[1].casefold()]
    return raised if raised <= second.value else low


def _softened(amount: Amount, kind: str) -> Amount:
    value = amount.value
    if value is None:
        return amount
    if kind == "over":
        return replace(amount, quantifier="over", low=value, high=None)
    if kind == "under":
        return replace(amount, quantifier="under", low=None, high=value)
    if kind == "nearly":
        return replace(amount, quantifier="under", low=_tidy(value * (1 - NEARLY)), high=value)
    if kind == "about":
        return replace(amount, quantifier="about", low=_tidy(value * (1 - ABOUT)), high=_tidy(value * (1 + ABOUT)))
    return replace(amount, quantifier="exactly")


def _tidy(value: float) -> float:
    """Round to two significant digits: a bound of "some 70" is 60, not 59.5."""
    return float(f"{value:.1e}")


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Give what `_FIRST` finds where one of the phrases stands."""
    found = (_FIRST.match(phrase) for phrase in phrases)
    return frozenset(match[1].casefold() for match in found if match is not None)


def _either(words: Iterable[str]) -> str:
    """Give an alternation of words, the longest first so that it wins."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
