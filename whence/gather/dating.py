"""When a text was published, as far as its own words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from whence.gather.draft import When
from whence.gather.layout import Page
from whence.gather.outlets import is_masthead
from whence.gather.phrases import before_dates, folded, labels, words
from whence.text.dates import DateWords, dates_in, first_fit, fits

#: A weekday and a day of a month meet again after 5, 6 or 11 years: this far either side is looked.
_YEARS = 11
#: A lead is this many code points from the first running text; a date further on is not today's.
_LEAD = 700
_LONGEST = 140
#: Lines above the running text that are looked at for dates.
_HEAD = 60
_FIGURE = re.compile(r"\d")
_PLACE = re.compile(r"[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30}){0,2}, (?:the )?")
_TOKEN = re.compile(r"[^\W\d_][\w.'’]*")
_SIGNED = re.compile(r"[\s,;|·•–—-]*\bby\s+[^\W\d_a-z][^.:;!?]{0,60}[*_]*$")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and nothing else.

    Attributes:
        words: The date, of the day at least.
        labelled: A word such as "Published" stands before it.
        later: It dates a change, a visit or today's page, not the publication.
        outlet: Name of the outlet that stands beside it.
    """

    words: DateWords
    labelled: bool
    later: bool
    outlet: str | None


def date_line(text: str) -> DateLine | None:
    """Read a line that is only a date, with or without a label, a time or an outlet's name."""
    if len(text) > _LONGEST or not _FIGURE.search(text):
        return None
    found = [words for words in dates_in(text) if words.year is not None and words.day is not None]
    if not 1 <= len(found) <= 3:
        return None
    signed = _SIGNED.match(text, found[-1].end)
    rest, label_before = _rest(text if signed is None else text[: signed.start()], found)
    later_words = words("not_published")
    usable = [place for place in range(len(found)) if not any(word in label_before[place] for word in later_words)]
    chosen = usable[0] if usable else 0
    outlet = None
    extra = [token for token in _TOKEN.findall(rest) if token.casefold().rstrip(".") not in _beside()]
    if extra:
        name = rest.strip(" \t,;:|·•–—-()*_")
        if is_masthead(name):
            outlet = name
        elif not (_PLACE.fullmatch(text[: found[0].start]) and _TOKEN.search(text, found[0].end) is None):
            return None
    labelled = any(labels().get(label) == "date" for label in _label_starts(label_before[chosen]))
    return DateLine(found[chosen], labelled, later=not usable, outlet=outlet)


@cache
def _beside() -> frozenset[str]:
    single = {part for phrase in words("not_published") for part in phrase.split()}
    return words("beside_dates") | single


def _rest(text: str, found: list[DateWords]) -> tuple[str, list[str]]:
    """Give what is left beside the dates, and the words before each."""
    pieces, before, reached = [], [], 0
    for words_ in found:
        pieces.append(text[reached : words_.start])
        before.append(folded(text[reached : words_.start]))
        reached = words_.end
    return " ".join([*pieces, text[reached:]]), before


def _label_starts(label: str) -> list[str]:
    return [label, label.split(" ", 1)[0]]


def published(words_: DateWords, start: int) -> When | None:
    """Make a publication date of a full date; `start` is the offset of the text it was found in."""
    edtf = words_.edtf()
    if edtf is None or words_.day is None:
        return None
    return When(edtf, edtf, edtf, evidence=(start + words_.start, start + words_.end))


def find_date(page: Page) -> tuple[When | None, str | None]:
    """Find the line that dates the text; mark the date lines of the head and the foot as furniture.

    Why this way: a date alone near the headline is the publication's, but the first line of a saved
    page is as often the date of the visit, so it counts only directly above the headline and
    without a weekday; "Updated" and "Today" lines never count.

    Returns:
        The date, and an outlet's name that stood beside it.
    """
    first_prose = page.first_prose()
    last = page.body(first_prose)[-3:]
    best: tuple[int, When] | None = None
    outlet = None
    head = [index for index in range(min(first_prose, _HEAD)) if page.kinds[index] in {None, "byline"}]
    for index in head + last:
        line = page.lines[index]
        found = date_line(line.text) if page.kinds[index] is None else _in_byline(line.text)
        if found is None:
            continue
        page.kinds[index] = "byline" if found.labelled or page.kinds[index] == "byline" else "bar"
        outlet = outlet or found.outlet
        rank = _rank(page, index, found, after=index >= first_prose)
        when = published(found.words, line.start)
        if rank and when is not None and (best is None or rank > best[0]):
            best = (rank, when)
    return (best[1] if best else None), outlet


