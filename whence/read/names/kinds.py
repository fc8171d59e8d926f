"""What kind of thing a name stands for: learnt weights of the words in it and around it, added up over a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whence.model.reading import MentionKind
from whence.read.names.runs import name_words

#: What a capitalised run of words can be, in the order of the columns of `name_cues.tsv`; `none` is no name at all.
CLASSES: tuple[MentionKind | None, ...] = ("person", "organisation", "place", "other", None)
#: What a full name of a person in the report adds for its last word, and for its first.
SURNAME, FORENAME = 6.0, 1.0
#: What a full name adds for its initials, and an organisation's for its first word: its short form or its seat.
INITIALS, OWNER, SEAT = 4.0, 6.0, 4.5
#: What the members of a list take from one another, of their score and at most.
MATE, MOST_MATE = 0.3, 2.0
#: How fast further places say less: their mean counts as much as this power of their number.
GROWTH = 0.35

#: What reports differ in from the labelled text, which is mostly web pages, mail and reviews: a body is more often a
#: body, initials and a single unknown word less often some other thing; asides and what a place owns are rare there.
#: Cue to column and weight, in tenths.
LEAN: Mapping[str, tuple[MentionKind, int]] = {
    "head@organisation_heads": ("organisation", 10),
    "only acronym 3": ("organisation", 5),
    "only acronym 4": ("organisation", 5),
    "words=1": ("other", -4),
    "aside@place_heads": ("place", 8),
    "after 's Capital @organisation_heads": ("place", 12),
}

_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W_]{1,40}")

Scores = list[float]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name at one place: its key in the report, the cues in it and around it.

    Attributes:
        mate: Key of the name that stands beside it in a list (`Vell and Port Azure`).
    """

    key: str
    inside: tuple[str, ...]
    beside: tuple[str, ...]
    mate: str | None = None


def kinds(sightings: Sequence[Sighting]) -> dict[str, MentionKind | None]:
    """Settle one kind per name for the whole report.

    Why this way: one place says little ("Vell" after "near"), all places together say more, and the words of the
    name say the same everywhere and so count once. Weights come from reading labelled text, not from lists of
    ours; what they cannot know is added: a surname goes with the full name.

    Args:
        sightings: Every name of the report at every place.

    Returns:
        For each key its kind; None where the words are probably no name.

    Cost: linear in the number of cues.
    Source: multinomial logistic regression, trained by training/name_cues.py.
    """
    own: dict[str, Scores] = {}
    places: dict[str, list[Scores]] = defaultdict(list)
    for sighting in sightings:
        if sighting.key not in own:
            own[sighting.key] = _sum(sighting.inside)
        places[sighting.key].append(_sum(sighting.beside))
    totals = {key: _pooled(own[key], places[key]) for key in own}
    settled = {key: _best(total) for key, total in totals.items()}
    lent = _lend(totals, settled)
    _lend_mates(sightings, totals, lent)
    return {
        key: _best([a + b for a, b in zip(totals[key], lent[key], strict=True)]) if key in lent else kind
        for key, kind in settled.items()
    }


def report_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that a report writes without a capital."""
    return frozenset(match[0].replace("’", "'") for text in texts for match in _SMALL.finditer(text))


def _pooled(own: Scores, places: Sequence[Scores]) -> Scores:
    share = len(places) ** (GROWTH - 1)
    return [one + share * sum(column) for one, column in zip(own, zip(*places, strict=True), strict=True)]


def _lend(totals: Mapping[str, Scores], settled: Mapping[str, MentionKind | None]) -> defaultdict[str, Scores]:
    """Give what the full names of a report add to their short forms."""
    lent: defaultdict[str, Scores] = defaultdict(lambda: [0.0] * len(CLASSES))
    for key in sorted(totals):
        kind, words = settled[key], key.split()
        if len(words) < 2 or kind is None:
            continue
        for short, told, weight in _short_forms(words, kind):
            if short in totals:
                column = CLASSES.index(told)
                lent[short][column] = max(lent[short][column], weight)
    return lent


def _lend_mates(sightings: Sequence[Sighting], totals: Mapping[str, Scores], lent: defaultdict[str, Scores]) -> None:
    """Let the members of a list lean to one another's kind, each pair of names once."""
    pairs = {(one.key, one.mate) for one in sightings if one.mate is not None and one.mate != one.key}
    for key, mate in sorted({pair for one, other in pairs for pair in ((one, other), (other, one))}):
        middle = sum(totals[mate]) / len(CLASSES)
        for column, score in enumerate(totals[mate]):
            lent[key][column] += max(-MOST_MATE, min(MOST_MATE, MATE * (score - middle)))


def _short_forms(words: Sequence[str], kind: MentionKind) -> Iterator[tuple[str, MentionKind, float]]:
    """Give the names that may stand for a full name, the kind it makes likely, and by how much."""
    main = [word for word in words if word not in name_words("tails")]
    yield "".join(word[0] for word in words), kind, INITIALS
    yield "".join(word[0] for word in main), kind, INITIALS
    if kind == "person":
        yield words[0], kind, FORENAME
        yield words[-1], kind, SURNAME
    elif kind == "organisation":
        yield words[0], kind, OWNER
        yield words[0], "place", SEAT


def _best(scores: Scores) -> MentionKind | None:
    rounded = [round(score, 3) for score in scores]
    return CLASSES[rounded.index(max(rounded))]


def _sum(cues: Iterable[str]) -> Scores:
    known = weights()
    rows = [known[cue] for cue in cues if cue in known]
    return [sum(column) / 10 for column in zip(*rows, strict=True)] if rows else [0.0] * len(CLASSES)


@cache
def weights() -> Mapping[str, tuple[int, ...]]:
    """Load the shipped weights, in tenths, once per process."""
    text = files("whence.lang").joinpath("en", "name_cues.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    found = {cue: [int(one) for one in tenths] for cue, *tenths in rows}
    for cue, (kind, lean) in LEAN.items():
        found.setdefault(cue, [0] * len(CLASSES))[CLASSES.index(kind)] += lean
    return {cue: tuple(tenths) for cue, tenths in found.items()}
