"""What speaks for and against two statements going back to one origin, each piece named and measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from whence.model.lineage import Credit, Derivation
from whence.model.reading import Moment
from whence.model.spans import Span
from whence.weigh.background import Background
from whence.weigh.claims.figures import closest
from whence.weigh.claims.gist import Count
from whence.weigh.interest.marking import BODY, first_hand
from whence.weigh.roots import Heard, body, house_of
from whence.weigh.voices.speakers import one_body, one_state, two_bodies
from whence.weigh.words import tokens

#: Share of shared text from which it counts for dependence, words per shingle, and shingles that make a long stretch.
SHARED, GRAM, LONG = 0.2, 4, 16
#: Blanks in a wording from which it is long enough to be known again.
WHOLE_WORDS = 7
#: Share of a way left where the sentence itself is not shared.
ELSEWHERE = 0.4
#: Share of the shorter report in common passages from which "no way was found" says nothing any more.
COMMON = 0.5
#: Credits that stand for the whole report; code points within which any other covers a statement.
WHOLE, NEAR = frozenset({"agency", "canonical"}), 400
#: Days from which two statements are months apart, and words of time of a statement that are compared.
MONTHS, HOURS = 60, 8
#: Types of moments that say when; how long something took may be said beside it and parts nobody.
MOMENTS = frozenset({"DATE", "TIME"})
SPANS = MOMENTS | {"DURATION"}
#: Credits that only hint at a source, and how far they count.
HINTS, HINTED = frozenset({"link", "person"}), 0.5
#: How far it counts that two sources differ of whom one is described and not named.
DESCRIBED = 0.75
#: Odds of a derivation beyond which it counts no more.
SURE = 3.5
#: Telling digits (zeros at either end left out) from which a figure is odd, and from which a lost zero can be known.
ODD, SLIPPED = 3, 2
#: Common figures that are named.
NAMED = 4
#: Every piece of evidence there is.
LEVELS = (
    *("citation.body", "citation.documents", "citation.dropped", "citation.names", "citation.one"),
    *("citation.others", "citation.outside", "citation.paper", "citation.unnamed", "citation.word"),
    *("first_hand.seen", "lineage.direct", "lineage.kin", "lineage.none", "lineage.unseen", "outlet.one"),
    *("text.long", "text.none", "text.same", "text.shared", "text.words"),
    *("time.apart", "time.day", "time.months", "time.one", "time.told"),
    *("values.differ", "values.more", "values.odd", "values.round", "values.slip"),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence about a pair.

    Attributes:
        level: Its name in the table of weights, e.g. `citation.names`; the part before the dot is the kind.
        amount: How much of it there is, 0 to 1 (odds of a derivation: to 3.5).
        detail: One sentence for a person.
        spans: The words it rests on.
    """

    level: str
    amount: float
    detail: str
    spans: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        """Give the kind of evidence: text, values, citation, lineage, time, outlet or first_hand."""
        return self.level.partition(".")[0]


def evidence(a: Heard, b: Heard, known: Background) -> tuple[Evidence, ...]:
    """List what is known about two statements of one side of a claim, of whom neither is certainly the other's.

    Why this way: each piece is a plain observation with a name; what it is worth stands in a table fitted elsewhere, so
    that the two can be checked apart.

    Args:
        a: A statement.
        b: Another of the same side.
        known: What tracing found about their reports.

    Source: research/corroboration.md section 5, after Dong, Berti-Equille and Srivastava, 2009, with text and citation
        as own terms.
    """
    shared = sharing(a, b, known)
    found = (
        _text(a, b, shared),
        _words(a, b),
        _long(a, b),
        _same(a, b),
        _value(a, b),
        _more(a, b),
        _citation(a, b, known, shared=shared) or _sources(a, b, known),
        _lineage(a, b, known, shared=shared),
        _kin(a, b, known),
        _time(a, b),
        _when(a, b),
        _house(a, b),
        _seen(a, b),
    )
    return tuple(one for one in found if one is not None)


