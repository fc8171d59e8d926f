"""A reader with names and sentences by a spaCy pipeline that the user installed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from whence import plugins
from whence.config import Settings
from whence.errors import BadInput, BadSettings
from whence.model.identity import content_id, digest_of
from whence.model.reading import Mention, MentionKind, Reading, Sentence
from whence.model.reports import Report
from whence.read.attribution.rules import passages
from whence.read.english import found_by_network
from whence.read.figures.finding import figures
from whence.read.found import Place
from whence.read.moments.finding import moments
from whence.read.sentences import paragraphs
from whence.read.statements import Values, statements
from whence.text.sentences import LONGEST, sentence_ranges

#: Most text handed to a pipeline at once, in code points; a longer paragraph is cut between sentences.
_AT_ONCE: Final = 10_000
#: Longer runs without a blank are hidden from the pipeline: a tokenizer's rules may cost their square. Code points.
_RUN: Final = re.compile(r"\S{101,}")
_BREAKS: Final = str.maketrans("\n\r\t\x0b\x0c\x85\u2028\u2029", " " * 8)
#: Kinds by label, of OntoNotes (English spaCy pipelines) and of CoNLL and UNER (most others).
_KINDS: Final[dict[str, MentionKind]] = {
    **dict.fromkeys(("PERSON", "PER"), "person"),
    **dict.fromkeys(("ORG", "NORP"), "organisation"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
}
#: Labels of OntoNotes that are no names: times and quantities are read by the program itself.
_NO_NAMES: Final = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_LEAD: Final = re.compile(r"the\s+", re.IGNORECASE)
_TAIL: Final = re.compile(r"\s*['’]s?$")


class OwnPipeline:
    """Reads English with a spaCy pipeline of the user's for names and sentences; an `Annotator`.

    Attributes:
        name, version, languages: As the protocol says; the name is `spacy:` and the pipeline's own.
    """

    def __init__(self, pipeline: str, _settings: Settings, _case: Path | None) -> None:
        """Load the pipeline; nothing is ever downloaded.

        Args:
            pipeline: Name of an installed pipeline package, or a folder that holds one.

        Raises:
            BadSettings: No such pipeline is installed, it cannot be loaded, or it is not for English.
        """
        self._nlp = _loaded(pipeline)
        meta = self._nlp.meta
        default = plugins.annotator(Settings().reader)
        described = digest_of(json.dumps(meta, sort_keys=True, default=str))[:8]
        self.name = f"spacy:{meta['lang']}_{meta['name']}"
        self.version = f"1+{meta['version']}-{described}+{default.name}-{default.version}"
        self.languages = frozenset({"en"})

    def reading(self, report: Report) -> Reading:
        """Read one English report.

        Why this way: a pipeline knows names and where sentences end; who speaks on whose word it does not know,
        so attributions, figures and times stay those of the shipped rules, upon its sentences and names.

        Args:
            report: A report with text.

        Returns:
            Every tuple in reading order; sentences are the program's own where the pipeline marks none.

        Raises:
            BadInput: The pipeline failed on this text.

        Cost: that of the pipeline.
        """
        # 1. what the pipeline says of the body
        docs = self._docs(report)
        # 2. its sentences and names
        cut = tuple(one for start, doc in docs for one in _sentences(report, start, doc))
        if not cut:
            return Reading(report.id, (), (), (), (), ())
        named = _mentions(report, docs)
        # 3. attributions, figures and moments as the shipped reader finds them
        pieces = passages(report, paragraphs(report), [(one.start, one.end) for one in cut])
        values = Values(named, figures(report, cut), moments(report, cut))
        # 4. statements
        made = statements(report, cut, pieces, found=found_by_network(pieces), values=values, reader=self.name)
        return Reading(report.id, cut, values.mentions, values.figures, values.moments, made)

    def _docs(self, report: Report) -> list[tuple[int, Doc]]:
        """Hand the body to the pipeline, stretch by stretch; gives each document with where it begins."""
        places = [place for paragraph in paragraphs(report) for place in _stretches(report.text, paragraph)]
        texts = [_plain(report.text[start:end]) for start, end in places]
        try:
            docs = list(self._nlp.pipe(texts))
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
            why = f"the pipeline {self.name} failed on it ({type(error).__name__})"
            raise BadInput(why, "See to the pipeline, or choose another reader.") from error
        return [(start, doc) for (start, _), doc in zip(places, docs, strict=True)]


def _loaded(pipeline: str) -> Language:
    try:
        made = spacy.load(pipeline)
    except (ImportError, LookupError, OSError, TypeError, ValueError) as error:
        first = str(error).strip().partition("\n")[0]
        raise BadSettings(
            f"the spaCy pipeline {pipeline!r} cannot be loaded: {first}",
            "Install it yourself, for instance with `python -m spacy download NAME`; nothing is downloaded by itself.",
        ) from error
    if made.lang not in ("en", "xx"):
        raise BadSettings(
            f"the spaCy pipeline {pipeline!r} is for the language {made.lang!r}", "Attributions are read in English."
        )
    return made


def _plain(text: str) -> str:
    """Give the text as the pipeline sees it, every character in its place: no line breaks, no endless words."""
    return _RUN.sub(lambda match: "x" * len(match.group()), text.translate(_BREAKS))


def _stretches(text: str, paragraph: Place) -> Iterator[Place]:
    """Cut a paragraph that is too long for one call between sentences."""
    start, end = paragraph
    if end - start <= _AT_ONCE:
        yield paragraph
        return
    stop = start
    for first, last in sentence_ranges(text, start, end):
        if last - start > _AT_ONCE and stop > start:
            yield start, stop
            start = first
        stop = last
    yield start, end


def _sentences(report: Report, start: int, doc: Doc) -> Iterator[Sentence]:
    whole = (start, start + len(doc.text))
    marked = [(start + one.start_char, start + one.end_char) for one in doc.sents] if _cuts(doc) else [whole]
    for first, last in marked:
        own = not _cuts(doc) or last - first > LONGEST
        for a, b in sentence_ranges(report.text, first, last) if own else [_trimmed(report.text, first, last)]:
            if any(char.isalnum() for char in report.text[a:b]):
                yield Sentence(content_id("sentence", report.id, a, b), report.id, a, b)


def _cuts(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _mentions(report: Report, docs: list[tuple[int, Doc]]) -> tuple[Mention, ...]:
    """Take over the names, without "the" before and the possessive ending behind, as everywhere in the program."""
    made: list[Mention] = []
    for begin, doc in docs:
        for one in doc.ents:
            kind = _kind(one.label_)
            start, end = _bare(report.text, begin + one.start_char, begin + one.end_char)
            if kind is not None and any(char.isalnum() for char in report.text[start:end]):
                name = content_id("mention", report.id, start, end)
                made.append(Mention(name, report.span(start, end), kind))
    return tuple(made)


def _kind(label: str) -> MentionKind | None:
    """Map a label; a label of the user's own is a name of another kind, a time or quantity is no name."""
    known = label.upper()
    return None if known in _NO_NAMES or not known else _KINDS.get(known, "other")


def _bare(text: str, start: int, end: int) -> Place:
    start, end = _trimmed(text, start, end)
    words = text[start:end]
    lead, tail = _LEAD.match(words), _TAIL.search(words)
    start += lead.end() if lead is not None else 0
    return start, max(start, end - (len(tail.group()) if tail is not None else 0))


def _trimmed(text: str, start: int, end: int) -> Place:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
