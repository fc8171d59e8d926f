"""Hold the names of a case against a list: leads for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.identities import Entity
from whence.model.reading import MentionKind
from whence.model.screening import Lead, Screening
from whence.resolve.gazetteer.atlas import Atlas, shipped
from whence.resolve.likeness.blocking import candidates
from whence.resolve.likeness.comparing import ARTICLES, SAME, Likeness, compare
from whence.resolve.likeness.prepared import Prepared, prepare
from whence.resolve.screening.watch_lists import Entry, WatchList

#: What facts that do not agree leave of a score. They only lower: a wrong birth year in a list is common, and a lead
#: that is dropped is never seen.
OTHER_YEAR, OTHER_COUNTRY, OTHER_KIND = 0.85, 0.9, 0.6
#: Two years that lie so near may be one, miscounted or rounded.
NEAR_YEARS = 1
_BORN = re.compile(r"\b(?:born|founded|established)\b[^.;]{0,40}?\b(1[5-9]\d\d|20\d\d)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-Z][^\W\d_]+(?: (?:of |the )?[A-Z][^\W\d_]+){0,3}")


#: A name of the case is read both ways, since a reader may take a person for a body and a list leave it open.
_BOTH: tuple[MentionKind, ...] = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class _Wording:
    """One name or alias, and of whom (place in the list of entities or of entries)."""

    owner: int
    prepared: Prepared


def screened(entities: Iterable[Entity], listed: WatchList, *, least: float = SAME) -> Screening:
    """Compare every name and alias of a case with every name and alias of a list.

    Why this way: blocking keys bring the wordings together that may be one, `compare` scores them, and each pair of
    entity and entry keeps its best. Kind, year and country are told and may lower a score; they never drop a lead.

    Args:
        entities: Of the case; places are passed over.
        listed: The list.
        least: Least likeness of the names that makes a lead, 0 to 1; below 0.45 bare surnames come up too.

    Returns:
        Leads, the likeliest first; equals by entity and entry.

    Cost: linear in names for the keys, plus some 30 microseconds for each pair that shares one.
    """
    held = [entity for entity in entities if entity.kind != "place"]
    ours = _filed((place, _BOTH, (entity.name, *entity.aliases)) for place, entity in enumerate(held))
    theirs = _filed((place, _kinds(entry), entry.names) for place, entry in enumerate(listed.entries))
    best: dict[tuple[int, int], tuple[Likeness, str, str]] = {}
    for mine, other in candidates(
        {key: wording.prepared for key, wording in ours.items()},
        {key: wording.prepared for key, wording in theirs.items()},
    ):
        one, two = ours[mine], theirs[other]
        if one.prepared.kind != two.prepared.kind:
            continue
        found = compare(one.prepared, two.prepared)
        pair = one.owner, two.owner
        if found.score >= least and (pair not in best or best[pair][0].score < found.score):
            best[pair] = found, one.prepared.name, two.prepared.name
    leads = [_lead(held[mine], listed.entries[other], told) for (mine, other), told in best.items()]
    leads.sort(key=lambda lead: (-lead.score, lead.entity, lead.entry, lead.listed_name))
    return Screening(listed.info, tuple(leads), sum(1 + len(entity.aliases) for entity in held), listed.setbacks)


def _kinds(entry: Entry) -> tuple[MentionKind, ...]:
    return ("person",) if entry.kind == "person" else _BOTH if entry.kind == "other" else ("organisation",)


def _filed(named: Iterable[tuple[int, tuple[MentionKind, ...], Iterable[str]]]) -> dict[str, _Wording]:
    """Prepare every wording, as a name of each of the kinds."""
    prepared = (
        (owner, prepare(name, kind)) for owner, kinds, names in named for name in dict.fromkeys(names) for kind in kinds
    )
    return {f"{place:09}": _Wording(owner, made) for place, (owner, made) in enumerate(prepared)}


def _lead(entity: Entity, entry: Entry, told: tuple[Likeness, str, str]) -> Lead:
    found, name, listed = told
    speaks_for, against, score = _facts(entity, entry)
    score *= found.score
    if entity.kind != entry.kind and "other" not in {entity.kind, entry.kind}:
        against.insert(0, f"the case has {ARTICLES[entity.kind]}, the list {ARTICLES[entry.kind]}")
        score *= OTHER_KIND
    return Lead(
        entity=entity.id,
        name=name,
        kind=entity.kind,
        entry=entry.id,
        listed=listed,
        listed_name=entry.names[0],
        listed_kind=entry.kind,
        score=round(score, 3),
        parts=found.parts,
        speaks_for=tuple(speaks_for),
        against=(*found.against, *against),
    )


def _facts(entity: Entity, entry: Entry) -> tuple[list[str], list[str], float]:
    """Compare years and countries where both are known: what speaks for, what against, what that leaves of a score."""
    speaks_for: list[str] = []
    against: list[str] = []
    share = 1.0
    words = entity.description or ""
    years = set(_BORN.findall(words))
    if years and entry.years:
        ours, theirs = ", ".join(sorted(years)), ", ".join(sorted(entry.years))
        if any(abs(int(one) - int(other)) <= NEAR_YEARS for one in years for other in entry.years):
            speaks_for.append(f"year {ours}, in the list {theirs}")
        else:
            against.append(f"year {ours}, in the list {theirs}")
            share *= OTHER_YEAR
    countries = _countries(words) if entry.countries else frozenset()
    if countries:
        told = f"country {', '.join(sorted(countries))}, in the list {', '.join(sorted(entry.countries))}"
        if countries & entry.countries:
            speaks_for.append(told)
        else:
            against.append(told)
            share *= OTHER_COUNTRY
    return speaks_for, against, share


def _countries(words: str) -> frozenset[str]:
    """Give the codes of the countries that a description names."""
    atlas = Atlas((shipped(),))
    found = (atlas.find(match[0])[:1] for match in _CAPITALISED.finditer(words))
    return frozenset(
        entry.country.casefold()
        for places in found
        for entry in places
        if entry.kind == "country" and entry.country is not None
    )