def sharing(a: Heard, b: Heard, known: Background) -> float:
    """Give the share of the shorter sentence that both have word for word, 0 to 1, 2 places."""
    one, other = _shingles(a.said.sentence), _shingles(b.said.sentence)
    least = min(len(one), len(other))
    own = len(one & other) / least if least else 0.0
    return round(max(own, _covered(a, b, known)), 2)


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = tokens(text)
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


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


def _text(a: Heard, b: Heard, shared: float) -> Evidence:
    if shared < SHARED:
        return Evidence("text.none", 1.0, "The two sentences share no stretch of words to speak of.")
    detail = f"{shared:.0%} of the shorter sentence stands in the other word for word."
    return Evidence("text.shared", shared, detail, (a.content, b.content))


def _words(a: Heard, b: Heard) -> Evidence | None:
    """Tell how many of the telling words of the one stand in the other, in whatever order: a copy put otherwise."""
    one, other = a.gist, b.gist
    least = min(one.total, other.total)
    if not least:
        return None
    share = sum(min(weight, other.stems[stem]) for stem, weight in one.stems.items() if stem in other.stems) / least
    return Evidence("text.words", round(share, 2), f"The two have {share:.0%} of the telling words in common.")


def _long(a: Heard, b: Heard) -> Evidence | None:
    """Tell of a stretch that two people seldom put alike: many words in a row, whoever is said to speak them."""
    common = len(_shingles(a.said.sentence) & _shingles(b.said.sentence))
    if common <= GRAM:
        return None
    detail = f"About {common + GRAM - 1} words in a row are the same."
    return Evidence("text.long", round(min(1.0, (common - GRAM) / (LONG - GRAM)), 2), detail, (a.content, b.content))


def _same(a: Heard, b: Heard) -> Evidence | None:
    """Tell of one wording of which at least one report does not say whose it is; two named people may use the same."""
    if (
        (a.root is not None and b.root is not None)
        or a.gist.text != b.gist.text
        or a.gist.text.count(" ") < WHOLE_WORDS
    ):
        return None
    return Evidence("text.same", 1.0, "What is said is the same word for word.", (a.content, b.content))


def _value(a: Heard, b: Heard) -> Evidence | None:
    found = closest(a.gist, b.gist)
    if found is None or found[0] not in {"same", "differs"}:
        return None
    standing, one, other = found
    if standing == "differs" and _slipped(one, other):
        return Evidence("values.slip", 1.0, f"“{one.raw}” and “{other.raw}” have the same digits; a zero came or went.")
    if standing == "differs":
        return Evidence("values.differ", 1.0, f"The figures differ: “{one.raw}” and “{other.raw}”.")
    if _odd(one):
        return Evidence("values.odd", 1.0, f"Both give “{one.raw}”, a figure to the last digit.")
    return Evidence("values.round", 1.0, f"Both give “{one.raw}”, a round or small figure.")


def _more(a: Heard, b: Heard) -> Evidence | None:
    """Tell of two figures or more that agree: two who count seldom choose the same things to count."""
    if min(len(a.gist.counts), len(b.gist.counts)) < 2:
        return None
    theirs = {one.value: one.raw for one in b.gist.counts if one.value is not None}
    both = {one.value: one.raw for one in a.gist.counts if one.value is not None and one.value in theirs}
    if len(both) < 2:
        return None
    figures = ", ".join(f"“{raw}”" for raw in list(both.values())[:NAMED])
    return Evidence("values.more", 1.0, f"Both give the same {len(both)} figures: {figures}.")


def _slipped(one: Count, other: Count) -> bool:
    """Tell whether two figures are the same digits with zeros added: a slip in copying, seldom two counts."""
    if one.value is None or other.value is None:
        return False
    digits = _digits(one.value)
    return len(digits) >= SLIPPED and digits == _digits(other.value)


