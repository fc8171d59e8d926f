"""Short forms of organisations inside one report: "the Council", initials, a name without its last word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reports import Report
from whence.resolve.named import Named
from whence.resolve.names import is_acronym

#: Letters that initials which no text explains need to stand for the one name that they spell.
UNSTATED = 3
#: Words of the longest name that gets short forms; longer ones are no names.
LONGEST = 24


def short_organisations(
    report: Report, named: Sequence[Named], stated: Mapping[tuple[str, ...], str]
) -> dict[str, str]:
    """Join short forms of organisations to the full name that they stand for here.

    Why this way: a short form goes back to the one organisation named before it that it can stand for; where two were
    named, or none, it stays a name of its own. Initials that the report explains come first; others must spell the
    name.

    Args:
        report: The report.
        named: Its mentions in reading order.
        stated: Words of initials to the key of the one full name that the report gives them for.

    Returns:
        For each mention that is a short form, by id, the key of its full name.

    Cost: linear in the mentions.
    """
    index = _Index()
    found: dict[str, str] = {}
    spelled = _spelled(named)
    for item in named:
        full = stated.get(item.words)
        if full is None and item.kind != "person":
            full = _unstated(item, spelled) if is_acronym(item.mention.span.text) else index.stands_for(report, item)
        if full is not None and full != item.key:
            found[item.mention.id] = full
        elif item.kind == "organisation" and 1 < len(item.words) <= LONGEST:
            index.add(item)
    return found


class _Index:
    """The organisations named so far, by what they may be called for short."""

    def __init__(self) -> None:
        self._by_head: defaultdict[str, set[str]] = defaultdict(set)
        self._by_part: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._seen: set[str] = set()

    def add(self, item: Named) -> None:
        """Take in a full name."""
        if item.key in self._seen:
            return
        self._seen.add(item.key)
        words = item.words
        for head in {words[-1], _before_of(words)} & _listed("heads"):
            self._by_head[head].add(item.key)
        for place in range(1, len(words) - 1):
            self._by_part[words[place:]].add(item.key)
        end = len(words)
        while end > 1 and words[end - 1] in _listed("dropped"):
            end -= 1
            self._by_part[words[:end]].add(item.key)
        if _before_of(words) in _listed("heads"):
            for place in range(2, len(words) - 1):
                if words[place] in ("of", "for"):
                    self._by_part[words[:place]].add(item.key)

    def stands_for(self, report: Report, item: Named) -> str | None:
        """Give the one name so far that a short form can stand for."""
        if item.key in self._seen:
            return None
        if len(item.words) == 1 and item.words[0] in _listed("heads"):
            return _only(self._by_head[item.words[0]]) if _is_definite(report, item) else None
        if item.kind != "organisation":
            return None
        return _only(self._by_part.get(item.words, set()))


def _unstated(item: Named, spelled: Mapping[str, set[str]]) -> str | None:
    letters = "".join(item.words)
    return _only(spelled.get(letters, set())) if len(letters) >= UNSTATED else None


def _spelled(named: Sequence[Named]) -> dict[str, set[str]]:
    """File the organisations of a report under the initials that their words spell, with and without small words."""
    small = frozenset(lexicon("en", "titles")["small"])
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item in named:
        if item.kind == "organisation" and len(item.words) >= UNSTATED:
            found["".join(word[0] for word in item.words)].add(item.key)
            found["".join(word[0] for word in item.words if word not in small)].add(item.key)
    return found


def _is_definite(report: Report, item: Named) -> bool:
    """Tell whether `the` or `The` stands in front of a name or begins it."""
    span = item.mention.span
    before = report.text[max(0, span.start - 4) : span.start].casefold()
    return span.text[:4].casefold() == "the " or before.endswith("the ")


def _before_of(words: Sequence[str]) -> str:
    """Give the head of `Council of Kelm`, an empty string where no `of` or `for` follows one."""
    for place, word in enumerate(words[1:], start=1):
        if word in ("of", "for", "to", "on"):
            return words[place - 1]
    return ""


def _only(keys: set[str]) -> str | None:
    return min(keys) if len(keys) == 1 else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "short_forms")[name])
