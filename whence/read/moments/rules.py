"""Which function works out which kind of expression."""

from __future__ import annotations

from collections.abc import Callable

from whence.read.moments import calendar as moment_calendar
from whence.read.moments import clock as moment_clock
from whence.read.moments import fiscal as moment_fiscal
from whence.read.moments import lengths as moment_lengths
from whence.read.moments import months as moment_months
from whence.read.moments import relative as moment_relative
from whence.read.moments import shifts as moment_shifts
from whence.read.moments.shape import TimeWords
from whence.read.moments.values import Anchors, Value


def value(words: TimeWords, anchors: Anchors) -> Value:
    """Work out one expression.

    Args:
        words: What `moment_words.time_words` found.
        anchors: What relative times may be counted from; without any, the value stays `None` with the
            anchor `unknown` and is never counted from today.
    """
    rule, _, fixed = words.rule.partition(" ")
    if rule == "ref":
        return Value("DATE", fixed, None, None)
    if rule == "set":
        return moment_lengths.repeated(words.parts, fixed)
    if rule == "clock":
        return moment_clock.clock(words, anchors, value)
    return RULES[rule](words, anchors)


#: The function of every rule but references, repeated times and clocks.
RULES: dict[str, Callable[[TimeWords, Anchors], Value]] = {
    "date": moment_calendar.full_date,
    "days": moment_calendar.days,
    "spelled_day": moment_calendar.spelled_day,
    "months": moment_calendar.months,
    "decade": moment_calendar.decade,
    "century": moment_calendar.century,
    "years": moment_calendar.years,
    "year": moment_calendar.year,
    "spelled_year": moment_calendar.spelled_year,
    "quarter": moment_fiscal.quarter,
    "half": moment_fiscal.half,
    "quarter_of": moment_fiscal.quarter_of,
    "fiscal_year": moment_fiscal.fiscal_year,
    "told_quarter": moment_fiscal.told_quarter,
    "day": moment_relative.day_word,
    "daypart": moment_relative.day_part,
    "weekday": moment_relative.weekday,
    "month": moment_months.month_name,
    "season": moment_months.season,
    "holiday": moment_months.holiday,
    "period": moment_relative.period,
    "whole": moment_relative.whole,
    "weekend": moment_relative.weekend,
    "year_end": moment_relative.year_end,
    "shifted": moment_shifts.shifted,
    "stretch": moment_lengths.stretch,
    "length": moment_lengths.length,
    "lengths": moment_lengths.length,
}