def _digits(value: float) -> str:
    return f"{abs(value):.15g}".replace(".", "").strip("0")


def _odd(one: Count) -> bool:
    """Tell whether a figure has three or more telling digits: two people seldom arrive at it by chance."""
    return one.value is not None and len(_digits(one.value)) >= ODD


def _citation(a: Heard, b: Heard, known: Background, *, shared: float) -> Evidence | None:
    for one, other in ((a, b), (b, a)):
        if one.root is not None and other.said.outlet is not None and body(one.text) == body(other.said.outlet):
            detail = f"{_cap(one.outlet)} rests on the word of {other.outlet}."
            return Evidence("citation.word", 1.0, detail, (one.content, other.content))
        for credit in known.credits.get(one.report, ()):
            if _names(credit, other):
                amount = (HINTED if credit.kind in HINTS else 1.0) * _reach(credit, one, shared)
                spans = () if credit.span is None else (credit.span,)
                detail = f"{_cap(one.outlet)} names {other.outlet} as where it has it from."
                return Evidence("citation.names", amount, detail, spans)
    return _outside(a, b, known, shared=shared)


def _names(credit: Credit, other: Heard) -> bool:
    if credit.target_report == other.report:
        return True
    outlet = other.said.outlet
    return outlet is not None and credit.kind in {"outlet", "agency"} and tokens(credit.names) == tokens(outlet)


def _outside(a: Heard, b: Heard, known: Background, *, shared: float) -> Evidence | None:
    origins = {one.origin: one for one in known.credits.get(a.report, ()) if _settled(one)}
    for credit in known.credits.get(b.report, ()):
        if _settled(credit) and credit.origin in origins:
            spans = tuple(one.span for one in (origins[credit.origin], credit) if one.span is not None)
            amount = min(_reach(origins[credit.origin], a, shared), _reach(credit, b, shared))
            return Evidence("citation.outside", amount, f"Both credit {credit.names}, which is not in the case.", spans)
    return _relayed(a, b, known, shared=shared) or _relayed(b, a, known, shared=shared)


def _relayed(a: Heard, b: Heard, known: Background, *, shared: float) -> Evidence | None:
    """Tell of a statement on the word of whom the other's report credits: `NorthPress reported`, `(NorthPress)`."""
    if a.root is None:
        return None
    for credit in known.credits.get(b.report, ()):
        if _settled(credit) and body(credit.names) == body(a.text):
            detail = f"{_cap(a.outlet)} rests on the word of {a.text}, which {b.outlet} credits."
            spans = (a.content, *(one for one in (credit.span,) if one is not None))
            return Evidence("citation.outside", _reach(credit, b, shared), detail, spans)
    return None


def _reach(credit: Credit, one: Heard, shared: float) -> float:
    """Tell how far a credit covers a statement, 0 to 1: a whole-report mark does, words pages away hardly do."""
    if shared >= SHARED or credit.span is None or credit.kind in WHOLE:
        return 1.0
    return 1.0 if abs(credit.span.start - one.content.start) <= NEAR else ELSEWHERE


def _settled(credit: Credit) -> bool:
    return credit.origin is not None and credit.target_report is None and credit.kind not in HINTS


def _sources(a: Heard, b: Heard, known: Background) -> Evidence | None:
    """Compare on whose word they rest; one source of both is certain and comes before any evidence."""
    if one_body(a, b, known) is not None:
        detail = f"{_cap(a.speaker)} and {b.speaker} may be one body."
        return Evidence("citation.body", 1.0, detail, (a.content, b.content))
    if one_state(a, b):
        detail = f"{_cap(a.speaker)} and {b.speaker} may be parts of one state."
        return Evidence("citation.body", HINTED, detail, (a.content, b.content))
    return _papers(a, b) or _speakers(a, b, known)


