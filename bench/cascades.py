"""Who took from whom in invented cascades of reports, where we know. `python -m bench.cascades [SEED]`.

Each cascade is one story: a first report, or an agency text nobody holds, and reports that each take from one or two earlier
ones: sentences kept and left out, words changed, own sentences added, figures corrected. Dates are right to the minute, missing,
told by the day only, or wrong by days; credits name the source, nobody, or somebody else of the cascade; some reports carry an
agency's mark. `KINDS` says how often; every rate is ours, none is measured. The sentences are invented words, so nothing
in them but names and marks can help.

Edges are pairs of a report and what it was made from, both at hand. right, wrong: the tree leads from the copy to its source over
any number of steps, or the other way; undecided: neither. decided_right is of the decided ones. copies_without_a_source: of the
reports with an edge, those without a row that says `copy`. rows_*: of the rows that say
`copy`: the original is a true ancestor, a descendant, a sister or cousin of the cascade, or of another cascade.
future: rows whose original is certainly dated later than the copy. family_*: pairs of reports in one family against one cascade.
unseen_*: cascades of at least three reports without a first report at hand that share one unseen origin.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from bench.corpus import Writer, report
from bench.reuse import Traced, traced
from whence.model.reports import Published, Report
from whence.trace.kinship.timing import first_of

SEED = 500
CASCADES = 60
#: Shares of reports, 0 to 1.
KINDS = {
    "undated": 0.1,
    "day_only": 0.12,
    "misdated": 0.05,
    "credited": 0.45,
    "miscredited": 0.04,
    "mosaic": 0.15,
    "corrected": 0.15,
    "unseen_first": 0.3,
    "keeps_mark": 0.7,
    "passes_mark": 0.15,
}
AGENCIES = ("AFP", "Reuters", "AP", "KNA")
CREDITS = (
    "{} reported this first.",
    "The harbour clerk told {} so.",
    "According to {}, nothing else is known.",
    "As {} reported, the talks go on.",
)
START = datetime(2031, 3, 1, 6, tzinfo=UTC)


@dataclass
class Told:
    """One report of a cascade.

    Attributes:
        sentences: Lists of words.
        parents: What it was made from, held here or not.
        held: Whether it is at hand.
    """

    outlet: str
    when: datetime
    sentences: list[list[str]]
    parents: tuple[Told, ...] = ()
    mark: str | None = None
    credit: str | None = None
    held: bool = True
    ancestors: set[int] = field(default_factory=set)

    def text(self) -> str:
        """Set the report as text."""
        lines = [" ".join(words).capitalize() + "." for words in self.sentences]
        if self.credit is not None:
            lines.insert(min(2, len(lines)), self.credit)
        paragraphs = [" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
        head = "" if self.mark is None else f"ORSEL ({self.mark}) - "
        return head + "\n\n".join(paragraphs)


def cascade(writer: Writer, number: int) -> list[Told]:
    """Make up one cascade, the earliest first."""
    dice = writer.rng
    outlets = [
        f"{words.capitalize()} {number} {last}"
        for words, last in zip(dice.sample(writer.words[400:4000], 12), _LAST, strict=True)
    ]
    unseen = dice.random() < KINDS["unseen_first"]
    mark = dice.choice(AGENCIES) if unseen or dice.random() < 0.2 else None
    outlet = outlets[0] if mark is None else mark
    first = Told(
        outlet, START + timedelta(days=number), _sentences(writer, dice.randint(9, 18)), mark=mark, held=not unseen
    )
    told = [first]
    for outlet in outlets[1 : dice.randint(4, 11)]:
        early = [each for each in told if each.when < told[-1].when + timedelta(hours=1)]
        parents = (
            dice.sample(early, 2) if len(early) > 1 and dice.random() < KINDS["mosaic"] else [_source(writer, told)]
        )
        told.append(_copy(writer, outlet, parents=parents, told=told))
    return told


def _source(writer: Writer, told: list[Told]) -> Told:
    """Choose what is copied: the first report half of the time."""
    return told[0] if writer.rng.random() < 0.5 else writer.rng.choice(told)


def _copy(writer: Writer, outlet: str, *, parents: list[Told], told: list[Told]) -> Told:
    dice = writer.rng
    keep, change = dice.uniform(0.45, 1) / len(parents) ** 0.5, dice.choice((0.0, 0.03, 0.1, 0.2))
    kept = [_changed(writer, words, change) for each in parents for words in each.sentences if dice.random() < keep]
    kept = kept or [list(parents[0].sentences[0])]
    for words in _sentences(writer, dice.choice((0, 0, 1, 3, 6))):
        kept.insert(dice.randint(0, len(kept)), words)
    if dice.random() < KINDS["corrected"]:
        kept[0] = [*kept[0][:2], str(dice.randint(3, 900)), *kept[0][3:]]
    when = max(each.when for each in parents) + timedelta(minutes=dice.choice((20, 90, 300, 900, 1800, 4000)))
    chance, credit = dice.random(), None
    if chance < KINDS["miscredited"]:
        credit = dice.choice(told).outlet
    elif chance < KINDS["miscredited"] + KINDS["credited"]:
        credit = parents[0].outlet
    direct = parents[0] is told[0]
    mark = parents[0].mark if dice.random() < KINDS["keeps_mark" if direct else "passes_mark"] else None
    credit = None if credit is None or mark == credit else dice.choice(CREDITS).format(credit)
    return Told(outlet, when, kept, tuple(parents), mark, credit)


def _sentences(writer: Writer, count: int) -> list[list[str]]:
    return [writer.draw(writer.rng.randint(11, 24)) for _ in range(count)]


def _changed(writer: Writer, words: list[str], share: float) -> list[str]:
    return [writer.draw(1)[0] if writer.rng.random() < share else word for word in words]


def _published(writer: Writer, when: datetime) -> Published:
    dice = writer.rng
    chance = dice.random()
    if chance < KINDS["undated"]:
        return Published()
    if chance < KINDS["undated"] + KINDS["day_only"]:
        stamp = when.date().isoformat()
    elif chance < KINDS["undated"] + KINDS["day_only"] + KINDS["misdated"]:
        stamp = (when + timedelta(days=dice.choice((-3, -2, -1, 1, 2, 3)))).isoformat()
    else:
        stamp = when.isoformat()
    return Published(stamp, stamp, stamp, dice.choice(("metadata", "metadata", "feed", "text")))


@dataclass(frozen=True)
class Made:
    """Cascades as reports, with what we know of them.

    Attributes:
        reports: By id.
        home: Number of the cascade by report.
        parents: What each report was made from, among those at hand.
        unseen: Numbers of the cascades whose first report is not at hand.
    """

    reports: Mapping[str, Report]
    home: Mapping[str, int]
    parents: Mapping[str, tuple[str, ...]]
    unseen: frozenset[int]

    def ancestors(self, report_id: str) -> set[str]:
        """Follow a report to everything that it was made from."""
        found, ways = set[str](), list(self.parents[report_id])
        while ways:
            way = ways.pop()
            if way not in found:
                found.add(way)
                ways.extend(self.parents[way])
        return found


def made(seed: int, cascades: int = CASCADES) -> Made:
    """Make up cascades; the same seed gives the same."""
    writer = Writer(seed)
    reports: dict[str, Report] = {}
    home, parents, unseen = dict[str, int](), dict[str, tuple[str, ...]](), set[int]()
    for number in range(cascades):
        ids: dict[int, str] = {}
        for at, each in enumerate(cascade(writer, number)):
            if not each.held:
                unseen.add(number)
                continue
            bare = report(f"cascade {seed} {number} {at}", each.text())
            one = replace(bare, outlet=each.outlet, published=_published(writer, each.when))
            reports[one.id], home[one.id], ids[id(each)] = one, number, one.id
            parents[one.id] = tuple(ids[id(parent)] for parent in each.parents if id(parent) in ids)
    return Made(reports, home, parents, frozenset(unseen))


_LAST = ("Post", "Courier", "Herald", "Gazette", "Times", "Echo", "Star", "Mail", "Globe", "Argus", "Sun", "Monitor")


def scored(known: Made, state: Traced) -> dict[str, float]:
    """Hold what the room says against what we know."""
    edges = [(copy, source) for copy, sources in known.parents.items() for source in sources]
    right = sum(source in state.sources(copy) for copy, source in edges)
    wrong = sum(copy in state.sources(source) for copy, source in edges)
    rows = [row for row in state.derivations if row.direction == "copy" and row.original is not None]
    told = [_row(known, row.copy, str(row.original)) for row in rows]
    stamps = [(known.reports[row.copy].published, known.reports[str(row.original)].published) for row in rows]
    pairs = [pair for pair in combinations(sorted(known.reports), 2) if state.same_family(pair)]
    one = [pair for pair in combinations(sorted(known.reports), 2) if known.home[pair[0]] == known.home[pair[1]]]
    both = sum(known.home[a] == known.home[b] for a, b in pairs)
    return {
        "edges": float(len(edges)),
        "edges_decided_right": right / max(1, right + wrong),
        "edges_right": right / max(1, len(edges)),
        "edges_undecided": 1 - (right + wrong) / max(1, len(edges)),
        "copies_without_a_source": sum(
            not state.parents.get(copy) for copy, sources in known.parents.items() if sources
        )
        / max(1, sum(map(bool, known.parents.values()))),
        "rows": float(len(rows)),
        **{
            f"rows_{name}": told.count(name) / max(1, len(told))
            for name in ("ancestor", "descendant", "sister", "strange")
        },
        "future": float(sum(first_of(*both_dates) < 0 for both_dates in stamps)),
        "family_precision": both / max(1, len(pairs)),
        "family_recall": both / max(1, len(one)),
        "unseen_found": _unseen(known, state),
    }


def _row(known: Made, copy: str, original: str) -> str:
    if known.home[copy] != known.home[original]:
        return "strange"
    if original in known.ancestors(copy):
        return "ancestor"
    return "descendant" if copy in known.ancestors(original) else "sister"


def _unseen(known: Made, state: Traced) -> float:
    """Give the share of cascades on an unseen text, of three orphans or more, of which three or more share one origin."""
    orphans: dict[int, set[str]] = {}
    for key, sources in known.parents.items():
        if not sources and known.home[key] in known.unseen:
            orphans.setdefault(known.home[key], set()).add(key)
    wanted = [keys for keys in orphans.values() if len(keys) > 2]
    rests: dict[str, set[str]] = {}
    for row in state.derivations:
        if row.original is None:
            rests.setdefault(row.origin, set()).add(row.copy)
    return sum(any(len(keys & held) > 2 for held in rests.values()) for keys in wanted) / max(1, len(wanted))


def measure(seed: int = SEED) -> dict[str, float]:
    """Trace the cascades of a seed and score what was found."""
    known = made(seed)
    return scored(known, traced(known.reports))


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else SEED).items():
        print(f"{name:24} {value:.4g}")
