"""What an attribution, a moment and a figure were read as, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from whence.model.reading import Attribution, Figure, Moment, Statement
from whence.publish.phrases import day, figure, kind_of_source, moment, shortened

#: Code points of a report's words that one part of a meaning repeats.
REPEATED: Final = 80
_TYPES: Final = {"DATE": "", "TIME": "time of day", "DURATION": "duration", "SET": "repeated"}
_ANCHORS: Final = {
    "text": "counted from a date in the text",
    "unknown": "what it is counted from is not known",
    "published": "counted from the report’s date",
}


def manner(statement: Statement, confident: float, *, between: str = " ‹ ", dot: str = " · ") -> str:
    """Tell how a statement is put forward: stances, outermost first, form, softenings, the least confidence.

    Args:
        statement: With an empty chain nothing but softenings is told.
        confident: Least confidence that makes claims, 0 to 1; what lies below is called low.
        between: What stands between two stances, as in the chain strip.
        dot: What stands between two parts.
    """
    parts: list[str] = []
    if statement.chain:
        stances = [link.stance for link in statement.chain]
        forms = list(dict.fromkeys(link.form for link in statement.chain))
        parts += [between.join(stances), " and ".join(forms)]
    parts += softened(statement)
    if statement.chain:
        parts.append(sureness(min(link.confidence for link in statement.chain), confident))
    return dot.join(parts)


def softened(statement: Statement) -> list[str]:
    """Name what weakens or turns a statement round: `hedged`, `negated`, `not asserted`."""
    marks = ("hedged", statement.hedged), ("negated", statement.negated), ("not asserted", not statement.asserts)
    return [word for word, holds in marks if holds]


def sureness(confidence: float, confident: float) -> str:
    """Write a confidence, 0 to 1, and call it low when it makes no claims."""
    return f"{'low confidence ' if confidence < confident else ''}{confidence:.2f}"


def link_parts(link: Attribution, confident: float) -> list[str]:
    """Tell of one link of a chain, its stance aside, its form, its confidence and what kind of source it is."""
    kind = [] if link.source_kind in ("named", "pronoun") else [kind_of_source(link.source_kind)]
    return [link.form, sureness(link.confidence, confident), *kind]


def stands_for(link: Attribution) -> tuple[str, str] | None:
    """Give a source's words and those they refer back to; `None` when they need no others or those were not found."""
    if link.source is None or link.antecedent is None:
        return None
    words, whole = shortened(link.source.text, REPEATED), shortened(link.antecedent.text, REPEATED)
    return None if words == whole else (words, whole)


def brief(item: Moment | Figure) -> str:
    """Write a value in short; empty when the words of the report say it in the same way."""
    value = moment(item) if isinstance(item, Moment) else figure(item)
    return "" if value.casefold() == " ".join(item.span.text.split()).casefold() else value


def moment_parts(item: Moment) -> list[str]:
    """Tell of a moment its bounds, its type and what it was counted from; what is unknown is left out."""
    parts = [_bounds(item), _TYPES[item.type], _anchor(item.anchor)]
    return [part for part in parts if part]


def _bounds(item: Moment) -> str:
    first, last = item.earliest, item.latest
    if first is not None and last is not None:
        span = f"{day(first)} to {day(last)}"
        return "" if first == last or span == moment(item) else f"from {span}"
    if first is not None:
        return f"not before {day(first)}"
    return "" if last is None else f"not after {day(last)}"


def _anchor(anchor: str | None) -> str:
    if anchor is None:
        return ""
    kind, _, date = anchor.partition(":")
    words = _ANCHORS.get(kind, f"counted from {kind}")
    return f"{words}, {day(date)}" if date else words


def codes(item: Moment) -> list[tuple[str, str]]:
    """Give a moment's values in the two notations that programs read, each with its name."""
    if item.value is not None and item.value == item.edtf:
        return [("TIMEX3, EDTF", item.value)]
    return [(name, value) for name, value in (("TIMEX3", item.value), ("EDTF", item.edtf)) if value is not None]


def figure_parts(item: Figure, others: Mapping[str, Figure]) -> list[tuple[str, str]]:
    """Tell of a figure what is counted, its role, scope and whole, each with its name; what is unknown is left out.

    Args:
        item: The figure.
        others: Figures of the same report by id, for `part_of`.
    """
    whole = None if item.part_of is None else others.get(item.part_of)
    parts: Sequence[tuple[str, str | None]] = (
        ("counted", None if item.counted is None else item.counted.text),
        ("role", item.role),
        ("scope", item.scope),
        ("part of", None if whole is None else whole.span.text),
    )
    return [(name, shortened(words, REPEATED)) for name, words in parts if words]
