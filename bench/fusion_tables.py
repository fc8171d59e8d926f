"""Read tables of who says what, with gold: books and their authors, populations, flights. Data are not shipped.

Every reader gives the same `Table`: arrays of numbers, one row a claim, beside the values in words. Definitions follow
research notes: an author list is the exact set of last names; a time is a clock time in a ten-minute bucket (dates are
ignored, sources write them in many ways); a gate is its letters and digits without the word before them.
"""

from __future__ import annotations

import csv
import gzip
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

from bench.polnear import data

Ints = npt.NDArray[np.int64]
#: The days of the flight set that are at hand.
DAYS = ("20111201", "20111207", "20111212", "20111217", "20111224", "20111229", "20120103")
#: Sites of the airlines themselves: the gold was taken from them.
AIRLINES = frozenset({"aa", "ua", "CO"})
#: Sites that show one feed, labelled by hand from their pages' agreement (research notes); all others stand alone.
FEEDS = (
    ("flightview", "panynj", "foxbusiness", "allegiantair", "gofox"),
    ("flytecomm", "helloflight", "myrateplan", "airtravelcenter"),
    ("flights", "flylouisville", "businesstravellogue", "world-flight-tracker"),
    ("flightaware", "wunderground"),
    ("flightstats", "quicktrip", "ifly"),
)


@dataclass(frozen=True)
class Table:
    """Who says what, and what is held to be right.

    Attributes:
        sources, objects: Names by number.
        source, object, value, raw: One row a claim; `value` is what is compared, `raw` the exact wording.
        values: Words of every value.
        gold: Number of an object -> words of its right value.
    """

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    source: Ints
    object: Ints
    value: Ints
    raw: Ints
    gold: dict[int, str]

    def without(self, names: frozenset[str]) -> Table:
        """Leave out the claims of some sources."""
        keep = np.array([self.sources[one] not in names for one in self.source], dtype=bool)
        return Table(
            self.sources,
            self.objects,
            self.values,
            self.source[keep],
            self.object[keep],
            self.value[keep],
            self.raw[keep],
            self.gold,
        )


def table(rows: Iterable[tuple[str, str, str, str]], gold: dict[str, str]) -> Table:
    """Number the names, in their order, in rows of (source, object, value, raw); of a source's claims the last counts."""
    last = {(source, thing): (value, raw) for source, thing, value, raw in rows}
    columns = zip(*((*names, *words) for names, words in last.items()), strict=True)
    named, numbers = zip(*(_numbered(column) for column in columns), strict=True)
    place = {thing: number for number, thing in enumerate(named[1])}
    held = {place[thing]: value for thing, value in gold.items() if thing in place}
    sources, things, values, _ = named
    source, thing, value, raw = numbers
    return Table(sources, things, values, source, thing, value, raw, held)


def _numbered(names: tuple[str, ...]) -> tuple[tuple[str, ...], Ints]:
    held = tuple(sorted(set(names)))
    place = {name: number for number, name in enumerate(held)}
    return held, np.array([place[name] for name in names], dtype=np.int64)


def _lines(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\r\n").split("\t")


def here() -> bool:
    """Tell whether the data are on this machine."""
    return (data() / "fusion").is_dir()


def books() -> Table:
    """Give shops' author lists of books."""
    folder = data() / "fusion" / "book"
    rows = ((row[0], row[1], authors(row[3]), row[3].strip()) for row in _lines(folder / "book.txt.gz") if len(row) > 3)
    gold = {row[0]: authors(row[1]) for row in _lines(folder / "book_golden.txt.gz") if len(row) > 1}
    return table((row for row in rows if row[2]), gold)


_ROLE = re.compile(r"\((?:[^()]{0,20})(?:author|editor|with|contributor|illustrator)[^()]{0,20}\)|by \(author\)")
_EXTRA = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:jr|sr|dr|prof|phd|ph\.d|iii?|iv|et al|others?|editors?|eds?|staff)\b\.?"
)
_BETWEEN = re.compile(r"\s*(?:[;/&]|\band\b|\bwith\b|\bby\b)\s*")
_NOBODY = frozenset({"not available", "unknown", "various", "na", "none", "author", "n"})


@cache
def authors(words: str) -> str:
    """Write an author list as the sorted last names; empty when nobody is named."""
    plain = anyascii(html.unescape(words)).casefold()
    plain = _EXTRA.sub(" ", _ROLE.sub(" ; ", plain))
    names = [name for part in _BETWEEN.split(plain) for name in _last_names(part)]
    return " ".join(sorted({name for name in names if name and name not in _NOBODY}))


def _last_names(part: str) -> Iterator[str]:
    pieces = [words for piece in part.split(",") if (words := re.findall(r"[a-z'\-]+", piece.replace(".", " ")))]
    if not pieces:
        return
    if " ".join(pieces[0]) in _NOBODY:
        return
    if len(pieces) == 1:
        yield _bare(pieces[0][-1])
    elif len(pieces[0]) > 1 and not _particle(pieces[0]):
        yield from (_bare(words[-1]) for words in pieces)
    elif len(pieces) % 2 == 0 and all(len(words) == 1 or _particle(words) for words in pieces[::2]):
        yield from (_bare(words[-1]) for words in pieces[::2])
    else:
        yield from (_bare(words[-1]) for words in pieces[:-1])


def _particle(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in {"de", "van", "von", "der", "la", "le", "del", "di", "da", "mac", "st"}


def _bare(word: str) -> str:
    return re.sub(r"[^a-z]", "", word)


def populations() -> Table:
    """Give editors' numbers of inhabitants."""
    folder = data() / "fusion" / "population"
    claims = [
        (row["SourceID"], f"{row['ObjectID']} {row['PropertyID']}", row["PropertyValue"], row["PropertyValue"])
        for row in _records(folder / "population_claims.csv.gz")
    ]
    gold = {
        f"{row['ObjectID']} {row['PropertyID']}": row["PropertyValue"]
        for row in _records(folder / "population_truth.csv.gz")
    }
    return table(claims, gold)


def _records(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


#: Columns of a flight row that hold a time; the others hold a gate.
_TIMES = frozenset({2, 3, 5, 6})
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)\s*(a|p)?", re.IGNORECASE)


def flights(day: str) -> Table:
    """Give what sites say of one day's flights: six things each."""
    folder = data() / "fusion" / "flight"
    gold = {
        f"{row[0]} {column}": value
        for row in _lines(folder / "ground_truth" / f"{day}.txt.gz")
        for column in range(1, len(row))
        if (value := _flight_value(column + 1, row[column]))
    }
    claims = (
        (row[0], f"{row[1]} {column - 1}", value, _raw(column, row[column]))
        for row in _lines(folder / "conflicting_data" / f"{day}.txt.gz")
        for column in range(2, len(row))
        if (value := _flight_value(column, row[column]))
    )
    return table(claims, gold)


def _flight_value(column: int, words: str) -> str:
    if column in _TIMES:
        minutes = _minutes(words)
        return "" if minutes is None else str(minutes // 10)
    found = re.findall(r"[A-Z]{0,2}\d+[A-Z]?|\b[A-Z]\b", words.upper().partition("/")[0])
    return found[-1] if found else ""


def _raw(column: int, words: str) -> str:
    if column in _TIMES:
        return str(_minutes(words))
    return " ".join(words.split()).upper()


def _minutes(words: str) -> int | None:
    """Give the minutes since midnight that a clock time stands for."""
    found = _CLOCK.search(words)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute
