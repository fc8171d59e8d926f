"""The reader that ships: English by rule, nothing to download."""

from __future__ import annotations

from whence.model.reading import Reading
from whence.model.reports import Report
from whence.read.attribution import attributions, passages
from whence.read.figures import figures
from whence.read.mentions import mentions
from whence.read.moments import moments
from whence.read.sentences import paragraphs, sentences
from whence.read.statements import Values, statements


class EnglishRules:
    """Reads English with a tokenizer and rules; an `Annotator`.

    Attributes:
        name, version, languages: As the protocol says.
    """

    name = "en-rules"
    version = "1"
    languages = frozenset({"en"})

    def reading(self, report: Report) -> Reading:
        """Read one English report.

        Why this way: rules over word order need no weights and give the same answer everywhere; what needs
        real grammar (a subject behind a long relative clause) they miss.

        Args:
            report: A report with text.

        Returns:
            Every tuple in reading order.

        Cost: linear in the text; figures in bench/read.py.
        Source: patterns measured on PolNeAR train, see `research/attribution.md` and docs/rooms/read.md.
        """
        # 1. sentences of the body
        cut = sentences(report)
        if not cut:
            return Reading(report.id, (), (), (), (), ())
        # 2. paragraphs with their words and quotations
        pieces = passages(report, paragraphs(report), [(one.start, one.end) for one in cut])
        # 3. attributions
        found = attributions(pieces)
        # 4.-6. figures, moments, names
        values = Values(mentions(report, cut), figures(report, cut), moments(report, cut))
        # 7. statements
        made = statements(report, cut, pieces, found=found, values=values, reader=self.name)
        return Reading(report.id, cut, values.mentions, values.figures, values.moments, made)
