"""Judgements on names: which two are one thing and which are two, found again in the present reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from whence.model.identities import Alias, Apart, LocalNames, NameUse
from whence.model.judgements import Anchor, Judgement
from whence.model.protocols import JudgedNames
from whence.model.reports import Report
from whence.model.setbacks import Setback
from whence.model.spans import Span
from whence.store import anchors, judgements, names
from whence.store.reports import load_numbers
from whence.store.schema import meta, report

#: Under which it is remembered what the last resolving knew.
KEY = "judged names"


def replayed(connection: Connection, local: Sequence[LocalNames]) -> JudgedNames:
    """Say what the log comes to for names.

    Args:
        connection: A writing connection: what is found is remembered.
        local: The batch at hand, which is not stored yet.

    Returns:
        Pairs of keys; of a merge and a split on one pair the later counts.
    """
    fresh = {one.report: one for one in local}
    pairs: dict[tuple[str, str], tuple[Judgement, Span]] = {}
    for one in judgements.live(connection):
        if judgements.is_of_names(one):
            first, second = keys_of(connection, one, fresh)
            if first is not None and second is not None and first.key != second.key:
                key_a, key_b = sorted((first.key, second.key))
                pairs[key_a, key_b] = one, first.span
    together, apart = [], []
    for (key_a, key_b), (one, span) in sorted(pairs.items()):
        if one.kind == "merge":
            together.append(Alias(key_a, key_b, "judged", span.report, span))
        else:
            apart.append(Apart(key_a, key_b, "judged", span.report, span))
    return JudgedNames(tuple(together), tuple(apart), _changed(connection, together, apart))


def _changed(connection: Connection, together: Sequence[Alias], apart: Sequence[Apart]) -> frozenset[str]:
    """Compare with what was remembered, remember the present, and give the keys of all that differs."""
    now = {("merge", one.key_a, one.key_b) for one in together} | {("split", one.key_a, one.key_b) for one in apart}
    stored = connection.execute(select(meta.c.value).where(meta.c.key == KEY)).scalar()
    before = {(kind, key_a, key_b) for kind, key_a, key_b in json.loads(stored)} if stored else set()
    if now != before:
        value = json.dumps(sorted(now), ensure_ascii=False)
        connection.execute(meta.insert().prefix_with("OR REPLACE"), {"key": KEY, "value": value})
    return frozenset(key for _, *keys in now ^ before for key in keys)


def keys_of(
    connection: Connection, one: Judgement, fresh: Mapping[str, LocalNames]
) -> tuple[NameUse | None, NameUse | None]:
    """Find the two name uses that a judgement speaks of, `None` for one that is not read (or not yet)."""
    other = None if one.object is None else _use(connection, one.object, fresh)
    return _use(connection, one.anchor, fresh), other


def lost(connection: Connection) -> tuple[Setback, ...]:
    """Give a setback for each judgement on names whose words are no longer read as names."""
    of_names = [one for one in judgements.live(connection) if judgements.is_of_names(one)]
    return tuple(judgements.lost_setback(one) for one in of_names if None in keys_of(connection, one, {}))


def splits(connection: Connection) -> Iterator[tuple[Span, Span]]:
    """Give the words of every live split of names: the one judged, and the other."""
    for one in judgements.live(connection):
        if one.kind == "split" and one.object is not None and judgements.is_of_names(one):
            judged, other = _span(connection, one.anchor), _span(connection, one.object)
            if judged is not None and other is not None:
                yield judged, other


def _span(connection: Connection, anchor: Anchor) -> Span | None:
    return next((span for _, _, span in _found(connection, anchor)), None)


def _use(connection: Connection, anchor: Anchor, fresh: Mapping[str, LocalNames]) -> NameUse | None:
    """Find the name use that shares most with the words of an anchor."""
    for num, owner, span in _found(connection, anchor):
        local = fresh.get(owner.id) or names.locals_of(connection, {num: owner}).get(owner.id)
        uses = [use for use in local.uses if use.span.overlaps(span)] if local is not None else []
        if uses:
            return max(uses, key=lambda use: (min(use.span.end, span.end) - max(use.span.start, span.start), use.span))
    return None


def _found(connection: Connection, anchor: Anchor) -> Iterator[tuple[int, Report, Span]]:
    """Find the words of an anchor in the reports of its bytes, in a fixed order."""
    query = select(report.c.num).where(report.c.sha256 == anchor.sha256).order_by(report.c.id)
    owners = load_numbers(connection, connection.execute(query).scalars())
    for num, owner in sorted(owners.items(), key=lambda pair: pair[1].id):
        start = anchors.place(owner.text, anchor)
        if start is not None:
            yield num, owner, owner.span(start, start + len(anchor.quote))
