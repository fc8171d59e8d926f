"""Grouping like statements into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from whence.model.protocols import Verdicts
from whence.weigh.claims.candidates import Gists, Pair
from whence.weigh.claims.components import by_member, components
from whence.weigh.claims.contexts import contexts, telling
from whence.weigh.claims.gist import Gist
from whence.weigh.claims.likeness import LIKE, long_apart, once_only, other_days, redated, said_twice, same_stock
from whence.weigh.claims.weights import chance, log_odds, weights
from whence.weigh.linkage import matched

#: Mean likeness of counterparts from which two groups become one, 0 to 1. Swept from .6 to .76 on the tuning piles of
#: bench/claims.py (flat), the sample case and articles on one event, November 2026; high, because two events in one
#: claim mislead more than one event in two.
JOIN = 0.76
#: Likeness of two statements of a heap that nothing links: no key in common, or hardly a word.
UNLIKE = 0.05
#: Different wordings that are grouped at once; a larger heap is first cut at a higher likeness.
HEAP = 150
#: How much the likeness is raised to cut a heap, and where cutting ends.
STEP, TOP = 0.05, 0.98

Node = list[str]
Scores = npt.NDArray[np.float64]


def claims(gists: Gists, members: frozenset[str], links: Sequence[Pair], *, verdicts: Verdicts) -> Iterator[list[str]]:
    """Group statements into claims.

    Why this way: linkage by counterparts, because single links chain neighbouring events together until a whole page
    is one claim. What a reviewer merged or split holds whatever the scores say. Repeated wordings count once, so that a
    wire text does not outweigh the rest.

    Args:
        gists: Holding all members.
        members: Statements to group; those a reviewer rejected are not among them.
        links: Links among them (others are ignored).
        verdicts: Pairs merged and split by hand.

    Yields:
        The statements of each claim in the fixed order of content; one statement alone is a claim too.

    Cost: quadratic in the different wordings of a heap, of which there are at most `HEAP`; no pair is compared that is
        not linked.
    """
    must = [(a, b, 1.0) for a, b in sorted(verdicts.together)]
    apart = by_member(verdicts.apart)
    for nodes, inside in _heaps(gists, members, (*links, *must), must=frozenset(verdicts.together), least=LIKE):
        for claim in _linked(gists, nodes, inside, apart=apart):
            yield sorted((one for node in claim for one in node), key=lambda one: (gists.said[one].order, one))


def _heaps(
    gists: Gists, members: Iterable[str], links: Sequence[Pair], *, must: frozenset[tuple[str, str]], least: float
) -> Iterator[tuple[list[Node], list[Pair]]]:
    """Cut statements into connected heaps of nodes, with their links; a node is one claim whatever the scores say."""
    heaps = list(components(members, ((a, b) for a, b, score in links if score >= round(least, 3))))
    heap_of = {one: number for number, heap in enumerate(heaps) for one in heap}
    inside: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in links:
        number = heap_of.get(pair[0])
        if number is not None and number == heap_of.get(pair[1]):
            inside[number].append(pair)
    for number, heap in enumerate(heaps):
        fixed = ((a, b) for a, b, _ in inside[number] if (a, b) in must or gists[a].kin == gists[b].kin)
        nodes = list(components(heap, fixed))
        if len(nodes) <= HEAP:
            yield nodes, inside[number]
        elif least < TOP:
            yield from _heaps(gists, heap, inside[number], must=must, least=least + STEP)
        else:  # a form filled in hundreds of times: nothing tells which fillings belong together
            yield from (([node], []) for node in nodes)


def _linked(
    gists: Gists, nodes: list[Node], links: Sequence[Pair], *, apart: Mapping[str, frozenset[str]]
) -> list[list[Node]]:
    """Join the most alike groups of nodes until no two reach `JOIN`, never against a bar."""
    if len(nodes) == 1:
        return [nodes]
    nodes = sorted(nodes, key=lambda node: min((gists.said[one].order, one) for one in node))
    scores = _scores(gists, nodes, links)
    _bar(gists, nodes, scores, apart=apart)
    return [[nodes[at] for at in group] for group in matched(scores, JOIN)]


def _scores(gists: Gists, nodes: list[Node], links: Sequence[Pair]) -> Scores:
    """Score every pair of nodes: their best link, moved by what else their reports say.

    Why this way: what is not linked was compared before, or shares no key; its likeness is low and need not be known.
    """
    home = {one: number for number, node in enumerate(nodes) for one in node}
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for a, b, score in links:
        pair = (min(home[a], home[b]), max(home[a], home[b]))
        best[pair] = max(best[pair], score)
    # what one report has two people say in one breath is said once
    spans: dict[tuple[str, int, int], int] = {}
    for number, node in enumerate(nodes):
        for one in node:
            earlier = spans.setdefault((gists[one].report, gists[one].start, gists[one].end), number)
            if earlier != number:
                best[earlier, number] = 1.0
    scores = np.full((len(nodes), len(nodes)), UNLIKE)
    # of two nodes, nothing tells what is usual in their heap
    odds = weights()["context"] * _context(gists, nodes) if len(nodes) > 2 else np.zeros((2, 2))
    for (first, second), score in best.items():
        # how many of a thing somebody has is told in reports on anything
        timeless = same_stock(gists[nodes[first][0]], gists[nodes[second][0]])
        moved = score if timeless else chance(log_odds(score) + float(odds[first, second]))
        scores[first, second] = scores[second, first] = round(moved, 3)
    return scores


def _context(gists: Gists, nodes: list[Node]) -> Scores:
    heap = sorted((one for node in nodes for one in node), key=lambda one: (gists.said[one].order, one))
    around = contexts(gists.said, {one: gists[one] for one in heap}, heap)
    return telling([around[node[0]] for node in nodes])


def _bar(gists: Gists, nodes: list[Node], scores: Scores, *, apart: Mapping[str, frozenset[str]]) -> None:
    """Put minus infinity where two nodes must not be one claim: split by hand, or barred by what they say."""
    wholes = [frozenset(node) for node in nodes]
    firsts = [gists[node[0]] for node in nodes]
    for one, other in combinations(range(len(nodes)), 2):
        split = any(apart.get(member, frozenset()) & wholes[other] for member in nodes[one]) if apart else False
        if split or not may_share(firsts[one], firsts[other]):
            scores[one, other] = scores[other, one] = -np.inf


def may_share(a: Gist, b: Gist) -> bool:
    """Tell whether nothing bars two statements from one claim.

    Why this way: two dates that cannot both hold are two events, unless nearly every word agrees, or the event is one
    that befalls a thing once: then one report has the date wrong, which the claim is there to show; so are two that
    were published months apart with nothing to tie them. One report says a thing twice only when it says it alike, or
    with the same figure.
    """
    if a.report == b.report and not said_twice(a, b):
        return False
    if long_apart(a, b):
        return False
    return not other_days(a, b) or redated(a, b) or once_only(a, b)
