"""Whether the names in two statements can stand for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from whence.lang.lexicon import lexicon
from whence.weigh.words import canonical, tokens

#: Telling words of a name from which its initials stand for it.
SPELT = 3


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two name groups can stand for one thing: the same, one name and more words around it, or initials.

    Why this way: `Tarn` and `the Tarn harbour` are two names, and rightly so; but a statement that names the one is not
    therefore about somebody else than a statement that names the other. Words that set one place off from another
    (`Upper Tarn`, `New Tarn`) still do.

    Args:
        one: Head of a name group, its kind in front of a colon.
        other: Another.
    """
    if one == other:
        return True
    mine, yours = _words(one), _words(other)
    if mine <= yours or yours <= mine:
        return bool(mine and yours) and _setting_off().isdisjoint(mine ^ yours)
    return _initials(one) == "".join(yours) or _initials(other) == "".join(mine)


def unmet(names: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """Give those of `names` that none of `others` can stand for.

    Cost: the product of both.
    """
    against = tuple(others)
    return frozenset(one for one in names if not any(may_be_one(one, other) for other in against))


def short(name: str) -> frozenset[str]:
    """Give what a name may be called for short: its first word, and its initials if it has any."""
    initials = _initials(f":{name}")
    return frozenset(tokens(name)[:1]) | (frozenset({initials}) if initials is not None else frozenset())


@lru_cache(maxsize=50_000)
def _words(name: str) -> frozenset[str]:
    _, _, words = name.partition(":")
    return frozenset(tokens(words))


@lru_cache(maxsize=50_000)
def _initials(name: str) -> str | None:
    """Give the first letters of a name's telling words, `None` for a name of fewer than three."""
    _, _, words = name.partition(":")
    telling = [word for word in tokens(words) if canonical(word)]
    return "".join(word[0] for word in telling) if len(telling) >= SPELT else None


@cache
def _setting_off() -> frozenset[str]:
    return frozenset(word for words in lexicon("en", "name_forms")["opposed"] for word in words)