def _in_byline(text: str) -> DateLine | None:
    found = [words for words in dates_in(text) if words.day is not None and words.year is not None]
    return DateLine(found[0], labelled=True, later=False, outlet=None) if len(found) == 1 else None


def _rank(page: Page, index: int, found: DateLine, *, after: bool) -> int:
    """Weigh a date line: 0 is no publication date, 4 the surest."""
    if found.later:
        return 0
    if found.labelled:
        return 4
    title = page.title
    if after:
        return 1
    if (title is not None and index > title) or found.outlet is not None:
        return 3
    first = not any(kind is None or kind in {"bar", "title", "breadcrumb"} for kind in page.kinds[:index])
    directly_above = title is None or index + 1 == title
    if not first:
        return 2
    return 2 if directly_above and found.words.weekday is None else 0


def infer(page: Page, latest_bar: date | None) -> When | None:
    """Date a text by "Tuesday, Feb 14" in its lead: the first fit after the latest dated event it tells.

    Why this way: a report is not older than what it tells of, and a lead that names a weekday
    tells of the days just before it. Wrong when the text was written years after its events
    with a fresh lead, so every other year that fits is kept as an alternative.

    Args:
        page: With furniture marked, so that bars and captions are not counted as events.
        latest_bar: A printed "today" on the page: it cannot be younger than this.

    Returns:
        `None` when the lead has no such date or no fully dated event is told.
    """
    prose = page.body(page.first_prose())
    lead = _weekday_in_lead(page, prose)
    after = _latest_event(page, prose)
    if lead is None or after is None:
        return None
    words_, start = lead
    assert words_.weekday is not None
    assert words_.month is not None
    assert words_.day is not None
    try:
        best = first_fit(weekday=words_.weekday, month=words_.month, day=words_.day, after=after)
    except ValueError:
        return None
    if latest_bar is not None and best > latest_bar:
        return None
    last_year = min(best.year + _YEARS, latest_bar.year if latest_bar else 9999)
    others = fits(
        weekday=words_.weekday,
        month=words_.month,
        day=words_.day,
        first_year=best.year - _YEARS,
        last_year=last_year,
    )
    alternatives = tuple(
        other.isoformat() for other in others if other != best and (latest_bar is None or other <= latest_bar)
    )
    edtf = best.isoformat()
    return When(edtf, edtf, edtf, alternatives, (start + words_.start, start + words_.end))


def printed_today(page: Page) -> date | None:
    """Give the latest date that the page's bars print: nothing on it was written after that."""
    found = [date_line(page.lines[index].text) for index, kind in enumerate(page.kinds) if kind == "bar"]
    return max((_day(line.words) for line in found if line is not None), default=None)


def _weekday_in_lead(page: Page, prose: list[int]) -> tuple[DateWords, int] | None:
    reach = 0
    for index in prose:
        line = page.lines[index]
        for words_ in dates_in(line.text[: _LEAD - reach]):
            if words_.weekday is not None and words_.day is not None and words_.year is None:
                return words_, line.start
        reach += len(line.text)
        if reach >= _LEAD:
            return None
    return None


def _latest_event(page: Page, prose: list[int]) -> date | None:
    """Give the youngest day (or beginning of a month) told as past in the text."""
    latest: date | None = None
    for index in prose:
        text = page.lines[index].text
        for words_ in dates_in(text):
            if words_.year is None or words_.month is None:
                continue
            if before_dates().search(text, max(0, words_.start - 80), words_.start):
                continue
            day = _day(words_)
            latest = day if latest is None or day > latest else latest
    return latest + timedelta(days=1) if latest is not None and latest < date.max else None


def _day(words_: DateWords) -> date:
    return date(words_.year or 1, words_.month or 1, words_.day or 1)
