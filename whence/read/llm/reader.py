"""A reader that asks a language model who says what, and takes everything else from the shipped reader."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import sleep
from typing import Any, Final

from whence import plugins
from whence.config import Settings
from whence.errors import BadSettings
from whence.model.reading import Reading, Statement
from whence.model.reports import Report
from whence.model.setbacks import Setback, setback
from whence.read.attribution.rules import passages
from whence.read.found import Found
from whence.read.llm.address import address
from whence.read.llm.answer import Answer, answer, said
from whence.read.llm.asking import Server, Trouble
from whence.read.llm.cache import Kept
from whence.read.llm.locate import located
from whence.read.llm.patience import Patience
from whence.read.llm.prompt import PROMPT_VERSION, again, parts, question, structured
from whence.read.sentences import paragraphs
from whence.read.statements import Values, statements
from whence.read.words import Passage

#: What a model may be called: no sign that could end a line or hide in one.
_MODEL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:@+-]{0,199}")
_USELESS: Final = "the answer was not of the asked form"


@dataclass(slots=True)
class _Told:
    """What became of the parts of one report: answered passages, attributions, and what went wrong."""

    passages: set[int] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)
    given: int = 0
    dropped: int = 0
    parts: int = 0
    failed: Counter[str] = field(default_factory=Counter)


class LanguageModel:
    """Reads English with a language model behind an OpenAI-compatible address; an `Annotator`.

    Attributes:
        name, version, languages: As the protocol says; the name is `llm:` and the model's.
    """

    def __init__(self, model: str, settings: Settings, case: Path | None) -> None:
        """Check the settings; nothing is sent before the first report.

        Args:
            model: Name by which the server knows the model.
            settings: Of the case.
            case: Its folder, for the cache of answers; `None` keeps none.

        Raises:
            BadSettings: The model's name or the address cannot be meant, or leads off the machine without leave.
        """
        if not _MODEL.fullmatch(model):
            raise BadSettings(f"no model can be called {model!r}", "Use letters, digits and . _ / : @ + - only.")
        self._model = model
        self._address = address(settings, os.environ)
        self._server = Server(self._address, settings.llm_timeout)
        self._confidence = round(settings.llm_confidence, 3)  # of the settings: no model was measured here
        self._default = plugins.annotator(Settings().reader)
        self._kept = Kept(case)
        self._patience = Patience()
        self._structured = True
        self.name = f"llm:{model}"
        self.version = f"{PROMPT_VERSION}+{self._default.name}-{self._default.version}"
        self.languages = frozenset({"en"})

    def reading(self, report: Report) -> Reading:
        """Read one English report.

        Why this way: the model is asked for quotations and nothing else; sentences, names, figures and times are
        the shipped reader's, which also reads every part that the model gives no usable answer to. Each statement
        names the reader that made it.

        Args:
            report: A report with text.

        Returns:
            Every tuple in reading order; one setback for what was read by the shipped reader instead, one for
            quotations that do not stand in the text.

        Cost: one request for about 1,600 code points, none for what was asked before.
        """
        # 1. everything but the attributions
        base = self._default.reading(report)
        if not base.sentences:
            return base
        # 2. the paragraphs, and what the model says of each part of them
        pieces = passages(report, paragraphs(report), [(one.start, one.end) for one in base.sentences])
        told = self._told(pieces)
        # 3. statements of the answered paragraphs; the shipped reader's for the rest
        made = self._statements(report, base, pieces, told=told)
        setbacks = (*base.setbacks, *self._setbacks(report, told))
        return replace(base, statements=made, setbacks=setbacks)

    def _told(self, pieces: Sequence[Passage]) -> _Told:
        told = _Told()
        for part in parts(pieces):
            told.parts += 1
            given = self._answer(question(self._model, part))
            if isinstance(given, str):
                told.failed[given] += 1
                continue
            here = located(part, given.marked)
            told.found.extend(replace(one, confidence=self._confidence) for one in here.found)
            told.given += len(given.marked) + given.malformed
            told.dropped += here.dropped + given.malformed
            told.passages.update(words.start for words in part.passages)
        return told

    def _answer(self, asked: dict[str, Any]) -> Answer | str:
        """Give the kept answer, or ask; a string says why there is none."""
        key = self._kept.key(self._address.base, asked)
        kept = self._kept.get(key)
        known = answer(kept) if kept is not None else None
        if known is not None:
            return known
        if not self._patience.asks():
            return "the model had not answered several times in a row and was not asked"
        words, given = self._fresh(asked)
        self._patience.went(well=isinstance(given, Answer))
        if isinstance(given, Answer):
            self._kept.put(key, words)
        return given

    def _fresh(self, asked: dict[str, Any]) -> tuple[str, Answer | str]:
        """Ask, and once more when that gave nothing; gives the model's words with their reading."""
        body: dict[str, Any] = structured(asked) if self._structured else asked
        words, given = self._once(body)
        if isinstance(given, Trouble):
            sleep(given.pause)
            body = asked if given.form else body
            words, given = self._once(body if given.why != _USELESS else again(body))
            if isinstance(given, Answer) and "response_format" not in body:
                self._structured = False
        return words, given.why if isinstance(given, Trouble) else given

    def _once(self, body: dict[str, Any]) -> tuple[str, Answer | Trouble]:
        came = self._server.ask(body)
        if isinstance(came, Trouble):
            return "", came
        words = said(came)
        given = answer(words) if words is not None else None
        return words or "", given if given is not None else Trouble(_USELESS)

    def _statements(
        self, report: Report, base: Reading, pieces: Sequence[Passage], *, told: _Told
    ) -> tuple[Statement, ...]:
        values = Values(base.mentions, base.figures, base.moments)
        found = sorted(told.found, key=lambda one: (one.content[0], one.cue or (0, 0)))
        made = statements(report, base.sentences, pieces, found=found, values=values, reader=self.name)
        starts = [words.start for words in pieces]

        def answered(one: Statement) -> bool:
            return starts[max(0, bisect_right(starts, one.content[0].start) - 1)] in told.passages

        both = [one for one in made if answered(one)]
        both += [one for one in base.statements if not answered(one)]
        return tuple(sorted(both, key=lambda one: (one.content[0].start, -one.content[0].end, len(one.chain), one.id)))

    def _setbacks(self, report: Report, told: _Told) -> list[Setback]:
        made: list[Setback] = []
        if told.failed:
            why = "; ".join(f"{reason} ({count})" for reason, count in sorted(told.failed.items()))
            number = sum(told.failed.values())
            made.append(
                setback(
                    "read",
                    f"{number} of {told.parts} parts were read by {self._default.name} and not by {self.name}: {why}",
                    "See to the server; any change of llm_timeout then makes the next build ask again what is missing.",
                    source=report.input,
                    report=report.id,
                )
            )
        if told.dropped:
            made.append(
                setback(
                    "read",
                    f"{told.dropped} of {told.given} attributions that {self.name} gave were dropped:"
                    " not of the asked form, or with words that do not stand in the text as quoted",
                    "Nothing is wrong with the report; where it happens often, choose another model.",
                    source=report.input,
                    report=report.id,
                )
            )
        return made
