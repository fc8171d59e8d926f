"""ctparse on a phrase; it does not search running text."""

from __future__ import annotations

from grain import noon, told
from session import run

#: Seconds; the library's own limit of one would let a busy machine change its answers.
_PATIENCE = 20
_UNITS = {"minutes": "PT{}M", "hours": "PT{}H", "days": "P{}D", "nights": "P{}D", "weeks": "P{}W", "months": "P{}M"}


def normalise(_options: dict):
    from ctparse import ctparse
    from ctparse.types import Duration, Interval

    def answer(item: dict) -> list:
        found = ctparse(item["text"][item["start"] : item["end"]], ts=noon(item["date"]), timeout=_PATIENCE)
        one = None if found is None else found.resolution
        if isinstance(one, Duration):
            return [{"value": _UNITS[one.unit.value].format(one.value), "point": None}]
        if isinstance(one, Interval):
            one = one.t_from or one.t_to
        return [] if one is None else _told(one)

    return answer


def _told(one) -> list:
    if one.year is None:
        return []
    grain = "year" if one.month is None else "month" if one.day is None else "day" if one.hour is None else "minute"
    day = noon(f"{one.year:04}-{one.month or 1:02}-{one.day or 1:02}")
    return [told(day.replace(hour=one.hour or 0, minute=one.minute or 0), grain)]


if __name__ == "__main__":
    run({"normalise": normalise})
