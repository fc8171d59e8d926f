"""Find in one sentence the phrases that give a place by other places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from whence.resolve.bearings import degrees
from whence.resolve.relative_anchors import Anchor, Length, Line
from whence.resolve.relative_words import listed, patterns, words

#: Rules whose words are common: they hold for names that stand for the ground only, and not for "Orsel's harbour".
LOOSE = frozenset(("near", "around", "outside", "in_and_around", "between", "direction", "off", "within"))
#: Rules that may hold for a name used of its people ("the Orsel border").
OF_PEOPLE = frozenset(("border", "borders", "road", "road_km", "coast"))
#: How many words before "between A and B" may say that no ground is meant.
WORDS_BACK = 4
_WORD = re.compile(r"[\w'’]{1,40}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording found.

    Attributes:
        start, end: Offsets in the text of the line (`Line.offset` leads back).
        anchors: A, B and C of the pattern, those that it has.
        length: The distance it gives in metres, or its time in hours.
        bearing: Degrees, `None` when it gives none.
        kilometre: Kilometres along a road, `None` for every other rule.
        way: How the time is spent: `drive`, `walk` ...
        nudge: `just`, `far` and their like.
        counts_from: Which anchor the kilometres are counted from: 0 or 1, `None` when the text does not say.
    """

    rule: str
    start: int
    end: int
    anchors: tuple[Anchor, ...]
    length: Length | None = None
    bearing: float | None = None
    kilometre: float | None = None
    way: str | None = None
    nudge: str | None = None
    counts_from: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def phrases(line: Line) -> list[Phrase]:
    """Find every phrase of a sentence, in reading order and without overlap.

    Why this way: the wordings are tried one by one; of those that overlap the one that names more places
    says more ("on the road from A to B" before "near A"), then the longer one, then the one further up the list.

    Cost: linear in the sentence times the wordings of the list (85 of them, November 2026).
    """
    found = [
        (-len(phrase.anchors), phrase.start - phrase.end, order, phrase)
        for order, pattern in enumerate(patterns())
        if _possible(pattern.regex, line)
        for match in pattern.regex.finditer(line.text)
        if (phrase := _phrase(line, pattern.rule, match)) is not None
    ]
    taken: list[Phrase] = []
    covered = bytearray(len(line.text))
    for *_, phrase in sorted(found, key=lambda one: one[:3]):
        if not any(covered[phrase.start : phrase.end]):
            covered[phrase.start : phrase.end] = b"\x01" * (phrase.end - phrase.start)
            taken.append(phrase)
    return sorted(taken, key=lambda one: one.start)


def _possible(regex: re.Pattern[str], line: Line) -> bool:
    """Tell whether the sentence has the marks that a wording needs."""
    groups = regex.groupindex
    return (
        ("M" not in groups or bool(line.lengths))
        and ("T" not in groups or bool(line.times))
        and len(line.anchors) >= 1 + ("B" in groups)
    )


def _phrase(line: Line, rule: str, match: re.Match[str]) -> Phrase | None:
    groups = match.groupdict()
    anchors = tuple(line.anchor(groups[letter]) for letter in "ABC" if groups.get(letter))
    if not _allowed(line, rule, match, anchors=anchors):
        return None
    said = next((groups[name] for name in ("bearing", "part", "short") if groups.get(name)), None)
    mark = groups.get("M") or groups.get("T")
    length = None if mark is None else line.length(mark)
    return Phrase(
        rule=rule,
        start=match.start(),
        end=match.end(),
        anchors=anchors[:2] if rule == "road_km" else anchors,
        length=length,
        bearing=None if said is None else degrees(said),
        kilometre=_kilometre(groups, length) if rule == "road_km" else None,
        way=next((name for name in words()["ways"] if groups.get(name)), None),
        nudge=groups["nudge"].lower() if groups.get("nudge") else None,
        counts_from=_counts_from(anchors, match) if rule == "road_km" else None,
    )


def _allowed(line: Line, rule: str, match: re.Match[str], *, anchors: tuple[Anchor, ...]) -> bool:
    uses = {anchor.sited.place.use for anchor in anchors}
    if "demonym" in uses and rule not in OF_PEOPLE:
        return False
    if rule in LOOSE:
        if "metonymic" in uses or line.text[match.end() : match.end() + 2] in ("'s", "’s"):
            return False
        if rule in ("between", "near") and _abstract(line.text, match.start()):
            return False
    if len(anchors) > 1 and rule != "road_km" and _same(anchors[0], anchors[1]):
        return False
    return rule not in ("part", "direction") or _is_place_name(match) is False


def _abstract(text: str, start: int) -> bool:
    """Tell whether the words right before say that people, numbers or dates stand "between A and B"."""
    before = _WORD.findall(text[max(0, start - 40 * WORDS_BACK) : start])[-WORDS_BACK:]
    return any(word.lower() in listed("abstract") for word in before)


def _same(one: Anchor, other: Anchor) -> bool:
    return one.sited.entry is not None and one.sited.entry == other.sited.entry


def _is_place_name(match: re.Match[str]) -> bool:
    """Tell "South Orsel", which is a name of its own, from "south Orsel" and "Northern Orsel"."""
    bare = match.group("bearing") if "bearing" in match.re.groupindex else None
    return bare is not None and bare[:1].isupper() and " of" not in match.group().lower()


def _kilometre(groups: Mapping[str, str | None], length: Length | None) -> float | None:
    for name, scale in (("N", 1.0), ("miles", 1.609344)):
        if groups.get(name):
            return float((groups[name] or "").replace(",", ".")) * scale
    return None if length is None else (length.low + length.high) / 2000


def _counts_from(anchors: tuple[Anchor, ...], match: re.Match[str]) -> int | None:
    """Tell which end of the road is kilometre 0: the text names it, or the road runs "from A to B"."""
    if len(anchors) == 3:
        return next((end for end in (0, 1) if _same(anchors[end], anchors[2])), None)
    return 0 if re.search(r"\bfrom\s[^\U000f0000-\U000fffff]*[\U000f0000-\U000fffff]", match.group()) else None


def gaps(line: Line, found: list[Phrase]) -> Iterator[tuple[Phrase, Phrase, str]]:
    """Give each two phrases that follow one another, with the words between."""
    for one, other in zip(found, found[1:], strict=False):
        yield one, other, line.text[one.end : other.start]
