"""Whether two statements go back to one origin: a sum of terms that each can be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from whence.model.lineage import Credit
from whence.model.spans import Reason, Span
from whence.weigh.background import Background
from whence.weigh.figures import closest
from whence.weigh.gist import Count
from whence.weigh.interest import first_hand
from whence.weigh.roots import Heard, body
from whence.weigh.words import tokens

#: Log-odds that two statements of one claim go back to one origin when nothing else is known (P = .23). All weights
#: here are set by hand for the first version; the cascade benchmark calibrates them later.
PRIOR = -1.2
#: TEXT: reach of the term, the share of shared text from which it counts for dependence, and words per shingle.
NO_TEXT, ALL_TEXT, SHARED, GRAM = -0.6, 4.0, 0.2, 4
#: VALUE: one figure to the last digit, one round figure, figures that differ.
ODD_FIGURE, ROUND_FIGURE, OTHER_FIGURE = 0.8, 0.2, -0.8
#: CITATION: the statement is given on the word of the other's outlet; its report credits the other or its outlet; both
#: credit one origin outside; they rest on different sources.
ON_ITS_WORD, NAMES_IT, ONE_OUTSIDE, OTHER_SOURCE = 5.0, 3.5, 2.5, -4.5
#: LINEAGE: most that a derivation adds, and the share of it left where the sentence itself is not shared.
DERIVED, ELSEWHERE = 3.5, 0.4
#: Credits that stand for the whole report; code points within which any other covers a statement.
WHOLE, NEAR = frozenset({"agency", "canonical"}), 400
#: TIME: within a day; months apart. Days from which it is months.
SAME_DAYS, MONTHS_APART, MONTHS = 0.2, -0.3, 60
#: OUTLET: one outlet or family.
ONE_HOUSE = 1.5
#: FIRST HAND: one of them tells what its author saw.
SEEN = -2.5
#: Credits that only hint at a source.
HINTS = frozenset({"link", "person"})


def probability(reasons: Iterable[Reason]) -> float:
    """Turn terms into the probability that both go back to one origin, 0 to 1, 3 places."""
    return round(1 / (1 + math.exp(-PRIOR - sum(sorted(one.weight for one in reasons)))), 3)


def dependence(a: Heard, b: Heard, known: Background) -> tuple[Reason, ...]:
    """List what speaks for and against two statements going back to one origin.

    Why this way: four kinds of evidence, each clipped, so that no single one decides against all others, and each kept
    as a reason a reader can check. First version: weights are set by hand.

    Args:
        a: A statement of one side of a claim.
        b: Another of the same side.
        known: What tracing found about their reports.

    Returns:
        Terms in natural-log odds, without the prior; terms of no weight are left out.

    Source: research/corroboration.md section 5, after Dong, Berti-Equille and Srivastava, 2009, with text and citation
        as own terms.
    """
    shared = sharing(a, b, known)
    terms = (
        _text(a, b, shared),
        _value(a, b),
        _citation(a, b, known, shared=shared),
        _lineage(a, b, known, shared=shared),
    )
    return tuple(one for one in (*terms, _time(a, b), _house(a, b), _seen(a, b)) if one is not None)


def sharing(a: Heard, b: Heard, known: Background) -> float:
    """Give the share of the shorter sentence that both have word for word, 0 to 1, 2 places."""
    one, other = _shingles(a.said.sentence), _shingles(b.said.sentence)
    least = min(len(one), len(other))
    own = len(one & other) / least if least else 0.0
    return round(max(own, _covered(a, b, known)), 2)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = tokens(text)
    return {tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)}


def _covered(a: Heard, b: Heard, known: Background) -> float:
    """Give the share of either content that lies in passages both reports share, the smaller of both."""
    first, second = (a, b) if a.report < b.report else (b, a)
    overlap = known.overlaps.get((first.report, second.report))
    if overlap is None:
        return 0.0
    best = 0.0
    for passage in overlap.passages:
        inside = min(
            _inside(first.said.statement.content, passage.a), _inside(second.said.statement.content, passage.b)
        )
        best = max(best, inside)
    return best


def _inside(pieces: Iterable[Span], stretch: Span) -> float:
    total = shared = 0
    for piece in pieces:
        total += piece.end - piece.start
        shared += max(0, min(piece.end, stretch.end) - max(piece.start, stretch.start))
    return shared / total if total else 0.0


def _text(a: Heard, b: Heard, shared: float) -> Reason:
    if shared < SHARED:
        return Reason("text", "The two sentences share no stretch of words to speak of.", NO_TEXT)
    detail = f"{shared:.0%} of the shorter sentence stands in the other word for word."
    return Reason("text", detail, round(ALL_TEXT * shared, 3), (a.content, b.content))


def _value(a: Heard, b: Heard) -> Reason | None:
    found = closest(a.gist, b.gist)
    if found is None or found[0] not in {"same", "differs"}:
        return None
    standing, one, other = found
    if standing == "differs":
        return Reason("values", f"The figures differ: “{one.raw}” and “{other.raw}”.", OTHER_FIGURE)
    odd = _odd(one)
    detail = f"Both give “{one.raw}”, " + ("a figure to the last digit." if odd else "a round or small figure.")
    return Reason("values", detail, ODD_FIGURE if odd else ROUND_FIGURE)


def _odd(one: Count) -> bool:
    """Tell whether a figure has three or more telling digits: two people seldom arrive at it by chance."""
    return one.value is not None and len(f"{abs(one.value):.15g}".replace(".", "").strip("0")) >= 3


def _citation(a: Heard, b: Heard, known: Background, *, shared: float) -> Reason | None:
    for one, other in ((a, b), (b, a)):
        if one.root is not None and other.said.outlet is not None and body(one.text) == body(other.said.outlet):
            detail = f"{_cap(one.outlet)} rests on the word of {other.outlet}."
            return Reason("citation", detail, ON_ITS_WORD, (one.content, other.content))
        for credit in known.credits.get(one.report, ()):
            if _names(credit, other):
                weight = (NAMES_IT if credit.kind not in HINTS else NAMES_IT / 2) * _reach(credit, one, shared)
                spans = () if credit.span is None else (credit.span,)
                return Reason(
                    "citation",
                    f"{_cap(one.outlet)} names {other.outlet} as where it has it from.",
                    round(weight, 3),
                    spans,
                )
    if a.root is not None and b.root is not None:
        return Reason("citation", f"They rest on different sources: {a.text} and {b.text}.", OTHER_SOURCE)
    return _outside(a, b, known, shared=shared)


def _names(credit: Credit, other: Heard) -> bool:
    if credit.target_report == other.report:
        return True
    outlet = other.said.outlet
    return outlet is not None and credit.kind in {"outlet", "agency"} and tokens(credit.names) == tokens(outlet)


def _outside(a: Heard, b: Heard, known: Background, *, shared: float) -> Reason | None:
    origins = {one.origin: one for one in known.credits.get(a.report, ()) if _settled(one)}
    for credit in known.credits.get(b.report, ()):
        if _settled(credit) and credit.origin in origins:
            spans = tuple(one.span for one in (origins[credit.origin], credit) if one.span is not None)
            reach = min(_reach(origins[credit.origin], a, shared), _reach(credit, b, shared))
            detail = f"Both credit {credit.names}, which is not in the case."
            return Reason("citation", detail, round(ONE_OUTSIDE * reach, 3), spans)
    return None


def _reach(credit: Credit, one: Heard, shared: float) -> float:
    """Tell how far a credit covers a statement, 0 to 1: a whole-report mark does, words pages away hardly do."""
    if shared >= SHARED or credit.span is None or credit.kind in WHOLE:
        return 1.0
    return 1.0 if abs(credit.span.start - one.content.start) <= NEAR else ELSEWHERE


def _settled(credit: Credit) -> bool:
    return credit.origin is not None and credit.target_report is None and credit.kind not in HINTS


def _lineage(a: Heard, b: Heard, known: Background, *, shared: float) -> Reason | None:
    direct = known.derivation(a.report, b.report) or known.derivation(b.report, a.report)
    found = direct or known.unseen(a.report, b.report)
    if found is None or found.probability <= 0.5:
        return None
    odds = min(DERIVED, math.log(found.probability / max(0.001, 1 - found.probability)))
    here = 1.0 if shared >= SHARED else ELSEWHERE
    one, other = (a, b) if found.copy == a.report else (b, a)
    if direct is None:
        how = f"{_cap(one.outlet)} and {other.outlet} rest on one text that is not in the case"
    elif found.direction == "undecided":
        how = f"{_cap(one.outlet)} and {other.outlet} share a text; which took it from which is open"
    else:
        how = f"{_cap(one.outlet)} took its report from {other.outlet}"
    detail = f"{how} (probability {found.probability:.2f})."
    return Reason("lineage", detail, round(odds * here, 3))


def _time(a: Heard, b: Heard) -> Reason | None:
    days = _days_between(a, b)
    if days is None or 1 < days < MONTHS:
        return None
    if days <= 1:
        return Reason("time", "Published within a day of each other.", SAME_DAYS)
    return Reason("time", f"Published {days} days apart.", MONTHS_APART)


def _days_between(a: Heard, b: Heard) -> int | None:
    stamps = list(_dates((a.said.published.earliest, b.said.published.earliest)))
    return abs((stamps[0] - stamps[1]).days) if len(stamps) == 2 else None


def _dates(instants: Iterable[str | None]) -> Iterator[date]:
    for instant in instants:
        try:
            yield date.fromisoformat((instant or "")[:10])
        except ValueError:
            continue


def _house(a: Heard, b: Heard) -> Reason | None:
    if a.house != b.house or (a.root is not None and b.root is not None):
        return None
    return Reason("outlet", f"Both were published by {a.outlet}.", ONE_HOUSE)


def _seen(a: Heard, b: Heard) -> Reason | None:
    own = next((one for one in (a, b) if first_hand(one)), None)
    if own is None:
        return None
    return Reason("first_hand", f"{_cap(own.outlet)} tells what its author saw.", SEEN, (own.content,))


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]
