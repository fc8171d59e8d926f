"""The judgement log: append-only, hash-chained; and what it comes to on the case as it is now."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from whence.model.identity import digest_of
from whence.model.judgements import VERDICTS, Anchor, Judgement
from whence.model.protocols import Verdicts
from whence.model.setbacks import Setback, setback
from whence.store import anchors, lookup
from whence.store.codec import pack, unpack
from whence.store.reports import load_numbers
from whence.store.sayings import Kept
from whence.store.schema import judgement, report, statement


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
    """
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
        whose words are no longer found.
    """
    sets: dict[str, set[str]] = {"reject": set(), "withdraw": set()}
    pairs: dict[str, set[tuple[str, str]]] = {"merge": set(), "split": set()}
    lost = []
    for one in live(connection):
        if is_of_names(one) or one.kind in VERDICTS:
            continue
        first = _attach(connection, one.anchor)
        second = [] if one.object is None else _attach(connection, one.object)
        if not first or (one.object is not None and not second):
            lost.append(lost_setback(one))
        elif one.kind in pairs and second:
            a, b = sorted((first[0], second[0]))
            pairs[one.kind].add((a, b))
        elif one.kind in sets:
            sets[one.kind].update(first)
    verdicts = Verdicts(
        frozenset(sets["reject"]), frozenset(sets["withdraw"]), frozenset(pairs["merge"]), frozenset(pairs["split"])
    )
    return verdicts, tuple(lost)


def lost_setback(one: Judgement) -> Setback:
    """Say that the words of a judgement are no longer found."""
    quote = one.anchor.quote if len(one.anchor.quote) <= 60 else one.anchor.quote[:59] + "…"
    return setback(
        "judge",
        f"the {one.kind} judgement of {one.at} on “{quote}” could not be attached: those words are no longer read",
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
