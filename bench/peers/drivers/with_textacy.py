"""textacy's direct quotations. It gives up on a text with an odd number of quotation marks; then each line is a text."""

from __future__ import annotations

import re

from parsing import pipeline
from session import run
from textacy.extract import direct_quotations


def attribution(options: dict):
    nlp = pipeline(options["parse"], lemmas=True)

    def answer(item: dict) -> list:
        doc = nlp(item["text"])
        try:
            return [_told(one, 0) for one in direct_quotations(doc)]
        except ValueError:
            return [one for match in re.finditer(r"[^\n]+", item["text"]) for one in _line(nlp, match)]

    return answer


def _line(nlp, match) -> list:
    try:
        return [_told(one, match.start()) for one in direct_quotations(nlp(match[0]))]
    except ValueError:
        return []


def _told(one, shift: int) -> dict:
    content = [[shift + one.content.start_char, shift + one.content.end_char]]
    return {"source": _pieces(one.speaker, shift), "cue": _pieces(one.cue, shift), "content": content}


def _pieces(words, shift: int) -> list:
    """Join neighbouring words."""
    made: list = []
    for word in words:
        start, end = shift + word.idx, shift + word.idx + len(word.text)
        if made and start - made[-1][1] <= 1:
            made[-1][1] = end
        else:
            made.append([start, end])
    return made


if __name__ == "__main__":
    run({"attribution": attribution})
