"""Where the words of a map can stand without lying over one another or over what they name."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.text.earth import Point

#: Height of a line of words, and width of a letter, of a wide one and of a digit of a mark, in units.
LINE, LETTER, WIDE_LETTER, DIGIT = 15.0, 7.0, 13.5, 8.0
#: Letters of a name in the picture at most; the list has all of it.
MOST = 30
#: Units kept between words and other shapes, and between words and what they name; lengths of the stroke that ties them
#: to what is farther off.
AIR, GAP, FAR = 3.0, 5.0, (14.0, 26.0, 40.0, 58.0)
#: Each square unit of a shape that words cover costs so much, to stand all within a large one that is not their own so
#: much; from the last cost on the mark alone is better.
COVERED, WITHIN, DEAR = 0.02, 2.5, 24.0
#: Where to write inside a large shape: shares of its width off its middle.
ASIDE = (0.0, 0.3, -0.3)
#: Units of a cell by which blocks are found.
CELL = 48.0
#: Shapes from this share of a picture on are large.
SPARED = 0.15

#: Where to look farther off: to the right and to the left, straight and askew, above and below.
AROUND = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))

#: Left, top, right and bottom.
Block = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture.

    Attributes:
        mark: A number or a letter in front of them, empty for none.
        text: Empty where there is room for the mark alone.
        x, y: Where they stand; y is their base line.
        anchor: How they run from x: `start`, `middle` or `end`.
        lead: Stroke to what they name when they stand apart from it, as x, y, x, y.
    """

    mark: str
    text: str
    x: float
    y: float
    anchor: str = "middle"
    lead: tuple[float, float, float, float] | None = None

    @property
    def block(self) -> Block:
        """The room they take."""
        wide = DIGIT * len(self.mark) + (GAP if self.mark and self.text else 0.0) + sum(map(_width, self.text))
        left = {"start": self.x, "end": self.x - wide, "middle": self.x - wide / 2}[self.anchor]
        return left, self.y - LINE * 0.75, left + wide, self.y + LINE * 0.3


class Blocks:
    """Parts of a picture, found by where they lie."""

    def __init__(self) -> None:
        """Begin with none."""
        self._cells: dict[tuple[int, int], list[Block]] = {}

    def add(self, block: Block) -> None:
        """Take one in."""
        for cell in _cells(block):
            self._cells.setdefault(cell, []).append(block)

    def near(self, block: Block) -> set[Block]:
        """Give those that may lie over a part of the picture."""
        return {each for cell in _cells(block) for each in self._cells.get(cell, ())}


class Room:
    """The room of a picture that is still free.

    Why this way: of some thirty places around what is named the cheapest is taken, first come first served; words
    never lie over words or dots, over shapes only when nothing else is left. That is quick, looks the same on every
    machine, and needs no measuring of letters.
    """

    def __init__(self, wide: float, high: float) -> None:
        """Begin with an empty picture of so many units."""
        self._wide, self._high = wide, high
        self._taken, self._shapes = Blocks(), Blocks()
        self._large: list[Block] = []

    def block(self, block: Block) -> None:
        """Keep words from a part of the picture."""
        self._taken.add(block)

    def shape(self, block: Block) -> None:
        """Ask words to spare a shape; of one that fills much of the picture only the rest keeps off, if it can."""
        left, top, right, bottom = block
        small = (right - left) * (bottom - top) < SPARED * self._wide * self._high
        if small:
            self._shapes.add(_padded(block))
        else:
            self._large.append(_padded(block))

    def place(self, mark: str, name: str, *, around: Block, at: Point) -> Label | None:
        """Find room for the mark and the name of a shape, or for the mark alone; `None` when there is none.

        Args:
            mark: Number of the shape.
            name: Cut when it is long.
            around: The room of the shape.
            at: Its middle.
        """
        short = name if len(name) <= MOST else f"{name[: MOST - 1]}…"
        found = self._cheapest(Label(mark, short, *at), around)
        if found is None or found[0] >= DEAR:
            bare = self._cheapest(Label(mark, "", *at), around)
            if bare is not None and (found is None or bare[0] + DEAR / 2 < found[0]):
                found = bare
        if found is None:
            return None
        self._taken.add(found[1].block)
        return _short(found[1])

    def clear(self, block: Block) -> bool:
        """Tell whether nothing stands in a part of the picture, not even a small shape."""
        return not any(_over(block, each) for each in self._taken.near(block) | self._shapes.near(block))

    def beside(self, block: Block) -> bool:
        """Tell whether a part of the picture lies off the large shapes too."""
        return not any(_over(block, each) for each in self._large)

    def free(self, label: Label) -> Label | None:
        """Give words back when they fit right there over nothing else, and take their room."""
        if not self._fits(label.block) or any(_over(label.block, shape) for shape in self._shapes.near(label.block)):
            return None
        self._taken.add(label.block)
        return _short(label)

    def _cheapest(self, label: Label, around: Block) -> tuple[float, Label] | None:
        best: tuple[float, Label] | None = None
        for cost, one in _tries(label, around):
            if best is not None and cost >= best[0]:
                continue
            if self._fits(one.block):
                whole = cost + self._covered(one.block, own=_padded(around))
                if best is None or whole < best[0]:
                    best = whole, one
        return best

    def _covered(self, block: Block, *, own: Block) -> float:
        """Give what it costs to write over shapes; the sums are exact, so their order does not matter."""
        small = [(shape, over) for shape in self._shapes.near(block) if (over := _over(block, shape))]
        hidden = math.fsum(over for shape, over in small if not _holds(shape, block))
        within = math.fsum(over for shape, over in small if shape != own and _holds(shape, block))
        within += math.fsum(_over(block, shape) for shape in self._large if shape != own)
        return COVERED * hidden + WITHIN * within / _over(block, block)

    def _fits(self, block: Block) -> bool:
        left, top, right, bottom = block
        if left < 2 or right > self._wide - 2 or top < 2 or bottom > self._high - 2:
            return False
        return not any(_over(block, taken) for taken in self._taken.near(block))


