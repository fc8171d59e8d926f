"""The English quotation rules of the Gender Gap Tracker, run from a checkout of its repository.

Its extractor imports a database client that the rules never use; an empty module stands in for it. Its own preparation of a
text changes offsets; the places are led back. Nothing of it is copied.
"""

from __future__ import annotations

import os
import sys
import tempfile
import types
from pathlib import Path

from parsing import pipeline
from session import run


def attribution(options: dict):
    home = Path(options["checkout"]) / "nlp" / "english"
    for name, needed in (("bson", "ObjectId"), ("pymongo", "MongoClient")):
        stand_in = types.ModuleType(name)
        setattr(stand_in, needed, None)
        sys.modules[name] = stand_in
    os.chdir(tempfile.mkdtemp())
    sys.path.insert(0, str(home))
    import quote_extractor
    import utils

    nlp = pipeline(options["parse"], lemmas=False)
    verbs = str(home / "rules" / "quote_verb_list.txt")
    rules = quote_extractor.QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": verbs}})

    def answer(item: dict) -> list:
        prepared = utils.preprocess_text(item["text"])
        back = led_back(item["text"], prepared)
        return [_told(one, back) for one in rules.extract_quotes(nlp(prepared))]

    return answer


def led_back(text: str, prepared: str) -> list[int]:
    """Give for each character of the prepared text its place in the text, and at the end the length of the text.

    The preparation keeps every line break; inside a line it puts in dots and blanks, drops blanks, and changes some
    characters one for one.
    """
    places: list[int] = []
    start = 0
    for line, made in zip(text.split("\n"), prepared.split("\n"), strict=True):
        places += [start + place for place in _line(line, made)]
        start += len(line) + 1
        places.append(start - 1)
    return places


def _line(line: str, made: str) -> list[int]:
    places, at = [], 0
    for char in made:
        if char not in ". ":
            while at < len(line) and line[at] in " \xa0":
                at += 1
        same = at < len(line) and (line[at] == char or (char == " " and line[at] == "\xa0"))
        places.append(at)
        if same or char not in ". ":
            at = min(at + 1, len(line))
    return places


def _told(one: dict, back: list[int]) -> dict:
    return {
        "source": _place(one["speaker_index"], back),
        "cue": _place(one["verb_index"], back),
        "content": _place(one["quote_index"], back),
    }


def _place(words: str, back: list[int]) -> list:
    start, _, end = words.strip("()").partition(",")
    if not end or int(start) >= int(end):
        return []
    first, last = back[int(start)], back[int(end) - 1]
    return [[first, last + 1]]


if __name__ == "__main__":
    run({"attribution": attribution})
