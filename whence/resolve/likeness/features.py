"""What of two aligned names is weighed: readable features, and what speaks against them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rapidfuzz.distance import Indel

from whence.lang.known_names import known
from whence.resolve.likeness.forms import forms
from whence.resolve.likeness.pairs import Pair, Pairs
from whence.resolve.likeness.prepared import LONGEST, Prepared, Word

#: Weight of a particle, which carries nothing.
LIGHT = 0.1
#: Likeness from which on a lone word is the same word to the ear.
SURE = 0.95
#: Order of the features of persons; `lang/en/likeness.yaml` gives one weight for each.
PERSON = (
    "matched",  # whole words taken for one, at most 3
    "loss",  # what these lack to be equal, added up
    "worst",  # the same of the worst pair
    "given_loss",  # the same of pairs of given names: listed as such, or first in both names
    "conflicts",  # words left on both sides, at most 2
    "conflict_share",  # their share of all whole words
    "first_conflict",  # the first words of both names are among them
    "near_conflict",  # likeness of the most alike of these
    "given_conflict",  # of these, a listed given name on both sides
    "extra",  # words left on one side only, at most 3
    "first_missing",  # the first word of the longer name is left over, and it is no name that often is left out
    "initials",  # initials that stand for a word
    "lone_match",  # only one whole word matched although a side has more
    "common",  # 1 less the mean weight of the matched words
    "joined",  # words joined on one side
    "filial",  # extra words stand behind a word for son or daughter
    "letters",  # share of the letters that agree in order, words sorted
    "left_letters",  # the same of the words left over on both sides
)
#: The same for other names.
GROUP = (
    "cover_short",  # weighted share of the words of the less covered side
    "cover_long",  # the same of the other side
    "loss",
    "worst",
    "conflict",  # weight left over on both sides
    "near_conflict",
    "extra",  # weight left over on one side only
    "extra_firm",  # the same where a side has a legal form: firms are called by short names
    "extra_part",  # of it, a word for a part of a larger body or a sort of body
    "head_conflict",  # such words left over on both sides
    "matched",  # at most 4
    "common",  # 1 less the greatest weight of a matched word
    "legal_conflict",  # other classes of legal form
    "joined",
    "initials",  # initials that stand for words of the other side
    "letters",
    "left_letters",
)


def of_persons(a: Prepared, b: Prepared, pairs: Pairs) -> tuple[list[float], list[str]]:
    """Give the features of two persons' names in the order of `PERSON`, and what speaks against them."""
    whole = [pair for pair in pairs.matched if pair.how != "initial" and pair.weight > LIGHT]
    words_a, words_b = _names(pairs.left_a), _names(pairs.left_b)
    conflicts, extra = min(len(words_a), len(words_b)), abs(len(words_a) - len(words_b))
    longest = max(len(a.plains), len(b.plains))
    given = bool(conflicts) and _given(words_a) and _given(words_b)
    loss = [1 - pair.likeness for pair in whole]
    row = [
        min(len(whole), 3),
        sum(loss),
        max(loss, default=0.0),
        max((1 - pair.likeness for pair in whole if _is_given(pair, a, b)), default=0.0),
        min(conflicts, 2),
        conflicts / (conflicts + len(whole)) if conflicts else 0.0,
        float(bool(conflicts) and _first_missing(a, words_a) and _first_missing(b, words_b)),
        pairs.nearest if conflicts else 0.0,
        float(given),
        0 if conflicts else min(extra, 3),
        float(not conflicts and (_headless(a, words_a) or _headless(b, words_b))),
        min(sum(pair.how == "initial" for pair in pairs.matched), 2),
        float(len(whole) < 2 <= longest),
        1 - sum(pair.weight for pair in whole) / len(whole) if whole else 1.0,
        float(any(pair.how == "joined" for pair in whole)),
        float(not conflicts and extra > 0 and _is_filial(a if words_a else b)),
        _agreeing(a, b),
        letters([word.plain for word in words_a], [word.plain for word in words_b]) if conflicts else 0.0,
    ]
    against = [_differ(one, other) for one, other in zip(words_a, words_b, strict=False)]
    if not conflicts and extra:
        against.append(_only(a if words_a else b, words_a or words_b))
    return [float(value) for value in row], against


def _names(left: Sequence[Word]) -> list[Word]:
    return [word for word in left if word.sort != "initial"]


def _misfit(left_a: Sequence[Word], left_b: Sequence[Word]) -> bool:
    """Tell whether an initial stands for no word although the other side has one left."""
    return bool(left_a and left_b) and any(word.sort == "initial" for word in (*left_a, *left_b))


def _given(words: Sequence[Word]) -> bool:
    return any(word.plain in known()["g"] for word in words)


def _is_given(pair: Pair, a: Prepared, b: Prepared) -> bool:
    names = known()["g"]
    return pair.a in names or pair.b in names or (pair.a == a.plains[0] and pair.b == b.plains[0])


def _first_missing(name: Prepared, left: Sequence[Word]) -> bool:
    return bool(left) and left[0].plain == name.plains[0]


def _headless(longer: Prepared, left: Sequence[Word]) -> bool:
    """Tell whether the first word of the longer name is left over, unless it is a name that is often left out."""
    return _first_missing(longer, left) and left[0].plain not in forms().left_out


def _is_filial(name: Prepared) -> bool:
    return any(word.plain in forms().filial for word in name.words)


