"""Small investigations written by hand, through the whole pipeline. `python -m bench.handmade [CASE...] [--show] [--keep DIR]`.

The texts and what a careful reader finds in them stand in tests/cases/<name> (`reports`, `answers.toml`); the guide is in
labels.md. `mend` cases may be looked at while rules are written, of `hold` cases only the figures and the kinds of misses.

Every figure is given for each of the two. heard: share of the tellings of a fact that have a statement in a claim. pair_auc,
pair_right: pairs of heard tellings of one fact (one origin or two), and of two facts in conflict (two), by the probability that
the ledger gives (0 for two claims) and by its voices; same_found: of the pairs of one origin, those in one voice. origins_mae: voices of a fact over all its claims against its origins; one_called_several, several_found as
in bench.voices. conflicts, drifts: share found of those that must be; conflicts_false, drifts_false: share of those told that
no reader would (what may be told or not counts for neither). interest, interest_right: share of the interested tellings that
are marked, and of the marked that are interested, of those that are labelled. faults: setbacks, which none of these should have. joined: share of the pairs that must not stand
in one claim and do.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.voices import auc
from whence import config, pipeline, store
from whence.model.ledger import Conflict, Drift, Finding, Voice, Weighed
from whence.model.reading import Statement
from whence.model.reports import Report
from whence.model.setbacks import Setback
from whence.weigh.voices.ties import members, ties

CASES = Path(__file__).parents[1] / "tests" / "cases"
USES = ("mend", "hold")
#: Share of a quote that a statement covers, or of a statement that its quote does, to tell it.
COVER = 0.6

Row = dict[str, Any]


def cases() -> list[str]:
    """Name the hand-written cases."""
    return sorted(path.parent.name for path in CASES.glob("*/answers.toml"))


@dataclass
class Built:
    """A built case with its answers."""

    name: str
    answers: Row
    reports: list[Report] = field(default_factory=list)
    statements: dict[str, list[Statement]] = field(default_factory=dict)  # by report
    weighed: list[Weighed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    setbacks: list[Setback] = field(default_factory=list)
    given: dict[frozenset[str], float] = field(default_factory=dict)  # probability of one origin, by pair of statements

    @cached_property
    def voice(self) -> dict[str, Voice]:
        """Voices by statement."""
        return {one: voice for each in self.weighed for voice in each.voices for one in voice.statements}

    @cached_property
    def claim(self) -> dict[str, str]:
        """Claims by statement."""
        return {one: each.claim.id for each in self.weighed for one in each.claim.statements}

    @cached_property
    def said(self) -> dict[str, Statement]:
        """Statements by id."""
        return {one.id: one for listed in self.statements.values() for one in listed}

    def telling(self, report: str, quote: str, source: str | None = None) -> list[str]:
        """Give the statements that tell a quote (on the word of `source`), those in claims first, of these the closest fit."""
        pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
        fits = []
        for one in self.reports:
            hit = pattern.search(one.text) if Path(one.input).name == report else None
            for each in self.statements.get(one.id, []) if hit else []:
                shared = sum(max(0, min(hit.end(), p.end) - max(hit.start(), p.start)) for p in each.content)
                size, asked = sum(p.end - p.start for p in each.content), hit.end() - hit.start()
                spoken = [link.source.text for link in each.chain if link.source is not None]
                if source is not None and not any(source in words for words in spoken):
                    continue
                if shared >= COVER * min(size, asked) and shared:
                    fits.append((each.id not in self.claim, -shared / (size + asked - shared), each.id))
        return [one for _, _, one in sorted(fits)]

    @cached_property
    def tellings(self) -> list[tuple[str, Row, list[str]]]:
        """Every telling of the answers: its fact, its row, the statements that tell it."""
        return [
            (fact["id"], row, self.telling(row["report"], row["quote"], row.get("source")))
            for fact in self.answers["fact"]
            for row in fact["told"]
        ]

    @cached_property
    def facts_of(self) -> dict[str, set[str]]:
        """Facts by statement."""
        found: dict[str, set[str]] = {}
        for fact, _, told in self.tellings:
            for one in told:
                found.setdefault(one, set()).add(fact)
        return found

    def heard(self) -> Iterator[tuple[str, Row, str]]:
        """Give the tellings that stand in a claim, each with its best statement."""
        for fact, row, told in self.tellings:
            if told and told[0] in self.claim:
                yield fact, row, told[0]


def built(name: str, folder: Path) -> Built:
    """Build a case in a folder and load what it says."""
    here = CASES / name
    folder.mkdir(parents=True, exist_ok=True)
    for table in here.glob("*.csv"):
        shutil.copy(table, folder)
    pipeline.gather(folder, [str(here / "reports")])
    pipeline.build(folder)
    case = Built(name, tomllib.loads((here / "answers.toml").read_text("utf-8")))
    with pipeline.opened(folder) as view:
        case.reports = list(view.reports())
        for one in case.reports:
            reading = view.reading(one.id)
            case.statements[one.id] = list(reading.statements) if reading else []
        case.weighed, case.findings = list(view.weighed()), list(view.findings())
        case.setbacks = list(view.setbacks())
    memory = store.Memory(folder, config.load(folder))
    try:
        with memory.desk([]) as desk:
            groups, known = members(desk.shelf, [one.claim.statements for one in case.weighed])
            for group in groups:
                case.given |= {frozenset((tie.one, tie.other)): tie.probability for tie in ties(group, known)}
    finally:
        memory.close()
    return case


def pairs(case: Built, told: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Give the pairs of heard tellings of one fact, and of two that contradict each other: whether they have one origin."""
    for own in told.values():
        for (one, first), (other, second) in combinations(own.items(), 2):
            yield one, other, first == second
    against = {(a, b) for row in case.answers["conflict"] for a, b in product(row["a"], row["b"])}
    for a, b in sorted(against):
        for (one, first), (other, second) in product(told.get(a, {}).items(), told.get(b, {}).items()):
            if one != other and first != second:
                yield one, other, False


