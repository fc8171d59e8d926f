"""Status and credibility of a claim, by stated rules."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.ledger import ClaimStatus, Conflict, Side, Voice
from whence.model.spans import Reason


def status(sides: Sequence[Side], voices: Sequence[Voice], conflicts: Sequence[Conflict]) -> ClaimStatus:
    """Say how a claim stands.

    Why this way: the first that applies of withdrawn (no statement counts any more), disputed (voices on both sides, or
    voices that contradict each other), resting on interested voices only, several voices, one voice.
    """
    if not voices:
        return "withdrawn"
    if len(sides) > 1 or conflicts:
        return "disputed"
    if all(one.interested for one in voices):
        return "interested_only"
    return "several_voices" if sides[0].likely > 1 else "one_voice"


def credibility(
    sides: Sequence[Side], voices: Sequence[Voice], conflicts: Sequence[Conflict], *, parted: bool = False
) -> tuple[int, tuple[Reason, ...]]:
    """Grade a claim from 1 (best) to 6 (cannot be judged), with the rule that gave the grade.

    Why this way: 6 is the default and every better grade has to be earned. 1 asks for three things at once: two origins
    at the 5 % bound, two voices without a shown interest, and one that tells what its author saw. Reliability of a
    source plays no part: the two are never averaged. What its own source takes back is a 5. Voices of which no two give
    one number do not bear each other out, so 1 and 2 are closed to them.

    Args:
        sides: Those that have a voice, the asserting one first.
        voices: Of all sides.
        conflicts: Among them.
        parted: No two voices of the asserting side give one number (`agreement.numbers_part`).

    Source: AJP-2.1 / STANAG 2511, information credibility, read through research/corroboration.md section 5.
    """
    grade, why = _rule(sides, voices, conflicts, parted=parted)
    return grade, (Reason("grade", why),)


def _rule(
    sides: Sequence[Side], voices: Sequence[Voice], conflicts: Sequence[Conflict], *, parted: bool
) -> tuple[int, str]:
    if not voices:
        return 6, "Every statement of it was withdrawn."
    if len(sides) > 1:
        return _contested(voices)
    if conflicts:
        return 4, "Its voices contradict each other."
    return _uncontested(sides[0], voices, parted=parted)


def _contested(voices: Sequence[Voice]) -> tuple[int, str]:
    roots = {one.root.entity or one.root.text for one in voices if one.side == "for" and one.root.kind == "source"}
    recanted = next(
        (one for one in voices if one.side == "against" and (one.root.entity or one.root.text) in roots), None
    )
    if recanted is not None:
        return 5, f"{recanted.root.text}, on whose word it rests, denies it too."
    plus, minus = (sum(not one.interested for one in voices if one.side == name) for name in ("for", "against"))
    if minus >= plus + 2:
        return 5, f"{minus} voices without a shown interest speak against it, {plus} for it."
    return 4, "Voices of like weight stand on either side."


def _uncontested(side: Side, voices: Sequence[Voice], *, parted: bool) -> tuple[int, str]:
    free = [one for one in voices if not one.interested]
    if not free:
        return 6, "It rests only on voices that are party to it."
    if side.low > 1 and len(free) > 1 and not parted:
        if any(reason.kind == "first_hand" for one in free for reason in one.reasons):
            return 1, f"At least {side.low} origins, one of them at first hand, and nothing against it."
        return 2, f"At least {side.low} origins, none found to depend on another, and nothing against it."
    if any(one.root.kind == "source" for one in free):
        if parted:
            return 3, "Named sources say so, but no two voices give one number."
        return 3, "A named source without a shown interest says so, and nothing is known against it."
    return 6, "It rests on reports that name no source that could be weighed."
