"""How alike two statements are, from features that can be read."""

from __future__ import annotations

from dataclasses import dataclass

from whence.weigh.figures import Standing, closest, same_thing
from whence.weigh.gist import Gist

#: Pairs below this are not kept, 0 to 1. Swept from .42 to .55 on the generated wordings of bench/weigh.py and on the
#: sample case, November 2026: lower links neighbouring events, higher loses reworded figures.
LIKE = 0.48
#: Share of weighted words from which two statements count as one wording.
WORDED_ALIKE = 0.8
#: The same where the dates differ: only a copy that got the date wrong.
COPIED = 0.95
#: Likeness from which one report says one figure twice.
SAID_TWICE = 0.7
#: Summed weight of shared words from which containment counts in full: about three telling words.
TELLING = 2500
#: What is left of the words' share where only names are shared, and the summed weight of other words from which nothing
#: is taken off: names say whom a statement is about, not what it says.
ONLY_NAMES, SAYING = 0.65, 1200
#: What the figures of a pair add.
FIGURES: dict[Standing, float] = {
    "same": 0.2, "within": 0.1, "differs": 0.0, "moved": 0.04, "part": -0.08, "other": -0.1
}  # fmt: skip
#: What one figure of one thing adds above one whose thing counted is not known; what figures that differ take away
#: where nothing shows that the event is one.
SAME_THING, OTHER_FIGURE = 0.06, -0.1
#: What names in common add, what having no name in common takes away.
SHARED_NAME, NO_SHARED_NAME = 0.06, -0.1
#: What one figure of one thing in one sort of event adds besides.
AGREED = 0.08
#: What is left of the words' share where only one stem, or two, are shared.
FEW = {0: 0.0, 1: 0.5, 2: 0.8}
#: What is taken away besides where neither a figure nor a name agrees: the same sort of thing happens in many places.
OTHER_CASE = -0.15
#: What an event in common adds, what naming different events takes away.
SHARED_EVENT, NO_SHARED_EVENT = 0.06, -0.12
#: What dates that cannot both hold take away; what publication `SEASON` months apart or more takes away.
OTHER_DAY, OTHER_SEASON, SEASON = -0.3, -0.2, 3


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against two statements saying one thing; the score is the sum, cut to 0 to 1.

    Attributes:
        both: Share of the weighted words of both that they share, 0 to 1.
        contained: Share of the weighted words of the poorer one that the other has, 0 to 1.
        words: What the words add.
        figures, names, events, days: What figures, names, events and dates add or take away.
    """

    both: float
    contained: float
    words: float
    figures: float
    names: float
    events: float
    days: float

    @property
    def score(self) -> float:
        """Give the likeness, 0 to 1, rounded to 3 places."""
        return round(min(1.0, max(0.0, self.words + self.figures + self.names + self.events + self.days)), 3)


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
    return _features(a, b, shared).score


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


def _beyond_names(a: Gist, b: Gist) -> int:
    """Sum the weights of the stems in common that are words of no name, in thousandths."""
    return sum(a.stems[stem] for stem in a.stems.keys() & b.stems.keys() if stem not in a.named and stem not in b.named)


def _features(a: Gist, b: Gist, shared: int) -> Features:
    both = 2 * shared / (a.total + b.total) if a.total + b.total > 0 else 0.0
    least = min(a.total, b.total)
    contained = shared / least if least > 0 else 0.0
    said = min(1.0, ONLY_NAMES + _beyond_names(a, b) / SAYING) * FEW.get(len(a.stems.keys() & b.stems.keys()), 1.0)
    return Features(
        both=both,
        contained=contained,
        words=(0.5 * both + 0.5 * contained * min(1.0, shared / TELLING)) * said,
        figures=_figures(a, b),
        names=_common(a.names, b.names, (SHARED_NAME, NO_SHARED_NAME)),
        events=_common(a.events, b.events, (SHARED_EVENT, NO_SHARED_EVENT)),
        days=(OTHER_DAY if other_days(a, b) else 0.0) + (OTHER_SEASON if _other_season(a, b) else 0.0),
    )


def other_days(a: Gist, b: Gist) -> bool:
    """Tell whether both are dated and no date of one can be a date of the other."""
    if not a.days or not b.days:
        return False
    return not any(one[0] <= other[1] and other[0] <= one[1] for one in a.days for other in b.days)


def worded_alike(a: Gist, b: Gist, least: float = WORDED_ALIKE) -> bool:
    """Tell whether two statements are nearly word for word the same."""
    return a.text == b.text or (a.total > 0 and features(a, b).both >= least)


def said_twice(a: Gist, b: Gist) -> bool:
    """Tell whether one report says one thing in two places: in like words, or with one figure of one thing."""
    if nested(a, b):
        return False
    if worded_alike(a, b):
        return True
    found = closest(a, b)
    agreed = found is not None and found[0] == "same" and same_thing(found[1], found[2])
    return agreed and features(a, b).score >= SAID_TWICE


def nested(a: Gist, b: Gist) -> bool:
    """Tell whether the contents of two statements of one report overlap."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def _figures(a: Gist, b: Gist) -> float:
    found = closest(a, b)
    if found is None:
        return 0.0
    standing, one, other = found
    value = FIGURES[standing]
    if standing not in {"same", "within"} and a.names and b.names and not a.names & b.names:
        value += OTHER_CASE
    thing, event = same_thing(one, other), bool(a.events & b.events)
    if standing in {"same", "within"} and thing:
        value += SAME_THING + (AGREED if event and standing == "same" else 0.0)
    if standing == "differs" and not event and (a.events or b.events or not thing):
        value += OTHER_FIGURE
    return value


def _other_season(a: Gist, b: Gist) -> bool:
    return a.month is not None and b.month is not None and abs(a.month - b.month) >= SEASON


def _common(one: frozenset[str], other: frozenset[str], values: tuple[float, float]) -> float:
    if not one or not other:
        return 0.0
    return values[0] if one & other else values[1]