def _papers(a: Heard, b: Heard) -> Evidence | None:
    """Compare documents, of which one at least cannot be known again."""
    papers = [one for one in (a, b) if one.link is not None and one.said.sources[one.link].kind == "document"]
    if len(papers) == 2 and None in {a.root, b.root}:
        detail = f"Both rest on a document, which may be the same: {a.text}, {b.text}."
        return Evidence("citation.documents", 1.0, detail, (a.content, b.content))
    if len(papers) == 1 and papers[0].root is None and any((one.key or "").startswith(BODY) for one in (a, b)):
        detail = f"One rests on a document that it does not name, which may be the other's: {a.text}, {b.text}."
        return Evidence("citation.paper", 1.0, detail, (a.content, b.content))
    return None


def _speakers(a: Heard, b: Heard, known: Background) -> Evidence | None:
    """Compare speakers of whom nothing shows that they are one."""
    if any(
        one.root is None and one.link is not None and one.said.sources[one.link].kind == "pronoun" for one in (a, b)
    ):
        # `it said`: whoever that is, it speaks for nothing
        return None
    named = a.root is not None and b.root is not None
    if named or (None not in {a.link, b.link} and two_bodies(a, b, known)):
        detail = f"They rest on different sources: {a.text} and {b.text}."
        return Evidence("citation.others", 1.0 if named else DESCRIBED, detail, (a.content, b.content))
    if (a.link is None) != (b.link is None):
        told, bare = (a, b) if a.link is not None else (b, a)
        if not first_hand(bare) and not _before(bare, told):
            return Evidence("citation.dropped", 1.0, f"Only one says whose word it is: {told.text}.")
    if (a.root is None) != (b.root is None):
        sure = a if a.root is not None else b
        return Evidence("citation.one", 1.0, f"Only one names a source that can be known again: {sure.text}.")
    if a.link is not None and b.link is not None:
        return Evidence("citation.unnamed", 1.0, f"Neither names its source: {a.text}, {b.text}.")
    return None


def _before(one: Heard, other: Heard) -> bool:
    """Tell whether one was published first, as far as that is known."""
    mine, yours = one.said.published.earliest, other.said.published.earliest
    return mine is not None and yours is not None and mine < yours


def _lineage(a: Heard, b: Heard, known: Background, *, shared: float) -> Evidence | None:
    direct = known.derivation(a.report, b.report) or known.derivation(b.report, a.report)
    found = direct or known.unseen(a.report, b.report)
    if found is None or found.probability <= 0.5:
        return _nothing(a, b, known)
    odds = min(SURE, math.log(found.probability / max(0.001, 1 - found.probability)))
    here = 1.0 if shared >= SHARED else ELSEWHERE
    level = "lineage.unseen" if direct is None else "lineage.direct"
    return Evidence(level, round(odds * here, 3), _how(a, b, found))


def _nothing(a: Heard, b: Heard, known: Background) -> Evidence | None:
    """Say that no way was found, the less firmly the more text the two reports have in common all the same."""
    overlap = known.overlaps.get((min(a.report, b.report), max(a.report, b.report)))
    common = 0.0 if overlap is None else max(overlap.contained_a, overlap.contained_b)
    if common >= COMMON:
        return None
    detail = "Tracing found no way from one report to the other"
    both = f", but {common:.0%} of one stands in the other" if round(common, 2) else ""
    return Evidence("lineage.none", round(1 - common / COMMON, 2), f"{detail}{both}.")


def _kin(a: Heard, b: Heard, known: Background) -> Evidence | None:
    """Tell of two reports that both took from a third; which one that is need not be known to this claim."""
    if a.report == b.report or not _parents(a, known) & _parents(b, known):
        return None
    return Evidence("lineage.kin", 1.0, f"{_cap(a.outlet)} and {b.outlet} both took from one other report.")


def _parents(one: Heard, known: Background) -> set[str]:
    rows = known.derivations.get(one.report, ())
    return {row.original for row in rows if row.original is not None and row.probability > 0.5}


