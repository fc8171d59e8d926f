"""How alike two statements are, from features that can be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from whence.weigh.claims.figures import Standing, apart, closest, large, same_thing, widely
from whence.weigh.claims.gist import Count, Gist
from whence.weigh.claims.names import may_be_one, unmet
from whence.weigh.claims.weights import chance, weights
from whence.weigh.words import is_predicate, once

#: Pairs below this are not kept, 0 to 1. Swept with `clusters.JOIN`, November 2026: claims are the same from .25 to
#: .55, and at .5 a third of the links are kept.
LIKE = 0.5
#: Share of weighted words from which two statements count as one wording.
WORDED_ALIKE = 0.8
#: The same where the dates differ: only a copy that got the date wrong.
COPIED = 0.95
#: Likeness from which one report says one figure twice.
SAID_TWICE = 0.7
#: Summed weight of shared words from which containment counts in full: about four telling words. Swept from 1,500 to
#: 6,000 on ECB+ dev, November 2026.
TELLING = 3200
#: Times by which one figure exceeds another from which they hardly tell of one count.
FAR = 20
#: Days between two weekdays of one name, and days between two publications up to which they are one day: a copy that
#: comes out after the week's end carries the weekday along.
WEEK, SOON = 7, 4
#: Number from which it ties two statements that tell of one kind of event.
OFTEN = 20
#: Half months between two publications from which they tell of two events unless something ties them.
LONG = 4
#: Summed weight of shared words that are no names, and their number, from which two statements can say one thing.
CONTENT, STEMS = 900, 2


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against two statements saying one thing, each feature 0 to 1 unless said otherwise.

    Attributes:
        values: By name, those that are not 0; the names and what each adds stand in `lang/en/claim_likeness.yaml`.
    """

    values: Mapping[str, float]

    @property
    def terms(self) -> Mapping[str, float]:
        """Give what each feature adds or takes away, in natural-log odds."""
        known = weights()
        return {name: known.get(name, 0.0) * value for name, value in self.values.items()}

    @property
    def score(self) -> float:
        """Give the likeness, 0 to 1, rounded to 3 places."""
        known = weights()
        return round(chance(math.fsum([known.get(name, 0.0) * value for name, value in self.values.items()])), 3)


def likeness(a: Gist, b: Gist) -> float:
    """Score a pair, skipping what cannot reach the threshold.

    Why this way: two statements of one report are one claim only when it says one thing twice, or a page would gather
    in one claim; a content inside another content (what X said Y had told) is never the same claim as it, while one
    content on the word of two, or that one puts forward and another denies, is.

    Cost: one set intersection for most pairs.
    """
    if a.kin == b.kin:
        return 1.0
    shared = _shared(a, b)
    if 5 * shared < min(a.total, b.total) and not (a.days and b.days and _same_count(a, b)):
        return 0.0
    if a.report == b.report and not said_twice(a, b):
        return 0.0
    score = _features(a, b, shared).score
    return 0.0 if score >= LIKE and long_apart(a, b) else score


def features(a: Gist, b: Gist) -> Features:
    """Work out what speaks for and against two statements saying one thing.

    Why this way: weighted words carry most of what is known about sameness of event sentences (on ECB+ tf-idf alone
    comes within .04 of an embedding in average precision), figures and dates tell apart events that share vocabulary.
    Equal figures cannot make two statements alike on their own, and differing figures cannot part them: a differing
    figure is what a claim is there to show.

    Source: research/claims_entities.md 3.1, 3.8 and 5.1.
    """
    return _features(a, b, _shared(a, b))


def _shared(a: Gist, b: Gist) -> int:
    """Sum the weights of the stems in common, in thousandths."""
    one = a.stems
    return sum(one[stem] for stem in one.keys() & b.stems.keys())


def _both(a: Gist, b: Gist, shared: int) -> float:
    """Give the weighted share of stems in common, 0 to 1."""
    return 2 * shared / (a.total + b.total) if a.total + b.total > 0 else 0.0


def _features(a: Gist, b: Gist, shared: int) -> Features:
    common = a.stems.keys() & b.stems.keys()
    content = [a.stems[stem] for stem in common - a.named - b.named - a.dating - b.dating]
    denied = a.denier is not None and a.denier == b.denier and bool(content)
    clock = bool(a.clocks & b.clocks) and not other_days(a, b)
    both = _both(a, b, shared)
    values = {"start": 1.0, **_words(a, b, shared, content=content)}
    values.update(dict.fromkeys(_marks(a, b), 1.0))
    if denied:
        values["same denier"] = 1.0
    if clock:
        values["same time of day"] = 1.0
    if not (denied or clock or _agreed(a, b, content=content, both=both)):
        values["only names"] = 1.0
    return Features(values)


