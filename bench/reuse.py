"""How well tracing tells who rests on whom: our labels on real articles about one event. `python -m bench.reuse`.

`reuse_pairs.jsonl` holds 264 pairs of the 268 articles by their ids, labelled by hand before the room was run on them
(`labels.md` says how); half of them are for tuning, half for checking. No word of an article is kept here. The articles are
read from `$WHENCE_DATA/reuse`, with the time at which each was seen as its publication, inferred; nothing else is given. `--gathered` has the gather room mark page clutter first, as a user's run would.

family: the two stand in one tree of derivations with an original, or are said to rest on one unseen origin. row: a derivation
ties the two themselves. words: they share at least `OWN_WORDS` words outside quotation marks, by the room's passages and this
module's own reading of the marks. dependent_*: these three against the labels `copied` and `shared_source`.
quote_only: passages are found, but not `words`. direction: of the pairs that have one, whether the tree leads from the copy to
its source (right), the other way (wrong), or neither (undecided); `untied` counts the undecided ones outside one family.
The strata set the mixture, with dependent pairs far oftener than in the whole; `*_weighed` counts each pair as often as its
stratum stands for, the pairs that share next to nothing left out. Baselines in the same run: MinHash of 128 permutations over runs of five words, estimated J of one half; the greater share of
either's runs of three words, one half and one fifth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.polnear import data
from tests.memory import MemoryLibrary
from whence import gather
from whence.config import Settings
from whence.model.lineage import Derivation, Overlap
from whence.model.reports import Bases, Furniture, Item, Published, Report
from whence.trace import lineage

PAIRS = Path(__file__).with_name("reuse_pairs.jsonl")
ARTICLES = Path("reuse", "one_event_articles_dev.jsonl.gz")
DEPENDENT = ("copied", "shared_source")
#: Words outside quotation marks that make a pair dependent: one sentence, as rule 2 of the guide has it. Not tuned.
OWN_WORDS = 12
#: Families that a person should read.
LARGE = 8
PERMUTATIONS = 128
#: How many of the 35,778 pairs of articles each stratum holds. 15,309 more share next to nothing; none of them is labelled.
POPULATION = {
    "agency": 600,
    "boilerplate": 593,
    "few": 5_390,
    "light": 466,
    "mosaic": 176,
    "part_cross": 49,
    "part_same": 11,
    "quote": 1_913,
    "subject": 11_158,
    "whole_cross": 94,
    "whole_same": 19,
}
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARK = re.compile(r"[“”\"]|\n\n")

Pair = tuple[str, str]


@dataclass(frozen=True)
class Labelled:
    """A pair of articles and what the annotator says of it; `a` has the smaller number, `direction` names the source."""

    id: str
    a: str
    b: str
    stratum: str
    split: str
    label: str
    direction: str | None
    extent: str | None

    @property
    def dependent(self) -> bool:
        """Say whether one rests on the other or both on a third."""
        return self.label in DEPENDENT

    @property
    def pair(self) -> Pair:
        """Give both ids in the order in which the room names them."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


def labelled() -> list[Labelled]:
    """Read the labels."""
    rows = map(json.loads, PAIRS.read_text("utf-8").splitlines())
    return [Labelled(**{name: row[name] for name in Labelled.__dataclass_fields__}) for row in rows]


def report(article: Mapping[str, str]) -> Report:
    """Make a report of an article: its outlet, when it was seen, and its text in paragraphs."""
    seen = article["scrape_time"]
    return Report(
        id=article["id"],
        input=article["id"],
        url=None,
        outlet=article["publisher"],
        family=None,
        title=None,
        byline=None,
        published=Published(edtf=seen, earliest=seen, latest=seen, basis="inferred"),
        media_type="text/plain",
        language="en",
        sha256=f"{zlib.crc32(article['id'].encode()):064x}",
        part_of=None,
        text=article["text"].replace(" ### ", "\n\n"),
        bases=Bases(outlet="given"),
    )


def gathered(one: Report) -> Report:
    """Mark the page clutter of a report as gathering would in its plain text; a text that it cuts up stays as it is."""
    taken = gather.reports(Item(input=f"{one.id}.txt", how="stdin", data=one.text.encode()), Settings()).reports
    if len(taken) != 1 or taken[0].text != one.text:
        return one
    pieces = taken[0].furniture
    return replace(one, furniture=tuple(Furniture(one.span(it.span.start, it.span.end), it.kind) for it in pieces))


