"""How each source and outlet stands in a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from whence.model.identity import content_id
from whence.model.ledger import Conflict, SideName, Standing
from whence.model.reading import Figure
from whence.weigh.roots import Heard, body
from whence.weigh.sources.corrections import corrects_itself, is_correction, takes_back
from whence.weigh.words import tokens

Body = tuple[str | None, str | None]
#: Words from which one wording inside another is taken for a quotation, and words that are looked at.
QUOTED, WORDS = 5, 400


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim as its sources stand in it.

    Attributes:
        counted: Statements that count, in the fixed order of content.
        voice_of: Voice of each of these.
        openers: The first statement of each voice, in that order.
        against: Statements on the denying side.
        conflicts: Pairs of statements that cannot both hold, each both ways round.
        earliest: The earliest date of any statement.
    """

    counted: tuple[Heard, ...]
    voice_of: Mapping[str, str]
    openers: tuple[Heard, ...]
    against: frozenset[str]
    conflicts: tuple[tuple[str, str], ...]
    earliest: str | None

    def denies(self, one: Heard) -> bool:
        return one.id in self.against


def standings(
    claim: Sequence[Heard],
    voice_of: Mapping[str, str],
    against: frozenset[str],
    *,
    conflicts: Iterable[Conflict] = (),
) -> Iterator[Standing]:
    """State for every source and outlet of a claim whether it was first, alone, confirmed, contradicted, corrected.

    Why this way: counts over all claims become a record; nothing here looks at how the claim is graded. `first` asks
    for a known date that no other report of the claim undercuts; `confirmed` for another voice whose first statement is
    later beyond doubt, since of two that speak on one day nobody can know who came second. Everything but the first two
    names the statement that shows it.

    Args:
        claim: Statements in the fixed order of content.
        voice_of: Voice of each statement that counts.
        against: Statements on the denying side.
        conflicts: What cannot both hold in this claim.
    """
    known = _laid_out(claim, voice_of, against, conflicts=conflicts)
    cited: defaultdict[Body, list[Heard]] = defaultdict(list)
    for one in claim:
        for each in _bodies(one):
            cited[each].append(one)
    for each in sorted(cited, key=lambda own: (own[0] or "", own[1] or "")):
        yield _standing(each, cited[each], known)


def _laid_out(
    claim: Sequence[Heard], voice_of: Mapping[str, str], against: frozenset[str], *, conflicts: Iterable[Conflict]
) -> _Claim:
    counted = tuple(one for one in claim if one.id in voice_of)
    openers: dict[str, Heard] = {}
    for one in counted:
        openers.setdefault(voice_of[one.id], one)
    pairs = [(one.statement_a, one.statement_b) for one in conflicts]
    dates = [one.said.published.earliest for one in claim]
    return _Claim(
        counted=counted,
        voice_of=voice_of,
        openers=tuple(openers.values()),
        against=against,
        conflicts=tuple(sorted({*pairs, *((b, a) for a, b in pairs)})),
        earliest=min((date for date in dates if date is not None), default=None),
    )


def _standing(who: Body, cited: Sequence[Heard], known: _Claim) -> Standing:
    own = [one for one in cited if one.id in known.voice_of]
    mine = {known.voice_of[one.id] for one in own}
    said = [one for one in own if _on_its_word(one, who)]
    taken = {known.denies(one) for one in said}
    confirming = _confirming(own, mine, known)
    contradicting = _contradicting(own, mine, known)
    correcting = _correcting(who, said, known)
    side: SideName = "against" if True in taken else "for"
    return Standing(
        entity=who[0],
        outlet=who[1],
        reports=tuple(sorted({one.report for one in cited})),
        first=known.earliest is not None and any(one.said.published.earliest == known.earliest for one in cited),
        alone=bool(mine) and len(mine) == len(known.openers),
        confirmed=confirming is not None,
        contradicted=contradicting is not None,
        corrected=correcting is not None,
        side=side if len(taken) == 1 else None,
        statement=cited[0].id,
        confirming=confirming,
        contradicting=contradicting,
        correcting=correcting,
    )


def _bodies(one: Heard) -> Iterator[Body]:
    """Give the entity of every link that has one, and the outlet."""
    for key in dict.fromkeys(source.key for source in one.said.sources):
        if key is not None:
            yield content_id("entity", key), None
    if one.said.outlet is not None:
        yield None, one.said.outlet


def _on_its_word(one: Heard, who: Body) -> bool:
    """Tell whether a statement rests on the word of a source, and is not one that it passes on."""
    if who[0] is None:
        return one.link is None
    return one.key is not None and content_id("entity", one.key) == who[0]