def _words(a: Gist, b: Gist, shared: int, *, content: list[int]) -> dict[str, float]:
    """Give how far the words agree: all of them, those of the poorer statement, those that are no names."""
    if not shared:
        return {}
    squares = sum(a.stems[stem] ** 2 for stem in a.stems.keys() & b.stems.keys())
    return {
        "words": squares / math.sqrt(a.squares * b.squares),
        "contained": shared / min(a.total, b.total) * min(1.0, shared / TELLING),
        "plain words": min(1.0, sum(content) / TELLING),
        "names": min(1.0, (shared - sum(content)) / TELLING),
    }


def _marks(a: Gist, b: Gist) -> Iterator[str]:
    """Name what else speaks for or against."""
    found = closest(a, b)
    if found is not None:
        yield from _figure_marks(a, b, found)
    elif any(one.counted and not one.part for one in (*a.counts, *b.counts)):
        yield "one counts"
    yield from _name_marks(a, b)
    if a.poles.keys() & b.poles.keys() or a.events & b.events:
        yield "same event"
    elif a.events and b.events:
        yield "other event"
    if a.clocks and b.clocks and not a.clocks & b.clocks:
        yield "other time of day"
    if a.numerals & b.numerals:
        yield "same number"
    if a.label and a.label == b.label:
        yield "same label"
    if a.days and b.days and not other_days(a, b):
        yield "same day" if _dated_alike(a, b) else "same weekday"
    elif a.days and b.days and not once_only(a, b):
        yield "other day"


def _name_marks(a: Gist, b: Gist) -> Iterator[str]:
    """Name what the names speak for; that none is shared says nothing where another word may stand for one."""
    if _unnamed(a, b) or _held(a, b) or same_stock(a, b):
        return
    mine, yours = unmet(a.names, b.names), unmet(b.names, a.names)
    met = len(mine) < len(a.names)
    if a.named and b.named and not a.named & b.named and not met:
        yield "other names"
    if not a.names or not b.names:
        return
    yield "same name" if met else "no common name"
    if mine and yours:
        yield "each names others"


def _figure_marks(a: Gist, b: Gist, found: tuple[Standing, Count, Count]) -> Iterator[str]:
    standing, one, other = found
    thing = same_thing(one, other)
    if standing == "differs" and not a.events & b.events:
        thing = thing and not widely(one, other)
    if standing == "other" and one.unit == other.unit and apart(one.counted, other.counted):
        yield "figure of another thing"
    elif standing in {"same", "within", "differs"}:
        yield f"figure {standing} of one thing" if thing else f"figure {standing}"
    else:
        yield f"figure {standing}"
    if same_stock(a, b):
        yield "same stock"
    if standing == "differs" and _far(one, other):
        yield "figure far"
    if _strangers(a, b) and not (standing in {"same", "within"} and a.named & b.named):
        yield "figure of others"


def _strangers(a: Gist, b: Gist) -> bool:
    """Tell whether both name whom they are about and share no name."""
    excused = _unnamed(a, b) or _held(a, b) or same_stock(a, b)
    return bool(a.names) and bool(b.names) and _share_no_name(a, b) and not excused


def _held(a: Gist, b: Gist) -> bool:
    """Tell whether two statements give one figure of one thing, one of a place and the other of what holds it.

    Why this way: a scope that grows on the way is a drift, and can be seen only inside one claim. What holds a place is
    known where it is its country, and where the other report names the place in its title.
    """
    if not _share_no_name(a, b) or not _same_count(a, b):
        return False
    return bool(a.lands & b.countries or b.lands & a.countries or a.titled & b.named or b.titled & a.named)


def _share_no_name(a: Gist, b: Gist) -> bool:
    return len(unmet(a.names, b.names)) == len(a.names)


def _unnamed(a: Gist, b: Gist) -> bool:
    """Tell whether two statements give one figure of one thing, and a pronoun of either may stand for the other's name.

    Why this way: without the figure, sentences about somebody else are by far the more of those that open with a
    pronoun.
    """
    return (a.outward or b.outward) and _share_no_name(a, b) and _same_count(a, b)


def _agreed(a: Gist, b: Gist, *, content: list[int], both: float) -> bool:
    """Tell whether two statements agree in more than whom they are about.

    Why this way: in a case about one body its name stands everywhere, and no count over the case may say so, or the
    result would depend on what came first.
    """
    if both >= WORDED_ALIKE or (len(content) >= STEMS and sum(content) >= CONTENT):
        return True
    return _same_count(a, b) or _same_toll(a, b) or same_stock(a, b)


def _same_toll(a: Gist, b: Gist) -> bool:
    """Tell whether both give one number, not a small one, and tell of one kind of event."""
    found = closest(a, b)
    return found is not None and found[0] == "same" and large(found[1], OFTEN) and bool(a.events & b.events)


