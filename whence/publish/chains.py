"""The chain strip: outlet, then speaker, then on whose word, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.model.reading import Attribution, Statement
from whence.publish.phrases import kind_of_source, shortened


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain strip.

    Attributes:
        text: Words for a person.
        style: `outlet`, `root` (the last source), `unnamed` or empty.
        words: What the sentence itself says, where that differs (a pronoun), else empty.
    """

    text: str
    style: str
    words: str = ""


def strip(outlet: str, statement: Statement, entities: Mapping[str, str]) -> tuple[Link, ...]:
    """Write a statement's chain with the outlet in front.

    Args:
        outlet: How the report is called.
        statement: Its chain is outermost first; an empty one is the outlet's own voice.
        entities: Display name per entity.

    Returns:
        The outlet, then one link per attribution; the last is what the statement rests on.
    """
    links = [_link(each, entities) for each in statement.chain]
    if links:
        last = links[-1]
        links[-1] = Link(last.text, " ".join(filter(None, (last.style, "root"))), last.words)
    return (Link(outlet, "outlet" if links else "outlet root"), *links)


def _link(link: Attribution, entities: Mapping[str, str]) -> Link:
    words = "" if link.source is None else shortened(link.source.text, 80)
    style = "" if link.source_kind in ("named", "document", "outlet", "pronoun") else "unnamed"
    named = entities.get(link.entity) if link.entity is not None else None
    if named is None and link.antecedent is not None:
        named = link.antecedent.text
    if named is not None:
        name = shortened(named, 80)
        return Link(name, style, words if link.source_kind == "pronoun" and words != name else "")
    if link.source_kind == "pronoun" and words:
        return Link(words, "unnamed", "left open")
    return Link(words or kind_of_source(link.source_kind), style)