def articles(*, clutter: bool = False) -> dict[str, Report]:
    """Read the articles, on demand with their clutter marked; nothing, and a line that says so, where they are not here."""
    path = data() / ARTICLES
    if not path.is_file():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        read = {row["id"]: report(row) for row in map(json.loads, lines)}
    return {key: gathered(one) for key, one in read.items()} if clutter else read


def quoted(text: str) -> list[tuple[int, int]]:
    """Find the stretches between quotation marks; a mark left open ends with its paragraph."""
    found, opened = list[tuple[int, int]](), -1
    for match in _MARK.finditer(text):
        opens = match[0] == "“" or (match[0] == '"' and opened < 0)
        if opened >= 0 and not opens:
            found.append((opened, match.start()))
        opened = match.end() if opens else -1
    return found if opened < 0 else [*found, (opened, len(text))]


def own_words(text: str, start: int, end: int) -> int:
    """Count the words of a stretch that stand outside quotation marks."""
    said = [(left, right) for left, right in quoted(text) if left < end and start < right]
    words = (match.start() for match in _WORD.finditer(text, start, end))
    return sum(not any(left <= place < right for left, right in said) for place in words)


@dataclass(frozen=True)
class Traced:
    """What the room says of a set of reports.

    Attributes:
        texts: By id.
        overlaps: By pair.
        derivations: Every row.
    """

    texts: Mapping[str, str]
    overlaps: Mapping[Pair, Overlap]
    derivations: tuple[Derivation, ...]

    @cached_property
    def rows(self) -> dict[Pair, Derivation]:
        """Give the rows that tie two reports, by pair."""
        named = [(one.copy, one.original, one) for one in self.derivations if one.original is not None]
        return {(min(copy, original), max(copy, original)): row for copy, original, row in named}

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """Give for each copy what it was taken from, more than one for a mosaic."""
        found = defaultdict(list)
        for one in self.derivations:
            if one.original is not None and one.direction == "copy":
                found[one.copy].append(one.original)
        return dict(found)

    @cached_property
    def families(self) -> list[list[str]]:
        """Give the reports that hang together, the largest family first."""
        ties = list(self.rows)
        under = defaultdict(list)
        for one in self.derivations:
            if one.original is None:
                under[one.origin].append(one.copy)
        ties += [(group[0], other) for group in under.values() for other in group[1:]]
        return joined(ties)

    @cached_property
    def family_of(self) -> dict[str, int]:
        """Give the number of the family that a report is in."""
        return {member: number for number, family in enumerate(self.families) for member in family}

    def same_family(self, pair: Pair) -> bool:
        """Say whether the room puts two reports into one family."""
        numbers = [self.family_of.get(one) for one in pair]
        return numbers[0] is not None and numbers[0] == numbers[1]

    def own_words(self, pair: Pair) -> int:
        """Count the shared words that neither report sets between quotation marks."""
        if pair not in self.overlaps:
            return 0
        return sum(
            min(
                int(passage.score),
                own_words(self.texts[pair[0]], passage.a.start, passage.a.end),
                own_words(self.texts[pair[1]], passage.b.start, passage.b.end),
            )
            for passage in self.overlaps[pair].passages
        )

    def sources(self, copy: str) -> list[str]:
        """Follow a report to what it was taken from, and on."""
        found, ways = list[str](), list(self.parents.get(copy, ()))
        while ways:
            way = ways.pop()
            if way not in found:
                found.append(way)
                ways.extend(self.parents.get(way, ()))
        return found


def joined(ties: Iterable[Pair]) -> list[list[str]]:
    """Put what is tied together into one group each, the largest first."""
    leader = dict[str, str]()

    def lead(one: str) -> str:
        while leader.setdefault(one, one) != one:
            one = leader[one]
        return one

    for one, other in ties:
        leader[lead(one)] = lead(other)
    groups = defaultdict(list)
    for one in sorted(leader):
        groups[lead(one)].append(one)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def traced(reports: Mapping[str, Report]) -> Traced:
    """Trace all reports in one batch."""
    library = MemoryLibrary()
    library.hold(reports, {})
    found = lineage(reports, {}, library)
    return Traced(
        texts={key: one.text for key, one in reports.items()},
        overlaps={(one.report_a, one.report_b): one for one in found.overlaps},
        derivations=found.derivations,
    )


