"""What changed between two wordings of one voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.ledger import Drift, DriftKind
from whence.weigh.background import Background
from whence.weigh.dependence import SHARED, sharing
from whence.weigh.figures import apart, closest
from whence.weigh.likeness import other_days, other_events
from whence.weigh.phrasing import named
from whence.weigh.roots import Heard, body
from whence.weigh.voices import Group
from whence.weigh.words import canonical, tokens


def drifts(claim: str, group: Group, known: Background) -> Iterator[Drift]:
    """List what changed on the way from the first statement of a voice to its echoes.

    Why this way: only statements of one voice have a path between them; two voices that differ are in conflict, not
    in drift. Each echo is compared with the statement of the report it was taken from, or else with the first of
    another house: what an outlet changes in its own reports, or after others gave its word, is a correction.

    Args:
        claim: Id of the claim.
        group: The voice.
        known: What tracing found about its reports.

    Yields:
        At most one drift of each kind for an echo, in the order of content.
    """
    for number, echo in enumerate(group.heard[1:], start=1):
        start = _taken_from(echo, group.heard[:number], known)
        if start is not None and not _copied(start, echo):
            yield from _changes(claim, *_in_order(start, echo, known), known=known)


def _taken_from(echo: Heard, earlier: Sequence[Heard], known: Background) -> Heard | None:
    for derivation in known.derivations.get(echo.report, ()):
        for one in earlier:
            if one.report == derivation.original:
                return one
    others = (one for one in earlier if one.report != echo.report and one.house != echo.house)
    return next((one for one in others if echo.said.outlet is None or body(one.text) != body(echo.said.outlet)), None)


def _in_order(one: Heard, other: Heard, known: Background) -> tuple[Heard, Heard]:
    """Put two statements in the order in which the words travelled.

    Where neither lineage nor dates tell, the one that names its source stands nearer to the origin.
    """
    if known.derivation(one.report, other.report) is not None:
        return other, one
    told = known.derivation(other.report, one.report) is not None or (
        one.said.published.latest is not None and other.said.published.earliest is not None
    )
    return (other, one) if not told and one.root is None and other.root is not None else (one, other)


def _copied(start: Heard, echo: Heard) -> bool:
    return start.gist.kin == echo.gist.kin and start.root == echo.root


def _changes(claim: str, start: Heard, echo: Heard, *, known: Background) -> Iterator[Drift]:
    found = (_speaker(start, echo, known), _figure(start, echo), _time(start, echo), _hedge(start, echo))
    for one in found:
        if one is not None:
            kind, before, after, explanation = one
            yield Drift(
                id=content_id("drift", claim, kind, start.id, echo.id),
                claim=claim,
                kind=kind,
                from_statement=start.id,
                to_statement=echo.id,
                from_value=before,
                to_value=after,
                explanation=explanation,
            )


Change = tuple[DriftKind, str, str, str]


def _speaker(start: Heard, echo: Heard, known: Background) -> Change | None:
    """Say that a claim changed hands, or lost the name of who made it."""
    if _passed_on(start, echo):
        detail = f"What {start.outlet} has from {named(start.text)}, {echo.outlet} gives as found by {start.outlet}."
        return "speaker", start.text, echo.text, detail
    if start.root is None or start.root == echo.root or (echo.link is not None and echo.root is None):
        return None
    if echo.root is None:
        detail = f"What {start.outlet} gives as the word of {named(start.text)}, {echo.outlet} gives in its own voice."
        return "speaker", start.text, f"{echo.outlet} (own voice)", detail
    if sharing(start, echo, known) < SHARED:
        return None
    before, after = named(start.text), named(echo.text)
    detail = f"What {start.outlet} gives as the word of {before}, {echo.outlet} gives as the word of {after}."
    return "speaker", start.text, echo.text, detail


def _passed_on(start: Heard, echo: Heard) -> bool:
    """Tell whether an echo gives as an outlet's finding what that outlet gave as somebody else's word.

    That the outlet `reported` it is a fair credit and no change.
    """
    cue = echo.said.statement.chain[0].cue if echo.link == 0 else None
    if cue is None or frozenset(tokens(cue.text)) & frozenset(lexicon("en", "interest")["relays"]):
        return False
    return (
        start.link is not None
        and start.said.outlet is not None
        and len(echo.said.sources) == 1
        and body(echo.text) == body(start.said.outlet) != body(start.text)
    )


def _figure(start: Heard, echo: Heard) -> Change | None:
    """Say that a number, what it counts or how far it reaches changed."""
    found = closest(start.gist, echo.gist)
    if found is None:
        return None
    standing, one, other = found
    ways = f"{start.outlet} has “{one.raw}”, {echo.outlet} “{other.raw}”"
    if standing == "differs":
        return "figure", one.raw, other.raw, f"The figure changed: {ways}."
    if standing == "moved":
        before, after = (" ".join(sorted(side.counted)) or side.role or "" for side in (one, other))
        return (
            "counted",
            _counted(start, one.raw) or before,
            _counted(echo, other.raw) or after,
            (f"The figure stayed and what it counts changed: {ways}."),
        )
    if standing == "same" and apart(one.scope, other.scope):
        before, after = _scope(start, one.raw), _scope(echo, other.raw)
        return "scope", before, after, f"The figure stayed and its reach changed: {before} became {after}."
    if standing == "same" and other_events(start.gist, echo.gist):
        before, after = _events(start), _events(echo)
        return (
            "counted",
            before,
            after,
            f"The figure stayed and what happened to it changed: “{before}” became “{after}”.",
        )
    return None


def _events(one: Heard) -> str:
    """Give the first word of a statement that names an event."""
    return next(word for word in tokens(one.said.words) if canonical(word) in one.gist.events)


def _counted(one: Heard, raw: str) -> str:
    words = (f"{own.counted.text} {own.role or ''}" for own in one.said.figures if own.span.text == raw and own.counted)
    return next(words, "").strip()


def _scope(one: Heard, raw: str) -> str:
    return next((own.scope for own in one.said.figures if own.span.text == raw and own.scope), "")


def _time(start: Heard, echo: Heard) -> Change | None:
    if not other_days(start.gist, echo.gist):
        return None
    before, after = (_days(one) for one in (start, echo))
    return "time", before, after, f"The date changed: {start.outlet} has {before}, {echo.outlet} {after}."


def _days(one: Heard) -> str:
    return ", ".join(early if early == late else f"{early} to {late}" for early, late in one.gist.days)


def _hedge(start: Heard, echo: Heard) -> Change | None:
    """Say that a caution was lost; a caution that was added is no harm."""
    if not start.said.statement.hedged or echo.said.statement.hedged:
        return None
    detail = f"{start.outlet} puts it with a caution that {echo.outlet} leaves out."
    return "hedge", "hedged", "plain", detail
