"""Names of the case: what each report calls things, aliases, name groups."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, func, select

from whence.model.identities import Identities, LocalNames, NameGroup, Relation
from whence.model.reading import MentionKind
from whence.model.reports import Report
from whence.model.spans import Reason
from whence.store import lookup
from whence.store.codec import pack, squeeze, swell, unpack, unpack_many
from whence.store.reports import load_numbers
from whence.store.schema import alias, apart, local_names, name_key, name_report, report

#: Kinds that say something; a name used as one of them is not `other`.
SPECIFIC: tuple[MentionKind, ...] = ("person", "organisation", "place")


def keep(connection: Connection, identities: Identities) -> set[int]:
    """Write what resolving a batch gave.

    Returns:
        Numbers of the reports, outside the batch too, that hold a name whose group changed.
    """
    nums = lookup.numbers(connection, report, (one.report for one in identities.locals))
    for one in identities.locals:
        _keep_local(connection, nums[one.report], one)
    changed = _keep_groups(connection, identities.groups)
    query = select(name_report.c.report).distinct()
    return {row.report for row in lookup.rows_in(connection, query, name_report.c.key, changed)}


def _keep_local(connection: Connection, num: int, one: LocalNames) -> None:
    body = squeeze(pack(one, frozenset({one.report})))
    sizes = {"places": len(one.places), "relations": len(one.relations)}
    lookup.insert(connection, local_names, [{"report": num, "body": body, **sizes}])
    wording: dict[str, str] = {}
    uses: dict[str, int] = {}
    for use in one.uses:
        wording[use.key] = max(wording.get(use.key, ""), use.name, key=lambda name: (len(name), name))
        uses[use.key] = uses.get(use.key, 0) + 1
    kinds = Counter((use.key, use.kind) for use in one.uses)
    rows = [
        {"key": key, "report": num, "name": wording[key], "uses": uses[key]}
        | {f"{kind}s": kinds[key, kind] for kind in SPECIFIC}
        for key in sorted(wording)
    ]
    lookup.insert(connection, name_report, rows)
    stated = [{"key_a": a.key_a, "key_b": a.key_b, "report": num, "body": pack(a)} for a in one.aliases]
    lookup.insert(connection, alias, stated)
    barred = [{"key_a": a.key_a, "key_b": a.key_b, "report": num, "body": pack(a)} for a in one.apart]
    lookup.insert(connection, apart, barred)


def _keep_groups(connection: Connection, groups: Iterable[NameGroup]) -> set[str]:
    head_of = {key: group for group in groups for key in group.keys}
    before = heads(connection, head_of)
    rows = [
        {"key": key, "head": group.head, "reasons": pack(group.reasons if key == group.head else ())}
        for key, group in sorted(head_of.items())
    ]
    lookup.insert(connection, name_key, rows, replace=True)
    return {key for key, head in before.items() if head_of[key].head != head}


def heads(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Give the head of each key's group; keys that no group holds are absent."""
    query = select(name_key.c.key, name_key.c.head)
    return {row.key: row.head for row in lookup.rows_in(connection, query, name_key.c.key, keys)}


def locals_of(connection: Connection, reports: Mapping[int, Report]) -> dict[str, LocalNames]:
    """Load what resolving found inside reports that are at hand, by report id."""
    found = {}
    for row in lookup.rows_in(connection, select(local_names), local_names.c.report, reports):
        owner = reports[row.report]
        found[owner.id] = unpack(LocalNames, swell(row.body), {owner.id: owner.text})
    return found


def relations(connection: Connection, ids: Iterable[str]) -> list[Relation]:
    """Give the relations that reports state, subject and object as heads of name groups, by id."""
    query = select(local_names.c.report).join(report, report.c.num == local_names.c.report)
    query = query.where(local_names.c.relations > 0)
    owners = load_numbers(connection, [row.report for row in lookup.rows_in(connection, query, report.c.id, ids)])
    stated = [one for local in locals_of(connection, owners).values() for one in local.relations]
    head = heads(connection, {key for one in stated for key in (one.subject, one.object)})
    headed = [
        dataclasses.replace(one, subject=head.get(one.subject, one.subject), object=head.get(one.object, one.object))
        for one in stated
    ]
    return sorted(headed, key=lambda one: (one.id, one.statements))


def groups(connection: Connection) -> Iterator[NameGroup]:
    """Give every name group of the case, by head."""
    members: dict[str, list[str]] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    for row in connection.execute(select(name_key).order_by(name_key.c.head, name_key.c.key)):
        members.setdefault(row.head, []).append(row.key)
        if row.key == row.head:
            reasons[row.head] = unpack_many(Reason, row.reasons, {})
    for head, keys in members.items():
        yield NameGroup(head, tuple(keys), reasons.get(head, ()))


def wordings(connection: Connection, keys: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Give for each key its wordings and how often reports use it under that wording."""
    query = select(name_report.c.key, name_report.c.name, func.sum(name_report.c.uses).label("uses"))
    query = query.group_by(name_report.c.key, name_report.c.name)
    found: dict[str, list[tuple[str, int]]] = {}
    for row in lookup.rows_in(connection, query, name_report.c.key, keys):
        found.setdefault(row.key, []).append((row.name, int(row.uses)))
    return found


def kinds(connection: Connection, keys: Iterable[str]) -> dict[str, dict[MentionKind, int]]:
    """Give for each key how often the case uses it as a person, an organisation, a place."""
    columns = [func.sum(name_report.c[f"{kind}s"]).label(kind) for kind in SPECIFIC]
    query = select(name_report.c.key, *columns).group_by(name_report.c.key)
    rows = lookup.rows_in(connection, query, name_report.c.key, keys)
    return {row.key: {kind: int(getattr(row, kind)) for kind in SPECIFIC} for row in rows}


def best_kind(counted: Iterable[Mapping[MentionKind, int]]) -> MentionKind:
    """Choose the kind that most uses have; of equals the first of person, organisation, place; else `other`."""
    total: Counter[MentionKind] = Counter()
    for one in counted:
        total.update(one)
    best = min(SPECIFIC, key=lambda kind: (-total[kind], SPECIFIC.index(kind)))
    return best if total[best] else "other"


def best_name(wording: Iterable[tuple[str, int]]) -> str:
    """Choose the name to show: the most used, then the fullest, then the first by alphabet."""
    return min(wording, key=lambda one: (-one[1], -len(one[0]), one[0]))[0]
