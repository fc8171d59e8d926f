"""What a voice goes back to, in the words of its own statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from whence.model.identity import content_id
from whence.model.ledger import Root
from whence.model.lineage import Credit, Origin
from whence.weigh.background import Background
from whence.weigh.voices.counting import Group


def origin_of(group: Group, known: Background) -> tuple[Root, Origin]:
    """Name the origin of a voice.

    Why this way: a source that the statements name comes before any report, since an echo that drops the name still
    goes back to it. Names are taken from the voice's own statements, so that what is written about a claim never
    changes with reports that have nothing to do with it.

    Returns:
        The root, and the origin: a named source has its own, a report and an agency outside the case the one that
        tracing gives them.
    """
    named = Counter(one.root for one in group.heard if one.root is not None)
    if named:
        most = max(named.values())
        first = next(one for one in group.heard if one.root is not None and named[one.root] == most)
        text = clearest(one.text for one in group.heard if one.root == first.root)
        entity = None if first.key is None else content_id("entity", first.key)
        return Root("source", entity, None, text), Origin(
            content_id("origin", "source", first.root), None, text, "source"
        )
    # who says on whose word it speaks stands nearer to the origin, even where nobody can know that one again
    first = next((one for one in group.heard if one.link is not None), group.heard[0])
    for derivation in known.derivations.get(first.report, ()):
        if derivation.original is None and derivation.probability > 0.5:
            name = _unseen(known.credits.get(first.report, ()), derivation.origin)
            return Root("origin", None, None, name), Origin(derivation.origin, None, name, "unseen")
    text = first.outlet if first.link is None else f"{first.text} ({first.outlet})"
    name = first.said.outlet or first.said.title or first.report
    return Root("report", None, first.report, text), Origin(
        content_id("origin", "report", first.report), first.report, name, "report"
    )


def _unseen(credits_: Iterable[Credit], origin: str) -> str:
    """Name a text that nobody here holds: as it is credited, else by the agency whose text it is."""
    outside = sorted((one for one in credits_ if one.target_report is None), key=lambda one: one.names)
    exact = [one.names for one in outside if one.origin == origin]
    return next(iter((*exact, *(one.names for one in outside if one.kind == "agency"))), "an unseen source")


def clearest(names: Iterable[str]) -> str:
    """Give the wording used most, of equals the longest, then the first by code point."""
    counted = Counter(" ".join(name.split()) for name in names)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))
