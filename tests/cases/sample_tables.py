"""The sample case as its export tells it, and the questions that `expected.toml` puts to it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

REPORTS = Path(str(files("whence.sample"))) / "reports"
EXPECTED: dict[str, Any] = tomllib.loads(files("whence.sample").joinpath("expected.toml").read_text("utf-8"))

#: Share of a quote's characters that a statement's content must cover to be a statement of that quote.
COVER = 0.6

Row = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Sample:
    """The exported tables, each row a mapping."""

    tables: dict[str, list[Row]]

    @classmethod
    def load(cls, folder: Path) -> Sample:
        tables = {}
        for path in sorted(folder.glob("*.jsonl")):
            tables[path.stem] = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        return cls(tables)

    def report(self, name: str) -> Row:
        """Give the one report that goes by this name in `expected.toml`."""
        wanted = EXPECTED["reports"][name]
        found = [
            row
            for row in self.tables["reports"]
            if row["input"].endswith(wanted["file"]) and wanted.get("holds", "") in " ".join(row["text"].split())
        ]
        assert len(found) == 1, f"{len(found)} reports go by {name}: {[row['input'] for row in found]}"
        return found[0]

    def place(self, name: str, quote: str) -> tuple[str, int, int]:
        """Find a quote in its report, whatever the blanks between its words."""
        row = self.report(name)
        pattern = r"\s+".join(re.escape(word) for word in quote.split())
        hits = list(re.finditer(pattern, row["text"]))
        assert hits, f"{name} does not hold {quote!r}"
        return row["id"], hits[-1].start(), hits[-1].end()

    @cached_property
    def by_report(self) -> dict[str, list[Row]]:
        grouped: dict[str, list[Row]] = {}
        for row in self.tables["statements"]:
            grouped.setdefault(row["report"], []).append(row)
        return grouped

    def statements(self, name: str, quote: str) -> list[Row]:
        """Give the statements whose content covers most of a quote, the closest fit first."""
        report, start, end = self.place(name, quote)
        fits = []
        for row in self.by_report.get(report, []):
            covered = sum(max(0, min(end, s["end"]) - max(start, s["start"])) for s in row["content"])
            size = sum(s["end"] - s["start"] for s in row["content"])
            if covered >= COVER * (end - start):
                fits.append((covered / (size + end - start - covered), row["id"], row))
        return [row for _, _, row in sorted(fits, key=lambda fit: (-fit[0], fit[1]))]

    def claims(self, name: str, quote: str) -> set[str]:
        """Give the claims that the statements of a quote stand in."""
        return {row["claim"] for row in self.statements(name, quote) if row["claim"] is not None}

    def claim(self, claim_id: str) -> Row:
        return next(row for row in self.tables["claims"] if row["id"] == claim_id)

    def groups(self) -> dict[str, set[str]]:
        """Give for each claim the groups of `expected.toml` that stand in it."""
        labels: dict[str, set[str]] = {}
        for group, wordings in EXPECTED["wordings"].items():
            for key, quote in wordings.items():
                for row in self.statements(key.partition(":")[0], quote):
                    labels.setdefault(row["id"], set()).add(group)
        for entry in EXPECTED["statement"]:
            for row in self.statements(entry["report"], entry["content"])[:1]:
                labels.setdefault(row["id"], {f"{entry['report']}: {entry['content']}"})
        found: dict[str, set[str]] = {}
        for row in self.tables["statements"]:
            if row["claim"] is not None and row["id"] in labels:
                found.setdefault(row["claim"], set()).update(labels[row["id"]])
        return found


def wording(group: str, key: str) -> tuple[str, str]:
    """Give the report and the quote of one wording."""
    return key.partition(":")[0], EXPECTED["wordings"][group][key]
