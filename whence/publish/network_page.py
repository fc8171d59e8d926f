"""Draw who repeats whom: every family of reports as a tree, the largest first."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.model.lineage import Derivation
from whence.publish.catalogue import Catalogue

#: Reports in the picture at most, families whole, the largest first; the rest is counted.
MOST = 500
#: Columns, their width, the height of a line, the step of a generation, and room around, in units.
COLUMNS, WIDTH, LINE, STEP, AIR = 2, 400, 19, 14, 12
#: Generations that are set further to the right; later ones stand under these.
DEEPEST = 6
#: Width of a letter, of a wide one; letters of a label are cut to the column.
LETTER, WIDE = 6.9, 13.5
#: Families told apart by a colour of their own: names of the colours of the style sheet.
COLOURS = ("source", "content", "cue", "drift", "conflict", "link", "interest")


@dataclass(frozen=True, slots=True)
class Dot:
    """A report, or the unseen text behind several, in the picture.

    Attributes:
        label: Cut to the room there is; `title` is whole.
        href: Its page, empty for an unseen text.
        line: Elbow from what it goes back to, empty for a root.
        beside: Where it and what it goes back to stand side by side, empty when they have no such page.
        style: `copy`, `common_unseen`, `undecided` or `root`: how sure the line is.
    """

    x: int
    y: int
    label: str
    title: str
    href: str
    line: str
    beside: str
    style: str
    colour: str


@dataclass(frozen=True, slots=True)
class Row:
    """One derivation in words: who, from whom, by what chance, and where both stand side by side."""

    family: int
    copy: str
    original: str
    style: str
    probability: float
    beside: str


@dataclass(frozen=True)
class Tree:
    """What goes back to one root: its branches by what they hang below, ids of reports and of unseen texts."""

    roots: tuple[str, ...]
    below: Mapping[str, Sequence[str]]

    def lines(self) -> Iterator[tuple[str, int]]:
        """Give each member with its generation, in the order of the picture."""
        waiting = [(root, 0) for root in reversed(self.roots)]
        while waiting:
            member, depth = waiting.pop()
            yield member, depth
            waiting.extend((each, depth + 1) for each in reversed(self.below.get(member, ())))


def network_page(made: Catalogue) -> dict[str, Any]:
    """Put together the picture and the list.

    Why this way: every report has a line of its own in its column and its label is cut to the column, so no label can
    lie on another, however many there are.

    Args:
        made: What is known of the case.

    Returns:
        What the template names.
    """
    chosen = {copy: _first(rows) for copy, rows in sorted(made.parents.items()) if rows}
    trees = sorted(_trees(made, chosen), key=lambda tree: (-sum(1 for _ in tree.lines()), tree.roots))
    dots: list[Dot] = []
    rows: list[Row] = []
    heights = [AIR] * COLUMNS
    drawn = 0
    for number, tree in enumerate(trees, 1):
        lines = list(tree.lines())
        reports = [member for member, _ in lines if member in made.briefs]
        if drawn + len(reports) > MOST and drawn:
            break
        drawn += len(reports)
        column = heights.index(min(heights))
        colour = COLOURS[number - 1] if number <= len(COLOURS) else "soft"
        dots.extend(_dots(made, lines, chosen, corner=(column * WIDTH + AIR, heights[column]), colour=colour))
        heights[column] += len(lines) * LINE + LINE
        rows.extend(_row(made, number, row) for member in reports for row in made.parents.get(member, ()))
    every = {member for tree in trees for member, _ in tree.lines() if member in made.briefs}
    return {
        "dots": dots,
        "rows": rows,
        "families": len(trees),
        "drawn": drawn,
        "left": len(every) - drawn,
        "alone": len(made.briefs) - len(every),
        "size": (COLUMNS * WIDTH + AIR, max(heights)),
    }


def _first(rows: Sequence[Derivation]) -> Derivation:
    """Choose the row that places a report: what it took most surely from, before unseen texts and open ones."""
    order = ("copy", "common_unseen", "undecided")
    return min(rows, key=lambda row: (order.index(row.direction), -row.probability, row.id))


def _trees(made: Catalogue, chosen: Mapping[str, Derivation]) -> Iterator[Tree]:
    above = {copy: row.origin if row.original is None else row.original for copy, row in chosen.items()}
    for root in _rings(above):
        del above[root]
    below: dict[str, list[str]] = defaultdict(list)
    for copy in sorted(above, key=lambda one: made.briefs[one].order):
        below[above[copy]].append(copy)
    for root in sorted(set(above.values()) - set(above)):
        yield Tree((root,), below)


def _rings(above: Mapping[str, str]) -> list[str]:
    """Choose the first member of each ring, as two reports that took passages from each other are."""
    seen: set[str] = set()
    found: list[str] = []
    for start in sorted(above):
        way: dict[str, None] = {}
        member = start
        while member in above and member not in seen and member not in way:
            way[member] = None
            member = above[member]
        if member in way:
            found.append(min(list(way)[list(way).index(member) :]))
        seen.update(way)
    return found


def _dots(
    made: Catalogue,
    lines: Sequence[tuple[str, int]],
    chosen: Mapping[str, Derivation],
    *,
    corner: tuple[int, int],
    colour: str,
) -> Iterator[Dot]:
    places: dict[str, tuple[int, int]] = {}
    for number, (member, depth) in enumerate(lines):
        x, y = corner[0] + min(depth, DEEPEST) * STEP, corner[1] + number * LINE
        places[member] = (x, y)
        row = chosen.get(member)
        above = None if row is None else places.get(row.origin if row.original is None else row.original)
        line = "" if above is None or number == 0 else f"M{above[0]} {above[1] + 4}V{y}H{x - 4}"
        brief = made.briefs.get(member)
        title = f"{brief.name}, {brief.date}" if brief else "A text that is not in the case"
        room = corner[0] + WIDTH - AIR - (x + 9)
        style = "root" if row is None or not line else row.direction
        beside = "" if row is None or not line else made.pair_href(row.copy, row.original)
        yield Dot(x, y, _cut(title, room), title, brief.href if brief else "", line, beside, style, colour)


def _cut(words: str, room: float) -> str:
    """Cut words to a width."""
    used, kept = 0.0, list[str]()
    for letter in words:
        used += WIDE if unicodedata.east_asian_width(letter) in "WF" or letter in "MW@%" else LETTER
        if used > room - LETTER:
            return f"{''.join(kept).rstrip()}…"
        kept.append(letter)
    return words


def _row(made: Catalogue, number: int, row: Derivation) -> Row:
    known = made.briefs.get(row.original) if row.original is not None else None
    original = "a text that is not in the case" if known is None else f"{known.name}, {known.date}"
    copy = made.briefs[row.copy]
    beside = made.pair_href(row.copy, row.original)
    return Row(number, f"{copy.name}, {copy.date}", original, row.direction, row.probability, beside)
