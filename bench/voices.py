"""How many voices are there really: made-up cascades through the whole pipeline.

    python -m bench.voices [SEED EVENTS]... [--world NAME]

Several seeds are told one by one and, for the bins of the calibration, together. `--world` takes another of the worlds of
bench/voices_made.py (more or less rewriting, dates, credits, echo).

Reports are written as pages (bench/voices_made.py), then gathered, read, resolved, traced and weighed as any others. A told
fact is heard when a statement with its figure stands in a claim.

heard: share of told facts that are. pair_auc: of heard statements of one fact, those of one origin against those of two;
pairs that the ledger keeps in two claims or on two sides count as probability 0, so a claim torn apart costs. pair_auc_told:
the same over the pairs of one side, for which the ledger tells a probability. origins_mae: voices in all claims that hold a
statement of the fact, against its origins. one_called_several: of facts of one origin told by two statements or more.
several_found: of facts of several origins. in_range: facts in one claim whose number of origins lies in the 90 % range.
calibration_worst: largest distance of a bin of ten with 50 pairs or more from its share of one origin. One much copied fact
gives a bin most of its pairs, and they go one way together: calibration_beyond_chance takes 1.64 standard errors, reckoned by
events, off each distance, and calibration_by_fact counts every fact once in a bin, from bins of 30 facts.
claim_called_several, claim_found: one_called_several and several_found inside single claims, without what a torn claim costs.
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.voices_made import USUAL, WORLDS, Made, Rates, events, write
from whence import config, pipeline, store
from whence.model.ledger import Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Statement
from whence.weigh.background import Background
from whence.weigh.roots import Heard
from whence.weigh.voices.ties import members, ties

SEED, EVENTS = 12, 60
#: Pairs from which a bin of the calibration counts.
ENOUGH = 50
#: Standard errors of a bin that chance may explain: a 90 % interval.
ERRORS = 1.64
#: Added to the numbers of events of each further seed.
APART = 1_000_000
#: Facts from which it counts where each fact counts once.
FACTS_ENOUGH = 30

#: (number of the event, number of the fact)
Fact = tuple[int, int]


@dataclass
class Case:
    """A built case with what we know of it.

    Attributes:
        told: Fact and origin of each statement that tells one, heard or not.
        missed: Told facts without a statement.
        weighed: The claims.
        groups, known: Their statements as weighing hears them.
    """

    told: dict[str, tuple[Fact, str]] = field(default_factory=dict)
    missed: int = 0
    weighed: list[Weighed] = field(default_factory=list)
    groups: list[list[Heard]] = field(default_factory=list)
    known: Background = field(default_factory=Background)


def built(folder: Path, made: Iterable[Made]) -> Case:
    """Build a case of the reports in a folder and match what was told to what was read."""
    listed = write(iter(made), folder / "in")
    pipeline.gather(folder / "case", [str(folder / "in")])
    pipeline.build(folder / "case")
    case = Case()
    with pipeline.opened(folder / "case") as view:
        case.weighed = list(view.weighed())
        _match(case, view, {one.name: one for one in listed})
    memory = store.Memory(folder / "case", config.load(folder / "case"))
    try:
        with memory.desk([]) as desk:
            case.groups, case.known = members(desk.shelf, [one.claim.statements for one in case.weighed])
    finally:
        memory.close()
    return case


def _match(case: Case, view: CaseView, made: dict[str, Made]) -> None:
    """Find the statement that tells each fact: in the sentence, with its figure; of several the shortest in a claim."""
    for report in view.reports():
        reading = view.reading(report.id)
        one = made[Path(report.input).name]
        for fact, origin, words in one.told:
            at = report.text.find(words)
            inside = [each for each in (reading.statements if reading else ()) if _tells(each, at, at + len(words))]
            if at < 0 or not inside:
                case.missed += 1
                continue
            best = min(
                inside, key=lambda each: (each.claim is None, sum(p.end - p.start for p in each.content), each.id)
            )
            case.told[best.id] = ((one.event, fact), origin)


def _tells(one: Statement, start: int, end: int) -> bool:
    return start <= one.content[0].start < end and any(
        letter.isdigit() for piece in one.content for letter in piece.text
    )


@dataclass
class Scored:
    """Pairs of one fact, each with whether it has one origin, the probability that the ledger gives, and the fact."""

    same: list[bool] = field(default_factory=list)
    told: list[float | None] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def pairs(case: Case) -> Scored:
    """Give every pair of heard statements of one fact; `None` where the ledger keeps them apart."""
    given: dict[tuple[str, str], float] = {}
    for group in case.groups:
        if any(one.id in case.told for one in group):
            given.update({(tie.one, tie.other): tie.probability for tie in ties(group, case.known)})
    scored = Scored()
    for fact, own in _facts(case).items():
        for one, other in combinations(own, 2):
            scored.facts.append(fact)
            scored.same.append(case.told[one][1] == case.told[other][1])
            scored.told.append(given.get((one, other), given.get((other, one))))
    return scored


def _facts(case: Case) -> dict[Fact, list[str]]:
    """Give the heard statements of each fact."""
    heard = {one for each in case.weighed for one in each.claim.statements}
    facts: defaultdict[Fact, list[str]] = defaultdict(list)
    for statement, (fact, _) in sorted(case.told.items()):
        if statement in heard:
            facts[fact].append(statement)
    return facts


def auc(same: Sequence[bool], score: Sequence[float]) -> float:
    """Give the chance that a pair of one origin scores above a pair of two, ties by half."""
    counts: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for label, value in zip(same, score, strict=True):
        counts[value][label] += 1
    below = won = 0.0
    for value in sorted(counts):
        apart, one = counts[value]
        won += one * (below + apart / 2)
        below += apart
    total = sum(same)
    return won / max(1, total * (len(same) - total))


def bins(scored: Scored) -> Iterator[tuple[int, float, float, float]]:
    """Give for each tenth of probability its pairs, what they were told on average, what they are, and chance's share.

    The pairs of one event in a bin nearly always go one way together, so chance is reckoned by events and not by pairs:
    the last number is the standard error of the distance if what was told holds and all pairs of an event agree.
    """
    held: defaultdict[int, list[tuple[float, bool, int]]] = defaultdict(list)
    for label, value, (event, _) in zip(scored.same, scored.told, scored.facts, strict=True):
        if value is not None:
            held[min(9, int(value * 10))].append((value, label, event))
    for number in sorted(held):
        rows = held[number]
        told, true = (sum(one[at] for one in rows) / len(rows) for at in (0, 1))
        squares = sum(size * size for size in Counter(event for _, _, event in rows).values())
        yield len(rows), told, true, math.sqrt(squares * told * (1 - told)) / len(rows)


def by_fact(scored: Scored) -> float:
    """Give the largest distance of a bin where the pairs of one fact in it count as one."""
    held: defaultdict[int, defaultdict[Fact, list[float]]] = defaultdict(lambda: defaultdict(list))
    for label, value, fact in zip(scored.same, scored.told, scored.facts, strict=True):
        if value is not None:
            held[min(9, int(value * 10))][fact].append(label - value)
    means = [
        [sum(rows) / len(rows) for rows in facts.values()] for facts in held.values() if len(facts) >= FACTS_ENOUGH
    ]
    return max((abs(sum(one) / len(one)) for one in means), default=0.0)


def counts(case: Case) -> dict[str, float]:
    """Hold the number of voices to the number of origins of each fact."""
    voice = {one: each.id for claim in case.weighed for each in claim.voices for one in each.statements}
    claim_of = {one: each for each in case.weighed for one in each.claim.statements}
    tally: Counter[str] = Counter()
    off = 0
    for own in _facts(case).values():
        origins = len({case.told[one][1] for one in own})
        found = len({voice[one] for one in own if one in voice})
        off += abs(origins - found)
        kind = "several" if origins > 1 else "one" if len(own) > 1 else "lone"
        tally.update({"facts": 1, kind: 1, f"{kind} called several": found > 1})
        for claim in {claim_of[one].claim.id for one in own}:
            _inside([one for one in own if claim_of[one].claim.id == claim and one in voice], case, voice, tally=tally)
        if len({claim_of[one].claim.id for one in own}) == 1 and len(claim_of[own[0]].claim.sides) == 1:
            (side,) = claim_of[own[0]].claim.sides
            tally.update({"whole": 1, "in range": side.low <= origins <= side.high})
    return {
        "origins_mae": off / max(1, tally["facts"]),
        "one_called_several": tally["one called several"] / max(1, tally["one"]),
        "several_found": tally["several called several"] / max(1, tally["several"]),
        "claim_called_several": tally["claim one called several"] / max(1, tally["claim one"]),
        "claim_found": tally["claim several called several"] / max(1, tally["claim several"]),
        "in_range": tally["in range"] / max(1, tally["whole"]),
        "facts": float(tally["facts"]),
    }


def _inside(own: Sequence[str], case: Case, voice: dict[str, str], *, tally: Counter[str]) -> None:
    """Count what one claim says of a fact."""
    if len(own) > 1:
        kind = "claim several" if len({case.told[one][1] for one in own}) > 1 else "claim one"
        tally.update({kind: 1, f"{kind} called several": len({voice[one] for one in own}) > 1})


def calibration(scored: Scored, *, show: bool = False) -> dict[str, float]:
    """Hold what is told to what is, over bins of ten."""
    worst = beyond = 0.0
    for size, told, true, error in bins(scored):
        if show:
            print(f"{size:6} pairs told {told:.3f}: {true:.3f} of one origin, chance alone moves it by {error:.3f}")
        if size >= ENOUGH:
            worst, beyond = max(worst, abs(told - true)), max(beyond, abs(told - true) - ERRORS * error)
    return {
        "calibration_worst": worst,
        "calibration_beyond_chance": beyond,
        "calibration_by_fact": by_fact(scored),
    }


def together(all_scored: Iterable[Scored]) -> Scored:
    """Put the pairs of several seeds into one; their events are others."""
    one = Scored()
    for number, scored in enumerate(all_scored):
        one.same += scored.same
        one.told += scored.told
        one.facts += [(event + number * APART, fact) for event, fact in scored.facts]
    return one


def scores(case: Case, *, show: bool = False) -> dict[str, float]:
    """Score a built case."""
    scored = pairs(case)
    given = [(label, value) for label, value in zip(scored.same, scored.told, strict=True) if value is not None]
    heard = sum(map(len, _facts(case).values()))
    return {
        "heard": heard / max(1, len(case.told) + case.missed),
        "pair_auc": auc(scored.same, [value or 0.0 for value in scored.told]),
        "pair_auc_told": auc([label for label, _ in given], [value for _, value in given]),
        **calibration(scored, show=show),
        **counts(case),
    }


def measure(seed: int = SEED, number: int = EVENTS, rates: Rates = USUAL, *, show: bool = False) -> dict[str, float]:
    """Make up events of a seed, build them and score the ledger."""
    with tempfile.TemporaryDirectory(prefix="whence-voices-") as name:
        return scores(built(Path(name), events(seed, number, rates)), show=show)


def main() -> None:
    """Measure the seeds asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.voices", description=__doc__.partition("\n")[0])
    parser.add_argument("numbers", type=int, nargs="*", help="seed and events, once or several times")
    parser.add_argument("--world", choices=WORLDS, default="usual")
    asked = parser.parse_args()
    numbers = asked.numbers or [SEED, EVENTS]
    numbers += [EVENTS] * (len(numbers) % 2)
    held = []
    for seed, number in zip(numbers[::2], numbers[1::2], strict=True):
        with tempfile.TemporaryDirectory(prefix="whence-voices-") as name:
            case = built(Path(name), events(seed, number, WORLDS[asked.world]))
        print(f"\n{asked.world} {seed}, {number} events")
        for key, figure in scores(case, show=True).items():
            print(f"{key:26} {figure:.4f}")
        held.append(pairs(case))
    if len(held) > 1:
        print(f"\nall {len(held)}")
        for key, figure in calibration(together(held), show=True).items():
            print(f"{key:26} {figure:.4f}")


if __name__ == "__main__":
    main()
