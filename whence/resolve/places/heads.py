"""Names that a word beside them completes: "Orsel and Varn counties", "City of Orsel", "Orsel Township"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.resolve.places.tokens import Token

#: Words that a list of names before its plural may run over.
_LIST = 10
_TOWN, _WIDE = frozenset({"town"}), frozenset({"country", "region", "district"})


def listed_as(text: str, words: Sequence[Token], last: int) -> str | None:
    """Give the kind of place, in the singular, that a list says of all its names ("Orsel, Varn and Kesh counties").

    Args:
        text: The report's text.
        words: Its words.
        last: Index of the last word of the name.

    Returns:
        `None` where no such list runs on behind the name.
    """
    end = words[last].end
    for word in words[last + 1 : last + 1 + _LIST]:
        lower, gap = word.text.casefold(), text[end : word.start].strip()
        if lower in _plurals():
            return None if gap else _plurals()[lower]
        if gap not in {"", ",", "&"} or not (word.named or lower == "and"):
            return None
        end = word.end
    return None


def bare(key: str) -> tuple[str, frozenset[str]] | None:
    """Give a name without the word for what it is: "orsel" for "city of orsel", "orsel township", "republic of orsel".

    Returns:
        The name and the kinds of place that it then is, `None` when it holds no such word.
    """
    words = key.split(" ")
    if len(words) > 2 and words[1] == "of" and words[0] in _towns() | _wide():
        return " ".join(words[2:]), _TOWN if words[0] in _towns() else _WIDE
    return (" ".join(words[:-1]), _TOWN) if len(words) > 1 and words[-1] in _towns() else None


def completed(text: str, words: Sequence[Token], windows: Iterable[tuple[int, int, str]]) -> dict[tuple[int, int], str]:
    """Give for stretches of a report the key that the word behind a list makes of theirs ("orsel county")."""
    found = {}
    for first, last, key in windows:
        head = listed_as(text, words, last)
        if head is not None:
            found[first, last] = f"{key} {head}"
    return found


@cache
def _plurals() -> Mapping[str, str]:
    return dict(lexicon("en", "places")["plurals"])


@cache
def _wide() -> frozenset[str]:
    return frozenset(lexicon("en", "places")["country heads"])


@cache
def _towns() -> frozenset[str]:
    return frozenset(lexicon("en", "places")["town heads"])
