"""The weighing room: statements and lineage become the ledger of claims, voices, drifts and conflicts."""

from __future__ import annotations

from collections.abc import Iterable

from whence.config import Settings
from whence.model.protocols import Ledger, Shelf, Verdicts
from whence.weigh.audit import rates
from whence.weigh.background import background
from whence.weigh.claims.candidates import Gists, alike, counts_as_said, kin_before, shelved
from whence.weigh.claims.clusters import claims
from whence.weigh.claims.components import reached, unchanged
from whence.weigh.correction import corrections
from whence.weigh.interest.parties import Parties
from whence.weigh.roots import heard
from whence.weigh.sources.listing import Listed, listed_sources
from whence.weigh.weighing import weighed
from whence.weigh.withdrawal import effects

__all__ = ["VERSION", "Listed", "corrections", "effects", "ledger", "listed_sources", "rates"]

#: Raise it when results change, and every case is weighed again.
VERSION = "5"


def ledger(  # noqa: PLR0917 - the pipeline's fixed call
    fresh: Iterable[str],
    shaken: Iterable[str],
    shelf: Shelf,
    verdicts: Verdicts,
    settings: Settings,
    *,
    retraced: Iterable[str] = (),
    listed: Listed | None = None,
) -> Ledger:
    """Weigh what a batch of reports adds to a case, and what it changes.

    Why this way: claims are made again from scratch wherever a link, a name, a lineage or a verdict changed, and
    nowhere else; so the ledger is a function of what the case holds, in whatever order and batches it came.

    Args:
        fresh: Statements new to the case (or to weighing).
        shaken: Statements whose report's lineage or names changed, or whom a verdict concerns.
        retraced: Statements of which nothing but their report's lineage changed: how alike they are to others does not
            depend on it, so they are not compared again. They may be among `shaken` too, at a cost.
        shelf: Statements, links and lineage of the whole case, this batch included.
        verdicts: What reviewers decided.
        listed: What the user lists of sources, `None` for nothing.
        settings: `confident` sets who is heard; `common` is the shelf's.

    Returns:
        Links of the statements that were compared, and every claim that is not as it was.

    Cost: linear in the candidates of the batch, quadratic inside a heap of like wordings (at most 150 of them); figures
        in bench/weigh.py.
    """
    gists = Gists(shelf)
    # 1. who is heard: statements put forward, by somebody the reader is confident of
    new, stirred = frozenset(fresh), frozenset(shaken)
    gists.load(new | stirred)
    spoken = frozenset(one for one in new | stirred if one in gists.said and counts_as_said(gists.said[one], settings))
    # 2. which statements may be like which
    touched = shelved(gists, new & spoken)
    # 3. how alike they are
    stated, links = alike(gists, touched | (stirred & spoken) | kin_before(gists, stirred & spoken))
    # 4. which claims may change with them
    seen, connected = reached(shelf, new | stirred | frozenset(retraced), verdicts, stated=stated, links=links)
    gists.load(seen)
    # 5. claims: groups of like statements
    members = frozenset(
        one for one in seen - verdicts.rejected if one in gists.said and counts_as_said(gists.said[one], settings)
    )
    grouped = list(claims(gists, members, connected, verdicts=verdicts))
    standing = unchanged(shelf, grouped, new | stirred | frozenset(retraced))
    parties = Parties() if listed is None else listed.parties
    groups = [
        [heard(gists.said[one], gists[one], parties.family(gists.said[one].outlet)) for one in group]
        for group in grouped
        if group[0] not in standing
    ]
    # 6. what is known about their reports
    known = background(shelf, groups, parties)
    # 7. sides, voices, drifts, conflicts, grades and findings of each claim
    made = sorted((weighed(group, known, verdicts.withdrawn) for group in groups), key=lambda one: one.claim.id)
    trouble = () if listed is None else listed.setbacks
    return Ledger(touched=stated, likenesses=links, settled=seen - standing, weighed=tuple(made), setbacks=trouble)
