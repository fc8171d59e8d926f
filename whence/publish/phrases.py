"""Words for people: dates, numbers, shortened quotations, names of things."""

from __future__ import annotations

import re

from whence.model.judgements import JudgementKind
from whence.model.ledger import ClaimStatus, DriftKind, FindingKind, Letter, Source
from whence.model.reading import Figure, Moment
from whence.model.reports import Basis, Published, Report

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?([?~%]?)"
)
_DURATION = re.compile(r"P(?=T[0-9X.]+[HMS]|[0-9X.]+[YMWD])(T?)(\d{1,9}(?:\.\d{1,9})?|X)([YMWDHS])")
_DURATIONS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
_PLURALS = {"foot": "feet", "inch": "inches"}
#: What a quotation can begin with.
QUOTATION_MARKS = ("“", "”", "„", "«", "»", "‘", '"')
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")

#: What a date, a title or an outlet rests on.
BASIS: dict[Basis, str] = {
    "metadata": "page metadata",
    "feed": "feed",
    "text": "printed in the text",
    "inferred": "dated by what it tells",
    "given": "given by the user",
    "unknown": "unknown",
}

STATUS: dict[ClaimStatus, str] = {
    "one_voice": "one voice",
    "several_voices": "several voices",
    "disputed": "disputed",
    "interested_only": "interested only",
    "withdrawn": "withdrawn",
}

FINDING: dict[FindingKind, str] = {
    "echoes": "echoes",
    "speaker_moved": "speaker moved",
    "figure_drift": "figure drifted",
    "drift": "drifted",
    "conflict": "conflict",
    "interested_only": "interested only",
    "differing_figures": "figures differ",
}

DRIFT: dict[DriftKind, str] = {
    "figure": "figure",
    "counted": "thing counted",
    "scope": "scope",
    "place": "place",
    "time": "time",
    "speaker": "speaker",
    "hedge": "hedge",
    "stance": "stance",
}

#: What a person settled of a claim.
OUTCOME: dict[JudgementKind, str] = {
    "borne_out": "borne out",
    "not_borne_out": "not borne out",
    "undecided": "looked into, undecided",
}

#: NATO source reliability, in words.
RELIABILITY: dict[Letter, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}

#: NATO information credibility, in words.
CREDIBILITY = {
    1: "confirmed by other voices",
    2: "probable",
    3: "possible",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}

_QUANTIFIERS = {"exactly": "", "about": "about ", "over": "over ", "under": "under ", "between": ""}
#: The same where the bound itself is allowed.
_INCLUSIVE = {"over": "at least ", "under": "at most "}
_KINDS = {
    "unnamed": "unnamed source",
    "first_person": "the writer",
    "implicit": "source not named",
    "pronoun": "pronoun",
}


def shortened(text: str, most: int = 280) -> str:
    """Cut a text at a word border and fold its blanks and control characters.

    Args:
        text: Anything, also megabytes.
        most: Code points to keep, above 1.

    Returns:
        One line; an ellipsis stands where something was left out.
    """
    line = _BLANKS.sub(" ", text[: 4 * most]).strip()
    if len(line) <= most:
        return line + ("…" if len(text) > 4 * most else "")
    cut = line[:most]
    border = cut.rfind(" ", most // 2)
    return (cut if border == -1 else cut[:border]) + "…"


def brings_quotes(text: str) -> bool:
    """Whether words of a report begin with a quotation mark, so that a page sets none around them."""
    return text.lstrip().startswith(QUOTATION_MARKS)


def day(edtf: str) -> str:
    """Write an EDTF value as people do: `14 Feb 2017`, `11 May 2031, 18:40 (+02:00)`; others stay as they are."""
    first, slash, last = edtf.partition("/")
    if last in ("", "..") and slash:
        return f"from {_day(first)} on"
    if first in ("", "..") and slash:
        return f"up to {_day(last)}"
    return f"{_day(first)} to {_day(last)}" if slash else _day(first)


def _day(part: str) -> str:
    found = _DATE.fullmatch(part)
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return part
    year, month, day_of_month, clock, offset, doubt = found.groups()
    words = year
    if month is not None:
        words = f"{_MONTHS[int(month) - 1]} {year}"
    if day_of_month is not None:
        words = f"{int(day_of_month)} {words}"
    if clock is not None:
        words += f", {clock}" + (f" ({'UTC' if offset == 'Z' else offset})" if offset else "")
    return words + {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}.get(doubt, "")


def date(published: Published) -> str:
    """Write when a report was published, in short; `undated` when nobody can know."""
    return "undated" if published.edtf is None else day(published.edtf)


def label(report: Report) -> str:
    """Name a report in a few words: its outlet, else its title, else its file."""
    for name in (report.outlet, report.title):
        if name is not None and name.strip():
            return shortened(name, 60)
    return shortened(re.split(r"[/\\!]", report.input)[-1] or report.input, 60)


def number(value: float) -> str:
    """Write a number with thin groups: `25,000`, `0.5`."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.3f}".rstrip("0")


def figure(item: Figure) -> str:
    """Write a figure's value as read: `about 14 workers`, `24 or more`, `70 (60 to 80)`."""
    if item.value is not None:
        bound = item.low if item.quantifier == "over" else item.high
        words = (_INCLUSIVE if bound == item.value else _QUANTIFIERS).get(
            item.quantifier, _QUANTIFIERS[item.quantifier]
        )
        words += number(item.value)
        if item.low is not None and item.high is not None and item.low != item.high:
            words += f" ({number(item.low)} to {number(item.high)})"
    elif item.low is not None and item.high is not None:
        words = f"{number(item.low)} to {number(item.high)}"
    elif item.low is not None:
        words = f"{number(item.low)} or more"
    elif item.high is not None:
        words = f"{number(item.high)} or fewer"
    else:
        words = "number not fixed"
    return words if item.unit is None else f"{words} {_unit(item.unit, one=item.value == 1)}"


def _unit(unit: str, *, one: bool) -> str:
    """Write a unit in the plural; currency codes and percent have none."""
    if one or unit == "percent" or not unit.isalpha() or not unit.islower():
        return unit
    return _PLURALS.get(unit, f"{unit}s")


def moment(item: Moment) -> str:
    """Write a time as read; one that could not be fixed says so."""
    value = item.edtf or item.value
    if value is None:
        return "time not fixed"
    lasting = _DURATION.fullmatch(value)
    if lasting is None:
        return _REFERENCES.get(value) or day(value)
    clock, many, letter = lasting.groups()
    unit = _DURATIONS[clock + letter]
    return f"{unit}s, how many is not fixed" if many == "X" else f"{many} {unit if many == '1' else unit + 's'}"


def kind_of_source(kind: str) -> str:
    """Name a sort of source for which the sentence gives no words."""
    return _KINDS.get(kind, kind.replace("_", " "))


def counted(many: int, one: str, more: str | None = None) -> str:
    """Write a count with its noun: `1 echo`, `4 echoes`, `1,204 reports`."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def record(source: Source) -> str:
    """Write the counts of a source: `12 claims: first in 9, alone in 7, later confirmed in 2, ...`."""
    counts = (
        ("first", source.first),
        ("alone", source.alone),
        ("later confirmed", source.confirmed),
        ("corrected", source.corrected),
        ("contradicted", source.contradicted),
    )
    told = ", ".join(f"{words} in {many:,}" for words, many in counts)
    return f"{counted(source.claims, 'claim')} in {counted(source.reports, 'report')}: {told}"
