"""What screening a case against a list gave, as it stands on a terminal: leads, each with its reasons on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from whence.model.screening import Lead, ListInfo, Screening
from whence.publish.phrases import counted
from whence.publish.terminal_marks import Signs, clean

#: Leads shown; `--json` has them all. Setbacks named one by one.
SHOWN: Final = 100
SETBACKS: Final = 5
#: Code points of a name that are shown; `--json` has it whole.
LONGEST: Final = 120


def leads(made: Screening, signs: Signs) -> list[RenderableType]:
    """Lay out leads, the likeliest first, under the list they come from.

    Args:
        made: What screening gave.
        signs: Alphabet of the terminal.

    Returns:
        Renderables, top to bottom; one line saying so when no name comes near an entry.
    """
    parts: list[RenderableType] = [Text(_about(made.info, signs), style="dim"), Text("")]
    if not made.leads:
        parts.append(Text(f"None of {counted(made.screened, 'wording')} in the case comes near an entry of the list."))
    else:
        say = "It is a lead" if len(made.leads) == 1 else f"These {len(made.leads)} are leads"
        parts.append(
            Text(
                f"{counted(len({lead.entity for lead in made.leads}), 'name')} of the case may be in the list. "
                f"{say} for a person to check.\n",
                style="bold",
            )
        )
        parts.append(_table(made.leads[:SHOWN], signs))
    rest = len(made.leads) - SHOWN
    if rest > 0:
        parts.append(Text(f"{counted(rest, 'more lead')}: see --json or raise --least.", style="dim"))
    return [*parts, *_setbacks(made)]


def _about(info: ListInfo, signs: Signs) -> str:
    told = [
        f"list: {clean(info.name)}",
        f"of {clean(info.date)}" if info.date is not None else "date unknown",
        f"licence: {clean(info.licence)}" if info.licence is not None else "licence not given",
        counted(info.entries, "entry", "entries"),
        f"sha256 {info.sha256[:12]}",
    ]
    return signs.dot.join(told)


def _table(listed: tuple[Lead, ...], signs: Signs) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for lead in listed:
        table.add_row(f"{lead.score:.2f}", Group(*_lead(lead, signs), Text("")))
    return table


def _lead(lead: Lead, signs: Signs) -> Iterator[Text]:
    head = Text()
    head.append(_cut(lead.name, signs), style="bold")
    head.append(" may be ")
    head.append(_cut(lead.listed, signs), style="bold")
    if lead.listed != lead.listed_name:
        head.append(f", in the list under {_cut(lead.listed_name, signs)}")
    yield head
    yield Text(f"{lead.kind} {lead.entity}{signs.dot}{lead.listed_kind} {clean(lead.entry)} of the list", style="dim")
    compared = ", ".join(
        f"{clean(one)} = {clean(other)}" if how == "equal" else f"{clean(one)} ~ {clean(other)} ({how})"
        for one, other, how in lead.parts
    )
    yield Text(f"compared: {compared}")
    if lead.speaks_for:
        yield Text(f"speaks for it: {'; '.join(map(clean, lead.speaks_for))}")
    yield Text(f"speaks against it: {'; '.join(map(clean, lead.against)) or 'nothing in the names'}")


def _cut(name: str, signs: Signs) -> str:
    return clean(name) if len(name) <= LONGEST else clean(name[:LONGEST]) + signs.more


def _setbacks(made: Screening) -> Iterator[Text]:
    if not made.info.refused:
        return
    yield Text(
        f"\n{counted(made.info.refused, 'line')} of the list could not be read; what they hold was not compared.",
        style="bold",
    )
    for each in made.setbacks[:SETBACKS]:
        yield Text(f"{clean(each.why)}. {clean(each.next)}")
    if made.info.refused > SETBACKS:
        yield Text("and so on", style="dim")