def of_groups(a: Prepared, b: Prepared, pairs: Pairs) -> tuple[list[float], list[str]]:
    """Give the features of two other names in the order of `GROUP`, and what speaks against them."""
    left_a, left_b = _weight(pairs.left_a), _weight(pairs.left_b)
    agreed = sum(pair.likeness * pair.weight for pair in pairs.matched)
    reached = sum(pair.weight for pair in pairs.matched)
    shares = sorted(agreed / (reached + left) if reached + left else 0.0 for left in (left_a, left_b))
    loss = [1 - pair.likeness for pair in pairs.matched if pair.how != "initial"]
    both = bool(pairs.left_a and pairs.left_b)
    bodies_a, bodies_b = _bodies(pairs.left_a), _bodies(pairs.left_b)
    row = [
        shares[0],
        shares[1],
        sum(loss),
        max(loss, default=0.0),
        min(left_a, left_b, 2.0),
        pairs.nearest if both else 0.0,
        0.0 if both else min(left_a + left_b, 2.0),
        0.0 if both or (a.legal is None and b.legal is None) else min(left_a + left_b, 2.0),
        float(not both and bool(bodies_a or bodies_b)),
        float(bool(bodies_a and bodies_b)),
        min(len(pairs.matched), 4),
        1 - max((pair.weight for pair in pairs.matched), default=0.0),
        float(a.legal is not None and b.legal is not None and a.legal != b.legal),
        float(any(pair.how == "joined" for pair in pairs.matched)),
        float(any(pair.how == "initials" for pair in pairs.matched)),
        _agreeing(a, b),
        letters([word.plain for word in pairs.left_a], [word.plain for word in pairs.left_b]) if both else 0.0,
    ]
    against = [_differ(one, other) for one, other in zip(pairs.left_a, pairs.left_b, strict=False)]
    if not both and (left_a or left_b):
        against.append(_only(a if left_a else b, pairs.left_a or pairs.left_b))
    if row[GROUP.index("legal_conflict")]:
        against.append("other legal forms")
    return [float(value) for value in row], against


def _agreeing(a: Prepared, b: Prepared) -> float:
    """Give the share of letters two names have in common; of consonants where one leaves vowels out."""
    return letters(a.skeletons, b.skeletons) if a.unwritten != b.unwritten else letters(a.plains, b.plains)


def letters(a: Sequence[str], b: Sequence[str]) -> float:
    """Give the share of letters that two rows of words have in common in order, the words sorted; 0 to 1."""
    return Indel.normalized_similarity(" ".join(sorted(a)), " ".join(sorted(b)))


def _weight(words: Sequence[Word]) -> float:
    return sum(word.weight for word in words)


def _bodies(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.sort in {"part", "head"}]


def _differ(one: Word, other: Word) -> str:
    return f"“{one.plain}” and “{other.plain}” differ"


def _only(name: Prepared, left: Sequence[Word]) -> str:
    words = " ".join(word.plain for word in left)
    return f"only {_quoted(name)} has “{words}”"


def _quoted(name: Prepared) -> str:
    return f"“{' '.join(name.name[:LONGEST].split())}”"


def one_sided(a: Prepared, b: Prepared) -> list[str]:
    """Say what only one of two names has that is not weighed, though a person should see it.

    A generation, and words that come and go in names of companies: `Holding` may be the same firm or its owner.
    """
    found: list[str] = []
    for one, other in ((a, b), (b, a)):
        if one.generation is not None and other.generation is None:
            found.append(f"only {_quoted(one)} tells the generation")
        weak = {word.plain for word in one.words if word.sort == "weak"} - {word.plain for word in other.words}
        if weak:
            found.append(f"only {_quoted(one)} has “{' '.join(sorted(weak))}”")
    return found


def closed(a: Prepared, b: Prepared, pairs: Pairs) -> str | None:
    """Say what rules out that the two are one, whatever else agrees; `None` when nothing does.

    Generations, numbers, initials and opposed words (north, south) are never slips of each other.
    """
    if a.generation is not None and b.generation is not None and a.generation != b.generation:
        return "other generations"
    if _numbers(pairs.left_a) and _numbers(pairs.left_b):
        return "the numbers do not agree"
    if a.kind == b.kind == "person" and _misfit(pairs.left_a, pairs.left_b):
        return "an initial does not fit"
    apart = forms().opposed
    for one, other in product(pairs.left_a, pairs.left_b):
        if apart.get(one.plain, frozenset()) & apart.get(other.plain, frozenset()):
            return f"“{one.plain}” and “{other.plain}” are opposed"
    return None


def unsettled(a: Prepared, b: Prepared, pairs: Pairs) -> str | None:
    """Say why the two may be one without anything that settles it; `None` when nothing is open.

    A bare surname, given name or common noun may mean many that bear it; so may a name without the number that the
    other has.
    """
    whole = [pair for pair in pairs.matched if pair.how != "initial" and pair.weight > LIGHT]
    alone = min(len(a.plains), len(b.plains)) == 1 or any(pair.how == "joined" for pair in whole)
    if alone and len(whole) < 2 and len(whole) < max(len(a.plains), len(b.plains)) and (pairs.left_a or pairs.left_b):
        return "one side is a single word"
    if len(whole) == 1 and len(pairs.matched) > 1 and whole[0].likeness < SURE and a.kind == b.kind == "person":
        return "beside an initial the other word is spelt otherwise"
    if _numbers(pairs.left_a) or _numbers(pairs.left_b):
        return "only one side has a number"
    return None


def _numbers(left: Sequence[Word]) -> bool:
    return any(word.sort == "number" for word in left)
