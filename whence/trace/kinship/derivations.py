"""Choose for each report the earlier report, or the unseen text, that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.model.identity import content_id
from whence.model.lineage import Derivation, Origin, Overlap
from whence.trace.credits.finding import origin_in
from whence.trace.kinship.direction import Bond, Party, bond
from whence.trace.kinship.families import LEAST_OWN, Tie, families, tie
from whence.trace.kinship.timing import order_of
from whence.trace.kinship.trees import Family, family_of, root_of, strongest
from whence.trace.loose.channel import retelling, tells
from whence.trace.loose.retold import reason

#: Roots of one family from which an unseen text is likelier than that one took from the other.
SISTERS = 3
#: Chance that an unseen text is behind roots that name nobody; with a shared name the bond itself gives it. Set by us.
UNNAMED = 0.7

#: Kinds of named origin that are one text, while an agency has many.
TEXTS = frozenset({"address", "document"})

Row = tuple[Derivation, Origin]


def derivations(ties: Iterable[Tie], parties: Mapping[str, Party], reports: Iterable[str]) -> Iterator[Row]:
    """State what reports rest on.

    Why this way: one best parent a report makes a forest; connected components glued 259 of 612 articles on one event
    into a single blob. An origin nobody holds is a text, not an agency: only members of one family share one, named by
    the agency they name. Beside its family a report may have taken a passage from a report that it names.

    Args:
        ties: Those of every report listed and of all its kin.
        parties: Every report that a tie names.
        reports: The reports to state; others are only held against them.

    Returns:
        Rows by report. For a member of a family: `copy` for its parent, and for others that a mosaic took from; without
        one, if the family has several roots, `common_unseen`, or `undecided` by the later of two that name nothing in
        common. For every report one `copy` row for each report outside its family that it names and shares words with,
        and one, `copy` or `undecided`, for the report outside it that it tells most of again in other words.

    Cost: n log n in ties.
    Source: best-parent forest, text_reuse research section 3.
    """
    ties = list(ties)
    held = {key: party.report for key, party in parties.items()}
    gathered = families(held, ties)
    number = {member: at for at, family in enumerate(gathered) for member in family}
    within: dict[int, list[Tie]] = {}
    beyond: list[Tie] = []
    for one in ties:
        home = number.get(one.overlap.report_a)
        if one.kin and home is not None and home == number.get(one.overlap.report_b):
            within.setdefault(home, []).append(one)
        else:
            beyond.append(one)
    rows: dict[str, list[Row]] = {}
    for home, inside in within.items():
        for copy, row in _family_rows(family_of(gathered[home], inside, parties)):
            rows.setdefault(copy, []).append(row)
    for copy, row in (*_cited(beyond, parties), *_retold(beyond, parties, number)):
        rows.setdefault(copy, []).append(row)
    for report in sorted(set(reports)):
        yield from rows.get(report, ())


def tied(overlaps: Iterable[Overlap], parties: Mapping[str, Party]) -> list[Tie]:
    """Measure how close the reports of each overlap are."""
    return [tie(one, parties[one.report_a].prose, parties[one.report_b].prose) for one in overlaps]


def _family_rows(family: Family) -> Iterator[tuple[str, Row]]:
    """State the parent of each member, and what the roots have in common when there are several."""
    for copy, chosen in family.parents.items():
        for each in (chosen, *family.others[copy]):
            yield copy, _row(copy, each)
    sisters = _sisters(family)
    named = [each.named for _, each in sisters.values() if each.named is not None]
    if len(sisters) >= SISTERS or named:
        origin = _unseen(family, named)
        for root, (_, sister) in sisters.items():
            yield root, (_unseen_row(root, sister, origin), origin)
    elif len(sisters) > 1:
        copy, sister = sisters[family.roots[-1]]
        yield copy, _row(copy, sister, open_=True)


def _sisters(family: Family) -> dict[str, tuple[str, Bond]]:
    """Find for each root of several the strongest bond out of its tree, of whichever member, a common name first."""
    leads = {copy: chosen.other.id for copy, chosen in family.parents.items()}
    tree = {member: root_of(leads, member) for member in family.members}
    found: dict[str, list[tuple[str, Bond]]] = {}
    for member in family.members:
        out = [(member, each) for each in family.bonds[member] if tree[each.other.id] != tree[member]]
        found.setdefault(tree[member], []).extend(out)
    return {
        root: min(out, key=lambda each: (each[1].named is None, *strongest(each[1]), each[0]))
        for root, out in sorted(found.items())
        if out
    }


def _unseen(family: Family, named: Sequence[Origin]) -> Origin:
    """Name the text behind the roots: an address or document that they name, else a text of its own."""
    counted = Counter(named)
    most = min(counted, key=lambda origin: (-counted[origin], origin.id), default=None)
    if most is not None and most.kind in TEXTS:
        return most
    first = family.members[0]
    behind = f"unseen text behind {len(family.members)} reports"
    name = behind if most is None else f"{most.name} ({behind})"
    return Origin(content_id("origin", "unseen", first), None, name, "unseen")


def _unseen_row(root: str, sister: Bond, origin: Origin) -> Derivation:
    chance = sister.probability if sister.named is not None else round(sister.probability * UNNAMED, 3)
    return Derivation(
        id=content_id("derivation", root, origin.id),
        copy=root,
        original=None,
        origin=origin.id,
        probability=chance,
        direction="common_unseen",
        reasons=sister.reasons,
    )


def _row(copy: str, chosen: Bond, *, open_: bool = False) -> Row:
    origin = origin_in(chosen.other)
    row = Derivation(
        id=content_id("derivation", copy, chosen.other.id),
        copy=copy,
        original=chosen.other.id,
        origin=origin.id,
        probability=chosen.probability,
        direction="undecided" if open_ else "copy",
        reasons=chosen.reasons,
    )
    return row, origin


def _cited(ties: Iterable[Tie], parties: Mapping[str, Party]) -> Iterator[tuple[str, Row]]:
    """State what reports took from those outside their family that they name."""
    for one in ties:
        if one.words < LEAST_OWN:
            continue
        a, b = parties[one.overlap.report_a], parties[one.overlap.report_b]
        for copy, original in ((a, b), (b, a)):
            if copy.naming(original.report) is not None:
                found = bond(copy, original, one)
                if found.verdict == "copy":
                    yield copy.report.id, _row(copy.report.id, found)


def _retold(ties: Iterable[Tie], parties: Mapping[str, Party], home: Mapping[str, int]) -> Iterator[tuple[str, Row]]:
    """State which report outside its family each tells again, the one it tells most of."""
    best: dict[str, tuple[float, tuple[str, str], Bond]] = {}
    for one in ties:
        a, b = parties[one.overlap.report_a], parties[one.overlap.report_b]
        family = home.get(a.report.id)
        if one.kin or (family is not None and family == home.get(b.report.id)):
            continue
        found = retelling(a.outline, b.outline, one.overlap)
        if not tells(found):
            continue
        short, long = (b, a) if found.turned else (a, b)
        why = reason(found, short.outline, long.outline, names=(short.label, long.label))
        for copy, original in ((a, b), (b, a)):
            stood = bond(copy, original, one, told=why)
            later = order_of(copy.report) > order_of(original.report)
            if stood.verdict == "copy" or (stood.verdict in {"undecided", "common_unseen"} and later):
                rank = (-found.told, order_of(original.report), stood)
                best[copy.report.id] = min(rank, best.get(copy.report.id, rank), key=lambda each: each[:2])
    for copy_id, (_, _, chosen) in best.items():
        yield copy_id, _row(copy_id, chosen, open_=chosen.verdict != "copy")
