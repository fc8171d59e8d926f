"""Microsoft's recognizers: dates and times, numbers.

A date that may lie on either side of the document's gets both as alternatives: end to end the later one that is not
after the document is taken, as news tells what has been; `normalise` gives all of them, and the score takes the best.
"""

from __future__ import annotations

import re
from datetime import datetime

from grain import noon
from session import run

_KINDS = {
    "duration": "DURATION",
    "set": "SET",
    "time": "TIME",
    "timerange": "TIME",
    "datetime": "TIME",
    "datetimerange": "TIME",
}
#: Timexes that stand for a stretch by themselves: a year, a month, a week, a quarter or half, a season.
_WHOLE = re.compile(r"\d{4}(-(\d\d|W\d\d|Q\d|H\d|SP|SU|FA|WI))?")


def _model():
    from recognizers_date_time import Culture, DateTimeRecognizer

    return DateTimeRecognizer(Culture.English).get_datetime_model()


def times(_options: dict):
    model = _model()

    def answer(item: dict) -> list:
        base = noon(item["date"])
        made = []
        for one in model.parse(item["text"], base):
            kind = one.type_name.rpartition(".")[2]
            chosen = _chosen([_told(value, kind) for value in (one.resolution or {}).get("values", [])], base)
            if chosen is not None:
                made.append([one.start, one.end + 1, _KINDS.get(kind, "DATE"), chosen["value"]])
        return made

    return answer


def _chosen(values: list[dict | None], base: datetime) -> dict | None:
    known = [value for value in values if value is not None]
    past = [value for value in known if value["point"] is not None and value["point"] <= base.isoformat()]
    return past[-1] if past else known[0] if known else None


def normalise(_options: dict):
    model = _model()

    def answer(item: dict) -> list:
        phrase = item["text"][item["start"] : item["end"]]
        found = model.parse(phrase, noon(item["date"]))
        if not found:
            return []
        one = max(found, key=lambda each: each.end - each.start)
        kind = one.type_name.rpartition(".")[2]
        return [told for value in (one.resolution or {}).get("values", []) if (told := _told(value, kind)) is not None]

    return answer


def _told(value: dict, kind: str) -> dict | None:
    """Turn one alternative into a TIMEX3 value: the resolved date, or the timex where it says the grain."""
    timex, single = value.get("timex", ""), value.get("value")
    begins = single or value.get("start")
    if kind in {"duration", "set"}:
        return {"value": timex, "point": None}
    if not isinstance(begins, str) or begins == "not resolved":
        return None
    point = re.sub(" ", "T", begins)[:16]
    if kind == "daterange":
        whole = timex if _WHOLE.fullmatch(timex) else begins[: {"XXXX-MM": 7}.get(re.sub(r"\d\d$", "MM", timex), 10)]
        return {"value": whole, "point": point if "T" in point else f"{point}T00:00"}
    if kind in {"time", "timerange"}:
        return {"value": timex, "point": None}
    return {"value": point, "point": point if "T" in point else f"{point}T00:00"}


def figures(_options: dict):
    from recognizers_number import Culture, NumberRecognizer

    recognizer = NumberRecognizer(Culture.English)
    models = [recognizer.get_number_model(), recognizer.get_percentage_model()]

    def answer(item: dict) -> list:
        found = {}
        for model in models:
            for one in model.parse(item["text"]):
                number = re.sub(r"[,%]", "", str((one.resolution or {}).get("value", "")))
                if number:
                    value = float(number)
                    found.setdefault(
                        (one.start, value), {"start": one.start, "end": one.end + 1, "low": value, "high": value}
                    )
        return [found[place] for place in sorted(found)]

    return answer


if __name__ == "__main__":
    run({"times": times, "normalise": normalise, "figures": figures})
