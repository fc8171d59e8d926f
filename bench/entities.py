"""How well names become entities: our own small cases. `python -m bench.entities [tune|hold [MISSES]]`.

`entities.jsonl`: invented cases of one to three short reports, labelled before the rules were written (guide in labels.md).
A name stands as `[kind:words|group]`; names of one group in one case are one thing, `?` is a name that a careful reader
leaves open. The marked names are given to the resolving room, so that what is measured is who is who, not the finding of
names. The groups found are set against the labels:

* **B-cubed**: for every name the share of its found group that belongs to its true one (precision), and the share of its
  true group that was found with it (recall), averaged over names; F1 of the two.
* **false merges**: pairs of names of one case that were joined wrongly, by all pairs that were joined.
* **open names kept open**: names marked `?` that join none of the names labelled.

The first 52 cases were looked at while the rules were written (`tune`), the 40 after them only scored (`hold`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

from whence.model.identities import Identities
from whence.model.identity import content_id, digest_of
from whence.model.protocols import JudgedNames
from whence.model.reading import Mention, Reading, Sentence
from whence.model.reports import Published, Report
from whence.resolve import identities
from whence.resolve.alias_lists import alias_lists
from whence.resolve.known import Known

OWN = Path(__file__).with_name("entities.jsonl")
_MARK = re.compile(r"\[(?P<kind>[pogx]):(?P<name>[^\]|]+)\|(?P<group>[^\]]+)\]")
_KINDS = {"p": "person", "o": "organisation", "g": "place", "x": "other"}
_STOP = re.compile(r"(?<=[.!?”])\s+(?=[\"“A-Z])")


class Names:
    """`whence.model.protocols.NameIndex` for a case that is resolved in one go: nothing is held from before."""

    def __init__(self):
        self.blocks = {}

    def add(self, blocks):
        self.blocks.update({key: frozenset(own) for key, own in blocks.items()})
        return frozenset(blocks)

    def near(self, keys):
        return {key: self._near(key) for key in keys}

    def _near(self, key):
        own = self.blocks.get(key, frozenset())
        return frozenset(other for other, blocks in self.blocks.items() if other != key and own & blocks)

    def held(self, keys):
        return frozenset(keys) & self.blocks.keys()

    def aliases(self, _keys):
        return []

    def apart(self, _keys):
        return []

    def judged(self, _local):
        return JudgedNames()

    def namesakes(self, _reports):
        return {}


def laid(number, marked):
    """Take the marks out of a text; gives the report, its reading, and the group of each mention."""
    index = content_id("report", str(number))
    text, found, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        found.append((len(text), len(text) + len(match["name"]), _KINDS[match["kind"]], match["group"]))
        text += match["name"]
        last = match.end()
    text += marked[last:]
    report = Report(index, "x", None, None, None, None, None, Published(), "text/plain", "en", index, None, text)
    mentions = tuple(
        Mention(content_id("mention", index, start, end), report.span(start, end), kind)
        for start, end, kind, _ in found
    )
    edges = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    rows = tuple(
        Sentence(content_id("sentence", index, start, end), index, start, end)
        for start, end in pairwise(edges)
        if end > start
    )
    groups = {mention.id: group for mention, (*_, group) in zip(mentions, found, strict=True)}
    return report, Reading(index, rows, mentions, (), (), ()), groups


def listed(rows, folder):
    """Read the rows of a case as a user's list."""
    lines = ["name,alias,kind", *(",".join(row) for row in rows)]
    (folder / "aliases.csv").write_text("\n".join(lines) + "\n", "utf-8")
    lists = alias_lists(folder)
    return Known(digest_of(*lists.content), lists.aliases, tuple(lists.setbacks))


def resolved(case, folder):
    """Resolve a case; gives for each mention its label and its found group (its own id when it is left open)."""
    made = [laid(f"{case['id']} {number}", text) for number, text in enumerate(case["reports"])]
    lists = listed(case["lists"], folder) if "lists" in case else None
    found: Identities = identities(
        {report.id: report for report, _, _ in made}, {report.id: reading for report, reading, _ in made}, Names(),
        lists=lists,
    )  # fmt: skip
    head = {key: group.head for group in found.groups for key in group.keys}
    own = {use.mention: head[use.key] for local in found.locals for use in local.uses}
    labels = {}
    for _, reading, groups in made:
        for mention in reading.mentions:
            label = groups[mention.id] if groups[mention.id] != "?" else f"? {mention.id}"
            labels[mention.id] = (mention.span.text, label, own.get(mention.id, mention.id))
    return labels


def score(cases, folder, tell=None):
    """Score cases: B-cubed over all names, wrong pairs among joined ones."""
    counted = Counter()
    for case in cases:
        rows = list(resolved(case, folder).values())
        wrong = [(a[0], b[0]) for a, b in combinations(rows, 2) if a[2] == b[2] and a[1] != b[1]]
        missed = [(a[0], b[0]) for a, b in combinations(rows, 2) if a[2] != b[2] and a[1] == b[1]]
        counted["joined"] += sum(a[2] == b[2] for a, b in combinations(rows, 2))
        counted["wrong"] += len(wrong)
        counted["right cases"] += not wrong and not missed
        counted["cases"] += 1
        for _, label, group in rows:
            same = sum(other[1] == label and other[2] == group for other in rows)
            counted["precision"] += same / sum(other[2] == group for other in rows)
            counted["recall"] += same / sum(other[1] == label for other in rows)
            counted["names"] += 1
        opened = [row for row in rows if row[1].startswith("? ")]
        counted["open"] += len(opened)
        counted["kept open"] += sum(all(other is row or other[2] != row[2] for other in rows) for row in opened)
        if tell is not None and (wrong or missed):
            tell(f"{case['id']} ({case['why']}) wrong {wrong} missed {missed}")
    precision, recall = counted["precision"] / counted["names"], counted["recall"] / counted["names"]
    return {
        "B-cubed F1": 200 * precision * recall / (precision + recall),
        "B-cubed precision": 100 * precision,
        "B-cubed recall": 100 * recall,
        "false merges": 100 * counted["wrong"] / max(counted["joined"], 1),
        "cases wholly right": 100 * counted["right cases"] / counted["cases"],
        "open names kept open": 100 * counted["kept open"] / max(counted["open"], 1),
    }


def cases(split=None):
    """Load the cases of a split, all without one."""
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    return [row for row in rows if split in (None, row["split"])]


def measure():
    """Score both halves."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return {
            f"entities {split} {name}": round(value, 1)
            for split in ("tune", "hold")
            for name, value in score(cases(split), Path(folder)).items()
        }


def main():
    """Print the figures, and with MISSES what went wrong."""
    import tempfile

    split = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        found = score(cases(split), Path(folder), print if "MISSES" in sys.argv else None)
    for name, value in found.items():
        print(f"{name:24}{value:8.1f}")


if __name__ == "__main__":
    main()
