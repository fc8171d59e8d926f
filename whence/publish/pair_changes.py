"""Find in the words of a shared passage where each of its changes stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.lineage import Edit, Passage
from whence.model.spans import Span

#: Code points of a passage, from its beginning, in which changes are looked for; the rest is not shown either.
LOOKED_AT = 40_000
#: Steps after which the search is given up; a plain passage needs one a word.
PATIENCE = 200_000
#: What a change of words is called.
KINDS: Mapping[str, str] = {
    "figure": "number",
    "name": "name",
    "negation": "negation",
    "hedge": "hedge",
    "speaker": "speaker",
    "word": "other",
}

# Scripts without blanks: a letter is a word. Marks that sit on letters do not end a word.
_ALONE = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
_ON = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u2060"
)
WORD = re.compile(f"[{_ALONE}]|[^\\W_{_ALONE}](?:[{_ON}]|[^\\W_{_ALONE}])*")
#: Arabic letters that keyboards write in two ways.
_SAME = str.maketrans("\u064a\u0649\u0643\u0629", "\u06cc\u06cc\u06a9\u0647")

#: Whether a place, in code points of the whole text, is left out of what is compared.
Idle = Callable[[int], bool]
_Word = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A change with its place in both texts, in code points; one of the stretches may be empty."""

    a: tuple[int, int]
    b: tuple[int, int]
    kind: str


@dataclass(frozen=True, slots=True)
class Located:
    """What was found in a passage.

    Attributes:
        changes: In order.
        equal: Where each word that both have begins in either text, in order.
        ends: How far in either text changes were looked for.
    """

    changes: tuple[Change, ...]
    equal: tuple[tuple[int, int], ...]
    ends: tuple[int, int]


def located(passage: Passage, idle_a: Idle, idle_b: Idle) -> Located | None:
    """Find where in both texts the changes of a passage stand.

    Why this way: a row of the contract gives the words of a change, not their place, and short words stand in
    a passage many times. Equal words and changes must together make up the passage from its first word to its
    last, and that fixes the places.

    Args:
        passage: A passage with its edits in order.
        idle_a: What is no body in the first text, as clutter in the middle of a passage.
        idle_b: The same for the second.

    Returns:
        The changes; `None` when the edits do not make one text of the other.

    Cost: linear in the first `LOOKED_AT` code points, times the length of repetitions.
    """
    first, second = _Side(passage.a, idle_a), _Side(passage.b, idle_b)
    path = _path(first, second, passage.edits)
    if path is None:
        return None
    changes = tuple(
        Change(first.stretch(*in_a), second.stretch(*in_b), edit.kind)
        for edit, in_a, in_b in zip(passage.edits, path.in_a, path.in_b, strict=False)
    )
    equal = tuple((first.begin(in_a), second.begin(in_b)) for in_a, in_b in path.equal)
    return Located(changes, equal, (first.end(path.reached[0]), second.end(path.reached[1])))


class _Side:
    """The words of one side of a passage."""

    def __init__(self, span: Span, idle: Idle) -> None:
        self.text = span.text[:LOOKED_AT]
        self.whole = len(span.text) <= LOOKED_AT
        self.offset = span.start
        found = [match.span() for match in WORD.finditer(self.text) if not idle(span.start + match.start())]
        self.words: list[_Word] = found if self.whole else found[:-1]
        self.same = [_folded(self.text[start:end]) for start, end in self.words]
        self._last = {end: number for number, (_, end) in enumerate(self.words)}
        self._span = span

    def after(self, number: int, core: str) -> int | None:
        """Give the number of the word behind `core` when that stands at a word, else `None`."""
        if not core:
            return number
        if number >= len(self.words) or not self.text.startswith(core, self.words[number][0]):
            return None
        last = self._last.get(self.words[number][0] + len(core))
        return None if last is None else last + 1

    def begin(self, number: int) -> int:
        """Give the code point where a word begins."""
        return self.offset + self.words[number][0]

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points of the words from `first` to before `last`; of none, the place behind the one before."""
        if first < last:
            return self.offset + self.words[first][0], self.offset + self.words[last - 1][1]
        place = self.words[first - 1][1] if first else 0
        return self.offset + place, self.offset + place

    def end(self, reached: int) -> int:
        """Give the code point up to which the first `reached` words go; the end of the passage when those are all."""
        if self.whole and reached == len(self.words):
            return self._span.end
        return self.offset + (self.words[reached - 1][1] if reached else 0)


@dataclass(frozen=True, slots=True)
class _Path:
    in_a: Sequence[_Word]
    in_b: Sequence[_Word]
    equal: Sequence[_Word]
    reached: _Word


@dataclass(frozen=True, slots=True)
class _Step:
    """Words passed in either text, changes made, the step before."""

    a: int
    b: int
    done: int
    before: _Step | None


def _path(first: _Side, second: _Side, edits: Sequence[Edit]) -> _Path | None:
    """Walk both texts at once: over equal words, and over a change where its words stand; go back from dead ends."""
    cores = [(_core(edit.a), _core(edit.b)) for edit in edits]
    waiting = [_Step(0, 0, 0, None)]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < PATIENCE:
        step = waiting.pop()
        if (step.a, step.done) in seen:
            continue
        seen.add((step.a, step.done))
        if _arrived(step, (first, second), len(edits)):
            return _told(step)
        if step.done < len(cores):
            to_a, to_b = first.after(step.a, cores[step.done][0]), second.after(step.b, cores[step.done][1])
            if to_a is not None and to_b is not None:
                waiting.append(_Step(to_a, to_b, step.done + 1, step))
        more = step.a < len(first.words) and step.b < len(second.words)
        if more and first.same[step.a] == second.same[step.b]:
            waiting.append(_Step(step.a + 1, step.b + 1, step.done, step))
    return None


def _arrived(step: _Step, sides: tuple[_Side, _Side], changes: int) -> bool:
    first, second = sides
    ended = step.a == len(first.words), step.b == len(second.words)
    if first.whole and second.whole:
        return all(ended) and step.done == changes
    return any(ended)


def _told(step: _Step) -> _Path:
    reached = step.a, step.b
    in_a: list[_Word] = []
    in_b: list[_Word] = []
    equal: list[_Word] = []
    while step.before is not None:
        if step.done > step.before.done:
            in_a.append((step.before.a, step.a))
            in_b.append((step.before.b, step.b))
        else:
            equal.append((step.before.a, step.before.b))
        step = step.before
    return _Path(in_a[::-1], in_b[::-1], equal[::-1], reached)


def _core(words: str) -> str:
    """Cut a change to its words: from the first letter or digit to the last."""
    found = list(WORD.finditer(words))
    return words[found[0].start() : found[-1].end()] if found else ""


def _folded(word: str) -> str:
    """Write a word as comparing sees it: without case, accents, marks that are not seen, or the script of digits."""
    if word.isascii():
        return word.casefold()
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", word) if unicodedata.category(letter) not in _DROPPED
    )
    digits = (str(unicodedata.decimal(letter, letter)) for letter in plain.translate(_SAME).casefold())
    return "".join(digits).replace("\u0640", "")


_DROPPED = frozenset({"Mn", "Me", "Cf"})
