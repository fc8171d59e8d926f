"""Find the name that a verb, an apposition or a pronoun goes with."""

from __future__ import annotations

from dataclasses import dataclass

from whence.resolve.relations.role_pieces import Line, Name, is_stop
from whence.resolve.relations.role_words import words

#: Pieces that an aside between a subject and its verb may have.
_ASIDE = 14
#: Words before a name that make it part of another subject (`the brother of X leads`).
_OTHER = frozenset(
    {"of", "nor", "neither", "or", "with", "by", "to", "from", "for", "at", "in", "against", "unlike", "whose"}
)
_PERSONS = frozenset({"he", "she"})
_BODIES = frozenset({"it", "they"})
_RELATING = frozenset({"who", "which", "that"})
_QUOTES = frozenset({'"', "“", "‘", "'", "«"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        names: Places of its names; of a pronoun, none.
        first: Place where it begins.
        stands: What a pronoun stands for.
        over: Words beside the verb say that it holds no longer.
    """

    names: list[int]
    first: int
    stands: Name | None = None
    over: bool = False


def subject_before(line: Line, verb: int, *, reduced: bool = False) -> Subject | None:
    """Find the subject of the verb at a place, to its left.

    Why this way: only across auxiliaries, adverbs, `who` and one aside; whatever else stands between (`wants to`,
    `did not`, `would`) means that nothing is stated.

    Args:
        line: A sentence.
        verb: Place of the verb's first word.
        reduced: A participle, whose name stands right before its comma (`Y, founded by X`).
    """
    at = _over_carriers(line, verb - 1)
    carried = {line.low(index) for index in range(at + 1, verb)}
    related, over = bool(carried & _RELATING), bool(carried & words("once")) or {"no", "longer"} <= carried
    if related or reduced:
        at = _over_noun(line, at)
    elif line.low(at) in {",", ")"}:
        at = _over_aside(line, at)
    if line.name(at) is None:
        return _pronoun(line, at, over=over)
    names = _conjuncts(line, at)
    before = line.low(names[0] - 1 - (line.low(names[0] - 1) == "the"))
    if not (related or reduced) and before in _OTHER:
        return None
    if line.at(at).owns or before in {"nor", "neither", "whose"}:
        return None
    return Subject(names if not related else [at], names[0], None, over)


def _over_carriers(line: Line, at: int) -> int:
    """Go back over auxiliaries, adverbs, `who`, and a time with its preposition."""
    while True:
        low = line.low(at)
        carries = low in words("carriers", "once") or (line.at(at).is_word and low.endswith("ly") and len(low) > 4)
        timed = line.at(at).moment is not None and line.low(at - 1) in {"in", "since", "on", "until"}
        if not (carries or timed or (low, line.low(at - 1)) == ("longer", "no")):
            return at
        at -= 1 if carries else 2


def _pronoun(line: Line, at: int, *, over: bool) -> Subject | None:
    low = line.low(at)
    opens = at == 0 or line.low(at - 1) in _QUOTES
    if low not in _PERSONS | _BODIES or not opens:
        return None
    stands = antecedent(line, 0, "his" if low in _PERSONS else "its", without=-1)
    return None if stands is None else Subject([], at, stands, over)


def _over_noun(line: Line, at: int) -> int:
    """Go back over a comma, or over `a mill` in `X, a mill owned by`, to the name."""
    if line.low(at) in {",", ")"}:
        at -= line.low(at) == ","
        at -= 2 * (line.low(at).isdecimal() and line.low(at - 1) == ",")
        opened = next((index for index in range(at, max(at - _ASIDE, 0), -1) if line.low(index) == "("), at + 1)
        return opened - 1 if line.low(at) == ")" else at
    for index in range(at, max(at - 5, 0), -1):
        if line.low(index) in {"a", "an", "the"}:
            return index - 2 if line.low(index - 1) == "," and index <= at - 1 else at
        if is_stop(line.at(index)):
            return at
    return at


def _over_aside(line: Line, at: int) -> int:
    """Go back over an aside to the name it was said of, if that opens a clause; or to a name set off."""
    if line.low(at) == "," and line.name(at - 1) is not None and line.low(at - 2) == "," and line.name(at - 3) is None:
        return at - 1 if line.at(at - 3).is_word else -1
    opening = "(" if line.low(at) == ")" else ","
    for index in range(at - 1, max(at - _ASIDE, 0), -1):
        if line.low(index) == opening and line.name(index - 1) is not None:
            opens = index < 3 or line.low(index - 2) in words("clause_openers") | _QUOTES | {";", ":"}
            return index - 1 if opens or at - index == 2 else -1
    return -1


def _conjuncts(line: Line, at: int) -> list[int]:
    """Give the names joined by `and` that end at a place."""
    found = [at]
    while True:
        before = found[0] - 1
        before -= line.low(before) == "the"
        if line.low(before) not in {"and", "&"} and not (line.low(before) == "," and len(found) > 1):
            return found
        before -= 1 + (line.low(before - 1) == "," and line.low(before) == "and")
        name = line.name(before)
        if name is None or line.at(before).owns:
            return found
        found.insert(0, before)


def conjoined(line: Line, at: int, *, plural: bool) -> list[int]:
    """Give the name at a place and, for a plural, those that `and` and commas join to it."""
    at += line.low(at) == "the"
    if line.name(at) is None:
        return []
    found = [at]
    while plural:
        after = found[-1] + 1
        after += line.low(after) == ","
        after += line.low(after) == "and"
        if after == found[-1] + 1 or line.name(after) is None:
            break
        found.append(after)
    return found


def apposed(line: Line, mark: int, *, plural: bool) -> list[int]:
    """Give the name, or for a plural the names, that words behind a mark are said of.

    Args:
        line: A sentence.
        mark: Place of the comma, bracket or dash behind the name; an age may stand between (`X, 54, head of Y`).
        plural: The words are said of several.
    """
    at = mark - 1
    if line.low(at).isdecimal() and line.low(at - 1) == ",":
        at -= 2
    if line.name(at) is None or line.at(at).owns:
        return []
    return _conjuncts(line, at) if plural else [at]


def antecedent(line: Line, before: int, pronoun: str, *, without: int) -> Name | None:
    """Say what a pronoun stands for: the one person or body named before it, else in the sentence before.

    Why this way: where two may be meant nothing is said; a wrong tie misleads more than a missing one.

    Args:
        line: A sentence.
        before: Place of the pronoun.
        pronoun: `his`, `its` or `whose`.
        without: Place of a name that it cannot be, -1 for none.
    """
    if pronoun == "whose":
        return line.name(before - 2) if line.low(before - 1) == "," else line.name(before - 1)
    barred = line.name(without)
    here = _fitting(line, [at for at in line.names if at < before and at != without], pronoun, barred=barred)
    if len(here) > 1:
        doing = [at for at in line.names if at < before and line.low(at + 1) in words("acts")]
        here = _fitting(line, doing, pronoun, barred=barred)
        return here[0] if len(here) == 1 else None
    if here:
        return here[0]
    return _elsewhere(line, before, pronoun, without=without)


def _elsewhere(line: Line, before: int, pronoun: str, *, without: int) -> Name | None:
    """Look behind a pronoun that opens the sentence, else in the sentence before."""
    barred = line.name(without)
    later = _fitting(line, [at for at in line.names if at > before and at != without], pronoun, barred=barred)
    if 0 < before <= 2 and later:
        return later[0]
    if line.before is None:
        return None
    told = _fitting(line.before, line.before.names, pronoun, barred=barred)
    first = line.before.names[0] if line.before.names else 9
    subject = first <= 1 and line.before.low(first + 1) not in {"and", ",", "or"}
    if len(told) > 1 and subject and line.before.name(first) == told[0]:
        return told[0]
    return told[0] if len(told) == 1 else None


def _fitting(line: Line, places: list[int], pronoun: str, *, barred: Name | None) -> list[Name]:
    kinds = {"person"} if pronoun == "his" else {"organisation", "other"}
    found: dict[str, Name] = {}
    for at in places:
        name = line.name(at)
        if name is not None and name.kind in kinds and (barred is None or name.key != barred.key):
            found.setdefault(name.key, name)
    return list(found.values())
