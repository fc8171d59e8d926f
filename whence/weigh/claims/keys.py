"""Blocking keys: statements that share none of them are never compared."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from whence.weigh.claims.figures import happened
from whence.weigh.claims.gist import THING, Count, Gist
from whence.weigh.claims.names import short
from whence.weigh.words import FULL, weight

#: Rare plain words, and words too rare to be counted (mostly names), of which pairs are made. On the generated wordings
#: of bench/weigh.py no true pair is without a common key (November 2026).
PLAIN = 4
NAMES = 2
#: Pairs kept, the rarest words first. Against all 15, ten find 96 of 100 like pairs of ECB+ dev among a quarter fewer
#: candidates.
PAIRS = 10
#: Summed weight, in thousandths, from which a pair is rare enough to give a key, and stems up to which a statement is
#: so short that all its pairs do. Swept from 1,000 to 1,300 and 3 to 5: a third fewer keys and candidates on 1,000
#: generated reports, 1 like pair of 100 of ECB+ dev lost.
RARE, SHORT = 1200, 4
#: Figures of one statement that give keys, and words of the thing counted (or else rare words) paired with each.
FIGURES = 3
BESIDE = 2
#: The one unit of which equal numbers say nothing by themselves.
SHARE = "percent"
#: Classes of events of a statement that are paired with its first day and with the things it counts.
EVENTS = 3
#: Rare words of a denied content that are paired with who denies it.
DENIED = 2
#: Moduli that spread word-for-word copies over several lists, so that a text which stands in more reports than a key
#: may hold is still found to be one text.
SPREAD = (7, 11)


def keys(gist: Gist) -> tuple[int, ...]:
    """Give the keys of a statement.

    Why this way: every key is made of words and figures of this statement alone, never of names as the case resolves
    them, so a key never changes once a report is read. Pairs of rare words are selective even where every report of a
    case holds the same few names. A rewording that shares no two rare words and no figure is not found.

    Returns:
        Signed 64-bit hashes, sorted, about ten for a sentence.
    """
    ranked = sorted(gist.stems, key=lambda stem: (-weight(stem), stem))
    plain = [stem for stem in ranked if weight(stem) < FULL][:PLAIN]
    names = [stem for stem in ranked if weight(stem) >= FULL][:NAMES]
    pairs = sorted(combinations(sorted(plain + names), 2), key=lambda pair: (-weight(pair[0]) - weight(pair[1]), pair))
    least = 0 if len(gist.stems) <= SHORT else RARE
    made = {f"w {one} {other}" for one, other in pairs[:PAIRS] if weight(one) + weight(other) >= least}
    events = sorted(gist.events)[:EVENTS]
    for one in gist.counts[:FIGURES]:
        number = _number(one)
        if number is not None:
            # a class first: it is what rewordings of the thing counted have in common
            known = sorted(one.counted or one.before, key=lambda stem: (stem[0] not in "~=±", -weight(stem), stem))
            beside = known[:BESIDE] or plain[:BESIDE] + names[:1]
            made.update(f"f {number} {stem}" for stem in {*beside, *happened(one), *events})
            made.update(f"y {number} {early[:4]}" for early, late in gist.days[:1] if early[:4] == late[:4])
            if one.unit not in {None, SHARE}:
                made.add(f"u {number} {one.unit}")
            # another number of one thing in one place, or to which one thing happened, is a conflict, and has to be met
            made.update(f"n {stem} {name}" for stem in known[:1] for name in names)
            made.update(f"n {stem} {event}" for stem in known[:1] if stem[0] == THING for event in events)
    made.update(f"e {event} {early}" for event in events for early, _ in _single(gist)[:1])
    if gist.owner and gist.counts:
        made.update(
            f"o {stem} {name}" for stem in sorted(gist.counts[0].counted)[:BESIDE] for name in short(gist.owner)
        )
    if gist.label:
        made.add(f"l {' '.join(sorted(gist.label))}")
    if gist.denier is not None:
        made.update(f"d {gist.denier} {stem}" for stem in plain[:DENIED])
    made.add(f"t {gist.text}")
    made.update(f"t{width} {residue(gist.id, width)} {gist.text}" for width in SPREAD)
    return tuple(sorted(map(_hashed, made)))


def _single(gist: Gist) -> list[tuple[str, str]]:
    """Give its moments of one day."""
    return [(early, late) for early, late in gist.days if early == late]


def _number(one: Count) -> str | None:
    """Put a number or a span of numbers in words, `None` for vague ones."""
    if one.value is not None:
        return f"{one.value:g}"
    return f"{one.low:g}-{one.high:g}" if one.low > float("-inf") and one.high < float("inf") else None


@lru_cache(maxsize=50_000)
def residue(statement: str, width: int) -> int:
    """Give the list, of `width`, that a statement falls into."""
    return _hashed(statement) % width


def _hashed(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
