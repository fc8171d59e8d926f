"""What speaks for and against a stretch being the name of a place: named clues for `place_finding`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.lang.frequency import capitalised, rarity
from whence.lang.known_names import marks
from whence.model.reading import Mention
from whence.resolve.places.names import plain
from whence.resolve.places.spots import Spot
from whence.resolve.places.tokens import Token
from whence.resolve.places.words import kind_words

#: Words commoner than this may be clues themselves; rarer ones would be names of the texts learnt from.
COMMON = 10.5
#: What begins a sentence: the text before it ends with one of these.
_ENDS = frozenset('.!?:;"“”\n)')


@dataclass(frozen=True, slots=True)
class Page:
    """A report's words and what was found on it, for looking around a spot."""

    text: str
    words: Sequence[Token]
    spots: Sequence[Spot]
    votes: Mapping[str, Counter[str]]
    surnames: Mapping[str, int]
    marked: Mapping[int, frozenset[int]]
    at: Mapping[int, int]


def page(text: str, words: Sequence[Token], spots: Sequence[Spot], *, mentions: Sequence[Mention]) -> Page:
    """Gather what the whole report says about its names."""
    votes: dict[str, Counter[str]] = {}
    for spot in spots:
        kind = spot.kind or (f"in {spot.around.kind}" if spot.around else "none")
        votes.setdefault(spot.key, Counter())[kind] += 1
    surnames = Counter(
        plain(last[1]) for one in mentions if one.kind == "person" and len(last := one.span.text.rsplit(None, 1)) == 2
    )
    marked: dict[int, set[int]] = {}
    for index, column in marks([word.text.lower().replace("’", "'") for word in words]):
        marked.setdefault(index, set()).add(column)
    at = {index: place for place, spot in enumerate(spots) for index in range(spot.first, spot.last + 1)}
    return Page(text, words, spots, votes, surnames, {index: frozenset(each) for index, each in marked.items()}, at)


def clues(page: Page, place: int) -> dict[str, float]:
    """Name what speaks for and against a spot.

    Args:
        page: The report.
        place: Index of the spot.

    Returns:
        Clues with their strength, 1 for those that hold or do not.
    """
    spot = page.spots[place]
    found: dict[str, float] = {"bias": 1.0}
    found.update(dict.fromkeys(_named(page, spot), 1.0))
    found.update(_sizes(spot))
    found.update(dict.fromkeys(_beside(page, spot), 1.0))
    found.update(_elsewhere(page, spot))
    return found


def _named(page: Page, spot: Spot) -> Iterator[str]:
    """Say what the reader takes it for, and what sort of word it is."""
    kind = spot.kind or "none"
    yield f"kind {kind}"
    form = spot.candidates[0].form if spot.candidates else "unknown"
    yield f"form {form}"
    yield f"form {form} kind {kind}"
    around = spot.around
    if around is not None:
        front, back = around.span.start >= spot.start - 4, around.span.end <= spot.end + 2
        side = "front" if front else "back" if back else "middle"
        yield f"in {around.kind} {side}"
        yield f"form {form} in {around.kind}"
    words = page.words[spot.first : spot.last + 1]
    size = "one" if len(words) == 1 else "more"
    yield f"words {size} kind {kind}"
    if all(word.text.isupper() and len(word.text) > 1 for word in words):
        yield "capitals"
    columns = page.marked.get(spot.first, frozenset()) if len(words) == 1 else frozenset()
    yield from (f"list {column}" for column in sorted(columns))
    if {4, 5} & columns and 0 not in columns and 2 not in columns:
        yield "list person only"
    if len(words) == 1:
        share = capitalised(words[0].text)
        common = "unseen" if share is None else "low" if share < 0.3 else "mid" if share < 0.9 else "high"
        yield f"capital {common} kind {kind}"
        rare = rarity(words[0].text)
        yield f"rare {'no' if rare < 9 else 'some' if rare < 12 else 'yes'}"
        if len(words[0].text) <= 3:
            yield "letters few"
    if _opens(page.text, spot.start):
        yield f"opens sentence kind {kind}"


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _ENDS


def _sizes(spot: Spot) -> dict[str, float]:
    """Say how large the largest place of that name is, and of what kind."""
    if not spot.candidates:
        return {}
    people = max(one.gazetteer.population(one.row) for one in spot.candidates)
    kinds = {one.gazetteer.kind(one.row) for one in spot.candidates}
    found = {"people": math.log10(people + 1) / 8, "senses": math.log(len(spot.candidates)) / 3}
    found["main"] = float(any(one.main for one in spot.candidates))
    found.update({f"is {kind}": 1.0 for kind in sorted(kinds)})
    if spot.kind is None:
        found["people unread"] = found["people"]
    if spot.kind in {"person", "organisation"} or spot.around is not None:
        found["people else"] = found["people"]
    return found


def _beside(page: Page, spot: Spot) -> Iterator[str]:
    """Say which words stand before and behind."""
    words, text = page.words, page.text
    form = spot.candidates[0].form if spot.candidates else "unknown"
    for side, index, far in (("before", spot.first - 1, spot.first - 2), ("behind", spot.last + 1, spot.last + 2)):
        word = words[index] if 0 <= index < len(words) else None
        gap = "" if word is None else (text[word.end : spot.start] if side == "before" else text[spot.end : word.start])
        mark = gap.strip(" ").replace("\n", "¶")[:1]
        yield f"{side} mark {mark or 'none'}"
        if word is None:
            continue
        cased = "capital" if word.named else "digit" if word.text[0].isdigit() else "small"
        near = not gap.strip() or gap.strip() in {"'s", "’s"}
        if near:
            yield f"{side} {cased} kind {spot.kind or 'none'}"
        if "\n" not in gap and (lower := word.text.casefold()) and rarity(lower) < COMMON:
            yield f"{side} {'' if near else ', '}{lower}" + (" capital" if word.named else "")
            if form == "demonym":
                yield f"demonym {side} {lower}"
        told = kind_words().get(word.text.casefold())
        if told is not None and near:
            yield f"{side} {told} word {cased}"
        other = words[far] if 0 <= far < len(words) else None
        if other is not None and not other.named and rarity(other.text) < 7.5:
            yield f"{side} 2 {other.text.casefold()}"
        columns = page.marked.get(index, frozenset())
        if word.named and near:
            yield from (f"{side} list {column}" for column in sorted(columns) if column in {4, 5})
        neighbour = page.at.get(index)
        if neighbour is not None and "\n" not in gap:
            held = page.spots[neighbour].candidates
            wide = any(one.gazetteer.kind(one.row) in {"country", "region"} for one in held)
            yield f"{side} {mark} {'area' if wide else 'place' if held else 'unknown'}"


def _elsewhere(page: Page, spot: Spot) -> dict[str, float]:
    """Say what the reader takes the same name for elsewhere in the report."""
    count = page.votes[spot.key]
    total = sum(count.values())
    found = {f"vote {kind}": number / total for kind, number in sorted(count.items())}
    found["often"] = math.log(total)
    if page.surnames.get(spot.key):
        found["surname"] = 1.0
        found[f"surname kind {spot.kind or 'none'}"] = 1.0
    return found