def _tries(label: Label, around: Block) -> Iterator[tuple[float, Label]]:
    """Give the places to try, each with its cost: inside, beside, then farther off with a stroke."""
    left, top, right, bottom = around
    x, y = label.x, label.y + 4
    wide = label.block[2] - label.block[0]
    if right - left > wide + 2 * GAP and bottom - top > 2 * LINE:
        steps = int((bottom - top) / 2 / LINE)
        for step, side, aside in itertools.product(range(min(steps, 4)), (1, -1), ASIDE):
            shift = aside * (right - left)
            if (step or side > 0) and left + GAP < x + shift - wide / 2 and x + shift + wide / 2 < right - GAP:
                yield 0.5 * step + 0.7 * (aside != 0), replace(label, x=x + shift, y=y + side * step * LINE)
    beside: Sequence[tuple[str, float, float]] = (
        ("start", right + GAP, y),
        ("end", left - GAP, y),
        ("middle", x, top - GAP),
        ("middle", x, bottom + LINE - 2),
        ("start", right + 1, top - 1),
        ("start", right + 1, bottom + LINE - 5),
        ("end", left - 1, top - 1),
        ("end", left - 1, bottom + LINE - 5),
    )
    for number, (anchor, at_x, at_y) in enumerate(beside):
        yield 2 + 0.5 * number, replace(label, x=at_x, y=at_y, anchor=anchor)
    for far in FAR:
        for across, down in AROUND:
            anchor = ("middle", "start", "end")[across]
            at_x = {1: right, -1: left, 0: x}[across] + across * far
            at_y = {1: bottom + LINE / 2, -1: top, 0: y}[down] + down * far
            yield 8 + far / 4, _led(replace(label, x=at_x, y=at_y, anchor=anchor), (x, label.y))


def _led(label: Label, to: Point) -> Label:
    """Tie words to a point by a stroke from the nearest edge of their room."""
    left, top, right, bottom = label.block
    start = min(max(to[0], left), right), min(max(to[1], top + 2), bottom - 1)
    return replace(label, lead=(*start, *to))


def _short(label: Label) -> Label:
    lead = label.lead
    if lead is not None:
        lead = round(lead[0], 1), round(lead[1], 1), round(lead[2], 1), round(lead[3], 1)
    return replace(label, x=round(label.x, 1), y=round(label.y, 1), lead=lead)


def _cells(block: Block) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (math.floor(value / CELL) for value in block)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


def _padded(block: Block) -> Block:
    return block[0] - AIR, block[1] - AIR, block[2] + AIR, block[3] + AIR


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return WIDE_LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER


def _over(one: Block, other: Block) -> float:
    """Give the area that two blocks share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _holds(block: Block, inner: Block) -> bool:
    """Tell whether a block is so large that words inside it hide little of it."""
    return (block[2] - block[0]) * (block[3] - block[1]) > 8 * (inner[2] - inner[0]) * (inner[3] - inner[1])
