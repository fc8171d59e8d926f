"""parsedatetime: `nlp` end to end, `parseDT` on a phrase."""

from __future__ import annotations

import parsedatetime
from grain import noon, told, value
from session import run

#: The library's marks of accuracy, finest first; a coarse mark beside a finer one says nothing.
_GRAINS = (
    ("ACU_SEC", "minute"), ("ACU_MIN", "minute"), ("ACU_HOUR", "minute"), ("ACU_HALFDAY", "minute"), ("ACU_NOW", "day"),
    ("ACU_DAY", "day"), ("ACU_WEEK", "week"), ("ACU_MONTH", "month"), ("ACU_YEAR", "year"),
)  # fmt: skip


def _grain(context) -> str | None:
    return next((grain for name, grain in _GRAINS if context.accuracy & getattr(context, name)), None)


def times(_options: dict):
    finder = parsedatetime.Calendar()
    reader = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)

    def answer(item: dict) -> list:
        base = noon(item["date"]).timetuple()
        made = []
        for point, flag, start, end, words in finder.nlp(item["text"], sourceTime=base) or ():
            # The finder tells no grain; the reader does for the same words.
            grain = _grain(reader.parseDT(words, sourceTime=base)[1]) or "day"
            made.append([start, end, "DATE" if flag == 1 else "TIME", value(point, grain)])
        return made

    return answer


def normalise(_options: dict):
    calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)

    def answer(item: dict) -> list:
        point, context = calendar.parseDT(item["text"][item["start"] : item["end"]], sourceTime=noon(item["date"]))
        grain = _grain(context)
        return [] if grain is None else [told(point, grain)]

    return answer


if __name__ == "__main__":
    run({"times": times, "normalise": normalise})