def runs(text: str, width: int) -> set[str]:
    """Cut a text into its runs of `width` words."""
    words = [match[0].casefold().replace("’", "'") for match in _WORD.finditer(text)]
    return {" ".join(words[at : at + width]) for at in range(len(words) - width + 1)}


def signature(pieces: Iterable[str]) -> NDArray[np.uint64]:
    """Give the least hash of a set, not empty, under each permutation; they are drawn with a fixed seed."""
    hashes = np.fromiter((zlib.crc32(piece.encode()) for piece in pieces), dtype=np.uint64)
    draw = np.random.default_rng(5)
    times, plus = draw.integers(1, 2**31, (2, PERMUTATIONS), dtype=np.uint64)
    mixed: NDArray[np.uint64] = (hashes[:, None] * times + plus) % np.uint64(2**61 - 1)
    least: NDArray[np.uint64] = mixed.min(axis=0)
    return least


def contained(one: set[str], other: set[str]) -> float:
    """Give the greater share of either set that the other holds."""
    return len(one & other) / max(1, min(len(one), len(other)))


def baselines(pairs: Iterable[Pair], texts: Mapping[str, str]) -> dict[str, set[Pair]]:
    """Say which pairs simple measures call dependent, by measure."""
    pairs = list(pairs)
    wanted = sorted({one for pair in pairs for one in pair})
    signs = {one: signature(runs(texts[one], 5) or {one}) for one in wanted}
    threes = {one: runs(texts[one], 3) for one in wanted}
    shares = {(one, other): contained(threes[one], threes[other]) for one, other in pairs}
    alike = {(one, other): float((signs[one] == signs[other]).mean()) for one, other in pairs}
    return {
        "minhash_50": {pair for pair in pairs if alike[pair] >= 0.5},
        "containment_50": {pair for pair in pairs if shares[pair] >= 0.5},
        "containment_20": {pair for pair in pairs if shares[pair] >= 0.2},
    }


def scores(found: set[Pair], wanted: set[Pair], weights: Mapping[Pair, float] | None = None) -> dict[str, float]:
    """Give precision, recall and F1 of a set of pairs, each counting as its weight; 0 where there is nothing to divide by."""

    def size(pairs: set[Pair]) -> float:
        return float(len(pairs)) if weights is None else sum(weights[pair] for pair in sorted(pairs))

    right = size(found & wanted)
    return {
        "precision": right / size(found) if found else 0.0,
        "recall": right / size(wanted) if wanted else 0.0,
        "f1": 2 * right / (size(found) + size(wanted)) if found or wanted else 0.0,
    }


def weights_of(rows: Iterable[Labelled]) -> dict[Pair, float]:
    """Say for how many pairs of its stratum each labelled pair stands."""
    rows = list(rows)
    drawn = Counter(row.stratum for row in rows)
    return {row.pair: POPULATION[row.stratum] / drawn[row.stratum] for row in rows}


def answers(rows: Iterable[Labelled], state: Traced) -> dict[str, set[Pair]]:
    """Give by measure the pairs that it calls dependent, or `quote_only`."""
    pairs = [row.pair for row in rows]
    words = {pair for pair in pairs if state.own_words(pair) >= OWN_WORDS}
    return {
        "dependent_family": {pair for pair in pairs if state.same_family(pair)},
        "dependent_row": {pair for pair in pairs if pair in state.rows},
        "dependent_words": words,
        "quote_only": {pair for pair in pairs if pair in state.overlaps} - words,
    } | {f"dependent_{name}": held for name, held in baselines(pairs, state.texts).items()}


def verdict(row: Labelled, state: Traced) -> str:
    """Say how the room's direction stands to the label's: `right`, `wrong`, `undecided` or `untied`."""
    source, copy = (row.a, row.b) if row.direction == "a" else (row.b, row.a)
    if source in state.sources(copy):
        return "right"
    if copy in state.sources(source):
        return "wrong"
    return "undecided" if state.same_family(row.pair) else "untied"


def directions(rows: Iterable[Labelled], state: Traced) -> dict[str, float]:
    """Count the verdicts on the pairs whose direction the annotator could tell."""
    told = [verdict(row, state) for row in rows if row.direction is not None]
    return {
        "pairs": float(len(told)),
        "right": float(told.count("right")),
        "wrong": float(told.count("wrong")),
        "undecided": float(told.count("undecided") + told.count("untied")),
        "untied": float(told.count("untied")),
    }


