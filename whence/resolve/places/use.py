"""Tell how a place name is used: of the ground, of who governs or acts there, of people and things from there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import PlaceUse, Reading
from whence.resolve.places.clues import Page
from whence.resolve.places.spots import Spot
from whence.resolve.places.tokens import Token

#: Words back that "relations between X and Y" may begin.
_BACK = 6
#: Words behind "X's" among which what it has may stand.
_OWNED = 4


def speakers(reading: Reading) -> frozenset[tuple[int, int]]:
    """Give the stretches that the reader takes for sources: a place that says something is a government."""
    return frozenset(
        (link.source.start, link.source.end)
        for one in reading.statements
        for link in one.chain
        if link.source is not None
    )


def use_of(page: Page, spot: Spot, *, demonym: bool, sources: Collection[tuple[int, int]]) -> PlaceUse:
    """Tell how a name is used.

    Why this way: a map shows where things are said to be, and "Orsel denied it" says nothing about where. The words
    beside the name decide, by rules that hold for any name; where nothing speaks for another use it is the ground.

    Args:
        page: The report.
        spot: Where the name stands.
        demonym: The word itself is one for people and things from there.
        sources: From `speakers`.
    """
    if demonym:
        return "demonym"
    around = spot.around
    if around is not None and around.kind in {"organisation", "person"}:
        return "metonymic"
    return "metonymic" if (spot.start, spot.end) in sources or governs(page, spot) else "literal"


def governs(page: Page, spot: Spot) -> bool:
    """Tell whether the words beside a name make it one that acts: a government, an army, a team.

    Of "Orsel and Varn agreed" both do.
    """
    return _governs(page, spot) or any(_governs(page, other) for other in _joined(page, spot))


def _joined(page: Page, spot: Spot) -> list[Spot]:
    """Give the name that follows behind a bare "and"."""
    behind = page.words[spot.last + 1 : spot.last + 3]
    place = page.at.get(spot.last + 2)
    if place is None or behind[0].text != "and" or page.text[spot.end : behind[0].start].strip():
        return []
    return [page.spots[place]]


def _governs(page: Page, spot: Spot) -> bool:
    before, behind = _before(page, spot), _behind(page, spot)
    if _tailed(page, spot) or _owns(page, spot, behind) or _deals(before):
        return True
    if before[:1] and before[0] in _words("ground"):
        return False
    return _acts(page, spot, before=before, behind=behind)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "places")["use"][name])


def _before(page: Page, spot: Spot) -> list[str]:
    """Give the words in front in the same sentence, the nearest first."""
    found: list[str] = []
    right = spot.start
    for token in reversed(page.words[max(0, spot.first - _BACK) : spot.first]):
        if any(mark in page.text[token.end : right] for mark in ".!?\n;"):
            break
        found.append(token.text.casefold())
        right = token.start
    return found[1:] if found[:1] == ["the"] else found


def _behind(page: Page, spot: Spot) -> Sequence[Token]:
    return page.words[spot.last + 1 : spot.last + 3]


def _tailed(page: Page, spot: Spot) -> bool:
    """Tell whether "-backed" or "-led" follows."""
    behind = _behind(page, spot)
    return (
        bool(behind)
        and page.text[spot.end : behind[0].start] in {"-", "‑", "‐"}
        and behind[0].text.casefold() in _words("tails")
    )


def _owns(page: Page, spot: Spot, behind: Sequence[Token]) -> bool:
    """Tell whether what a government or a team has follows: "X's parliament", "the X embassy", "X's swift answer"."""
    if not behind:
        return False
    gap = page.text[spot.end : behind[0].start]
    if not gap.strip() and "\n" not in gap and behind[0].text.casefold() in _words("powers"):
        return True
    if behind[0].text != "s" or gap not in {"'", "’"}:
        return False
    end = behind[0].end
    for word in page.words[spot.last + 2 : spot.last + 2 + _OWNED]:
        if page.text[end : word.start].strip():
            return False
        if word.text.casefold() in _words("powers"):
            return True
        end = word.end
    return False


def _deals(before: Sequence[str]) -> bool:
    """Tell whether the words in front deal with it: "talks with X", "relations between Y and X"."""
    if not before or before[0] not in _words("dealt"):
        return False
    if before[0] == "against":
        return True
    rest = before[1:]
    if before[0] == "and":
        return "between" in rest and any(word in _words("dealings") for word in rest)
    return any(word in _words("dealings") for word in rest[:2])


def _acts(page: Page, spot: Spot, *, before: Sequence[str], behind: Sequence[Token]) -> bool:
    """Tell whether it does what only people do: a verb of saying, demanding or deciding follows."""
    if not behind or page.text[spot.end : behind[0].start].strip():
        return False
    verb = behind[0].text.casefold()
    if verb not in _words("acts"):
        return False
    if verb in _words("weak"):
        follows = behind[1].text.casefold() if len(behind) > 1 else ""
        return follows in _words("acts") - _words("weak")
    return not (before[:1] and before[0] in _words("ground"))
