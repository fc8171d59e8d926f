"""Make readings by hand: names are marked `[kind:Name]` in the text, so that tests need no reader."""

from __future__ import annotations

import re

from whence.model.identity import content_id
from whence.model.reading import Mention, Reading, Sentence, Statement
from whence.model.reports import Published, Report

_MARK = re.compile(r"\[([pogx]):([^\]]+)\]")
_KINDS = {"p": "person", "o": "organisation", "g": "place", "x": "other"}


def by_hand(name: str, marked: str) -> tuple[Report, Reading]:
    """Read `[p:Ann Lee]` as a mention of a person, `o` organisation, `g` place, `x` other; one line is one sentence."""
    index = content_id("report", name)
    text, found, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        found.append((len(text), len(text) + len(match[2]), _KINDS[match[1]]))
        text += match[2]
        last = match.end()
    text += marked[last:]
    report = Report(index, name, None, None, None, None, None, Published(), "text/plain", "en", index, None, text)
    mentions = tuple(
        Mention(content_id("mention", index, start, end), report.span(start, end), kind) for start, end, kind in found
    )
    sentences, statements, start = [], [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            end = start + len(line.rstrip())
            sentence = Sentence(content_id("sentence", index, start, end), index, start, end)
            sentences.append(sentence)
            content = (report.span(start, end),)
            statements.append(
                Statement(
                    content_id("statement", index, "", f"{start}:{end}"),
                    index,
                    sentence.id,
                    content,
                    (),
                    False,
                    False,
                    True,
                    "hand",
                )
            )
        start += len(line)
    return report, Reading(index, tuple(sentences), mentions, (), (), tuple(statements))