def origins(case: Built, tally: Counter[str], scored: list[tuple[bool, float]]) -> None:
    """Count pairs and origins of every fact."""
    told: dict[str, dict[str, str]] = {}
    for fact, row, one in case.heard():
        told.setdefault(fact, {}).setdefault(one, row["origin"])
    for one, other, same in pairs(case, told):
        scored.append((same, case.given.get(frozenset((one, other)), 0.0)))
        voices = {case.voice[each].id if each in case.voice else each for each in (one, other)}
        tally.update({"pairs": 1, "same": same, "same right": same and len(voices) == 1})
        tally.update({"pairs right": same == (len(voices) == 1)})
    for own in told.values():
        known, found = len(set(own.values())), len({case.voice[one].id for one in own if one in case.voice})
        kind = "several" if known > 1 else "one" if len(own) > 1 else "lone"
        tally.update({"facts": 1, "off": abs(known - found), kind: 1, f"{kind} called several": found > 1})


def conflict_fits(case: Built, row: Conflict, wanted: Row) -> bool:
    """Tell whether a conflict is one of the answers."""
    one, other = (case.facts_of.get(each, set()) for each in (row.statement_a, row.statement_b))
    a, b = set(wanted["a"]), set(wanted["b"])
    return row.kind == wanted["kind"] and bool((one & a and other & b) or (one & b and other & a))


def drift_fits(case: Built, row: Drift, wanted: Row) -> bool:
    """Tell whether a drift is one of the answers."""
    return row.kind == wanted["kind"] and row.to_statement in case.telling(**wanted["to"])


def rows(case: Built, kind: str) -> list[Any]:
    """Give the conflicts or the drifts of a case."""
    return [row for each in case.weighed for row in (each.conflicts if kind == "conflict" else each.drifts)]


def sorted_out(case: Built, kind: str) -> tuple[list[Row], list[Row], list[Any]]:
    """Give the answers that were found, those that were missed, and the rows that are in no answer."""
    fits = conflict_fits if kind == "conflict" else drift_fits
    listed = case.answers.get(kind, [])
    must = [wanted for wanted in listed if not wanted.get("may")]
    found = [wanted for wanted in must if any(fits(case, row, wanted) for row in rows(case, kind))]
    false = [row for row in rows(case, kind) if not any(fits(case, row, wanted) for wanted in listed)]
    return found, [wanted for wanted in must if wanted not in found], false


def joined(case: Built) -> list[Row]:
    """Give the pairs that must not stand in one claim and do."""
    return [
        pair
        for pair in case.answers["apart"]
        if {case.claim.get(one) for one in case.telling(**pair["a"])[:1]}
        & {case.claim.get(one) for one in case.telling(**pair["b"])[:1]} - {None}
    ]


def count(case: Built, tally: Counter[str], scored: list[tuple[bool, float]]) -> None:
    """Score one case into the tally."""
    tally.update({"tellings": len(case.tellings), "heard": sum(1 for _ in case.heard())})
    origins(case, tally, scored)
    for kind in ("conflict", "drift"):
        found, missed, false = sorted_out(case, kind)
        tally.update({kind: len(found) + len(missed), f"{kind} found": len(found)})
        tally.update({f"{kind} told": len(rows(case, kind)), f"{kind} false": len(false)})
    for _, row, one in case.heard():
        if "interested" in row and one in case.voice:
            marked = case.voice[one].interested
            tally.update({"interested": row["interested"], "marked": marked, "both": marked and row["interested"]})
    tally.update({"faults": len(case.setbacks)})
    tally.update({"apart": len(case.answers["apart"]), "joined": len(joined(case))})


