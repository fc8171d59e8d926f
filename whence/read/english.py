"""The readers that ship: English by rules and small networks, nothing to download."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import Reading
from whence.model.reports import Report
from whence.read.attribution.rules import attributions, passages
from whence.read.attribution.settled import settled
from whence.read.attribution.tagger import shipped, tied
from whence.read.base import Parse, parses
from whence.read.chains.chaining import chained, outermost
from whence.read.figures.finding import figures
from whence.read.found import Found
from whence.read.moments.finding import moments
from whence.read.names.mentions import mentions
from whence.read.names.namer import names
from whence.read.names.namer import shipped as name_weights
from whence.read.names.votes import voted
from whence.read.sentences import paragraphs, sentences
from whence.read.statements import Values, statements
from whence.read.words import Passage


class English:
    """Reads English with rules and two small networks that ship with the package; an `Annotator`.

    Attributes:
        name, version, languages: As the protocol says.
    """

    name = "en-trained"
    version = "1"
    languages = frozenset({"en"})

    def reading(self, report: Report) -> Reading:
        """Read one English report.

        Why this way: a base tells parts of speech and heads, rules know the frames of reporting and what crosses
        paragraphs, a tagger marks sources, cues and contents with both in view; each attribution carries the
        share of such finds that were right.

        Args:
            report: A report with text.

        Returns:
            Every tuple in reading order.

        Cost: linear in the text, about twice a bare parse; figures in bench/read.py.
        Source: docs/rooms/read.md.
        """
        # 1. sentences of the body
        cut = sentences(report)
        if not cut:
            return Reading(report.id, (), (), (), (), ())
        # 2. paragraphs with their words and quotations, tags and heads
        pieces = passages(report, paragraphs(report), [(one.start, one.end) for one in cut])
        parsed = parses(pieces)
        # 3. attributions
        found = found_by_network(pieces, parsed)
        # 4.-6. names, figures, moments
        named = voted(pieces, names(pieces, parsed, name_weights()))
        values = Values(mentions(report, cut, named), figures(report, cut), moments(report, cut))
        # 7. statements
        made = statements(report, cut, pieces, found=found, values=values, reader=self.name)
        return Reading(report.id, cut, values.mentions, values.figures, values.moments, made)


class EnglishRules:
    """Reads English by rules only: faster, finds less; an `Annotator`.

    Attributes:
        name, version, languages: As the protocol says.
    """

    name = "en-rules"
    version = "1"
    languages = frozenset({"en"})

    def reading(self, report: Report) -> Reading:
        """Read one English report by word order alone.

        Args:
            report: A report with text.

        Returns:
            Every tuple in reading order.

        Cost: linear in the text, about a fifth of what `English` takes.
        Source: patterns measured on PolNeAR train, docs/rooms/read.md.
        """
        cut = sentences(report)
        if not cut:
            return Reading(report.id, (), (), (), (), ())
        pieces = passages(report, paragraphs(report), [(one.start, one.end) for one in cut])
        values = Values(mentions(report, cut), figures(report, cut), moments(report, cut))
        made = statements(report, cut, pieces, found=attributions(pieces), values=values, reader=self.name)
        return Reading(report.id, cut, values.mentions, values.figures, values.moments, made)


def found_by_network(pieces: Sequence[Passage], parsed: Sequence[Parse] | None = None) -> list[Found]:
    """Find every attribution: outermost ones by network and rules, then those inside their contents.

    Args:
        pieces: Paragraphs of one report, in order.
        parsed: Their tags and heads, when they are known already.

    Returns:
        By position of the content; contents may lie inside one another.
    """
    # 1. tags and heads
    parsed = parses(pieces) if parsed is None else parsed
    # 2. what the rules find
    ruled = attributions(list(pieces))
    outer = outermost(ruled)
    # 3. what the network ties together
    own = [[one for one in outer if words.start <= (one.cue or one.content[0])[0] < words.end] for words in pieces]
    cues = tied(pieces, parsed, ruled=own, weights=shipped())
    # 4. both settled
    chosen = settled(pieces, parsed, tied=cues, ruled=outer)
    # 5. chains: what is said inside contents
    return chained(pieces, parsed, outer=chosen, ruled=ruled)
