"""Lay coloured stretches over a text: from overlapping spans to properly nested pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """A stretch `[start, end)` to be coloured with the style of one class.

    Attributes:
        to: Anchor on the same page that its words lead to, empty when they lead nowhere.
    """

    start: int
    end: int
    style: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch `[start, end)` that a link can point to.

    Attributes:
        id: Anchor of the stretch, unique on its page.
        note: Number of the margin note that speaks of it, `None` when there is none.
    """

    start: int
    end: int
    id: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that a link can point to; `id` is its anchor, unique on its page."""

    at: int
    id: str


@dataclass(frozen=True, slots=True)
class Token:
    """One step of writing marked text.

    Attributes:
        kind: `open` a frame, `close` the innermost, `text`, `stop` (a bare anchor), or `note` (a
            reference to the margin).
        text: The words of a `text`; else empty.
        style: Classes of a `text`, sorted and joined by blanks; empty when it is plain.
        id: Anchor of an `open` or a `stop`; `None` where a frame goes on after another one was closed.
        number: Of a `note`.
        to: Anchor that a `text` leads to; where several do, that of the stretch that begins last.
    """

    kind: str
    text: str = ""
    style: str = ""
    id: str | None = None
    number: int = 0
    to: str = ""


def marked(
    text: str,
    bounds: tuple[int, int],
    paints: Iterable[Paint],
    *,
    frames: Iterable[Frame] = (),
    stops: Iterable[Stop] = (),
) -> list[Token]:
    """Cut a stretch of text into pieces of one look each, inside frames that nest.

    Why this way: sources, cues, contents, shared passages and statements overlap as they like, and a page
    allows only nesting. One sweep over all borders keeps it linear; a frame that crosses another one is
    closed and opened again, its anchor staying with the first piece.

    Args:
        text: The whole text that offsets count in.
        bounds: Start and end of the stretch to write.
        paints: Stretches to colour; what lies outside the bounds is cut off.
        frames: Stretches to be linked to; a frame has its anchor only where it starts inside the bounds.
        stops: Places to be linked to; those outside the bounds are left out.

    Returns:
        Tokens in reading order; their texts joined are exactly `text[start:end]`.

    Cost: linear in borders times the depth of nesting, after sorting.
    """
    start, end = bounds
    sweep = _Sweep(text, start, end)
    for paint in paints:
        sweep.paint(paint)
    for frame in frames:
        sweep.frame(frame)
    for stop in stops:
        sweep.stop(stop)
    return list(sweep.tokens())


class _Sweep:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._borders = {start, end}
        self._begins: defaultdict[int, list[Paint]] = defaultdict(list)
        self._ends: defaultdict[int, list[Paint]] = defaultdict(list)
        self._opens: defaultdict[int, list[Frame]] = defaultdict(list)
        self._stops: defaultdict[int, list[str]] = defaultdict(list)
        self._stack: list[Frame] = []
        self._active: defaultdict[str, int] = defaultdict(int)
        self._links: dict[str, None] = {}

    def paint(self, paint: Paint) -> None:
        start, end = max(paint.start, self._start), min(paint.end, self._end)
        if start < end:
            self._borders |= {start, end}
            self._begins[start].append(paint)
            self._ends[end].append(paint)

    def frame(self, frame: Frame) -> None:
        start, end = max(frame.start, self._start), min(frame.end, self._end)
        if start < end:
            self._borders |= {start, end}
            self._opens[start].append(frame)

    def stop(self, stop: Stop) -> None:
        if self._start <= stop.at < self._end:
            self._borders.add(stop.at)
            self._stops[stop.at].append(stop.id)

    def tokens(self) -> Iterator[Token]:
        borders = sorted(self._borders)
        for at, following in zip(borders, [*borders[1:], self._end], strict=True):
            yield from self._close(at)
            self._repaint(at)
            yield from (Token("stop", id=each) for each in sorted(self._stops[at]))
            for frame in sorted(self._opens[at], key=lambda each: (-each.end, each.id)):
                yield Token("open", id=frame.id if frame.start == at else None)
                self._stack.append(frame)
            if at < following:
                style = " ".join(sorted(name for name, count in self._active.items() if count > 0))
                yield Token("text", self._text[at:following], style, to=next(reversed(self._links), ""))

    def _close(self, at: int) -> Iterator[Token]:
        last = at == self._end
        done = [frame for frame in self._stack if frame.end <= at]
        yield from (Token("note", number=frame.note) for frame in reversed(done) if frame.note is not None)
        kept: list[Frame] = []
        while self._stack and (last or any(frame.end <= at for frame in self._stack)):
            frame = self._stack.pop()
            yield Token("close")
            if frame.end > at and not last:
                kept.append(frame)
        for frame in reversed(kept):
            yield Token("open")
            self._stack.append(frame)

    def _repaint(self, at: int) -> None:
        for paint in self._ends[at]:
            self._active[paint.style] -= 1
            self._links.pop(paint.to, None)
        for paint in self._begins[at]:
            self._active[paint.style] += 1
            if paint.to:
                self._links[paint.to] = None