def _how(a: Heard, b: Heard, found: Derivation) -> str:
    one, other = (a, b) if found.copy == a.report else (b, a)
    if found.original is None:
        how = f"{_cap(one.outlet)} and {other.outlet} rest on one text that is not in the case"
    elif found.direction == "undecided":
        how = f"{_cap(one.outlet)} and {other.outlet} share a text; which took it from which is open"
    else:
        how = f"{_cap(one.outlet)} took its report from {other.outlet}"
    return f"{how} (probability {found.probability:.2f})."


def _time(a: Heard, b: Heard) -> Evidence | None:
    days = _days_between(a, b)
    if days is None or 1 < days < MONTHS:
        return None
    if days <= 1:
        return Evidence("time.day", 1.0, "Published within a day of each other.")
    return Evidence("time.months", 1.0, f"Published {days} days apart.")


def _when(a: Heard, b: Heard) -> Evidence | None:
    """Compare in what words they say when it was; a copy keeps or drops these, another source has others.

    Why this way: by words where they tell something. A bare `Tuesday` or a date stands in every report of one event;
    `early on Tuesday` is somebody's account of it. Words for one day that do not exclude each other say too little.
    """
    same = sorted(_words_of(_telling(a)) & _words_of(_telling(b)))
    if same:
        return Evidence("time.told", 1.0, f"Both say when in the same words: “{' '.join(same[0])}”.")
    mine, yours = (_times(one, MOMENTS) for one in (a, b))
    if not mine and not yours:
        return None
    if not mine or not yours:
        return Evidence("time.one", 1.0, "Only one says when.")
    if any(_fit(one, other) for one in mine for other in yours):
        return None
    told = f"“{' '.join(min(_words_of(mine)))}”, “{' '.join(min(_words_of(yours)))}”"
    return Evidence("time.apart", 1.0, f"They say when in other words: {told}.")


def _times(one: Heard, types: frozenset[str]) -> list[Moment]:
    return [moment for moment in one.said.moments if moment.type in types][:HOURS]


def _telling(one: Heard) -> list[Moment]:
    return [
        each
        for each in _times(one, SPANS)
        if " " in each.span.text.strip() and (each.type != "DATE" or not any(map(str.isdigit, each.span.text)))
    ]


def _words_of(moments: Iterable[Moment]) -> set[tuple[str, ...]]:
    return {tuple(tokens(moment.span.text)) for moment in moments}


def _fit(one: Moment, other: Moment) -> bool:
    """Tell whether two moments can be one: words of which one has all the other's, or bounds that meet.

    `early on Monday` and `late on Monday` have one day and yet are two accounts: as many words, and one of them shared.
    """
    mine, yours = tokens(one.span.text), tokens(other.span.text)
    if set(mine) <= set(yours) or set(yours) <= set(mine):
        return True
    alike = len(mine) == len(yours) and bool(set(mine) & set(yours))
    if alike and not any(word[0].isdigit() for word in (*mine, *yours)):
        return False
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest[:10] <= other.latest[:10] and other.earliest[:10] <= one.latest[:10]


def _days_between(a: Heard, b: Heard) -> int | None:
    stamps = list(_dates((a.said.published.earliest, b.said.published.earliest)))
    return abs((stamps[0] - stamps[1]).days) if len(stamps) == 2 else None


def _dates(instants: Iterable[str | None]) -> Iterator[date]:
    for instant in instants:
        try:
            yield date.fromisoformat((instant or "")[:10])
        except ValueError:
            continue


def _house(a: Heard, b: Heard) -> Evidence | None:
    if a.house != b.house or (a.root is not None and b.root is not None):
        return None
    return Evidence("outlet.one", 1.0, f"Both were published by {house_of((a, b))}.")


def _seen(a: Heard, b: Heard) -> Evidence | None:
    own = [one for one in (a, b) if first_hand(one)]
    if not own:
        return None
    detail = f"{_cap(own[-1].outlet)} tells what its author saw."
    return Evidence("first_hand.seen", 1.0, detail, tuple(one.content for one in own))


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]
