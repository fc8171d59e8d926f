"""Work out which member of a family took from which."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.spans import Reason
from whence.trace.kinship.direction import Bond, Party, bond, label, swayed
from whence.trace.kinship.families import LEAST_OWN, Tie
from whence.trace.kinship.prose import new_words
from whence.trace.kinship.timing import order_of

#: A report hangs below its closest kin when it shares at most so much of what that kin shares with its own parent.
LACKING = 0.9
#: What that counts, in natural-log odds; checked on invented cascades, bench/cascades.py.
INHERITED = 1.2
#: Reports that took from one, from which a further one is likely to be one more of them.
TAKERS = 2
#: What lies between two holds all that they share, but for so many words of chance.
SLACK = 8
#: Closest kin among which one that lies beyond is looked for; bounds the cost in large families.
NEAREST = 12


@dataclass(frozen=True)
class Family:
    """Reports that tell one text, and how they stand to each other.

    Attributes:
        members: Ids in the fixed order of publication and id.
        bonds: By member, how it stands to each other member it is tied to, the strongest first.
        parents: By member, the bond to the one it took most from.
        others: By member, bonds to those it took other passages from.
    """

    members: tuple[str, ...]
    bonds: Mapping[str, Sequence[Bond]]
    parents: Mapping[str, Bond]
    others: Mapping[str, Sequence[Bond]]

    @property
    def roots(self) -> tuple[str, ...]:
        """Members that took from no other member."""
        return tuple(member for member in self.members if member not in self.parents)


def family_of(members: tuple[str, ...], ties: Iterable[Tie], parties: Mapping[str, Party]) -> Family:
    """Work out the trees of one family.

    Why this way: what one pair shows is thin where dates are missing or tied, but a family shows more. A report that
    lacks what its closest kin has from its own parent hangs below that kin; and where several took from one report, a
    further one that shares most with it is likelier one more of them than the source of all.

    Args:
        members: Ids in the fixed order of publication and id.
        ties: Between members only.
        parties: Every member.

    Cost: n log n in ties, linear in the passages.
    Source: inherited readings place a copy in a family of manuscripts (Lachmann); the rest is ours.
    """
    bonds: dict[str, list[Bond]] = {member: [] for member in members}
    for one in ties:
        a, b = parties[one.overlap.report_a], parties[one.overlap.report_b]
        bonds[a.report.id].append(bond(a, b, one))
        bonds[b.report.id].append(bond(b, a, one))
    texts = {member: parties[member].report.text for member in members}
    bonds = {copy: sorted(found, key=strongest) for copy, found in _between(bonds, texts).items()}
    chosen = _parents(bonds)
    _placed(members, bonds, chosen)
    others = {copy: _others(copy, texts[copy], bonds=bonds, chosen=chosen) for copy in chosen}
    return Family(members, bonds, chosen, others)


def strongest(one: Bond) -> tuple[float, float, tuple[str, str]]:
    """Order bonds: the likeliest first, of equals the one that shares most, then in the fixed order."""
    return -one.probability, -one.reasons[0].weight, order_of(one.other)


def _closest(one: Bond) -> tuple[bool, float, float, tuple[str, str]]:
    """Order parents: one that is named before all, then by what is shared with them, since a sister shares less."""
    return not one.cited, -one.words, -one.probability, order_of(one.other)


def _between(bonds: Mapping[str, Sequence[Bond]], texts: Mapping[str, str]) -> dict[str, list[Bond]]:
    """Decide bonds by a third report: what lies between a copy and an earlier one is what the copy was made from.

    Wherever the first of the three stands, the way from it to the copy leads over the one between.
    """
    settled: dict[tuple[str, str], Reason] = {}
    words = {(copy, one.other.id): one.words for copy, found in bonds.items() for one in found}
    for copy, found in bonds.items():
        earlier = sorted((one for one in found if one.verdict == "copy"), key=_closest)[:NEAREST]
        for one in found:
            if one.verdict != "undecided":
                continue
            beyond = next((far for far in earlier if _lies_between(one, far, words=words, text=texts[copy])), None)
            if beyond is not None:
                detail = f"{label(one.other)} holds all that it shares with {label(beyond.other)}, which came before."
                weight = round(min(INHERITED, sum(reason.weight for reason in beyond.reasons[1:])), 3)
                settled[copy, one.other.id] = Reason("family", detail, weight)
    return {copy: [_weighed(copy, one, settled) for one in found] for copy, found in bonds.items()}


def _lies_between(one: Bond, far: Bond, *, words: Mapping[tuple[str, str], float], text: str) -> bool:
    """Tell whether the other of `one` lies between a report and the other of `far`."""
    across = words.get((one.other.id, far.other.id), 0.0)
    near = far.words <= LACKING * min(one.words, across)
    return near and new_words(text, far.pieces, one.pieces) <= SLACK


def _weighed(copy: str, one: Bond, settled: Mapping[tuple[str, str], Reason]) -> Bond:
    """Add what a third report shows of a pair, from whichever side."""
    here, there = settled.get((copy, one.other.id)), settled.get((one.other.id, copy))
    if here is not None and there is None:
        return swayed(one, here)
    if there is not None and here is None:
        return swayed(one, there, turned=True)
    return one


def _parents(bonds: Mapping[str, Sequence[Bond]]) -> dict[str, Bond]:
    """Give each member its strongest parent, so that none is its own ancestor."""
    chosen: dict[str, Bond] = {}
    leads: dict[str, str] = {}
    claims = [(one, copy) for copy, found in bonds.items() for one in found if one.verdict == "copy"]
    for one, copy in sorted(claims, key=lambda claim: (*_closest(claim[0]), claim[1])):
        if copy in chosen or root_of(leads, one.other.id) == copy:
            continue
        chosen[copy] = one
        leads[copy] = one.other.id
    return chosen


def _placed(members: Sequence[str], bonds: Mapping[str, Sequence[Bond]], chosen: dict[str, Bond]) -> None:
    """Give a parent to those that only their place in the family tells from their source."""
    words = {(copy, one.other.id): one.words for copy, found in bonds.items() for one in found}
    leads = {copy: one.other.id for copy, one in chosen.items()}
    takers: dict[str, list[str]] = {}
    for copy in members:
        if copy in chosen:
            takers.setdefault(chosen[copy].other.id, []).append(copy)
    for copy in members:
        closest = min(bonds[copy], key=lambda one: (-one.words, order_of(one.other)))
        near = closest.other.id
        if copy in chosen or copy in takers or closest.verdict != "undecided" or root_of(leads, near) == copy:
            continue
        if near in chosen:
            reason = _below(copy, closest, above=chosen[near], words=words)
        else:
            reason = _one_more(closest, takers.get(near, ()))
        settled = None if reason is None else swayed(closest, reason)
        if settled is not None and settled.verdict == "copy":
            chosen[copy] = settled
            leads[copy] = near


def _below(copy: str, closest: Bond, *, above: Bond, words: Mapping[tuple[str, str], float]) -> Reason | None:
    """Tell whether a report lacks what its closest kin has from that one's own parent."""
    if words.get((copy, above.other.id), 0.0) > LACKING * above.words:
        return None
    detail = f"It shares less with {label(above.other)} than {label(closest.other)} does, which took from there."
    return Reason("family", detail, INHERITED)


