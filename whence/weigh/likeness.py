"""How alike two statements are, from features that can be read."""

from __future__ import annotations

from dataclasses import dataclass

from whence.weigh.figures import Standing, closest, same_thing
from whence.weigh.gist import Count, Gist

#: Pairs below this are not kept, 0 to 1. Swept from .42 to .55 on the generated wordings of bench/weigh.py and on the
#: sample case, November 2026: lower links neighbouring events, higher loses reworded figures.
LIKE = 0.48
#: Share of weighted words from which two statements count as one wording.
WORDED_ALIKE = 0.8
#: The same where the dates differ: only a copy that got the date wrong.
COPIED = 0.95
#: Likeness from which one report says one figure twice.
SAID_TWICE = 0.7
#: Summed weight of shared words from which containment counts in full: about four telling words. Swept from 1,500 to
#: 6,000 on ECB+ dev, November 2026: average precision of the words alone is .675 at 2,500 and .680 here.
TELLING = 3200
#: What the figures of a pair add.
FIGURES: dict[Standing, float] = {
    "same": 0.2, "within": 0.1, "differs": 0.0, "moved": 0.04, "part": -0.2, "other": -0.1
}  # fmt: skip
#: What one figure of one thing adds above one whose thing counted is not known; what figures that differ take away
#: where nothing shows that the event is one.
SAME_THING, OTHER_FIGURE = 0.06, -0.1
#: Times by which one figure exceeds another from which they hardly tell of one count, and what that takes away.
FAR, FAR_FIGURE = 20, -0.15
#: What names in common add, what having no name in common takes away.
SHARED_NAME, NO_SHARED_NAME = 0.06, -0.1
#: What is taken away where only one of the two counts something.
ONE_COUNTS = -0.05
#: What one figure of one thing in one sort of event adds besides.
AGREED = 0.08
#: What is taken away besides where neither a figure nor a name agrees: the same sort of thing happens in many places.
OTHER_CASE = -0.15
#: What an event in common adds, what naming different events takes away.
SHARED_EVENT, NO_SHARED_EVENT = 0.05, -0.08
#: What dates that cannot both hold take away, what a time of day in common adds.
OTHER_DAY, SAME_CLOCK = -0.3, 0.3
#: What one who denies both adds: two denials of one body in like words are seldom of two things.
SAME_DENIER = 0.2
#: Half months between two publications from which they tell of two events unless something ties them.
LONG = 4
#: Summed weight of shared words that are no names, and their number, from which two statements can say one thing.
CONTENT, STEMS = 900, 2
#: What is left of the likeness of two statements that agree in hardly more than names: they say whom a statement is
#: about, not what it says.
UNAGREED = 0.6


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against two statements saying one thing; the score is the sum, cut to 0 to 1.

    Attributes:
        both: Share of the weighted words of both that they share, 0 to 1.
        contained: Share of the weighted words of the poorer one that the other has, 0 to 1.
        agreed: Whether they agree in more than names; without that, part of the likeness is taken off.
        words: What the words add.
        figures, names, events, days, denial: What figures, names, events, dates and times, and one who denies both add
            or take away.
    """

    both: float
    contained: float
    agreed: bool
    words: float
    figures: float
    names: float
    events: float
    days: float
    denial: float

    @property
    def score(self) -> float:
        """Give the likeness, 0 to 1, rounded to 3 places."""
        parts = (self.words, self.figures, self.names, self.events, self.days, self.denial)
        return round(min(1.0, max(0.0, sum(parts))) * (1.0 if self.agreed else UNAGREED), 3)


def likeness(a: Gist, b: Gist) -> float:
    """Score a pair, skipping what cannot reach the threshold.

    Why this way: two statements of one report are one claim only when it says one thing twice, or a page would gather
    in one claim; a content inside another content (what X said Y had told) is never the same claim as it.

    Cost: one set intersection for most pairs.
    """
    if a.kin == b.kin:
        return 1.0
    shared = _shared(a, b)
    if 5 * shared < min(a.total, b.total):
        return 0.0
    if a.report == b.report and not said_twice(a, b):
        return 0.0
    made = _features(a, b, shared)
    return 0.0 if made.score >= LIKE and long_apart(a, b) else made.score


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


def _content(a: Gist, b: Gist) -> list[int]:
    """Give the weights of the stems in common that are words of no name, in thousandths."""
    return [a.stems[stem] for stem in a.stems.keys() & b.stems.keys() if stem not in a.named and stem not in b.named]


def _features(a: Gist, b: Gist, shared: int) -> Features:
    both = _both(a, b, shared)
    least = min(a.total, b.total)
    contained = shared / least if least > 0 else 0.0
    content = _content(a, b)
    denied = a.denier is not None and a.denier == b.denier and bool(content)
    clock = bool(a.clocks & b.clocks) and not other_days(a, b)
    return Features(
        both=both,
        contained=contained,
        agreed=denied or clock or _agreed(a, b, content=content, both=both),
        words=(0.5 * both + 0.5 * contained * min(1.0, shared / TELLING)),
        figures=_figures(a, b),
        names=_common(a.names, b.names, (SHARED_NAME, NO_SHARED_NAME)),
        events=_events(a, b),
        days=(OTHER_DAY if other_days(a, b) else 0.0) + (SAME_CLOCK if clock else 0.0),
        denial=SAME_DENIER if denied else 0.0,
    )


def _agreed(a: Gist, b: Gist, *, content: list[int], both: float) -> bool:
    """Tell whether two statements agree in more than whom they are about.

    Why this way: in a case about one body its name stands everywhere, and no count over the case may say so, or the
    result would depend on what came first.
    """
    if both >= WORDED_ALIKE or (len(content) >= STEMS and sum(content) >= CONTENT):
        return True
    return _same_count(a, b)


def _same_count(a: Gist, b: Gist) -> bool:
    """Tell whether both give one figure of one thing."""
    found = closest(a, b)
    return found is not None and found[0] == "same" and same_thing(found[1], found[2])


def long_apart(a: Gist, b: Gist) -> bool:
    """Tell whether two statements were published too far apart to tell of one event, with nothing to tie them.

    Why this way: reports tell of what has just happened unless they say otherwise. A date, nearly the same words, or a
    figure of one thing (unless they name others) tie statements across any time.
    """
    if a.half is None or b.half is None or abs(a.half - b.half) < LONG:
        return False
    strangers = bool(a.names) and bool(b.names) and not a.names & b.names
    return not (_same_days(a, b) or (_same_count(a, b) and not strangers) or worded_alike(a, b))


def _same_days(a: Gist, b: Gist) -> bool:
    """Tell whether both give one date, to the month or closer."""
    return any(early[:7] == late[:7] for early, late in set(a.days) & set(b.days))


def other_days(a: Gist, b: Gist) -> bool:
    """Tell whether both are dated and no date of one can be a date of the other."""
    if not a.days or not b.days:
        return False
    return not any(one[0] <= other[1] and other[0] <= one[1] for one in a.days for other in b.days)


def other_events(a: Gist, b: Gist) -> bool:
    """Tell whether both name events and none of them is the same."""
    return bool(a.events) and bool(b.events) and not a.events & b.events and not a.poles.keys() & b.poles.keys()


def worded_alike(a: Gist, b: Gist, least: float = WORDED_ALIKE) -> bool:
    """Tell whether two statements are nearly word for word the same."""
    return a.text == b.text or (a.total > 0 and _both(a, b, _shared(a, b)) >= least)


def said_twice(a: Gist, b: Gist) -> bool:
    """Tell whether one report says one thing in two places: in like words, or with one figure of one thing."""
    if nested(a, b):
        return False
    if worded_alike(a, b):
        return True
    return _same_count(a, b) and features(a, b).score >= SAID_TWICE


def nested(a: Gist, b: Gist) -> bool:
    """Tell whether the contents of two statements of one report overlap."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def _figures(a: Gist, b: Gist) -> float:
    found = closest(a, b)
    if found is None:
        return ONE_COUNTS if any(one.counted and not one.part for one in (*a.counts, *b.counts)) else 0.0
    standing, one, other = found
    value = FIGURES[standing]
    if standing not in {"same", "within"} and a.names and b.names and not a.names & b.names:
        value += OTHER_CASE
    thing, event = same_thing(one, other), bool(a.events & b.events)
    if standing in {"same", "within"} and thing:
        value += SAME_THING + (AGREED if event and standing == "same" else 0.0)
    if standing == "differs" and not event and (a.events or b.events or not thing):
        value += OTHER_FIGURE
    return value + (FAR_FIGURE if standing == "differs" and _far(one, other) else 0.0)


def _far(one: Count, other: Count) -> bool:
    """Tell whether one figure is many times the other."""
    if one.value is None or other.value is None:
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    return large >= FAR * small


def _events(a: Gist, b: Gist) -> float:
    if a.poles.keys() & b.poles.keys():
        return SHARED_EVENT
    return _common(a.events, b.events, (SHARED_EVENT, NO_SHARED_EVENT))


def _common(one: frozenset[str], other: frozenset[str], values: tuple[float, float]) -> float:
    if not one or not other:
        return 0.0
    return values[0] if one & other else values[1]