def _confirming(own: Sequence[Heard], mine: set[str], known: _Claim) -> str | None:
    """Find the first voice that said the same later, with no other figure and in words of its own.

    Why this way: where one wording stands in the other and not both name who says so, it is a quotation of one speaker
    that was not known again.
    """
    for one in known.openers:
        before = next((each for each in own if known.denies(each) == known.denies(one)), None)
        if before is None or known.voice_of[one.id] in mine or not _later(one, before):
            continue
        if not _other_figures(one, before) and not _repeats(one, before):
            return one.id
    return None


def _repeats(one: Heard, other: Heard) -> bool:
    if one.root is not None and other.root is not None:
        return False
    short, long = sorted((tokens(side.said.words)[:WORDS] for side in (one, other)), key=len)
    return len(short) >= QUOTED and f" {' '.join(short)} " in f" {' '.join(long)} "


def _contradicting(own: Sequence[Heard], mine: set[str], known: _Claim) -> str | None:
    """Find a statement of another voice that cannot hold beside what a voice of its own says, a denial among them.

    Why this way: a voice is contradicted with all its echoes. To stand on the other side is not enough: on real news
    that is often another thought with a `not` in it, and what is held against a source must be a conflict.
    """
    facing = [b for a, b in known.conflicts if known.voice_of.get(a) in mine and known.voice_of.get(b, "") not in mine]
    beside = {one.id for one in own}
    nearest = (b for a, b in known.conflicts if a in beside and b in facing)
    return next(nearest, facing[0] if facing else None)


def _correcting(who: Body, said: Sequence[Heard], known: _Claim) -> str | None:
    """Find the statement by which a source takes back what it said, or its outlet corrects what it published.

    Why this way: that a later sentence stands on the other side is not enough, since on real news most of such pairs
    are two thoughts with a `not` in one; the source has to be told to deny what it was told to say.
    """
    for number, one in enumerate(said):
        if takes_back(one) or any(_recants(one, each, known) for each in said[:number]):
            return one.id
    name = who[1] if who[1] is not None else _name(said)
    return None if name is None else _published(name, known)


def _recants(one: Heard, before: Heard, known: _Claim) -> bool:
    if known.denies(one) == known.denies(before) or not _later(one, before):
        return False
    stances = {_stance(one), _stance(before)}
    return stances == {"says", "denies"} and one.said.statement.negated == before.said.statement.negated


def _stance(one: Heard) -> str | None:
    return None if one.link is None else one.said.statement.chain[one.link].stance


def _name(said: Sequence[Heard]) -> str | None:
    return next((body(one.text) for one in said if one.text), None)


def _published(name: str, known: _Claim) -> str | None:
    """Find the statement of an outlet by which it corrects an earlier report of its own.

    Why this way: a report that calls itself a correction repeats what stays right as well; only what it puts otherwise
    than the earlier report is corrected.
    """
    own = [one for one in known.counted if one.said.outlet is not None and body(one.said.outlet) == body(name)]
    for one in own:
        if corrects_itself(one):
            return one.id
        before = [each for each in own if each.report != one.report and not _later(each, one)]
        other = any(known.denies(each) != known.denies(one) or _other_figures(each, one) for each in before)
        if other and is_correction(one):
            return one.id
    return None


def _other_figures(one: Heard, other: Heard) -> bool:
    """Tell whether both give figures and none of one can be one of the other."""
    mine, yours = one.said.figures, other.said.figures
    return bool(mine) and bool(yours) and not any(_meet(a, b) for a in mine for b in yours)


def _meet(one: Figure, other: Figure) -> bool:
    if one.value is not None and one.value == other.value:
        return True
    bounds = [(each.low, each.high) for each in (one, other)]
    low = max((low for low, _ in bounds if low is not None), default=None)
    high = min((high for _, high in bounds if high is not None), default=None)
    return low is None or high is None or low <= high


def _later(one: Heard, other: Heard) -> bool:
    """Tell whether a statement was published after another beyond doubt.

    Why this way: bounds have to be disjoint; clock times count where both are given on clocks that can be compared,
    else days do.
    """
    begins, ended = one.said.published.earliest, other.said.published.latest
    if begins is None or ended is None:
        return False
    clocks = [_clock(begins), _clock(ended)]
    if clocks[0] is not None and clocks[1] is not None and _aware(clocks[0]) == _aware(clocks[1]):
        return clocks[0] > clocks[1]
    return begins[:10] > ended[:10]


def _clock(instant: str) -> datetime | None:
    try:
        return datetime.fromisoformat(instant) if "T" in instant else None
    except ValueError:
        return None


def _aware(clock: datetime) -> bool:
    return clock.tzinfo is not None
