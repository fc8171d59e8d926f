"""Where the words of a map can stand without lying over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.publish.map_frame import WIDE
from whence.text.earth import Point

#: Height of a line of words and width of a letter, in units; letters of most scripts are narrower.
LINE, LETTER = 15.0, 6.6
#: Letters of a name in the picture at most; the list has all of it.
MOST = 34

Block = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture: the number of their spot (0 for a country), where they stand, and how they run."""

    number: int
    text: str
    x: float
    y: float
    anchor: str

    @property
    def block(self) -> Block:
        """The room they take: left, top, right and bottom."""
        wide = LETTER * (len(self.text) + (len(str(self.number)) + 1 if self.number else 0))
        left = {"start": self.x, "end": self.x - wide, "middle": self.x - wide / 2}[self.anchor]
        return left, self.y - LINE * 0.75, left + wide, self.y + LINE * 0.3


class Room:
    """The room of a picture that is still free."""

    def __init__(self, height: float, dots: Sequence[Point]) -> None:
        """Keep the dots free of words."""
        self._height = height
        self._taken: list[Block] = [(x - 4, y - 4, x + 4, y + 4) for x, y in dots]

    def place(self, number: int, name: str, at: Point, *, dot: bool) -> Label | None:
        """Find room for the number and the name of a spot, or for its number alone; `None` when there is none."""
        short = name if len(name) <= MOST else f"{name[: MOST - 1]}…"
        for text in (short, ""):
            for label in _tries(number, text, at, dot=dot):
                if self.free(label):
                    return label
        return None

    def free(self, label: Label) -> bool:
        """Tell whether words fit, and take their room if they do."""
        left, top, right, bottom = label.block
        if left < 2 or right > WIDE - 2 or top < 2 or bottom > self._height - 2:
            return False
        if any(left < b[2] and b[0] < right and top < b[3] and b[1] < bottom for b in self._taken):
            return False
        self._taken.append((left, top, right, bottom))
        return True


def _tries(number: int, text: str, at: Point, *, dot: bool) -> list[Label]:
    x, y = at
    beside = [Label(number, text, x + 8, y + 4, "start"), Label(number, text, x - 8, y + 4, "end")]
    over = [Label(number, text, x, y - 9, "middle"), Label(number, text, x, y + 19, "middle")]
    inside = [Label(number, text, x, y + 4, "middle")]
    far = [Label(number, text, x, y + shift, "middle") for shift in (-24, 34, -39, 49)]
    return [*beside, *over, *far] if dot else [*inside, *over, *beside, *far]
