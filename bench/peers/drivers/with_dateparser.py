"""dateparser: `search_dates` end to end, `DateDataParser` on a phrase; of two directions it takes the past, as news does."""

from __future__ import annotations

from grain import noon, told, value
from session import located, run


def _settings(item: dict) -> dict:
    return {"RELATIVE_BASE": noon(item["date"]), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}


def times(_options: dict):
    from dateparser.search import search_dates

    def answer(item: dict) -> list:
        made, after = [], 0
        found = search_dates(item["text"], languages=["en"], settings=_settings(item), add_period=True) or []
        for words, point, grain in found:
            place = located(item["text"], words, after)
            if place is not None:
                kind = "TIME" if grain == "time" else "DATE"
                made.append([*place, kind, value(point, grain or "day")])
                after = place[1]
        return made

    return answer


def normalise(_options: dict):
    from dateparser.date import DateDataParser

    def answer(item: dict) -> list:
        parser = DateDataParser(languages=["en"], settings=_settings(item))
        one = parser.get_date_data(item["text"][item["start"] : item["end"]])
        return [] if one.date_obj is None else [told(one.date_obj, one.period)]

    return answer


if __name__ == "__main__":
    run({"times": times, "normalise": normalise})
