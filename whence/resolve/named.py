"""A mention on its way to a name key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.reading import Mention, MentionKind
from whence.resolve.names import has_title, key_of, key_words

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
    plain = [(mention, key_words(mention.span.text, "organisation")) for mention in mentions]
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for mention, words in plain:
        votes[words][mention.kind] += 1
    kinds = {words: max(_FIRM, key=lambda kind: (count[kind], -_FIRM.index(kind))) for words, count in votes.items()}
    found: list[Named] = []
    for mention, words in plain:
        kind = kinds[words]
        if has_title(mention.span.text) and mention.kind == "person":
            kind = "person"
        named = key_words(mention.span.text, kind)
        if named:
            found.append(Named(mention, named, kind))
    return found
