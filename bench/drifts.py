"""Drifts planted in invented statements: which are found, and what is found where none is. `python -m bench.drifts [SEED]`.

Every pair is one statement in two wordings, the second in a report that is known to have taken from the first. Of each
kind 120 pairs have one drift planted and nothing else; 480 pairs are retold, rounded, spelled out, corrected in words or
made more careful, without one. The reader reads both sentences; places are placed by hand. `KIND recall`: share of the
planted drifts of the kind that are found. `KIND other per 1,000`: drifts of another kind than the planted, per 1,000
planted pairs of all kinds. `false per 1,000`: drifts found in 1,000 pairs without one. `without a path`: drifts that the
ledger gives for 200 pairs that differ and have nothing to do with each other.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from memory_shelf import Memory

from bench.conflicts import said_of
from whence.model.lineage import Derivation
from whence.model.protocols import SourceName
from whence.model.reports import Published, Report
from whence.model.spots import Spot
from whence.read.english import English
from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.drifts.finding import drifts
from whence.weigh.roots import heard
from whence.weigh.voices.counting import Group

KINDS = ("figure", "counted", "scope", "place", "time", "speaker", "hedge", "stance")
EACH, PLAIN, LOOSE = 120, 480, 200
#: Towns with their middles, far from each other; sentences about them are invented.
TOWNS = {
    "Tromso": (69.65, 18.96),
    "Cuenca": (-2.90, -79.00),
    "Mwanza": (-2.52, 32.90),
    "Bergamo": (45.69, 9.67),
    "Hobart": (-42.88, 147.33),
    "Sapporo": (43.06, 141.35),
    "Agadez": (16.97, 7.99),
    "Lublin": (51.25, 22.57),
    "Nagpur": (21.15, 79.09),
    "Halifax": (44.65, -63.58),
}
SOURCES = [
    "the Herring Union",
    "Dr Ilse Korran",
    "the Lantern Institute",
    "Captain Bo Velting",
    "the Parish Council",
    "Minister Oda Brann",
    "the Glaziers' Guild",
    "Sergeant Piet Marrow",
]
OUTLETS = [
    "the Tarn Herald",
    "the Low Dispatch",
    "Kestrel Radio",
    "the Quay Observer",
    "the Mill Examiner",
    "Vane Online",
]
#: Thing, what happened to it, the same in other words, another thing, another event.
FACTS = [
    ("greenhouses", "were flattened by hail", "were crushed in the hailstorm", "stables", "were insured against hail"),
    ("apprentices", "were sent home unpaid", "had to go home without pay", "foremen", "were taught to weld"),
    (
        "violins",
        "were stolen from the depot",
        "vanished from the depot in a theft",
        "flutes",
        "were repaired at the depot",
    ),
    ("beehives", "were burnt by vandals", "went up in flames lit by vandals", "haystacks", "were painted by pupils"),
    ("passengers", "were injured on the ferry", "were hurt aboard the ferry", "sailors", "were killed on the ferry"),
    (
        "parcels",
        "were lost by the carrier",
        "went missing with the carrier",
        "letters",
        "were delivered by the carrier",
    ),
    ("goats", "were poisoned at the spring", "drank poison at the spring", "mules", "were sold at the spring"),
    (
        "tenants",
        "were evicted before winter",
        "were put out of their homes before winter",
        "shopkeepers",
        "were visited before winter",
    ),
    ("lamps", "were switched off at the harbour", "went dark at the harbour", "cranes", "were painted at the harbour"),
    ("volunteers", "were trained at the quarry", "got their training at the quarry", "dogs", "were fed at the quarry"),
]
MONTHS = ["March", "April", "May", "June", "September", "October"]
REGIONS = ["across the country", "in the whole region", "nationwide", "across the province"]


class Maker:
    """Makes pairs of statements from a seed."""

    def __init__(self, seed):
        """Start with a seed."""
        self.dice = random.Random(seed)
        self.reader = English()
        self.number = 0

    def base(self):
        """Make up what is told."""
        thing, done, otherwise, other, event = self.dice.choice(FACTS)
        value = self.dice.choice(
            [self.dice.randint(13, 97), self.dice.randint(113, 989), self.dice.randint(1_103, 9_871)]
        )
        return {
            "thing": thing,
            "done": done,
            "otherwise": otherwise,
            "other": other,
            "event": event,
            "number": f"{value:,}",
            "value": value,
            "where": f"in {self.dice.choice(sorted(TOWNS))}",
            "when": f"on {self.dice.randint(2, 27)} {self.dice.choice(MONTHS)} 2031",
            "source": self.dice.choice(SOURCES),
            "cue": "said",
            "soft": "",
            "outlet": self.dice.choice(OUTLETS),
        }

    def planted(self, kind):
        """Make a pair with one drift of a kind."""
        start = self.base()
        echo = self.retold(start)
        getattr(self, f"_{kind}")(start, echo)
        return start, echo

    def retold(self, start):
        """Tell the same in another outlet's words."""
        outlet = self.dice.choice([one for one in OUTLETS if one != start["outlet"]])
        return start | {
            "done": self.dice.choice([start["done"], start["otherwise"]]),
            "outlet": outlet,
            "turned": self.dice.random() < 0.5,
        }

    def plain(self):
        """Make a pair without a drift."""
        start = self.base()
        echo = self.retold(start)
        way = self.dice.randrange(6)
        if way == 1:
            echo["number"] = f"about {round(start['value'], -1 if start['value'] < 1000 else -2):,}"
        if way == 2:
            day, month, year = echo["when"].removeprefix("on ").split()
            echo["when"] = f"on {month} {day}, {year}"
        if way == 3:
            echo["correct"] = True
            echo["number"] = f"{start['value'] + self.dice.randint(3, 9):,}"
        if way == 4:
            echo["soft"] = "reportedly "
        if way == 5:
            echo["number"] = f"more than {start['value'] // 10 * 10:,}"
        return start, echo

    def _figure(self, start, echo):
        echo["number"] = f"{int(start['value'] * self.dice.choice([0.4, 1.7, 3.2])) + 1:,}"

    def _counted(self, start, echo):
        if self.dice.random() < 0.6:
            echo["thing"] = start["other"]
        else:
            echo["done"] = start["event"]

    def _scope(self, start, echo):
        way = self.dice.randrange(3)
        if way == 0:
            echo["where"] = self.dice.choice(REGIONS)
        elif way == 1:
            start["number"], echo["rate"] = start["number"], " a week"
        else:
            start["rate"], echo["where"] = " a month", start["where"]

    def _place(self, start, echo):
        echo["where"] = f"in {self.dice.choice([one for one in sorted(TOWNS) if one not in start['where']])}"

    def _time(self, start, echo):
        day, month, year = start["when"].removeprefix("on ").split()
        echo["when"] = f"on {(int(day) + 11) % 26 + 2} {month} {year}"

    def _speaker(self, start, echo):
        way = self.dice.randrange(3)
        if way == 0:
            echo["source"] = None
        elif way == 1:
            echo["source"], echo["cue"] = start["outlet"], "found"
        else:
            echo["source"] = self.dice.choice([one for one in SOURCES if one != start["source"]])
            echo["done"], echo["turned"] = start["done"], False

    def _hedge(self, start, _):
        way = self.dice.randrange(3)
        if way == 0:
            start["soft"] = self.dice.choice(["reportedly ", "allegedly ", "apparently "])
        elif way == 1:
            start["done"] = start["done"].replace("were ", "may have been ", 1)
        else:
            start["number"] = f"about {start['number']}"

    def _stance(self, start, echo):
        if self.dice.random() < 0.6:
            start["cue"] = self.dice.choice(["claimed", "alleged", "suggested"])
            echo["cue"] = self.dice.choice(["confirmed", "revealed", "proved"])
        else:
            echo["day"] = "2031-11-03"
            start["done"] = start["done"].replace("were ", self.dice.choice(["will be ", "are expected to be "]), 1)
            echo["done"] = start["done"].replace("will be ", "were ").replace("are expected to be ", "were ")

    def text(self, one):
        """Set what is told as a sentence."""
        done = (
            one["done"].replace("were ", f"were {one['soft']}", 1)
            if "were " in one["done"]
            else f"{one['soft']}{one['done']}"
        )
        core = f"{one['number']} {one['thing']}{one.get('rate', '')} {done} {one['where']} {one['when']}"
        if one.get("correct"):
            core = f"the number of {one['thing']} that {done} {one['where']} {one['when']} was corrected to {one['number']}"
        if one["source"] is None:
            return core[0].upper() + core[1:] + "."
        if one.get("turned") and one["cue"] == "said":
            return f"According to {one['source']}, {core}."
        name = one["source"][0].upper() + one["source"][1:]
        return f"{name} {one['cue']} that {core}."

    def heard(self, one, day):
        """Read a sentence and give the statement of it that says most."""
        self.number += 1
        text = self.text(one)
        dated = Published(day, day, day, "given")
        owner = Report(
            f"report-{self.number}",
            "",
            None,
            one["outlet"],
            None,
            None,
            None,
            dated,
            "text/plain",
            "en",
            "0" * 64,
            None,
            text,
        )
        reading = self.reader.reading(owner)
        if not reading.statements:
            return None
        statement = max(reading.statements, key=lambda each: (len(each.figures), len(each.chain), each.content[0].text))
        said = said_of(statement, reading, owner)
        sources = tuple(
            SourceName(f"group:{each.text}".lower() if any(map(str.isupper, each.text)) else None, each.text, each.kind)
            for each in said.sources
        )
        places = tuple(_spots(owner, statement))
        return replace(said, sources=sources, places=places)


