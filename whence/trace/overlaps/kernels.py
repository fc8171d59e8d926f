"""The loops of tracing, compiled by numba: only imported where the `fast` extra is installed.

Each does what a function in numpy does elsewhere in this room, with the same answer; the tests hold them to it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.extending import register_jitable

from whence.trace.overlaps import rowing
from whence.trace.overlaps.chaining import DRIFT, chained, nearest
from whence.trace.overlaps.cutting import LETTER, PLAIN, SHORT, SINGLE
from whence.trace.overlaps.fingerprints import EDGE, LEAST, SHARE, WIDTH, WINDOW
from whence.trace.overlaps.letters import ALONE, DROPPED, KIND, PART, PLANE
from whence.trace.overlaps.runs import LEAST_SEEDS, LEAST_STRIPE, REPEATED, SEED
from whence.trace.overlaps.words import WORD

_LETTER, _WORD = np.uint64(LETTER), np.uint64(WORD)
_FOLDED = np.uint32((1 << KIND) - 1)
_mixed = rowing.mixed
#: Parts into which keys are cut by their upper bits, and rounds of looking for pairs that are listed twice.
PARTS, ROUNDS = 64, 2
_PART = np.uint64(58)
_NONE, _HIGH, _LOW = np.uint64(0), np.uint64(32), np.uint64(0xFFFFFFFF)


def _cut(codes: Any, tables: Any, kept: Any) -> Any:
    """Cut one text; gives how many words it has."""
    entries, heads = tables
    hashes, marks = kept
    count, place, size = 0, 0, len(codes)
    while place < size:
        entry = entries[codes[place]]
        kind = entry >> np.uint32(KIND)
        start, mark = place, 0
        total, power = np.uint64(entry & _FOLDED) * _LETTER, _LETTER
        place += 1
        if kind == PART:
            while place < size:
                entry = entries[codes[place]]
                kind = entry >> np.uint32(KIND)
                if kind == PART:
                    power *= _LETTER
                    total += np.uint64(entry & _FOLDED) * power
                elif kind != DROPPED:
                    break
                place += 1
            if place - start > SHORT and not heads[min(codes[start], PLANE - 1)]:
                mark = PLAIN
        elif kind == ALONE:
            while place < size and entries[codes[place]] >> np.uint32(KIND) == DROPPED:
                place += 1
            mark = PLAIN + SINGLE
        else:
            continue
        hashes[count], marks[count] = _mixed(total), mark
        count += 1
    return count


def _winnow(halves: Any, rows: Any) -> Any:
    """Choose the fingerprints of one text; gives how many."""
    size, count = len(halves), 0
    edge, windows = min(EDGE, size // SHARE), size - WIDTH - WINDOW + 2
    if size < LEAST:
        return count
    ring = np.empty(WINDOW, np.uint64)
    before = _NONE
    for place in range(size - WIDTH + 1):
        gram, power = np.uint64(halves[place + WIDTH - 1]), _WORD
        for step in range(1, WIDTH):
            gram += np.uint64(halves[place + WIDTH - 1 - step]) * power
            power *= _WORD
        ring[place % WINDOW] = _mixed(gram)
        at = place - WINDOW + 1
        if at < 0:
            continue
        least = ring[0]
        for step in range(1, WINDOW):
            least = min(least, ring[step])
        if at == 0 or least != before:
            before = least
            rows[count] = ((least & _LOW) << _HIGH) | np.uint64(at < edge or at >= windows - edge)
            count += 1
    return count


def _fill(texts: Any, tables: Any, free: Any) -> Any:
    """Cut texts that stand one after the other and choose their fingerprints; see `whence.trace.overlaps.packs`."""
    codes, bounds, owner = texts
    halves, seeds, marks, rows = free
    first = np.zeros(len(bounds), np.int64)
    full = np.empty(len(codes) + 1, np.uint64)
    at, row = 0, 0
    for text in range(len(bounds) - 1):
        own = codes[bounds[text] : bounds[text + 1] - 1]
        count = _cut(own, tables, (full, marks[at:]))
        for place in range(count):
            halves[at + place] = full[place] >> _HIGH
            seed = full[place]
            if place + 2 < count:
                seed += _WORD * full[place + 1] + _WORD * _WORD * full[place + 2]
            seeds[at + place] = seed >> np.uint64(48)
        made = _winnow(halves[at : at + count], rows[row:])
        for place in range(row, row + made):
            rows[place] |= np.uint64(owner + text) << np.uint64(1)
        at, row = at + count, row + made
        first[text + 1] = at
    return first, row


def _distinct(rows: Any) -> Any:
    """Keep of the rows of each text one per key, in place; at the edge where all are. Gives how many are left."""
    most, size, before = 1, 0, np.uint64(1)
    for row in rows:
        size = size + 1 if (row & _LOW) >> np.uint64(1) == before else 1
        before = (row & _LOW) >> np.uint64(1)
        most = max(most, size)
    room = 256
    while room < 2 * most:
        room *= 2
    slots = np.full(room, -1, np.int64)
    count = 0
    for row in rows:
        slot = np.int64((row >> _HIGH) & np.uint64(room - 1))
        while True:
            found = slots[slot]
            if found < 0 or (rows[found] ^ row) & _LOW > np.uint64(1):
                slots[slot] = count
                rows[count] = row
                count += 1
                break
            if rows[found] >> _HIGH == row >> _HIGH:
                rows[found] &= row
                break
            slot = (slot + 1) & (room - 1)
    return count


def _repeated(rows: Any, chosen: Any) -> Any:
    """Keep the rows of the chosen reports whose key another of them may hold too; by the upper bits of the key.

    One part of the keys after the other, so that the bits that are marked stay in the cache.
    """
    ends, made = np.zeros(PARTS, np.int64), np.empty(len(rows), np.uint64)
    for row in rows:
        ends[row >> _PART] += 1
    for part in range(1, PARTS):
        ends[part] += ends[part - 1]
    begins = np.zeros(PARTS, np.int64)
    begins[1:] = ends[:-1]
    for row in rows:
        made[begins[row >> _PART]] = row
        begins[row >> _PART] += 1
    room = np.uint64(1 << 12)
    while room * np.uint64(PARTS) < len(rows):
        room *= np.uint64(2)
    held = np.zeros(np.int64(room) >> 5, np.uint64)
    count: Any = 0
    for part in range(PARTS):
        own = made[ends[part - 1] if part else 0 : ends[part]]
        held[:] = _NONE
        for row in own:
            able = np.uint64(chosen[np.int64((row & _LOW) >> np.uint64(1))])
            _mark(held, (row >> _HIGH) & (room - np.uint64(1)), able)
        for row in own:
            made[count] = row
            count += _marked(held, (row >> _HIGH) & (room - np.uint64(1)))
    return made[:count]


def _mark(held: Any, slot: Any, able: Any) -> None:
    """Count a slot, up to two, if it is able."""
    place, bit = np.int64(slot >> np.uint64(5)), (slot & np.uint64(31)) * np.uint64(2)
    before = held[place]
    held[place] = before | (able << bit) | (((before >> bit) & able) << (bit + np.uint64(1)))


def _marked(held: Any, slot: Any) -> Any:
    """Give 1 where a slot was counted twice, else 0."""
    place, bit = np.int64(slot >> np.uint64(5)), (slot & np.uint64(31)) * np.uint64(2)
    return np.int64((held[place] >> (bit + np.uint64(1))) & np.uint64(1))


def _twice(listed: Any, only: Any) -> Any:
    """Keep the pairs that may be listed twice, and those with a report among `only`; the lowest two bits are a step.

    Each round goes by other bits of the pair and keeps fewer that only met another in a slot.
    """
    made: Any = listed
    for turn in range(ROUNDS):
        room = np.uint64(1 << 12)
        while room < 2 * len(made):
            room *= np.uint64(2)
        held = np.zeros(np.int64(room) >> 5, np.uint64)
        spread = np.uint64(21 * turn)
        for pair in made:
            _mark(held, (_mixed(pair >> np.uint64(2)) >> spread) & (room - np.uint64(1)), np.uint64(1))
        kept = np.empty(len(made), np.uint64)
        count: Any = 0
        for pair in made:
            alone = only[np.int64(pair >> np.uint64(34))] or only[np.int64((pair >> np.uint64(2)) & _LOW)]
            kept[count] = pair
            count += _marked(held, (_mixed(pair >> np.uint64(2)) >> spread) & (room - np.uint64(1))) | np.int64(alone)
        made = kept[:count]
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


def _maybe(seeds: Any, places: Any, rooms: Any) -> Any:
    """List the places of the other report whose seed may stand in the one laid out, by 16 bits of it."""
    begin, size = places
    taken, found = rooms
    count: Any = 0
    for place in range(size):
        found[count] = place
        seed = np.int64(seeds[begin + place])
        count += np.int64((taken[seed >> 6] >> np.uint64(seed & 63)) & np.uint64(1))
    return found[:count]


def _met(hashes: Any, places: Any, laid: Any) -> Any:
    """Find where the seeds at places of the other report first stand in the one laid out."""
    begin_a, begin_b, there, here = places
    heads, following = laid[0], laid[1]
    bits = np.uint64(len(heads) - 1)
    count = 0
    for place in there:
        found = heads[np.int64(_seed(hashes, begin_b + place) & bits)]
        while found >= 0 and not _same(hashes, begin_a + found, begin_b + place):
            found = following[found]
        if found >= 0:
            there[count], here[count] = place, found
            count += 1
    return there[:count], here[:count]


def _spread(met: Any, laid: Any, rooms: Any) -> Any:
    """List every match as diagonal and place; a seed that stands often on both sides only in order of occurrence.

    Args:
        met: Places in the other report and in the one laid out.
        laid: As given by `_laid_out`.
        rooms: Two rows of room for each place of the one laid out, the first all 0 and left so; room for the matches.
    """
    there, here = met
    (seen, cursor), made = rooms
    again, counts = laid[2], laid[3]
    size = len(again)
    for index in range(len(here)):
        seen[here[index]] += 1
        cursor[here[index]] = here[index]
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
    matches = made[:total]
    matches.sort()
    return matches


def _filed(seeds: Any, places: Any, table: Any) -> None:
    """File the seeds of a report by their 16 bits: the first place of each, and the next place of the same."""
    begin, size = places
    taken, heads, following = table
    taken[:] = _NONE
    for place in range(size - 1, -1, -1):
        seed = np.int64(seeds[begin + place])
        bit = np.uint64(1) << np.uint64(seed & 63)
        following[place] = heads[seed] if taken[seed >> 6] & bit else -1
        taken[seed >> 6] |= bit
        heads[seed] = place


def _able(seeds: Any, found: Any, table: Any) -> Any:
    """Tell the most words that the stripes of a pair may share, by 16 bits of its seeds.

    Where the seeds are many enough to repeat themselves the answer is as many as any pair may need.
    """
    begin, there = found
    _, heads, following, matches = table
    count, most = 0, 1 << 30
    for place in there:
        step = heads[np.int64(seeds[begin + place])]
        while step >= 0:
            if count == len(matches):
                return most
            value = ((np.int64(place) - step + most) << 32) | step
            at = count
            while at and matches[at - 1] > value:
                matches[at] = matches[at - 1]
                at -= 1
            matches[at] = value
            count += 1
            step = following[step]
    total, stripe, before = 0, 0, np.int64(0)
    for match in matches[:count]:
        if (match >> 32) - (before >> 32) > DRIFT:
            total += stripe if stripe >= LEAST_STRIPE else 0
            stripe = 0
        stripe += 1 if match == before + 1 else SEED
        before = match
    return total + (stripe if stripe >= LEAST_STRIPE else 0)


def _runs(held: Any, first: Any, chosen: Any) -> Any:
    """Find the runs of equal words of pairs; a report that comes first in several pairs in a row is laid out once."""
    hashes, seeds = held
    ones, others, least = chosen
    made = np.empty((4, 1024), np.int64)
    count, before, size = 0, -1, 0
    laid = _laid_out(hashes, 0, 0)
    ready = False
    longest = 1
    for report in range(len(first) - 1):
        longest = max(longest, first[report + 1] - first[report])
    found, here, room = np.empty(longest, np.int32), np.empty(longest, np.int32), np.empty(4 * longest, np.int64)
    seen = (np.zeros(longest, np.int32), np.empty(longest, np.int32))
    taken, heads = np.zeros(1 << 10, np.uint64), np.empty(1 << 16, np.int32)
    following, few = np.empty(longest, np.int32), np.empty(REPEATED, np.int64)
    for pair in range(len(ones)):
        one, other = ones[pair], others[pair]
        if one != before:
            before, size, ready = one, max(first[one + 1] - first[one] - SEED + 1, 0), False
            _filed(seeds, (first[one], size), (taken, heads, following))
        there = _maybe(seeds, (first[other], first[other + 1] - first[other] - SEED + 1), (taken, found))
        if (
            len(there) < LEAST_SEEDS
            or _able(seeds, (first[other], there), (taken, heads, following, few)) < least[pair]
        ):
            continue
        if not ready:
            laid, ready = _laid_out(hashes, first[one], size), True
        met = _met(hashes, (first[one], first[other], there, here), laid)
        matches = _spread(met, laid, (seen, room))
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


_mark = numba.njit(inline="always")(_mark)
_marked = numba.njit(inline="always")(_marked)
_seed = numba.njit(inline="always")(_seed)
_same = numba.njit(inline="always")(_same)
_laid_out = numba.njit(cache=True)(_laid_out)
_maybe = numba.njit(cache=True)(_maybe)
_filed = numba.njit(cache=True)(_filed)
_able = numba.njit(cache=True)(_able)
_met = numba.njit(cache=True)(_met)
_spread = numba.njit(cache=True)(_spread)
_cut = numba.njit(cache=True)(_cut)
_winnow = numba.njit(cache=True)(_winnow)
fill = numba.njit(cache=True)(_fill)
distinct = numba.njit(cache=True)(_distinct)
repeated = numba.njit(cache=True)(_repeated)
twice = numba.njit(cache=True)(_twice)
ordered = rowing.ordered
summed = rowing.summed
kept = rowing.kept
pairs = rowing.pairs
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
        made = _chained((starts_a[own], starts_b[own], lengths[own]), room)
        for run in range(bounds[pair], bounds[pair + 1]):
            chain[run] += count
        count += made
    return chain, cuts


register_jitable(nearest)
_chained = numba.njit(cache=True)(chained)
chains = numba.njit(cache=True)(_chains)