def _one_more(closest: Bond, takers: Sequence[str]) -> Reason | None:
    """Tell whether the closest kin is one that several others took from."""
    if len(takers) < TAKERS:
        return None
    detail = f"{len(takers)} others took from {label(closest.other)}, with which it shares most."
    return Reason("family", detail, round(math.log(len(takers) + 1), 3))


def _others(copy: str, text: str, *, bonds: Mapping[str, Sequence[Bond]], chosen: Mapping[str, Bond]) -> list[Bond]:
    """Find further parents of a mosaic: those that hold what the first one, and those before, lack."""
    found: list[Bond] = []
    first = chosen[copy]
    covered, before = list(first.pieces), _line(chosen, first.other.id)
    for one in sorted(bonds[copy], key=_closest):
        if one.verdict != "copy" or one.other.id in before or copy in _line(chosen, one.other.id):
            continue
        if new_words(text, one.pieces, covered) >= LEAST_OWN:
            found.append(one)
            covered.extend(one.pieces)
    return found


def _line(chosen: Mapping[str, Bond], member: str) -> set[str]:
    """Give a member and all that it goes back to."""
    found = {member}
    while member in chosen:
        member = chosen[member].other.id
        found.add(member)
    return found


def root_of(leads: dict[str, str], member: str) -> str:
    """Follow parents to the root, leaving shorter ways behind."""
    way = []
    while member in leads:
        way.append(member)
        member = leads[member]
    leads.update(dict.fromkeys(way, member))
    return member
