"""The loops of tracing, compiled by numba: only imported where the `fast` extra is installed.

Each does what a function in numpy does elsewhere in this room, with the same answer; the tests hold them to it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from whence.trace.chaining import chained, nearest
from whence.trace.cutting import LETTER, MIX_1, MIX_2
from whence.trace.letters import ALONE, BORDER
from whence.trace.runs import REPEATED, SEED
from whence.trace.words import WORD

_LETTER, _WORD = np.uint64(LETTER), np.uint64(WORD)
_MIX_1, _MIX_2 = np.uint64(MIX_1), np.uint64(MIX_2)
_NONE, _HIGH = np.uint64(0), np.uint64(32)


def _mixed(value: Any) -> Any:
    value = (value ^ (value >> np.uint64(30))) * _MIX_1
    value = (value ^ (value >> np.uint64(27))) * _MIX_2
    return value ^ (value >> np.uint64(31))


_mixed = numba.njit(inline="always")(_mixed)


def _cut_plain(letters: Any) -> Any:
    size = len(letters) // 2 + 1
    starts, ends = np.empty(size, np.int64), np.empty(size, np.int64)
    hashes = np.empty(size, np.uint64)
    count, last, total, power = 0, 0, _NONE, _LETTER
    for place in range(len(letters)):
        letter = letters[place]
        if letter:
            total += np.uint64(letter) * power
            power *= _LETTER
        else:
            if place > last:
                starts[count], ends[count], hashes[count] = last, place, _mixed(total)
                count += 1
                total, power = _NONE, _LETTER
            last = place + 1
    if len(letters) > last:
        starts[count], ends[count], hashes[count] = last, len(letters), _mixed(total)
        count += 1
    return starts[:count], ends[:count], hashes[:count]


def _cut_any(kinds: Any, letters: Any) -> Any:
    size = len(letters) + 1
    starts, ends = np.empty(size, np.int64), np.empty(size, np.int64)
    hashes = np.empty(size, np.uint64)
    count, opened, total, power = 0, False, _NONE, _LETTER
    for place in range(len(letters)):
        kind = kinds[place]
        if opened and (kind == BORDER or kind == ALONE or kinds[place - 1] == ALONE):  # noqa: PLR1714 - numba
            ends[count], hashes[count] = place, _mixed(total)
            count += 1
            opened = False
        if kind != BORDER:
            if not opened:
                starts[count] = place
                opened, total, power = True, _NONE, _LETTER
            total += np.uint64(letters[place]) * power
            power *= _LETTER
    if opened:
        ends[count], hashes[count] = len(letters), _mixed(total)
        count += 1
    return starts[:count], ends[:count], hashes[:count]


def _prints(hashes: Any, first: Any, rules: Any) -> Any:
    """Winnow; `rules` are width, window, words at an edge, share of a text that its edge may be."""
    width, window, most, share = rules
    keys = np.empty(len(hashes), np.uint64)
    owners, edges = np.empty(len(hashes), np.int32), np.empty(len(hashes), np.bool_)
    ring = np.empty(window, np.uint64)
    count = 0
    for owner in range(len(first) - 1):
        begin, size = first[owner], first[owner + 1] - first[owner]
        edge, windows, last = min(most, size // share), size - width - window + 2, -1
        for place in range(size - width + 1):
            gram = hashes[begin + place]
            for step in range(1, width):
                gram = gram * _WORD + hashes[begin + place + step]
            ring[place % window] = _mixed(gram)
            at = place - window + 1
            if at < 0:
                continue
            least = 0
            for step in range(1, window):
                if ring[step] < ring[least]:
                    least = step
            if last < 0 or ring[least] != keys[last]:
                keys[count], owners[count] = ring[least], owner
                edges[count] = at < edge or at >= windows - edge
                last = count
                count += 1
    return keys[:count], owners[:count], edges[:count]


def _ordered(values: Any) -> Any:
    """Sort numbers by their upper half, keeping the order of equals: in three passes of 11 bits."""
    spare = np.empty_like(values)
    for shift in (32, 43, 54):
        counts = np.zeros(2049, np.int64)
        for value in values:
            counts[((value >> np.uint64(shift)) & np.uint64(2047)) + np.uint64(1)] += 1
        for slot in range(2048):
            counts[slot + 1] += counts[slot]
        for value in values:
            slot = (value >> np.uint64(shift)) & np.uint64(2047)
            spare[counts[slot]] = value
            counts[slot] += 1
        values, spare = spare, values
    return values


def _pairs(items: Any, first: Any, sizes: Any) -> Any:
    """Pair all items of each group; items ascend within a group."""
    total = 0
    for size in sizes:
        total += size * (size - 1) // 2
    made = np.empty(total, np.uint64)
    count = 0
    for group in range(len(first)):
        end = first[group] + sizes[group]
        for low in range(first[group], end):
            for high in range(low + 1, end):
                made[count] = (np.uint64(items[low]) << _HIGH) | np.uint64(items[high])
                count += 1
    return made


def _laid_out(hashes: Any, first: Any, size: Any) -> Any:
    """Lay out the seeds of a report by a table of slots.

    Returns:
        heads: First distinct seed of each slot, by the place where it first stands; following: the next of the slot;
        again: the next place of the same seed; counts: how often it stands from there on.
    """
    room = 256
    while room < 4 * size:
        room *= 2
    heads = np.full(room, -1, np.int32)
    following, again = np.full(max(size, 1), -1, np.int32), np.full(max(size, 1), -1, np.int32)
    counts = np.ones(max(size, 1), np.int32)
    for place in range(size - 1, -1, -1):
        slot = np.int64(_seed(hashes, first + place) & np.uint64(room - 1))
        before, found = -1, heads[slot]
        while found >= 0 and not _same(hashes, first + found, first + place):
            before, found = found, following[found]
        if found >= 0:
            again[place], counts[place], following[place] = found, counts[found] + 1, following[found]
        else:
            following[place] = heads[slot]
        if found >= 0 and before >= 0:
            following[before] = place
        else:
            heads[slot] = place
    return heads, following, again, counts


def _maybe(seeds: Any, places: Any, taken: Any) -> Any:
    """List the places of the other report whose seed may stand in the one laid out, by 16 bits of it."""
    begin, size = places
    found = np.empty(max(size, 0), np.int32)
    count = 0
    for place in range(size):
        found[count] = place
        count += taken[seeds[begin + place]]
    return found[:count]


def _met(hashes: Any, places: Any, laid: Any) -> Any:
    """Find where the seeds at places of the other report first stand in the one laid out."""
    begin_a, begin_b, there = places
    heads, following = laid[0], laid[1]
    bits = np.uint64(len(heads) - 1)
    here = np.empty(len(there), np.int32)
    count = 0
    for place in there:
        found = heads[np.int64(_seed(hashes, begin_b + place) & bits)]
        while found >= 0 and not _same(hashes, begin_a + found, begin_b + place):
            found = following[found]
        if found >= 0:
            there[count], here[count] = place, found
            count += 1
    return there[:count], here[:count]


def _spread(met: Any, laid: Any, seen: Any) -> Any:
    """List every match as diagonal and place; a seed that stands often on both sides only in order of occurrence."""
    there, here = met
    again, counts = laid[2], laid[3]
    size = len(again)
    cursor = np.empty(size, np.int32)
    for index in range(len(here)):
        seen[here[index]] += 1
        cursor[here[index]] = here[index]
    made = np.empty(len(here), np.int64)
    total = 0
    for index in range(len(here)):
        found = here[index]
        limited = np.int64(counts[found]) * seen[found] > REPEATED
        step = cursor[found] if limited else found
        while step >= 0:
            if total == len(made):
                made = np.concatenate((made, made))
            made[total] = ((np.int64(there[index]) - step + size) << 32) | step
            total += 1
            step = again[step]
            if limited:
                cursor[found] = step
                break
    for index in range(len(here)):
        seen[here[index]] = 0
    return np.sort(made[:total])


def _runs(held: Any, first: Any, chosen: Any) -> Any:
    """Find the runs of equal words of pairs; each report that comes first in several pairs in a row is laid out once."""
    hashes, seeds = held
    ones, others = chosen
    made = np.empty((4, 1024), np.int64)
    count, before, size = 0, -1, 0
    laid = _laid_out(hashes, 0, 0)
    ready = False
    seen = np.zeros(1, np.int32)
    taken = np.zeros(65536, np.uint8)
    for pair in range(len(ones)):
        one, other = ones[pair], others[pair]
        if one != before:
            for place in range(size):
                taken[seeds[first[before] + place]] = 0
            before, size, ready = one, max(first[one + 1] - first[one] - SEED + 1, 0), False
            for place in range(size):
                taken[seeds[first[one] + place]] = 1
        there = _maybe(seeds, (first[other], first[other + 1] - first[other] - SEED + 1), taken)
        if len(there) == 0:
            continue
        if not ready:
            laid, seen, ready = _laid_out(hashes, first[one], size), np.zeros(max(size, 1), np.int32), True
        matches = _spread(_met(hashes, (first[one], first[other], there), laid), laid, seen)
        for index in range(len(matches)):
            if index and matches[index] == matches[index - 1] + 1:
                made[3, count - 1] += 1
                continue
            if count == made.shape[1]:
                made = np.concatenate((made, made), axis=1)
            made[0, count], made[3, count] = pair, SEED
            made[1, count] = matches[index] & 0xFFFFFFFF
            made[2, count] = (matches[index] >> 32) - len(laid[2]) + made[1, count]
            count += 1
    return made[0, :count], made[1, :count], made[2, :count], made[3, :count]


def _seed(hashes: Any, place: Any) -> Any:
    total = (np.uint64(hashes[place]) * _WORD + np.uint64(hashes[place + 1])) * _WORD + np.uint64(hashes[place + 2])
    return total ^ (total >> np.uint64(29))


def _same(hashes: Any, one: Any, other: Any) -> Any:
    return (
        hashes[one] == hashes[other] and hashes[one + 1] == hashes[other + 1] and hashes[one + 2] == hashes[other + 2]
    )


_seed = numba.njit(inline="always")(_seed)
_same = numba.njit(inline="always")(_same)
_laid_out = numba.njit(cache=True)(_laid_out)
_maybe = numba.njit(cache=True)(_maybe)
_met = numba.njit(cache=True)(_met)
_spread = numba.njit(cache=True)(_spread)
cut_plain = numba.njit(cache=True)(_cut_plain)
cut_any = numba.njit(cache=True)(_cut_any)
prints = numba.njit(cache=True)(_prints)
ordered = numba.njit(cache=True)(_ordered)
pairs = numba.njit(cache=True)(_pairs)
runs = numba.njit(cache=True)(_runs)


def _chains(found: Any, bounds: Any) -> Any:
    """Join the runs of all pairs into chains, numbered through."""
    starts_a, starts_b, lengths = found
    chain, cuts = np.empty(len(lengths), np.int64), np.empty(len(lengths), np.int64)
    count = 0
    for pair in range(len(bounds) - 1):
        own = slice(bounds[pair], bounds[pair + 1])
        size = bounds[pair + 1] - bounds[pair]
        spare = np.empty((3, size), np.int64)
        room = (chain[own], cuts[own], spare[0], spare[1], spare[2])
        made = _chained((starts_a[own], starts_b[own], lengths[own]), room, _nearest)
        for run in range(bounds[pair], bounds[pair + 1]):
            chain[run] += count
        count += made
    return chain, cuts


_nearest = numba.njit(cache=True)(nearest)
_chained = numba.njit(cache=True)(chained)
chains = numba.njit(cache=True)(_chains)
