"""When a text that names no outlet shows in its own voice whose it is, or whose side it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whence.weigh.interest.contents import About
from whence.weigh.interest.speakers import runs
from whence.weigh.interest.vocabulary import listed
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Sentences with praise or abuse from which a text takes sides, and the share of its sentences they must be.
LOADED, SHARE = 3, 0.12
#: The same for a text of few sentences.
FEW, MOST = 2, 0.4
#: Sentences with praise or abuse that name a party before what is said of it is marked.
NAMED = 2
#: Words that are given as examples.
SHOWN = 3
#: Marks around words that are not the text's own.
QUOTES = '“”"«»'


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a text takes sides in its own voice.

    Attributes:
        words: Words of praise and abuse, the most frequent first.
        parties: Names, and words for those in power, that stand with them at least twice.
    """

    words: tuple[str, ...]
    parties: frozenset[str]


def page(one: Heard, what: About, known: dict[str, Leaning | None]) -> str | None:
    """Say why a report's own voice is party to what it says, `None` when nothing shows it.

    Why this way: a text that says `our members` speaks of its own. A text without an outlet that praises one body and
    reviles another in its own words, again and again, stands on a side, whoever wrote it; what it says of either is
    marked with its words. An outlet that is known is never judged by its tone.

    Args:
        one: A statement that no source is given for.
        what: What is said, taken apart.
        known: Leanings of the reports looked at so far, by report; this one is added.
    """
    words = what.words
    ours = next((pair for pair in pairwise(words) if pair[0] in ("our", "my") and pair[1] in listed("issuing")), None)
    if ours is not None:
        return f"{_upper(one.outlet)} speaks of its own (“{' '.join(ours)}”)."
    if one.said.outlet is not None or not one.said.report_text:
        return None
    if one.report not in known:
        known[one.report] = leans(one.said.report_text)
    leaning = known[one.report]
    if leaning is None or not any(f" {name} " in what.line for name in leaning.parties):
        return None
    shown = ", ".join(f"“{word}”" for word in leaning.words[:SHOWN])
    return f"{_upper(one.outlet)} takes sides in its own words ({shown}) for or against whom it speaks of."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def leans(text: str) -> Leaning | None:
    """Tell whether a text takes sides in its own voice; words in quotation marks are not its own.

    Args:
        text: Of a report.

    Cost: linear in the text; asked once for a report of a batch.
    """
    charged = listed("praise") | listed("abuse")
    total, loaded = 0, 0
    words: Counter[str] = Counter()
    parties: Counter[str] = Counter()
    for sentence in _sentences(text):
        spoken = tokens(sentence)
        total += bool(spoken)
        found = [word for word in spoken if word in charged]
        if not found:
            continue
        loaded += 1
        words.update(dict.fromkeys(found, 1))
        parties.update(dict.fromkeys([*runs(sentence), *(word for word in spoken if word in listed("powers"))], 1))
    enough = loaded >= LOADED and loaded >= SHARE * total
    if not enough and not (loaded >= FEW and loaded >= MOST * total):
        return None
    often = frozenset(name for name, count in parties.items() if count >= NAMED)
    ordered = sorted(words, key=lambda word: (-words[word], word))
    return Leaning(tuple(ordered), often) if often else None


def _sentences(text: str) -> Iterator[str]:
    """Cut a text into sentences roughly, what stands in quotation marks left out."""
    kept: list[str] = []
    quoted = False
    for at, char in enumerate(text):
        if char in QUOTES:
            quoted = (not quoted) if char == '"' else char in "“«"
            kept.append(" ")
        elif char == "\n" or (
            char in ".!?" and (at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] in QUOTES)
        ):
            yield "".join(kept)
            kept = []
            quoted = quoted and char != "\n"
        elif not quoted:
            kept.append(char)
    yield "".join(kept)
