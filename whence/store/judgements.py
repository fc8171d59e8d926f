"""The judgement log: append-only, hash-chained; and what it comes to on the case as it is now."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from whence.errors import UsageError
from whence.model.identity import digest_of
from whence.model.judgements import OUTCOMES, VERDICTS, Anchor, Judgement
from whence.model.protocols import Verdicts
from whence.model.setbacks import Setback, setback
from whence.store import anchors, lookup
from whence.store.codec import pack, unpack
from whence.store.reports import load_numbers
from whence.store.sayings import Kept
from whence.store.schema import claim, judgement, report, statement

#: Code points of a quotation in a setback.
QUOTED = 60


def sealed(one: Judgement) -> str:
    """Hash a judgement over all its fields but the id: the id it must carry."""
    return digest_of(pack(dataclasses.replace(one, id="")))


def append(connection: Connection, draft: Judgement) -> Judgement:
    """Add a judgement to the end of the log.

    Args:
        connection: A writing connection, so that nobody else appends meanwhile.
        draft: The judgement; its `id` and `prev` are set here.

    Returns:
        The judgement as it stands in the log.

    Raises:
        UsageError: It takes back what is not in the log.
    """
    if draft.kind == "undo" and all(one.id != draft.undoes for one in log(connection)):
        raise UsageError(f"the log holds no judgement {draft.undoes}", "`whence export` lists them as judgements.")
    linked = dataclasses.replace(draft, id="", prev=last(connection))
    kept = dataclasses.replace(linked, id=sealed(linked))
    connection.execute(judgement.insert(), {"id": kept.id, "body": pack(kept)})
    return kept


def last(connection: Connection) -> str:
    """Give the id of the newest judgement, empty when there is none."""
    query = select(judgement.c.id).order_by(judgement.c.num.desc()).limit(1)
    return connection.execute(query).scalar() or ""


def log(connection: Connection) -> Iterator[Judgement]:
    """Give every judgement, the oldest first."""
    for row in connection.execute(select(judgement.c.body).order_by(judgement.c.num)):
        yield unpack(Judgement, row.body, {})


def broken(connection: Connection) -> str | None:
    """Check the chain: what is wrong with the first judgement that does not fit, `None` when all do."""
    before = ""
    for one in log(connection):
        if one.prev != before or sealed(one) != one.id:
            return f"judgement {one.id} of {one.at} does not follow from the one before it"
        before = one.id
    return None


def live(connection: Connection) -> list[Judgement]:
    """Give the judgements that were not undone, the oldest first."""
    log_now = list(log(connection))
    undone = {one.undoes for one in log_now if one.kind == "undo"}
    return [one for one in log_now if one.kind != "undo" and one.id not in undone]


def is_of_names(one: Judgement) -> bool:
    """Tell whether a judgement says of two names that they are one thing or two."""
    return one.kind in ("merge", "split") and one.anchor.thing == "mention" and one.object is not None


def namesakes(connection: Connection) -> list[str]:
    """Give the ids of live judgements that split one name from another: reports are resolved anew when they change."""
    return sorted(one.id for one in live(connection) if one.kind == "split" and is_of_names(one))


def replay(connection: Connection) -> tuple[Verdicts, tuple[Setback, ...]]:
    """Say what the log comes to now: undone judgements left out, anchors found again in the present reading.

    Returns:
        The verdicts in statement ids (those on names stand in `name_judgements`), and a setback for each judgement
        whose words are no longer found or that cannot be kept. Of a merge and a split of one pair the later counts.
    """
    sets: dict[str, set[str]] = {"reject": set(), "withdraw": set()}
    pairs: dict[tuple[str, str], Judgement] = {}
    lost = []
    for one in live(connection):
        if is_of_names(one) or one.kind in VERDICTS:
            continue
        first = _attach(connection, one.anchor)
        second = [] if one.object is None else _attach(connection, one.object)
        if not first or (one.object is not None and not second):
            lost.append(lost_setback(one))
        elif one.kind in {"merge", "split"} and second:
            a, b = sorted((first[0], second[0]))
            pairs[a, b] = one
        elif one.kind in sets:
            sets[one.kind].update(first)
    together = frozenset(pair for pair, one in pairs.items() if one.kind == "merge")
    apart = frozenset(pair for pair, one in pairs.items() if one.kind == "split")
    verdicts = Verdicts(frozenset(sets["reject"]), frozenset(sets["withdraw"]), together, apart)
    heaps = _heaps(together)
    vain = (_vain(pairs[a, b]) for a, b in sorted(apart) if heaps.get(a, a) == heaps.get(b, b))
    return verdicts, (*lost, *vain)


def _heaps(together: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give for each statement that is merged with another one statement that stands for all it is tied to."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while (higher := above.setdefault(one, one)) != one:
            above[one] = above[higher]
            one = higher
        return one

    for a, b in sorted(together):
        above[top(a)] = top(b)
    return {one: top(one) for one in list(above)}


def _vain(one: Judgement) -> Setback:
    return setback(
        "judge",
        f"the split of {one.at} on “{_short(one.anchor.quote)}” cannot be kept: other judgements join the two",
        "Undo the merges that tie them, or the split.",
        source=one.id,
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= QUOTED else quote[: QUOTED - 1] + "…"


def settled(connection: Connection) -> dict[str, Judgement]:
    """Give the judgement that stands on what became of a claim, by the id of the claim that holds its words now.

    Why this way: a claim may grow, split or merge after it was settled; the judgement stays with the statement it hangs
    on. Of several in one claim the latest counts.
    """
    kept = [one for one in live(connection) if one.kind in OUTCOMES]
    held = {one.id: next(iter(_attach(connection, one.anchor)), None) for one in kept}
    query = select(statement.c.id, claim.c.id.label("claim_id")).join(claim, statement.c.claim == claim.c.num)
    rows = lookup.rows_in(connection, query, statement.c.id, {own for own in held.values() if own is not None})
    home = {row.id: row.claim_id for row in rows}
    return {home[own]: one for one in kept if (own := held[one.id]) is not None and own in home}


def lost_setback(one: Judgement) -> Setback:
    """Say that the words of a judgement are no longer found."""
    return setback(
        "judge",
        f"the {one.kind} judgement of {one.at} on “{_short(one.anchor.quote)}” could not be attached: "
        "those words are no longer read",
        "Look at the report again and judge anew, or undo the judgement.",
        source=one.id,
    )


def _attach(connection: Connection, anchor: Anchor) -> Sequence[str]:
    """Find the statements an anchor means: all of a report's, or the one that covers most of the quote."""
    query = select(report.c.num).where(report.c.sha256 == anchor.sha256).order_by(report.c.id)
    owners = load_numbers(connection, connection.execute(query).scalars())
    best: list[tuple[int, str]] = []
    for num, owner in sorted(owners.items(), key=lambda pair: pair[1].id):
        rows = lookup.rows_in(connection, select(statement), statement.c.report, [num])
        kept = [unpack(Kept, row.said, {owner.id: owner.text}).statement for row in rows]
        if anchor.thing == "report":
            best.extend((0, one.id) for one in kept)
            continue
        start = anchors.place(owner.text, anchor)
        if start is None:
            continue
        end = start + len(anchor.quote)
        for one in kept:
            shared = sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in one.content)
            if shared * 2 >= len(anchor.quote):
                outside = sum(piece.end - piece.start for piece in one.content) - shared
                best.append((outside - shared, one.id))
    if anchor.thing == "report":
        return sorted(one for _, one in best)
    return [min(best)[1]] if best else []
