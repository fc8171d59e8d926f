"""The tree of a passage seen from its words: what hangs on a word, how far it reaches, who its subject is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.read.base import Parse
from whence.read.words import Passage

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"))
_LOOSE = frozenset(("acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "dep", "conj"))


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed passage.

    Attributes:
        words: The passage.
        parse: What it was made of.
        tags, deps, heads: Of its words, as plain lists.
        kids: Words that hang on each word, in order.
        left, right: First word under each word, and one past the last.
    """

    words: Passage
    parse: Parse
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]

    def below(self, index: int, *deps: str) -> Iterator[int]:
        """Give what hangs on a word by one of some relations."""
        return (kid for kid in self.kids[index] if self.deps[kid] in deps)

    def subject(self, verb: int) -> int | None:
        """Give the head of a verb's subject; verbs joined by "and" share one.

        Returns:
            `None` when none is written.
        """
        at, steps = verb, 0
        while steps < 4:
            own = next((kid for kid in self.kids[at] if self.deps[kid] in SUBJECTS), None)
            if own is None:
                helping = [kid for kid in self.kids[at] if self.deps[kid] in ("aux", "cop", "aux:pass")]
                own = next((kid for aux in helping for kid in self.kids[aux] if self.deps[kid] in SUBJECTS), None)
            if own is not None:
                return own
            shares = self.deps[at] == "conj" or (self.deps[at] == "xcomp" and self.tags[at] in ("VB", "VBG"))
            if not shares:
                return None
            at = self.heads[at]
            steps += 1
        return None

    def phrase(self, head: int) -> tuple[int, int]:
        """Give the range of a noun phrase, loose clauses behind a comma left out."""
        first, last = self.left[head], self.right[head]
        for kid in self.kids[head]:
            comma = self.left[kid] > head and self.words.word(self.left[kid]) == ","
            comma = comma or self.words.word(self.left[kid] - 1) == ","
            if kid > head and self.deps[kid] in _LOOSE and comma:
                last = min(last, self.left[kid])
        return self.trimmed(first, last)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Take marks and loose words off the edges of a range."""
        low = self.words.low
        while last > first and (not low[last - 1][:1].isalnum() and not _held(low, first, last)):
            last -= 1
        while first < last and not (low[first][:1].isalnum() or low[first][:1] in "@#$£€"):
            first += 1
        return first, last


def _held(low: list[str], first: int, last: int) -> bool:
    """Tell a last mark that belongs to the words before it: a closing bracket, the apostrophe of "miners'"."""
    return (low[last - 1] == ")" and "(" in low[first:last]) or low[last - 1] in ("'s", "'", "%")


def tree(words: Passage, parse: Parse) -> Tree:
    """See a parse from its words.

    Args:
        words: The passage.
        parse: Of the same passage.

    Cost: linear in words.
    """
    heads = parse.heads.tolist()
    total = len(heads)
    kids: list[list[int]] = [[] for _ in range(total)]
    order: list[int] = []
    for index, head in enumerate(heads):
        if head == index:
            order.append(index)
        else:
            kids[head].append(index)
    at = 0
    while at < len(order):
        order.extend(kids[order[at]])
        at += 1
    left, right = list(range(total)), list(range(1, total + 1))
    for index in reversed(order):
        head = heads[index]
        left[head] = min(left[head], left[index])
        right[head] = max(right[head], right[index])
    return Tree(words, parse, parse.tags, parse.deps, heads, kids, left, right)
