"""What changed on the way from one wording to another that depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whence.model.identity import content_id
from whence.model.ledger import Drift
from whence.weigh.background import Background
from whence.weigh.drifts.figures import figure_changes, one_figure
from whence.weigh.drifts.paths import cited, taken
from whence.weigh.drifts.words import ALIKE, Change, hedge, one_body, place, scope, speaker, stance, surety, time
from whence.weigh.roots import Heard, body
from whence.weigh.voices.counting import Group
from whence.weigh.voices.evidence import sharing
from whence.weigh.words import tokens

#: Words for the roots of all that a report says in a claim, by report.
Given = Mapping[str, frozenset[str]]


def drifts(claim: str, groups: Sequence[Group], known: Background) -> Iterator[Drift]:
    """List what changed on the way from a statement to those that depend on it.

    Why this way: only statements with a path between them can drift; two voices that differ are in conflict. Each echo
    is compared with the statement of the report it was taken from, or else with the first of another house in its
    voice: what an outlet changes in its own reports, or after others gave its word, is a correction. A statement of
    another voice counts only where its report took this very sentence, as when the words of one are given to another.

    Args:
        claim: Id of the claim.
        groups: The voices of all its sides.
        known: What tracing found about its reports.

    Yields:
        At most one drift of each kind for an echo, in the order of voices and of content.
    """
    given: dict[str, frozenset[str]] = {}
    for one in (one for group in groups for one in group.heard):
        given[one.report] = given.get(one.report, frozenset()) | {one.text}
    for group in groups:
        for number, echo in enumerate(group.heard[1:], start=1):
            start = _taken_from(echo, group.heard[:number], known)
            if start is None or start.house == echo.house or _copied(start, echo):
                continue
            if not _two_people(start, echo, known) or _derived(start, echo, known):
                yield from _drifts(claim, *_in_order(start, echo, known), known=known, given=given)
    for echo, start in _crossings(groups, known):
        if start.house != echo.house and not _copied(start, echo):
            yield from _drifts(claim, start, echo, known=known, given=given)


def _crossings(groups: Sequence[Group], known: Background) -> Iterator[tuple[Heard, Heard]]:
    """Give the statements that were taken from a statement of another voice, with that statement."""
    voice = {one.id: number for number, group in enumerate(groups) for one in group.heard}
    of_report: dict[str, list[Heard]] = {}
    for one in (one for group in groups for one in group.heard):
        of_report.setdefault(one.report, []).append(one)
    of_outlet: dict[str, list[tuple[int, Heard]]] = {}
    for number, one in enumerate(one for own in of_report.values() for one in own):
        if one.said.outlet is not None:
            of_outlet.setdefault(body(one.said.outlet), []).append((number, one))
    for echo in (one for group in groups for one in group.heard):
        near = _near(echo, of_report, of_outlet, known=known)
        strangers = [one for one in near if voice[one.id] != voice[echo.id]]
        start = cited(echo, strangers) or next((one for one in strangers if taken(echo, one, known) is not None), None)
        if start is not None:
            yield echo, start


def _near(
    echo: Heard,
    of_report: Mapping[str, list[Heard]],
    of_outlet: Mapping[str, list[tuple[int, Heard]]],
    *,
    known: Background,
) -> list[Heard]:
    """Give the statements an echo may have been taken from: of reports its own derives from, of outlets it names."""
    originals = [str(one.original) for one in known.derivations.get(echo.report, ())]
    derived = [one for report in originals for one in of_report.get(report, ())]
    named = sorted({body(source.text) for source in echo.said.sources})
    found = sorted((each for name in named for each in of_outlet.get(name, ())), key=lambda each: each[0])
    return derived + [one for _, one in found if cited(echo, (one,)) is not None]


def _taken_from(echo: Heard, earlier: Sequence[Heard], known: Background) -> Heard | None:
    named = cited(echo, earlier)
    if named is not None:
        return named
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


def _later(start: Heard, echo: Heard, known: Background) -> bool:
    """Tell whether anything shows that an echo came after its start: who says it first has no source to lose."""
    if known.derivation(echo.report, start.report) is not None or _led(echo, start, known):
        return True
    return start.said.published.latest is not None and echo.said.published.earliest is not None


def _two_people(one: Heard, other: Heard, known: Background) -> bool:
    """Tell whether two speakers say something each, and neither report names the other."""
    if one.link is None or other.link is None or one_body(one, other, known):
        return False
    return not (_led(one, other, known) or _led(other, one, known))


def _led(copy: Heard, original: Heard, known: Background) -> bool:
    """Tell whether a report names another as where it has something from, at this place or any other."""
    credited = any(one.target_report == original.report for one in known.credits.get(copy.report, ()))
    return credited or cited(copy, (original,)) is not None


def _derived(one: Heard, other: Heard, known: Background) -> bool:
    """Tell whether tracing found that either report was taken from the other."""
    ways = ((one, other), (other, one))
    return any(known.derivation(a.report, b.report) is not None for a, b in ways)


def _depth(one: Heard) -> int:
    """Give how far back the chain of a statement reaches: 0 for a root nobody can know again."""
    return 0 if one.root is None else len(one.said.sources)


def _copied(start: Heard, echo: Heard) -> bool:
    """Tell whether an echo gives the same on the same word, so that there is nothing to look for."""
    if _one_sentence(start, echo):
        return True
    if start.gist.kin != echo.gist.kin or start.root != echo.root or surety(start) != surety(echo):
        return False
    mine, yours = ([body(one.text) for one in side.said.sources] for side in (start, echo))
    return mine == yours


def _one_sentence(start: Heard, echo: Heard) -> bool:
    """Tell whether both stand in one sentence that holds its own attribution: what differs is how it was read."""
    held = {link.source.text for one in (start, echo) for link in one.said.statement.chain if link.source is not None}
    inside = any(words in start.said.sentence for words in held)
    return inside and tokens(start.said.sentence) == tokens(echo.said.sentence)


def _drifts(claim: str, start: Heard, echo: Heard, *, known: Background, given: Given) -> Iterator[Drift]:
    # another figure, date or place on the word of another is what two people say, and no drift
    met: set[str] = {"figure", "time", "place"} if _two_people(start, echo, known) else set()
    for kind, before, after, explanation in _changes(start, echo, known, given=given[echo.report]):
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


def _changes(start: Heard, echo: Heard, known: Background, *, given: frozenset[str]) -> Iterator[Change]:
    """Give every change, the most consequential kind first."""
    # a large figure that came with a derivation ties two wordings as a stretch of words does
    tied = known.derivation(echo.report, start.report) is not None and one_figure(start, echo)
    shared = 1.0 if tied else sharing(start, echo, known)
    one = speaker(start, echo, shared, known=known, given=given)
    if one is not None and (shared >= ALIKE or _later(start, echo, known)):
        yield one
    yield from figure_changes(start, echo)
    for rule in (scope, time, place):
        found = rule(start, echo)
        if found is not None:
            yield found
    # who suggests puts it with a caution: a claim that became a finding has lost it in the same breath
    surer = stance(start, echo) or hedge(start, echo)
    if surer is not None:
        yield surer
