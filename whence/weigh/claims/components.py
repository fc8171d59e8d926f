"""Which statements have to be grouped again, and the links among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whence.model.protocols import Shelf, Verdicts
from whence.weigh.claims.candidates import Pair


def reached(
    shelf: Shelf, seeds: Iterable[str], verdicts: Verdicts, *, stated: frozenset[str], links: Iterable[Pair]
) -> tuple[frozenset[str], tuple[Pair, ...]]:
    """Follow links, old and new, from the statements that changed to all whose claim may change with them.

    Why this way: a claim never reaches beyond the statements that links connect, so everything outside keeps its claim.
    The partners that changed statements had before are seeds too: a claim that falls apart is made again on both sides.

    Args:
        shelf: Holds the links of before.
        seeds: Statements that are new, or whose links, lineage or names changed.
        verdicts: What a reviewer merged connects as a link does.
        stated: Statements whose links are `links` and no longer what the shelf holds.
        links: Every link that touches one of `stated`.

    Returns:
        The statements reached, and the links among them, sorted.
    """
    fresh: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in links:
        fresh[pair[0]].append(pair)
        fresh[pair[1]].append(pair)
    merged: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in verdicts.together:
        merged[one].add(other)
        merged[other].add(one)
    before = {end for pair in shelf.likenesses(sorted(stated)) for end in pair[:2]}
    seen: set[str] = set()
    found: set[Pair] = set()
    frontier = set(seeds) | stated | before
    while frontier:
        seen |= frontier
        others = shelf.likenesses(sorted(frontier - stated))
        kept = (pair for pair in others if pair[0] not in stated and pair[1] not in stated)
        met = {*kept, *(pair for one in frontier for pair in fresh[one])}
        found |= met
        ends = {end for pair in met for end in pair[:2]} | {other for one in frontier for other in merged[one]}
        frontier = ends - seen
    return frozenset(seen), tuple(sorted(found))


def unchanged(shelf: Shelf, groups: Iterable[Iterable[str]], concerned: frozenset[str]) -> frozenset[str]:
    """Find the groups that are stored as they are: nothing needs to be weighed again there.

    Why this way: what is written about a claim follows from its members and their lineage; a new link beside them that
    changed no membership changes nothing.

    Args:
        shelf: Holds the claims of before.
        groups: Statements of each claim as grouped now.
        concerned: Statements that are new, or whose names, lineage or verdicts changed.

    Returns:
        The statements of those groups.
    """
    whole = [frozenset(group) for group in groups]
    quiet = [group for group in whole if not group & concerned]
    home = shelf.claims(sorted({one for group in quiet for one in group}))
    same = [group for group in quiet if {home.get(one) for one in group} == {home.get(min(group))}]
    kept = [group for group in same if (found := home.get(min(group))) is not None and found[1] == len(group)]
    return frozenset(one for group in kept for one in group)


def components(members: Iterable[str], links: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Cut statements into those that links connect, each sorted, by first member."""
    parents = {one: one for one in members}
    for a, b in links:
        if a in parents and b in parents:
            one, other = root(parents, a), root(parents, b)
            parents[max(one, other)] = min(one, other)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(parents):
        groups[root(parents, one)].append(one)
    yield from (groups[first] for first in sorted(groups))


def root(parents: dict[str, str], one: str) -> str:
    """Give the smallest member of the tree that `one` is in, shortening the way for the next time."""
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one


def by_member(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Turn pairs into each member's others."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}
