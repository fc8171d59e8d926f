"""What a report goes by, whom it credits, and which report of the case a credit can only mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.model.lineage import Bearing
from whence.model.reports import Report
from whence.trace.credits.namings import Naming
from whence.trace.credits.outlets import address_key, match_key
from whence.trace.kinship.timing import first_of, order_of

#: Credits of a report that are looked up by name, the first ones; a page that lists a hundred outlets credits nobody.
MOST = 64


def bearing(report: Report, named: Iterable[Naming]) -> Bearing:
    """Give the names under which a report and those it credits are filed.

    Args:
        report: The report.
        named: What it names, from `namings`.
    """
    outlet, address = match_key(report.outlet), address_key(report.url)
    own = ([f"outlet {outlet}"] if outlet else []) + ([f"address {address}"] if address else [])
    credited = dict.fromkeys(filed for naming in named if (filed := filed_under(naming)) is not None)
    return Bearing(tuple(own), tuple(credited)[:MOST])


def filed_under(naming: Naming) -> str | None:
    """Give the name a credit is looked up by; `None` for one that only shared words can tie to a report.

    An agency has many texts and a page has many links, so neither says by its name alone which report it means.
    """
    if naming.kind == "outlet":
        return f"outlet {naming.key}"
    if naming.kind == "canonical" or (naming.kind == "link" and naming.sure):
        return f"address {naming.key}"
    return None


def sole(naming: Naming, report: Report, bearers: Mapping[str, Sequence[Report]]) -> Report | None:
    """Find the report that a credit can only mean where no words are shared.

    Why this way: an outlet has many reports; only where the case holds a single one that is not dated later can nothing
    else of this case be meant. An address is one page, of which the earliest capture counts.

    Args:
        naming: The credit.
        report: The report that holds it.
        bearers: Reports by the name they are filed under.
    """
    filed = filed_under(naming)
    found = [] if filed is None else bearers.get(filed, ())
    fitting = [one for one in found if one.id != report.id and first_of(one.published, report.published) <= 0]
    if naming.kind == "outlet" and len(fitting) != 1:
        return None
    return min(fitting, key=order_of, default=None)