def scored(rows: list[Labelled], state: Traced, weights: Mapping[Pair, float] | None = None) -> dict[str, float]:
    """Score every measure over some pairs."""
    wanted = {
        "dependent": {row.pair for row in rows if row.dependent},
        "quote": {row.pair for row in rows if row.label == "quote_only"},
    }
    return {
        f"{name}_{figure}": value
        for name, pairs in answers(rows, state).items()
        for figure, value in scores(pairs, wanted[name.split("_")[0]], weights).items()
    }


def measure(*, clutter: bool = False) -> dict[str, float]:
    """Score the room over all pairs (no ending), by split, and with each pair weighed by what it stands for."""
    reports = articles(clutter=clutter)
    if not reports:
        return {}
    state, rows = traced(reports), labelled()
    figures: dict[str, float] = {}
    for ending, split in (("", None), ("_tune", "tune"), ("_hold", "hold")):
        part = [row for row in rows if split in (None, row.split)]
        told = {f"direction_{name}": value for name, value in directions(part, state).items()}
        figures |= {f"{name}{ending}": value for name, value in (scored(part, state) | told).items()}
    figures |= {f"{name}_weighed": value for name, value in scored(rows, state, weights_of(rows)).items()}
    sizes = [len(family) for family in state.families]
    return figures | {
        "families_large": float(sum(size >= LARGE for size in sizes)),
        "family_largest": float(max(sizes, default=0)),
        "reports_in_families": float(sum(sizes)),
        "pairs_in_families": float(sum(size * (size - 1) // 2 for size in sizes)),
        "pairs_with_passages": float(len(state.overlaps)),
    }


def _table(rows: list[Labelled], state: Traced, key: Callable[[Labelled], object]) -> None:
    """Print how many pairs each measure calls dependent, by a property of the pair."""
    held = answers(rows, state)
    names = [name for name in held if name != "quote_only"]
    print(f"{'':32} {'pairs':>6}", *(f"{name.removeprefix('dependent_'):>15}" for name in names))
    for group in sorted({str(key(row)) for row in rows}):
        pairs = {row.pair for row in rows if str(key(row)) == group}
        print(f"{group:32} {len(pairs):6}", *(f"{len(pairs & held[name]):15}" for name in names))


def _show(rows: Iterable[Labelled], state: Traced) -> None:
    """Print every pair that the room judges otherwise than the label, by its ids."""
    for row in rows:
        own, same = state.own_words(row.pair), state.same_family(row.pair)
        side = "" if row.direction is None else verdict(row, state)
        if same != row.dependent or (own >= OWN_WORDS) != row.dependent or side == "wrong":
            told = f"{row.label} {row.extent or ''} ({row.stratum})"
            print(
                f"{row.id} {row.a:>5} {row.b:>5} {told:42} family {same!s:5} row {row.pair in state.rows!s:5}", end=" "
            )
            print(f"own words {own:5} {side}")


def _families(reports: Mapping[str, Report], state: Traced) -> None:
    """Print every large family for a person to read: each member with its row."""
    for family in state.families:
        if len(family) < LARGE:
            continue
        print(f"\n{len(family)} reports")
        for member in family:
            rows = [row for row in state.derivations if row.copy == member]
            ties = (f"{row.direction} {row.original or row.origin} {row.probability}" for row in rows)
            print(f"  {member:>6} {reports[member].outlet:28} {'; '.join(ties) or 'root'}")


def main() -> None:
    """Print the figures, the pairs judged otherwise, the tables, or the large families."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", choices=("tune", "hold"), help="the pairs judged otherwise than labelled")
    parser.add_argument("--tables", action="store_true", help="what each measure says by stratum and by label")
    parser.add_argument("--families", action="store_true", help=f"every family of {LARGE} or more")
    parser.add_argument("--gathered", action="store_true", help="mark page clutter as gathering does, before tracing")
    asked = parser.parse_args()
    if not (asked.show or asked.tables or asked.families):
        for name, value in measure(clutter=asked.gathered).items():
            print(f"{name:36} {value:.4g}")
        return
    reports = articles(clutter=asked.gathered)
    if not reports:
        return
    state, rows = traced(reports), labelled()
    if asked.show:
        _show([row for row in rows if row.split == asked.show], state)
    if asked.tables:
        _table(rows, state, lambda row: f"{row.label} {row.extent or ''}")
        _table(rows, state, lambda row: f"{row.stratum} {'' if row.dependent else 'not '}dependent")
    if asked.families:
        _families(reports, state)


if __name__ == "__main__":
    main()