def _spots(owner, statement):
    for town, (latitude, longitude) in TOWNS.items():
        at = owner.text.find(town)
        if at >= 0 and any(piece.start <= at < piece.end for piece in statement.content):
            yield Spot(owner.span(at, at + len(town)), town, "town", None, latitude, longitude, 5_000.0, 0.95)


def found(maker, start, echo):
    """Give the kinds of drift found between two wordings with a path between them; `None` when one was not read."""
    one, other = maker.heard(start, "2031-11-03"), maker.heard(echo, echo.get("day", "2031-11-04"))
    if one is None or other is None:
        return None
    members = tuple(heard(each, gist(each)) for each in (one, other))
    path = Derivation("d", other.statement.report, one.statement.report, "o", 0.95, "copy", ())
    known = Background(derivations={other.statement.report: [path]})
    return list(drifts("claim", [Group(members, ())], known))


def measure(seed=31):
    """Measure recall by kind, other kinds found, false drifts, and drifts without a path."""
    maker = Maker(seed)
    made, right, other, false = {}, Counter(), 0, 0
    for kind in KINDS:
        for _ in range(EACH):
            kinds = {one.kind for one in found(maker, *maker.planted(kind)) or ()}
            right[kind] += kind in kinds
            other += len(kinds - {kind})
        made[f"{kind} recall"] = round(right[kind] / EACH, 3)
    for _ in range(PLAIN):
        false += len(found(maker, *maker.plain()) or ())
    made["macro recall"] = round(sum(right.values()) / EACH / len(KINDS), 3)
    made["other kinds per 1,000"] = round(1000 * other / EACH / len(KINDS), 1)
    made["false per 1,000"] = round(1000 * false / PLAIN, 1)
    made["without a path"] = _without_path(maker)
    return made