def scores(made: Iterable[Built]) -> dict[str, float]:
    """Score built cases together."""
    tally: Counter[str] = Counter()
    scored: list[tuple[bool, float]] = []
    for case in made:
        count(case, tally, scored)

    def share(part: str, whole: str) -> float:
        return tally[part] / max(1, tally[whole])

    return {
        "heard": share("heard", "tellings"),
        "pair_auc": auc([label for label, _ in scored], [value for _, value in scored]),
        "pair_right": share("pairs right", "pairs"),
        "same_found": share("same right", "same"),
        "origins_mae": share("off", "facts"),
        "one_called_several": share("one called several", "one"),
        "several_found": share("several called several", "several"),
        "conflicts": share("conflict found", "conflict"),
        "conflicts_false": share("conflict false", "conflict told"),
        "drifts": share("drift found", "drift"),
        "drifts_false": share("drift false", "drift told"),
        "interest": share("both", "interested"),
        "interest_right": share("both", "marked"),
        "joined": share("joined", "apart"),
        "faults": float(tally["faults"]),
    }


def show(case: Built) -> None:
    """Print every miss of a case with its words, then its findings."""

    def words(one: str) -> str:
        said = case.said[one]
        source = " ‹ ".join(link.source.text if link.source else "-" for link in said.chain)
        return f"[{source}] “{' … '.join(p.text for p in said.content)}”"

    print(f"\n=== {case.name} ({case.answers['use']}): {len(case.reports)} reports, {len(case.weighed)} claims")
    for fact in case.answers["fact"]:
        print(f"- {fact['id']}")
        for name, row, told in case.tellings:
            if name == fact["id"]:
                claim = case.claim.get(told[0], "NO CLAIM")[-6:] if told else "NOT READ"
                voice = case.voice.get(told[0]) if told else None
                mark = "" if voice is None else f"v{voice.id[-4:]}{' interested' if voice.interested else ''}"
                print(
                    f"    {row['origin'][:14]:14} {claim:9} {mark:17} {row['report']}: {words(told[0]) if told else row['quote']}"
                )
                if row.get("interested") not in {None, voice is not None and voice.interested}:
                    print(f"      INTEREST: should be {row['interested']}")
    for kind in ("conflict", "drift"):
        found, missed, false = sorted_out(case, kind)
        for wanted in found:
            print(f"{kind} found: {wanted}")
        for wanted in missed:
            print(f"{kind} MISSED: {wanted}")
        for row in false:
            one, other = (
                (row.statement_a, row.statement_b) if kind == "conflict" else (row.from_statement, row.to_statement)
            )
            print(f"{kind} FALSE: {row.kind}: {words(one)} / {words(other)}: {row.explanation}")
    for pair in joined(case):
        print(f"JOINED ({pair['why']}): {pair['a']} {pair['b']}")
    for fault in case.setbacks:
        print(f"SETBACK {fault.step}: {fault.why}")
    for one in case.findings:
        print(f"  {one.rank:2} {one.kind}: {one.sentence}")


def measure(names: Iterable[str] | None = None, *, keep: Path | None = None, told: bool = False) -> dict[str, float]:
    """Build the cases and score them, `mend` and `hold` apart."""
    made: dict[str, list[Built]] = {use: [] for use in USES}
    with tempfile.TemporaryDirectory(prefix="whence-handmade-") as scratch:
        for name in names or cases():
            folder = (keep or Path(scratch)) / name
            shutil.rmtree(folder, ignore_errors=True)
            case = built(name, folder)
            made[case.answers["use"]].append(case)
            if told:
                show(case)
    return {f"{use} {key}": value for use, own in made.items() if own for key, value in scores(own).items()}


if __name__ == "__main__":
    asking = argparse.ArgumentParser(prog="python -m bench.handmade", description=__doc__.partition("\n")[0])
    asking.add_argument("cases", nargs="*", help="all of them")
    asking.add_argument("--show", action="store_true", help="every miss with its words, and the findings")
    asking.add_argument("--keep", type=Path, help="keep the built cases in this folder")
    asked = asking.parse_args()
    for label, figure in measure(asked.cases or None, keep=asked.keep, told=asked.show).items():
        print(f"{label:28} {figure:.3f}")
