"""How alike two names are, by what stands in the two strings alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.resolve.likeness.features import (
    GROUP,
    LIGHT,
    PERSON,
    closed,
    letters,
    of_groups,
    of_persons,
    one_sided,
    unsettled,
)
from whence.resolve.likeness.pairs import Pairs, aligned
from whence.resolve.likeness.prepared import Prepared, prepare, stands_for

__all__ = ["SAME", "Likeness", "Prepared", "compare", "prepare"]

#: From this score on two names are taken for one.
SAME = 0.5
#: The most that a bare surname beside a full name, a name ruled out, and a person beside a body can reach.
UNSETTLED, CLOSED, OTHER_KIND = 0.45, 0.15, 0.4
#: The least for a name that is wholly part of the other: nothing contradicts it, though nothing settles it.
CONTAINED = 0.3
#: What initials that spell the whole name give; the least for equal words; the most without a word in common.
SPELT, EQUAL, REMOTE = 0.6, 0.98, 0.02
#: Kinds for people.
ARTICLES = {"person": "a person", "organisation": "an organisation", "place": "a place", "other": "something else"}
#: Initials from which on they settle it.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: 0 to 1, 3 places; from 0.5 on the two are taken for one name.
        parts: Words that were set against each other and how they agree: `equal`, `spelling`, `short form`,
            `initial`, `joined`, `initials`. against: What speaks against, in words for people.
    """

    score: float
    parts: tuple[tuple[str, str, str], ...]
    against: tuple[str, ...]


def compare(a: Prepared, b: Prepared) -> Likeness:
    """Tell how likely two names are two wordings of one name.

    Why this way: words are set against each other order-free, each pair with its own likelihood of being a variant; a
    logistic model over a dozen readable features weighs what agrees against what is left over. It sees two strings
    and no more: a translated name, or who a bare surname means, must come from a text or a list.

    Args:
        a: A name.
        b: Another, in any order: the score is the same.

    Returns:
        The score with the parts compared and what speaks against.

    Cost: 5 microseconds where nothing is in common, 15 to 40 else.
    Source: own; weights by `training/likeness.py` on perturbed names.
    """
    if not a.words or not b.words:
        return Likeness(0.0, (), ("a name without letters",))
    spelt = max(stands_for(a, b), stands_for(b, a))
    if spelt:
        return _by_initials(a, b, spelt)
    if a.acronym and b.acronym and a.plains != b.plains:
        return Likeness(0.0, (), (f"“{a.plains[0]}” and “{b.plains[0]}” are other initials",))
    pairs = aligned(a, b)
    if sorted(a.plains) != sorted(b.plains) and not any(
        pair.how not in {"initial", "initials"} and pair.weight > LIGHT for pair in pairs.matched
    ):
        far = REMOTE * letters(a.plains, b.plains)
        return Likeness(round(far, 3), (), ("no word in common",))
    return _weighed(a, b, pairs)


def _by_initials(a: Prepared, b: Prepared, many: int) -> Likeness:
    """Score initials beside the name that they spell: few letters spell many names."""
    parts = ((" ".join(a.plains), " ".join(b.plains), "initials"),)
    if many >= ENOUGH:
        return Likeness(SPELT, parts, ())
    return Likeness(UNSETTLED, parts, ("few initials spell many names",))


def _weighed(a: Prepared, b: Prepared, pairs: Pairs) -> Likeness:
    persons = a.kind == b.kind == "person"
    row, against = (of_persons if persons else of_groups)(a, b, pairs)
    against += one_sided(a, b)
    score = probability(row, persons=persons)
    if sorted(a.plains) == sorted(b.plains):
        score = max(score, EQUAL if a.legal is None or b.legal is None or a.legal == b.legal else SPELT)
    elif not pairs.left_a or not pairs.left_b:
        score = max(score, CONTAINED * min(pair.likeness for pair in pairs.matched))
    open_question = unsettled(a, b, pairs)
    if open_question is not None:
        score = UNSETTLED * min(pair.likeness for pair in pairs.matched)
        against.append(open_question)
    ruled_out = closed(a, b, pairs)
    if ruled_out is not None:
        score *= CLOSED
        against.insert(0, ruled_out)
    if "person" in {a.kind, b.kind} and not persons and "other" not in {a.kind, b.kind}:
        score *= OTHER_KIND
        against.append(f"one is {ARTICLES[a.kind]}, the other {ARTICLES[b.kind]}")
    parts = tuple((pair.a, pair.b, pair.how) for pair in pairs.matched)
    return Likeness(round(score, 3), parts, tuple(against))


def probability(row: Sequence[float], *, persons: bool) -> float:
    """Weigh a row of features; 0 to 1."""
    bias, weights = _model()[persons]
    total = bias + sum(weight * value for weight, value in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _model() -> tuple[tuple[float, tuple[float, ...]], tuple[float, tuple[float, ...]]]:
    """Load the weights: of other names, of persons."""
    told = lexicon("en", "likeness")
    group, person = told["group"], told["person"]
    return (
        (group["bias"], tuple(group["weights"][name] for name in GROUP)),
        (person["bias"], tuple(person["weights"][name] for name in PERSON)),
    )
