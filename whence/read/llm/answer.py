"""What a language model answers: read with tolerance, checked without."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from whence.model.reading import Stance

#: Attributions taken from one answer; a paragraph holds a tenth of that.
_MOST: Final = 200
#: Places in an answer at which an object is tried to begin before it counts as no JSON.
_TRIES: Final = 16
#: Thoughts that some models write before they answer.
_THOUGHT: Final = "</think>"
_BEGINS: Final = re.compile(r"[{\[]")


def _lowered(given: object) -> object:
    return given.strip().lower() if isinstance(given, str) else given


def _listed(given: object) -> object:
    return [given] if isinstance(given, str) else given


def _named(given: object) -> object:
    """Take an empty string, or `null` written as a word, for nothing."""
    return None if isinstance(given, str) and given.strip().lower() in ("", "null", "none") else given


Quote = Annotated[str | None, BeforeValidator(_named)]


class Marked(BaseModel):
    """One attribution as the model quotes it; what more it says is left aside.

    Attributes:
        sentence: Number of the sentence, from 1.
        source, cue: Quoted words, `None` when there are none.
        content: Quoted pieces in reading order.
        stance: As in the reading model.
        on_word_of, on_word_cue: The one on whose word the source speaks, and the words that tell so.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    sentence: int = Field(ge=1)
    source: Quote = None
    cue: Quote = None
    content: Annotated[list[str], BeforeValidator(_listed), Field(min_length=1, max_length=20)]
    stance: Annotated[Stance, BeforeValidator(_lowered)] = "says"
    on_word_of: Quote = None
    on_word_cue: Quote = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A usable answer.

    Attributes:
        marked: What has the asked form.
        malformed: How many objects had not.
    """

    marked: tuple[Marked, ...]
    malformed: int


def said(body: bytes) -> str | None:
    """Take the model's words out of the body of a response, `None` when it is no such body."""
    try:
        outer = json.loads(body)
        choice = outer["choices"][0]
        words = choice["message"]["content"]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError):
        return None
    if isinstance(words, list):
        words = "".join(one["text"] for one in words if isinstance(one, dict) and isinstance(one.get("text"), str))
    return words if isinstance(words, str) else None


def answer(words: str) -> Answer | None:
    """Read a model's words as an answer.

    Why this way: some servers leave the asked form aside, and models wrap JSON in fences, prose or thoughts;
    so an object of the right shape is looked for anywhere, and the last one counts. Each attribution in it
    is then checked by itself, so that one wrong one costs one.

    Args:
        words: At most some hundred thousand characters.

    Returns:
        `None` when no object of the right shape is there.

    Cost: linear in the words; the places at which an object is tried are bounded.
    """
    listed: list[Any] | None = None
    for found in _objects(words.rpartition(_THOUGHT)[2]):
        held = found.get("attributions") if isinstance(found, dict) else found
        if isinstance(held, list) and (isinstance(found, dict) or all(isinstance(one, dict) for one in held)):
            listed = held
    if listed is None:
        return None
    checked = [_checked(one) for one in listed[:_MOST]]
    good = tuple(one for one in checked if one is not None)
    return Answer(good, len(listed) - len(good))


def _checked(given: object) -> Marked | None:
    try:
        return Marked.model_validate(given)
    except ValidationError:
        return None


def _objects(words: str) -> Iterator[Any]:
    """Give every outermost JSON object or list in a text."""
    decoder = json.JSONDecoder()
    position, tries = 0, 0
    while tries < _TRIES and (begin := _BEGINS.search(words, position)) is not None:
        tries += 1
        try:
            found, position = decoder.raw_decode(words, begin.start())
        except (ValueError, RecursionError):
            position = begin.end()
        else:
            yield found
