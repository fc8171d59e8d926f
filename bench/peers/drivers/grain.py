"""Dates of libraries that give a point in time, written as TIMEX3 values at the grain that the library tells."""

from __future__ import annotations

from datetime import datetime


def value(point: datetime, grain: str) -> str:
    """Write a point in time.

    Args:
        point: What the library gave.
        grain: `year`, `quarter`, `month`, `week`, `day`; anything finer is written with hours and minutes.

    Returns:
        A TIMEX3 value.
    """
    if grain == "week":
        year, week, _ = point.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "quarter":
        return f"{point.year:04}-Q{(point.month + 2) // 3}"
    day = f"{point.year:04}-{point.month:02}-{point.day:02}"
    size = {"year": 4, "month": 7, "day": 10}.get(grain)
    return day[:size] if size else f"{day}T{point.hour:02}:{point.minute:02}"


def told(point: datetime, grain: str) -> dict:
    """Give both: the value at the library's grain, and the bare point, to be cut to another grain."""
    return {"value": value(point, grain), "point": point.replace(tzinfo=None).isoformat(timespec="minutes")}


def noon(date: str | None) -> datetime:
    """Turn the date of a document into a point to count from; a document without a full date cannot be asked."""
    if date is None:
        raise ValueError("no date of the document")
    return datetime.fromisoformat(f"{date}T12:00")
