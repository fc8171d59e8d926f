"""What changed between two wordings of one voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.model.identity import content_id
from whence.model.ledger import Drift
from whence.weigh.background import Background
from whence.weigh.drift_figures import figure_changes
from whence.weigh.drift_words import Change, hedge, place, speaker, stance, time
from whence.weigh.evidence import sharing
from whence.weigh.roots import Heard, body
from whence.weigh.voices import Group


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
            yield from _drifts(claim, *_in_order(start, echo, known), known=known)


def _taken_from(echo: Heard, earlier: Sequence[Heard], known: Background) -> Heard | None:
    for derivation in known.derivations.get(echo.report, ()):
        for one in earlier:
            if one.report == derivation.original:
                return one
    others = (one for one in earlier if one.report != echo.report and one.house != echo.house)
    return next((one for one in others if echo.said.outlet is None or body(one.text) != body(echo.said.outlet)), None)


def _in_order(one: Heard, other: Heard, known: Background) -> tuple[Heard, Heard]:
    """Put two statements in the order in which the words travelled.

    Where neither lineage nor dates tell, the one that names its source, or more of its chain, stands nearer to the
    origin.
    """
    if known.derivation(one.report, other.report) is not None:
        return other, one
    told = known.derivation(other.report, one.report) is not None or (
        one.said.published.latest is not None and other.said.published.earliest is not None
    )
    return (other, one) if not told and _depth(one) < _depth(other) else (one, other)


def _depth(one: Heard) -> int:
    """Give how far back the chain of a statement reaches: 0 for a root nobody can know again."""
    return 0 if one.root is None or one.link is None else one.link + 1


def _copied(start: Heard, echo: Heard) -> bool:
    return start.gist.kin == echo.gist.kin and start.root == echo.root


def _drifts(claim: str, start: Heard, echo: Heard, *, known: Background) -> Iterator[Drift]:
    met: set[str] = set()
    for kind, before, after, explanation in _changes(start, echo, known):
        if kind not in met:
            met.add(kind)
            yield Drift(
                id=content_id("drift", claim, kind, start.id, echo.id),
                claim=claim,
                kind=kind,
                from_statement=start.id,
                to_statement=echo.id,
                from_value=before,
                to_value=after,
                explanation=explanation[:1].upper() + explanation[1:],
            )


def _changes(start: Heard, echo: Heard, known: Background) -> Iterator[Change]:
    """Give every change, the most consequential kind first."""
    one = speaker(start, echo, sharing(start, echo, known))
    if one is not None:
        yield one
    yield from figure_changes(start, echo)
    for rule in (time, place, hedge, stance):
        found = rule(start, echo)
        if found is not None:
            yield found
