"""A claim as far as it is made when its findings are drawn, and one thing to say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.lang.lexicon import lexicon
from whence.model.ledger import Conflict, Drift, FindingKind, Voice
from whence.weigh.background import Background
from whence.weigh.drifts.words import QUOTES
from whence.weigh.phrasing import listed
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Outlets and sources named in a sentence.
NAMED = 2


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim as far as it is made when its findings are drawn.

    Attributes:
        id: Of the claim.
        wording: The statement whose words stand for it.
        heard: Its statements that count, by id, in the fixed order of content.
        voices: The one with most statements first.
        known: What tracing found about its reports.
    """

    id: str
    wording: Heard
    heard: dict[str, Heard]
    voices: tuple[Voice, ...]
    drifts: tuple[Drift, ...]
    conflicts: tuple[Conflict, ...]
    known: Background = field(default_factory=Background)

    def reports(self) -> int:
        """Count the reports of the statements that count."""
        return len({one.report for one in self.heard.values()})

    def of_voice(self, voice: Voice) -> list[Heard]:
        """Give the statements of a voice in their order."""
        return [self.heard[one] for one in voice.statements]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a person should look at.

    Attributes:
        before, words, after: The sentence: what stands before the quoted wording, the wording as it stands in the
            report, and what stands behind it up to the full stop.
        aside: The same in a few words, for the end of a sentence about the same claim; empty when it cannot be one.
        evidence: The statements it rests on, the most telling first.
        less: What is taken off the weight of its kind.
        texts: Reports that carry one text, when it is the text that the line is about.
        where: The statement that came out changed, when that is what the line is about.
    """

    kind: FindingKind
    before: str
    words: str
    after: str
    aside: str
    evidence: tuple[Heard, ...]
    less: float = 0.0
    texts: tuple[str, ...] = ()
    where: Heard | None = None


def some(words: list[str]) -> str:
    """List a few words, and how many more there are."""
    if len(words) <= NAMED:
        return listed(words)
    return listed([*words[:NAMED], f"{len(words) - NAMED} more"])


def upper(words: str) -> str:
    """Begin a sentence."""
    return words[:1].upper() + words[1:]


def houses(own: list[Heard]) -> int:
    """Count the houses that publish statements; a report without an outlet is one by itself."""
    return len({one.house for one in own})


def first_person(one: Heard) -> bool:
    """Tell whether words speak of the speaker: `I`, `our people`."""
    return not frozenset(tokens(one.said.words)).isdisjoint(lexicon("en", "findings")["first_person"])


def second_person(one: Heard) -> bool:
    """Tell whether words speak to the reader: `you can change this`."""
    return not frozenset(tokens(one.said.words)).isdisjoint(lexicon("en", "findings")["second_person"])


def quoted_openly(one: Heard) -> bool:
    """Tell whether words are somebody's and set between quotation marks, or some of them are."""
    if one.link is None:
        return False
    return one.said.statement.chain[one.link].form != "indirect" or not QUOTES.isdisjoint(one.said.words)
