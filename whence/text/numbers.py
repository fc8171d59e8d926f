"""Amounts written out in a text: numerals, number words, vague words, ranges, and what softens them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

#: Half-width of "about" as a share of the number: "some 70" allows 60 to 80 (DESIGN section 4).
ABOUT = 0.15
#: "Nearly 400" allows down to 360 (research/place_time_figure.md, section 4.2).
NEARLY = 0.10
#: Code points looked at before a number for a word that softens it.
_BEFORE = 32

_ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)

#: Before `X to Y` these make X the change and Y the outcome, not a range.
_CHANGE = re.compile(
    r"\b(?:by|rose|fell|gained|jumped|up|down|climbed|dropped|grew|slid|added|lost)[ ]$", re.IGNORECASE
)

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
        self._number = re.compile(self._number_pattern(lexicon), re.IGNORECASE)
        self._special = re.compile(self._special_pattern(lexicon), re.IGNORECASE)
        self._before = re.compile(
            rf"(?:^|(?<![^\W\d_]))({_either(self._softeners)})[ \u00a0]?(?:the |a |an )?$", re.IGNORECASE
        )
        self._after = re.compile(rf"[ ]?({_either(self._afterthoughts)})(?![^\W\d_])", re.IGNORECASE)
        self._unit = re.compile(rf"[ \u00a0-]?({_either(self._units)})(?![^\W\d_])", re.IGNORECASE)
        self._sign = re.compile(rf"(?:^|(?<![^\W\d_]))({_either(self._signs)})[ \u00a0]?$")

    @staticmethod
    def _number_pattern(lexicon: Mapping[str, Any]) -> str:
        unit, teen, ten = (_either(lexicon[name]) for name in ("units", "teens", "tens"))
        scale = _either(lexicon["scales"])
        below_hundred = rf"(?:(?:{ten})(?:[ -](?:{unit})\b)?|(?:{teen})|(?:{unit}))\b"
        below_thousand = (
            rf"(?:{below_hundred}(?:[ -]hundred\b(?:(?:[ -]and)?[ -]{below_hundred})?)?"
            rf"|a hundred(?:(?: and)? {below_hundred}))"
        )
        digits = (
            r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,4}"
            r"|[0-9]{1,15}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?![0-9]|[.,][0-9])"
        )
        attached = _either(lexicon["attached_scales"])
        return (
            rf"(?:(?<![\w.,:/])|(?<=\$US)|(?<=\bRM)|(?<=\bRs))(?<![^\W\d_]-)(?P<digits>{digits})"
            rf"(?:(?P<attached>{attached})\b|[ \u00a0-](?P<scale>{scale})\b)?"
            rf"|(?<![\w-])(?P<words>{below_thousand}"
            rf"(?:[ -](?:{scale})\b(?:,? (?:and )?{below_thousand}(?! and )){{0,1}}){{0,3}})"
        )

    @staticmethod
    def _special_pattern(lexicon: Mapping[str, Any]) -> str:
        scale = _either([*lexicon["scales"], "dozen"])
        return (
            rf"\b(?:(?P<factor>{_either(lexicon['vague_factors'])})[ -](?P<of>{scale})"
            rf"|(?P<fixed>{_either(lexicon['fixed'])})|(?P<vague>{_either(lexicon['vague'])}))\b(?!-)"
        )

    def amounts(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
        """Find the amounts that a text gives.

        Why this way: a number is found first and then looked at from both sides (sign and softening
        words before, scale, unit and afterthought behind, a second number across "to" or a dash), so
        that each rule stays a line of data. Whether a plain number is a year, a label or part of a
        name needs the words around it and is decided by the caller.

        Args:
            text: A sentence or a whole text.
            taken: Stretches whose numbers are something else (dates), in reading order, not overlapping.

        Returns:
            In reading order, not overlapping; ranges joined into one amount.

        Cost: linear in the text.
        """
        plain = text.translate(_ASCII_DIGITS)
        found = [*self._specials(plain), *self._numbers(plain)]
        found.sort(key=lambda amount: (amount.number_start, -amount.number_end))
        found = _outside(found, taken)
        kept: list[Amount] = []
        for amount in found:
            if not kept or amount.number_start >= kept[-1].end:
                kept.append(self._dressed(plain, amount))
        return list(self._ranges(plain, kept))

    def has_any(self, text: str) -> bool:
        """Tell, at less cost than `amounts`, whether a text can hold an amount."""
        plain = text.translate(_ASCII_DIGITS)
        return self._number.search(plain) is not None or self._special.search(plain) is not None

    def _specials(self, text: str) -> Iterator[Amount]:
        for match in self._special.finditer(text):
            start, end = match.span()
            if match["factor"]:
                low, high = self._factors[match["factor"].casefold()]
                scale = 12 if match["of"].casefold() == "dozen" else self._scales[match["of"].casefold()]
                yield Amount(start, end, start, end, None, low * scale, high * scale, "about", spelled=True)
            elif match["fixed"]:
                fixed = self._fixed[match["fixed"].casefold()]
                value = float(fixed["value"])
                slack = value * fixed.get("about", 0)
                kind: Softener = "about" if slack else "exactly"
                yield Amount(
                    start, end, start, end, value, value - slack, value + slack, kind, fixed.get("unit"), spelled=True
                )
            else:
                lowest, highest = self._vague[match["vague"].casefold()]
                yield Amount(start, end, start, end, None, lowest, highest, "about", spelled=True)

    def _numbers(self, text: str) -> Iterator[Amount]:
        for match in self._number.finditer(text):
            start, end = match.span()
            if match["words"]:
                value = self._spelled_value(match["words"])
                yield Amount(start, end, start, end, value, value, value, spelled=True)
                continue
            value = float(re.sub(r"[,\u00a0\u202f\u2009]", "", match["digits"]))
            if match["attached"]:
                value *= self._attached.get(match["attached"], 1)
            elif match["scale"]:
                value *= self._scales[match["scale"].casefold()]
            elif self._glued(text, end):
                continue
            value = round(value, 6)
            plain = match["digits"].isdigit() and not match["attached"] and not match["scale"]
            yield Amount(start, end, start, end, value, value, value, plain=plain)

    def _glued(self, text: str, end: int) -> bool:
        """Tell whether letters follow at once that are no unit: `3rd`, `16th`, `5x`."""
        follows = text[end : end + 1]
        if not (follows.isalpha() or follows == "_"):
            return follows in {":", "/"} and text[end + 1 : end + 2].isdigit()
        return self._unit.match(text, end) is None

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
        kind, start = None, amount.start
        lead = self._before.search(text[max(0, start - _BEFORE) : start])
        if lead is not None:
            kind = self._softeners.get(lead[1].casefold())
            start = start - len(lead.string) + lead.start(1)
        end = amount.end
        trail = self._after.match(text, end)
        if trail is not None and kind is None:
            kind, end = self._afterthoughts.get(trail[1].casefold()), trail.end()
        if kind is None:
            return amount
        return _softened(replace(amount, start=start, end=end, plain=False), kind)

    def _with_unit(self, text: str, amount: Amount) -> Amount:
        start, end, unit = amount.start, amount.end, amount.unit
        sign = self._sign.search(text[max(0, start - 6) : start])
        if sign is not None:
            unit = self._signs[sign[1]]
            start = start - len(sign.string) + sign.start(1)
        if unit is None:
            after = self._unit.match(text, end)
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
    if first.value is None or second.value is None or second.number_start - first.end > 8:
        return None
    if first.unit is not None and second.unit is None:
        return None
    link = text[first.end : second.start].strip().casefold()
    if link == "to" and second.value > 2 * first.value and _CHANGE.search(text[max(0, first.start - 14) : first.start]):
        return None
    opener = re.search(r"\b(between|from)\s+$", text[max(0, first.start - 10) : first.start], re.IGNORECASE)
    word = opener[1].casefold() if opener else ""
    if not (link in {"to", "-", "–", "—"} or (link == "and" and word == "between")):
        return None
    low, high = first.value, second.value
    if first.unit is None and second.number_end - second.number_start > first.number_end - first.number_start:
        low = _scaled_like(text, low, second)
    if low > high or (first.unit is not None and second.unit is not None and first.unit != second.unit):
        return None
    start = first.start - (len(opener.string) - opener.start(1)) if opener and word == "between" else first.start
    return replace(
        second, start=start, number_start=first.number_start, value=None, low=low, high=high, quantifier="between",
        unit=second.unit or first.unit, plain=False,
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


def _either(words: Iterable[str]) -> str:
    """Give an alternation of words, the longest first so that it wins."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
