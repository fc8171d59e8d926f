"""Settle the names of one report: which mentions are one name, and of what kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.identities import NameUse
from whence.model.reading import Mention, MentionKind
from whence.resolve.names import CLASSES, cleaned, has_title, is_acronym, key_of, tokens, without_titles

#: Which kind wins when a report uses a name as both equally often.
_FIRM: tuple[MentionKind, ...] = ("person", "organisation", "place", "other")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with its plain words and the kind the report as a whole gives it."""

    mention: Mention
    words: tuple[str, ...]
    kind: MentionKind

    @property
    def key(self) -> str:
        """The key of the words alone, before short forms join full ones."""
        return key_of(self.words, self.kind)


def voted(mentions: Iterable[Mention]) -> list[Named]:
    """Give every mention of one name the kind that most of them have.

    Why this way: a reader sees one sentence at a time and calls the same name an organisation here
    and something else there; the report as a whole knows better. A title makes a person.

    Args:
        mentions: Of one report, in reading order.

    Returns:
        The mentions with their kinds; a mention without letters or digits is left out.
    """
    plain = [(mention, tokens(mention.span.text, "organisation")) for mention in mentions]
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for mention, words in plain:
        votes[words][mention.kind] += 1
    kinds = {words: max(_FIRM, key=lambda kind: (count[kind], -_FIRM.index(kind))) for words, count in votes.items()}
    found: list[Named] = []
    for mention, words in plain:
        kind = kinds[words]
        if has_title(mention.span.text) and mention.kind == "person":
            kind = "person"
        named = tokens(mention.span.text, kind)
        if named:
            found.append(Named(mention, named, kind))
    return found


def joined(named: Sequence[Named], stated: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """Join short forms to the full name they stand for in this report.

    Why this way: a surname joins the one person of the report whose name ends with it, and initials
    the one full name that the report states them for; where there are two, or none, the short form
    stays a name of its own. A wrong merge misleads more than a missed one.

    Args:
        named: The mentions of the report.
        stated: Words of initials to the key of the one full name that the report gives them for.

    Returns:
        For each short key that joins, the full key; a key that stays is absent.
    """
    every = {item.words for item in named if item.kind == "person" and len(item.words) > 1}
    bearers = _bearers(every)
    bearers = _bearers({full for full in every if len(bearers[full]) != 1})
    short: dict[str, str] = {}
    for item in named:
        if item.words in stated:
            short[item.key] = stated[item.words]
        elif _may_be_short(item) and len(bearers[item.words]) == 1:
            short[item.key] = key_of(min(bearers[item.words]), "person")
    return {key: full for key, full in short.items() if key != full}


def _may_be_short(item: Named) -> bool:
    if is_acronym(item.mention.span.text):
        return False
    return item.kind == "person" or (item.kind == "other" and len(item.words) == 1)


def _bearers(persons: Iterable[tuple[str, ...]]) -> defaultdict[tuple[str, ...], set[tuple[str, ...]]]:
    """File persons under each ending of their name and under initial and surnames."""
    filed: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for full in persons:
        for place in range(1, len(full)):
            filed[full[place:]].add(full)
        if len(full[0]) > 1:
            filed[full[0][0], *full[1:]].add(full)
    return filed


def uses(named: Sequence[Named], short: Mapping[str, str]) -> tuple[NameUse, ...]:
    """Write down which name every mention goes by.

    Args:
        named: The mentions of the report.
        short: Short keys to the full keys they join.

    Returns:
        In reading order; the name shown is the longest wording in the report, the first of equals by alphabet.
    """
    keys = [short.get(item.key, item.key) for item in named]
    wordings: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, MentionKind] = {}
    for item, key in zip(named, keys, strict=True):
        shown = cleaned(item.mention.span.text)
        wordings[key].add(without_titles(shown) if item.kind == "person" else shown)
        if item.key == key or key not in kinds:
            kinds[key] = item.kind
    names = {key: min(found, key=lambda name: (-len(name), name)) for key, found in wordings.items()}
    made: list[NameUse] = []
    for item, key in zip(named, keys, strict=True):
        span = item.mention.span
        kind = kinds[key] if CLASSES[kinds[key]] == key.partition(":")[0] else item.kind
        made.append(NameUse(item.mention.id, span.report, span, kind, key, names[key]))
    return tuple(made)