def _same_count(a: Gist, b: Gist) -> bool:
    """Tell whether both give one figure of one thing, or one large number of one time where one says no thing."""
    found = closest(a, b)
    if found is None or found[0] != "same":
        return False
    return same_thing(found[1], found[2]) or (large(found[1]) and bool(a.days and b.days) and not other_days(a, b))


def long_apart(a: Gist, b: Gist) -> bool:
    """Tell whether two statements were published too far apart to tell of one event, with nothing to tie them.

    Why this way: reports tell of what has just happened unless they say otherwise. A date, nearly the same words (with
    no other figure), or a figure of one thing (unless they name others) tie statements across any time.
    """
    if a.half is None or b.half is None or abs(a.half - b.half) < LONG:
        return False
    found = closest(a, b)
    reworded = worded_alike(a, b) and (found is None or found[0] != "differs" or a.text == b.text)
    return not (_same_days(a, b) or (_same_count(a, b) and not _strangers(a, b)) or reworded)


def _same_days(a: Gist, b: Gist) -> bool:
    """Tell whether both give one date, to the month or closer."""
    return any(early[:7] == late[:7] for early, late in set(a.days) & set(b.days))


def other_days(a: Gist, b: Gist) -> bool:
    """Tell whether both are dated and no date of one can be a date of the other.

    Why this way: a weekday says which day of the week it was, and the week is counted from the report; of two reports
    of a few days that name one weekday of two weeks, one has carried it over from the other's week.
    """
    if not a.days or not b.days:
        return False
    if any(one[0] <= other[1] and other[0] <= one[1] for one in a.days for other in b.days):
        return False
    return not _one_weekday(a, b)


def _dated_alike(a: Gist, b: Gist) -> bool:
    """Tell whether a day in common is told by its date: on `Monday` much happens that all reports of a week tell."""
    mine, yours = set(a.days) - set(a.weekdays), set(b.days) - set(b.weekdays)
    return any(one[0] <= other[1] and other[0] <= one[1] for one in mine for other in yours)


def _one_weekday(a: Gist, b: Gist) -> bool:
    """Tell whether one weekday of each is the same but for the week, and both were published within a few days."""
    if a.published is None or b.published is None or abs(a.published - b.published) > SOON:
        return False
    mine, yours = map(_ordinals, a.weekdays), list(map(_ordinals, b.weekdays))
    return any((abs(one[0] - other[0]), abs(one[1] - other[1])) == (WEEK, WEEK) for one in mine for other in yours)


def _ordinals(day: tuple[str, str]) -> tuple[int, int]:
    return date.fromisoformat(day[0]).toordinal(), date.fromisoformat(day[1]).toordinal()


def worded_alike(a: Gist, b: Gist, least: float = WORDED_ALIKE) -> bool:
    """Tell whether two statements are nearly word for word the same."""
    return a.text == b.text or (a.total > 0 and _both(a, b, _shared(a, b)) >= least)


def once_only(a: Gist, b: Gist) -> bool:
    """Tell whether two statements tell of an event that can befall a thing but once, and of the same thing."""
    if not a.events & b.events & once() or long_apart(a, b) or (unmet(a.names, b.names) and unmet(b.names, a.names)):
        return False
    common = (a.stems.keys() & b.stems.keys()) - a.named - b.named - a.dating - b.dating
    things = [stem for stem in common if not is_predicate(stem)]
    return bool(a.named & b.named) and len(things) >= STEMS and sum(a.stems[stem] for stem in common) >= CONTENT


def same_stock(a: Gist, b: Gist) -> bool:
    """Tell whether both say how many of one thing one body has: `the union has 400 members`."""
    found = closest(a, b) if a.owner and b.owner else None
    return found is not None and same_thing(found[1], found[2]) and may_be_one(f":{a.owner}", f":{b.owner}")


def redated(a: Gist, b: Gist) -> bool:
    """Tell whether hardly more than the words of their times sets two statements apart."""
    mine, yours = a.stems.keys() - a.dating, b.stems.keys() - b.dating
    total = sum(a.stems[stem] for stem in mine) + sum(b.stems[stem] for stem in yours)
    return total > 0 and 2 * sum(a.stems[stem] for stem in mine & yours) >= COPIED * total


def said_twice(a: Gist, b: Gist) -> bool:
    """Tell whether one report says one thing in two places: in like words, or with one figure of one thing."""
    if nested(a, b):
        return (a.start, a.end) == (b.start, b.end)
    if worded_alike(a, b):
        return True
    return _same_count(a, b) and features(a, b).score >= SAID_TWICE


def nested(a: Gist, b: Gist) -> bool:
    """Tell whether the contents of two statements of one report overlap."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def _far(one: Count, other: Count) -> bool:
    """Tell whether one figure is many times the other."""
    if one.value is None or other.value is None:
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    return large >= FAR * small
