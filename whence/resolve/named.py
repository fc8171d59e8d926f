"""A mention on its way to a name key."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from whence.model.reading import Mention, MentionKind
from whence.model.reports import Report
from whence.resolve.names import has_title, key_of, key_words

#: Which kind wins when a report uses a name as both equally often.
_FIRM: tuple[MentionKind, ...] = ("person", "organisation", "place", "other")

#: The end of a wording that goes on.
_STOPPED = re.compile(r"\w\s(?:of|for)(?:\sthe)?\s?\Z")


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


def voted(mentions: Iterable[Mention], report: Report | None = None) -> list[Named]:
    """Give every mention of one name the kind that most of them have.

    Why this way: a reader sees one sentence at a time and calls the same name an organisation here
    and something else there; the report as a whole knows better. A title makes a person.

    Args:
        mentions: Of one report.
        report: The report, to see where a reader cut a name in two; `None` takes the mentions as they are.

    Returns:
        The mentions with their kinds; a mention without letters or digits is left out.
    """
    written = _completed(report, sorted(mentions, key=lambda mention: mention.span))
    plain = [(mention, key_words(text, "organisation")) for mention, text in written]
    votes: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    for mention, words in plain:
        votes[words][mention.kind] += 1
    kinds = {words: max(_FIRM, key=lambda kind: (count[kind], -_FIRM.index(kind))) for words, count in votes.items()}
    found: list[Named] = []
    for (mention, text), (_, words) in zip(written, plain, strict=True):
        kind = kinds[words]
        if has_title(text) and mention.kind == "person":
            kind = "person"
        named = key_words(text, kind)
        if named:
            found.append(Named(mention, named, kind))
    return found


def _completed(report: Report | None, mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """Give mentions with their wording, carried on through the next where a reader stopped at `of`."""
    found = []
    for mention, after in zip_longest(mentions, mentions[1:]):
        text = mention.span.text
        if (
            report is not None
            and after is not None
            and _STOPPED.search(text)
            and 0 <= after.span.start - mention.span.end <= 1
        ):
            text = report.text[mention.span.start : after.span.end]
        found.append((mention, text))
    return found
