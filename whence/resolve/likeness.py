"""How alike two names are, by what stands in the two strings alone."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from whence.model.reading import MentionKind
from whence.resolve.names import tokens
from whence.resolve.skeleton import script_of, skeleton

__all__ = ["Likeness", "Prepared", "compare", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name ready to be compared."""

    name: str
    kind: MentionKind
    words: tuple[str, ...]
    skeletons: tuple[str, ...]
    initials: str
    script: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: 0 to 1; from 0.5 on the two are taken for one name.
        parts: Words that were set against each other and how they agree.
        against: What speaks against, in words for people.
    """

    score: float
    parts: tuple[tuple[str, str, str], ...]
    against: tuple[str, ...]


def prepare(name: str, kind: MentionKind) -> Prepared:
    """Prepare a name once for many comparisons."""
    words = tokens(name, kind)
    return Prepared(name, kind, words, tuple(map(skeleton, words)), "".join(word[0] for word in words), script_of(name))


def compare(a: Prepared, b: Prepared) -> Likeness:
    """Compare two prepared names."""
    if not a.words or not b.words:
        return Likeness(0.0, (), ("a name without letters",))
    if min(len(a.words), len(b.words)) == 1 and max(len(a.words), len(b.words)) > 1:
        return Likeness(0.3 if set(a.words) & set(b.words) else 0.0, (), ("one side is a single word",))
    parts = []
    left = list(b.words)
    total = 0.0
    for word in a.words:
        if left:
            best = max(left, key=lambda mate: JaroWinkler.similarity(word, mate))
            score = JaroWinkler.similarity(word, best)
            if score > 0.85 or skeleton(word) == skeleton(best):
                left.remove(best)
                parts.append((word, best, "equal" if word == best else "alike"))
                total += score
    score = total / max(len(a.words), len(b.words))
    return Likeness(round(score if score > 0.85 else score / 2, 3), tuple(parts), tuple(left))
