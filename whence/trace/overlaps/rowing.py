"""The loops over rows of fingerprints, compiled by numba: a part of `whence.trace.overlaps.kernels`."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from whence.trace.overlaps.cutting import MIX_1, MIX_2

_MIX_1, _MIX_2 = np.uint64(MIX_1), np.uint64(MIX_2)
_NONE, _HIGH, _LOW = np.uint64(0), np.uint64(32), np.uint64(0xFFFFFFFF)


def mixed(value: Any) -> Any:
    """Spread the bits of a number, as `whence.trace.overlaps.cutting.mixed` does."""
    value = (value ^ (value >> np.uint64(30))) * _MIX_1
    value = (value ^ (value >> np.uint64(27))) * _MIX_2
    return value ^ (value >> np.uint64(31))


mixed = numba.njit(inline="always")(mixed)


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


def _summed(rows: Any, size: Any) -> Any:
    """Add up and count the fingerprints of each report."""
    sums, counts = np.zeros(size, np.uint64), np.zeros(size, np.int64)
    for row in rows:
        owner = np.int64((row & _LOW) >> np.uint64(1))
        sums[owner] += mixed((row >> np.uint64(31)) ^ (row & np.uint64(1)) ^ np.uint64(3))
        counts[owner] += 1
    return sums, counts


def _kept(rows: Any, chosen: Any) -> Any:
    """Keep the rows of the chosen reports whose key another of them holds too."""
    made = np.empty_like(rows)
    count, before, alone = 0, _NONE, True
    for row in rows:
        if not chosen[np.int64((row & _LOW) >> np.uint64(1))]:
            continue
        if count and row >> _HIGH == before >> _HIGH:
            alone = False
        elif count and alone:
            count -= 1
            alone = True
        else:
            alone = True
        made[count] = row
        count += 1
        before = row
    if count and alone:
        count -= 1
    return made[:count]


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


ordered = numba.njit(cache=True)(_ordered)
summed = numba.njit(cache=True)(_summed)
kept = numba.njit(cache=True)(_kept)
pairs = numba.njit(cache=True)(_pairs)
