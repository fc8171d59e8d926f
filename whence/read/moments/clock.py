"""Times of day: "5.30 on Tuesday morning", "ten past two", "noon Saturday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from whence.read.moments.shape import TimeWords
from whence.read.moments.values import Anchors, Value, calendar_words

#: Works out one expression; handed in so that a clock can ask for the day beside it.
Worker = Callable[[TimeWords, Anchors], Value]


def clock(words: TimeWords, anchors: Anchors, value: Worker) -> Value:
    """Work out a time of day, on the day that the words beside it, the text or the report gives."""
    hour, minute = _hour_minute(words.parts)
    day, anchor = _day(words, anchors, value)
    time = f"T{hour:02d}:{minute:02d}"
    if day is None:
        return Value("TIME", time, None, "unknown")
    return Value("TIME", day.isoformat() + time, f"{day.isoformat()}{time}:00", anchor, day)


def _day(words: TimeWords, anchors: Anchors, value: Worker) -> tuple[date | None, str | None]:
    if words.day is not None:
        found = value(words.day, anchors)
        return found.day, found.anchor
    recent = anchors.recent_day()
    return (recent, "text") if recent is not None else (anchors.published, anchors.name())


def _hour_minute(parts: Mapping[str, str]) -> tuple[int, int]:
    if "point" in parts:
        return (0 if parts["point"] == "midnight" else 12), 0
    hour, minute = _on_the_face(parts)
    late = parts.get("half", "a")[0] == "p" or parts.get("daypart") in {"afternoon", "evening"}
    late = late or ("half" not in parts and (parts.get("daypart") == "night" or "night" in parts) and 5 <= hour < 12)
    if late and hour < 12:
        return hour + 12, minute
    return (0 if hour == 12 and "half" in parts and not late else hour % 24), minute


def _on_the_face(parts: Mapping[str, str]) -> tuple[int, int]:
    """Read the hour and the minute as the words give them, before halves of the day are told apart."""
    numbers = calendar_words()["numbers"]
    spoken = parts.get("spoken", "")
    hour = int(parts["hour"]) if "hour" in parts else int(numbers.get(spoken, spoken))
    if "side" not in parts:
        return hour, int(parts.get("minute", 0))
    minute = {"a quarter": 15, "quarter": 15, "half": 30, "twenty-five": 25}.get(parts["minutes"])
    minute = int(numbers[parts["minutes"]]) if minute is None else minute
    return ((hour - 1) % 12, 60 - minute) if parts["side"] == "to" else (hour, minute)