def _without_path(maker):
    """Count the drifts of pairs by two sources of two outlets that differ in a figure or a place."""
    count = 0
    for _ in range(LOOSE):
        start, echo = maker.planted(maker.dice.choice(["figure", "place"]))
        echo["source"] = maker.dice.choice([one for one in SOURCES if one != start["source"]])
        said = [one for one in (maker.heard(start, "2031-11-03"), maker.heard(echo, "2031-11-03")) if one is not None]
        memory = Memory()
        memory.weigh(said)
        count += sum(len(claim.drifts) for claim in memory.weighed.values())
    return count


def _show(seed):
    maker = Maker(seed)
    missed = defaultdict(list)
    for kind in KINDS:
        for _ in range(EACH // 2):
            pair = maker.planted(kind)
            got = found(maker, *pair) or []
            if {one.kind for one in got} != {kind}:
                missed[kind].append(
                    (maker.text(pair[0]), maker.text(pair[1]), [(one.kind, one.explanation) for one in got])
                )
    for _ in range(PLAIN // 2):
        pair = maker.plain()
        got = found(maker, *pair) or []
        if got:
            missed["plain"].append(
                (maker.text(pair[0]), maker.text(pair[1]), [(one.kind, one.explanation) for one in got])
            )
    for kind, rows in missed.items():
        print(f"== {kind}: {len(rows)}")
        for row in rows[:6]:
            print(*row, sep="\n     ")


if __name__ == "__main__":
    if "--show" in sys.argv:
        _show(7)
    else:
        print(json.dumps(measure(*map(int, sys.argv[1:])), indent=1))
