"""Find in one sentence the phrases that give a place by other places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from whence.resolve.relative.anchors import Anchor, Length, Line
from whence.resolve.relative.bearings import degrees
from whence.resolve.relative.words import Pattern, link, listed, patterns, words

#: Rules whose words are common: they hold for names that stand for the ground only, and not for "Orsel's harbour".
LOOSE = frozenset(("near", "around", "outside", "in_and_around", "between", "direction", "off", "within"))
#: Rules that may hold for a name used of its people ("the Orsel border").
OF_PEOPLE = frozenset(("border", "borders", "road", "road_km", "coast"))
#: How many words before "between A and B" may say that no ground is meant.
WORDS_BACK = 4
#: Sentences whose matches are kept, and code points of the longest that is: reports of one event copy each other's.
KEPT, SHORT = 5_000, 2_000
_WORD = re.compile(r"[\w'’]{1,40}")
#: "A two-hour trip from X to Y" and "20 km from X to Y" measure a way and give no place.
_ONWARD = re.compile("\\s(?:to|and)\\s(?:the\\s)?[\U000f0000-\U000fffff]")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013/")
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]")
#: Number of a wording, its rule, where it stands.
_Match = tuple[int, str, re.Match[str]]


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
        towns: The words call an anchor a town, a city, a village.
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
    towns: bool = False


def phrases(line: Line) -> list[Phrase]:
    """Find every phrase of a sentence, in reading order and without overlap.

    Why this way: the wordings are tried one by one; of those that overlap the one that names more places
    says more ("on the road from A to B" before "near A"), then the longer one, then the one further up the list.

    Cost: linear in the sentence times the wordings of the list (85 of them, November 2026).
    """
    found = [
        (-len(phrase.anchors), phrase.start - phrase.end, order, phrase)
        for order, rule, match in _tried(line)
        if (phrase := _phrase(line, rule, match)) is not None
    ]
    taken: list[Phrase] = []
    covered = bytearray(len(line.text))
    for *_, phrase in sorted(found, key=lambda one: one[:3]):
        if not any(covered[phrase.start : phrase.end]):
            covered[phrase.start : phrase.end] = b"\x01" * (phrase.end - phrase.start)
            taken.append(phrase)
    return sorted(taken, key=lambda one: one.start)


def _tried(line: Line) -> tuple[_Match, ...]:
    tried = _matches if len(line.text) <= SHORT else _matches.__wrapped__
    return tried(line.text, lengths=bool(line.lengths), times=bool(line.times), several=len(line.anchors) > 1)


@lru_cache(maxsize=KEPT)
def _matches(text: str, *, lengths: bool, times: bool, several: bool) -> tuple[_Match, ...]:
    """Try the wordings whose marks a sentence has: number of the wording, its rule, where it stands."""
    return tuple(
        (order, pattern.rule, match)
        for order, pattern in _possible(lengths=lengths, times=times, several=several)
        for match in pattern.regex.finditer(text)
    )


@cache
def _possible(*, lengths: bool, times: bool, several: bool) -> tuple[tuple[int, Pattern], ...]:
    """Give the wordings that can stand in a sentence with lengths, times, several places; it has one place anyway."""
    return tuple(
        (order, pattern)
        for order, pattern in enumerate(patterns())
        if lengths >= ("M" in pattern.regex.groupindex)
        and times >= ("T" in pattern.regex.groupindex)
        and several >= ("B" in pattern.regex.groupindex)
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
        towns=any(groups.get(f"town{letter}") for letter in "ABC"),
    )


def _allowed(line: Line, rule: str, match: re.Match[str], *, anchors: tuple[Anchor, ...]) -> bool:
    uses = {anchor.sited.place.use for anchor in anchors}
    if "demonym" in uses and rule not in OF_PEOPLE:
        return False
    if rule in LOOSE and "metonymic" in uses:
        return False
    if rule in LOOSE | {"outskirts", "suburb"} and _says_no_ground(line.text, rule, match):
        return False
    if len(anchors) > 1 and rule != "road_km" and _same(anchors[0], anchors[1]):
        return False
    if rule in ("distance", "travel") and _ONWARD.match(line.text, match.end()):
        return False
    return not _in_a_name(line.text, rule, match)


def _says_no_ground(text: str, rule: str, match: re.Match[str]) -> bool:
    """Tell a loose wording that is about something else: "near Orsel's harbour", "cordoned off Orsel Mills"."""
    end = match.end()
    if text[end : end + 2] in ("'s", "’s") or text[end : end + 1] in _DASHES or _beside_a_noun(text, match):
        return True
    if rule == "off" and _NAME_GOES_ON.match(text, end):
        return True
    return rule in ("between", "near") and _abstract(text, match.start())


def _beside_a_noun(text: str, match: re.Match[str]) -> bool:
    """Tell "outside the Orsel police station", where the name only belongs to the noun behind it."""
    return (
        link("article").search(match.group()) is not None
        and re.match(r"\s[^\W\d_]", text[match.end() :][:2]) is not None
    )


def _abstract(text: str, start: int) -> bool:
    """Tell whether the words right before say that people, numbers or dates stand "between A and B"."""
    before = _WORD.findall(text[max(0, start - 40 * WORDS_BACK) : start])[-WORDS_BACK:]
    return any(word.lower() in listed("abstract") for word in before)


def _same(one: Anchor, other: Anchor) -> bool:
    return one.sited.entry is not None and one.sited.entry == other.sited.entry


def _in_a_name(text: str, rule: str, match: re.Match[str]) -> bool:
    """Tell names from phrases: "South Orsel" is one, "Central Orsel District" holds one; "Northern Orsel" is none."""
    if rule not in LOOSE | {"part", "middle", "centre", "suburb"}:
        return False
    said = match.group()
    if "bearing" in match.re.groupindex and (match["bearing"] or "")[:1].isupper() and " of" not in said.lower():
        return True
    return _NAME_GOES_ON.match(text, match.end()) is not None and any(letter.isupper() for letter in said[1:] or said)


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
