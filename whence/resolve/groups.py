"""Bring together across the case the names that texts state to be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from whence.lang.lexicon import lexicon
from whence.model.identities import Alias, LocalNames, NameGroup
from whence.model.protocols import NameIndex
from whence.model.spans import Reason


def groups(local: Sequence[LocalNames], names: NameIndex) -> list[NameGroup]:
    """Group name keys by the aliases of the whole case.

    Why this way: connected components over stated aliases, walked from the keys at hand, so the
    result is a function of the aliases alone. Initials stated for two clearly different names join
    neither: the chain of names would run through a coincidence.

    Args:
        local: What was found in each report of the batch.
        names: Aliases of the case. What it holds of the reports of the batch is out of date and
            only shows which groups may have changed.

    Returns:
        Every group that holds a key of the batch or of anything it may have been joined to, complete,
        by head.
    """
    fresh = [alias for found in local for alias in found.aliases]
    keys = {use.key for found in local for use in found.uses}
    keys.update(key for alias in fresh for key in (alias.key_a, alias.key_b))
    current, edges = _walk(keys, fresh, names, batch=frozenset(found.report for found in local))
    counted = [alias for alias in edges if not _is_ambiguous(alias, current)]
    members = _components(current.keys(), counted)
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for key, reason in _reasons(counted):
        reasons[min(members[key])].append(reason)
    return [
        NameGroup(head, tuple(sorted(members[head])), tuple(reasons[head]))
        for head in sorted({min(group) for group in members.values()})
    ]


def _walk(
    frontier: set[str], fresh: Sequence[Alias], names: NameIndex, *, batch: frozenset[str]
) -> tuple[dict[str, list[Alias]], list[Alias]]:
    """Follow aliases as far as they go: the aliases at each key, and all of them in a fixed order."""
    at: dict[str, list[Alias]] = {}
    every: set[Alias] = set()
    own: dict[str, set[Alias]] = defaultdict(set)
    for alias in fresh:
        own[alias.key_a].add(alias)
        own[alias.key_b].add(alias)
    while frontier:
        stored = names.aliases(sorted(frontier))
        valid = {alias for alias in stored if alias.report not in batch}
        valid.update(alias for key in frontier for alias in own[key])
        every |= valid
        for key in frontier:
            at[key] = []
        frontier = {key for alias in (*stored, *valid) for key in (alias.key_a, alias.key_b)} - at.keys()
    edges = sorted(every, key=lambda alias: (alias.key_a, alias.key_b, alias.report, alias.span, alias.kind))
    for alias in edges:
        at[alias.key_a].append(alias)
        at[alias.key_b].append(alias)
    return at, edges


def _is_ambiguous(alias: Alias, at: dict[str, list[Alias]]) -> bool:
    """Tell whether either key of an alias is initials that the case states for clearly different names."""
    if alias.kind == "judged":
        return False
    return any(_stands_for_several(key, at[key]) for key in (alias.key_a, alias.key_b))


def _stands_for_several(key: str, aliases: Sequence[Alias]) -> bool:
    if len(_words(key)) > 1:
        return False
    full = {_other(alias, key) for alias in aliases if alias.kind == "acronym"}
    names = sorted(words for words in map(_words, full) if len(words) > 1)
    return any(not _alike(one, other) for place, one in enumerate(names) for other in names[:place])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names share at least half of the main words of the shorter one, a letter aside."""
    small = frozenset(lexicon("en", "titles")["small"])
    a, b = ({word for word in words if word not in small and len(word) > 1} for words in (one, other))
    if len(a) > len(b):
        a, b = b, a
    shared = sum(any(Levenshtein.distance(word, mate) <= len(word) // 5 for mate in b) for word in a)
    return 2 * shared >= len(a)


def _components(keys: Iterable[str], aliases: Iterable[Alias]) -> dict[str, set[str]]:
    groups = {key: {key} for key in keys}
    for alias in aliases:
        one, other = groups[alias.key_a], groups[alias.key_b]
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            groups.update(dict.fromkeys(small, large))
    return groups


def _reasons(aliases: Iterable[Alias]) -> list[tuple[str, Reason]]:
    """Give one reason a pair of keys, filed under its first key: the first text, in the fixed order, that states it."""
    found: dict[tuple[str, str], Reason] = {}
    for alias in aliases:
        one, other = (" ".join(_words(key)) for key in (alias.key_a, alias.key_b))
        detail = f"A report gives “{one}” and “{other}” as one name ({alias.kind})."
        found.setdefault((alias.key_a, alias.key_b), Reason("alias", detail, 0.0, (alias.span,)))
    return [(pair[0], reason) for pair, reason in found.items()]


def _words(key: str) -> tuple[str, ...]:
    return tuple(key.partition(":")[2].split())


def _other(alias: Alias, key: str) -> str:
    return alias.key_b if alias.key_a == key else alias.key_a
