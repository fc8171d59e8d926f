"""Dates as machines write them: ISO 8601, RFC 2822, and what people type into the same fields."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from whence.gather.draft import When
from whence.text.dates import dates_in

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<clock>\d{2}:\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d{1,9})?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
#: Values that programs write when they know nothing.
_EMPTY = ("0000-", "0001-", "1970-01-01T00:00", "1900-01-01", "1899-12-30")


def stamp(value: str | None) -> When | None:
    """Read a date out of a metadata field, keeping the time of day and the offset as given.

    Args:
        value: Any string, e.g. `2031-05-11T18:40:00+02:00` or `Sun, 11 May 2031 18:40:00 +0200`.

    Returns:
        `None` when it holds no day that can be, or a placeholder of the program that wrote it.
    """
    if value is None:
        return None
    text = " ".join(value.split())[:80]
    edtf = _iso(text) or _compact(text) or _mail(text) or _words(text)
    if edtf is None or edtf.startswith(_EMPTY):
        return None
    return When(edtf, edtf, edtf)


def _iso(text: str) -> str | None:
    match = _ISO.match(text)
    if match is None:
        return None
    if match["clock"] is None:
        return _checked(match["day"])
    zone = match["zone"] or ""
    if zone in {"UTC", "GMT"}:
        zone = "Z"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    elif len(zone) == 3:
        zone = f"{zone}:00"
    return _checked(f"{match['day']}T{match['clock']}:{match['second'] or '00'}{zone}") or _checked(match["day"])


def _compact(text: str) -> str | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return _iso(f"{year}-{month}-{day}{clock}")


def _mail(text: str) -> str | None:
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # RFC 2822 writes -0000 for "UTC, local offset not told"; Python gives such a time no zone.
    edtf = read.isoformat(timespec="seconds")
    return (edtf + "Z" if text.endswith(("GMT", "UTC", "Z", "-0000")) and read.tzinfo is None else edtf).replace(
        "+00:00", "Z"
    )


def _words(text: str) -> str | None:
    found = [words for words in dates_in(text) if words.day is not None and words.year is not None]
    return found[0].edtf() if len(found) == 1 else None


def _checked(edtf: str) -> str | None:
    try:
        datetime.fromisoformat(edtf)
    except ValueError:
        return None
    return edtf
