"""The findings, the overview and the summary of a run, as they stand on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.model.ledger import Finding, Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Statement
from whence.model.reports import Report
from whence.model.setbacks import Setback
from whence.model.spans import Span
from whence.model.tally import Tally
from whence.publish.phrases import FINDING, brings_quotes, counted, date
from whence.publish.terminal_marks import Signs, chain_strip, clean, shorten, voices_mark

#: Findings that fit on one screen; the dossier has them all.
SHORT_LIST: Final = 10
#: Findings that `show` lists.
LONG_LIST: Final = 40
#: Sentences shown under one finding.
EVIDENCE: Final = 4
#: Setbacks named one by one.
SETBACKS: Final = 12
#: Code points of one sentence of evidence.
SENTENCE: Final = 240


def findings(view: CaseView, signs: Signs, *, limit: int = SHORT_LIST) -> list[RenderableType]:
    """Lay out the ranked short list with voices marks, chain strips and the sentences behind each line.

    Why this way: only the claims and reports that the shown findings name are looked up, so that a large case
    answers as fast as a small one.

    Args:
        view: The case.
        signs: Alphabet of the terminal.
        limit: Findings shown, 1 or more; how many more there are is said.

    Returns:
        Renderables, top to bottom; one line saying so when nothing stands out.
    """
    ranked = view.findings()
    shown = ranked[:limit]
    if not shown:
        return [Text(_nothing(view.counts())), Text("")]
    claims = {finding.claim for finding in shown}
    listed = {finding.claim for finding in ranked}
    weighed, beside = dict[str, Weighed](), 0
    for each in view.weighed():
        beside += each.claim.id not in listed and _marked(each)
        if each.claim.id in claims:
            weighed[each.claim.id] = each
    names = display_names(view)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for finding in shown:
        table.add_row(str(finding.rank), _finding(view, finding, weighed.get(finding.claim), names=names, signs=signs))
    return [Text("What to look at first\n", style="bold"), table, *_beside(len(ranked) - len(shown), beside)]


def _marked(weighed: Weighed) -> bool:
    """Tell whether a claim has an echo, a drift, a conflict or an interested source."""
    echoed = any(len(voice.statements) > 1 or voice.interested for voice in weighed.voices)
    return echoed or bool(weighed.drifts or weighed.conflicts)


def _beside(findings: int, claims: int) -> list[RenderableType]:
    """Say how much more there is, and where."""
    more = [f"{counted(findings, 'more finding')} in the dossier."] if findings else []
    if claims:
        has = "has" if claims == 1 else "have"
        told = counted(claims, "more claim")
        more.append(f"{told} {has} an echo, a drift, a conflict or an interested source: see the ledger.")
    return [Text("\n".join(more) + "\n", style="dim")] if more else []


def _nothing(counts: Mapping[str, int]) -> str:
    if counts["reports"] and counts.get("sentences") == 0:
        return "No report of this case has been read yet. `whence build CASE` reads what was added."
    return "Nothing stands out: no echoes, drifts or conflicts were found."


def _finding(
    view: CaseView, finding: Finding, weighed: Weighed | None, *, names: Mapping[str, str], signs: Signs
) -> Group:
    parts = [Text(clean(finding.sentence), style="bold")]
    mark = voices_mark(weighed.claim, signs) if weighed is not None else ""
    head = Text()
    head.append(mark, style="cyan")
    head.append(signs.dot if mark else "", style="dim")
    head.append(", ".join(FINDING[kind] for kind in (finding.kind, *finding.also)), style="magenta")
    head.append(f"{signs.dot}{finding.claim}", style="dim")
    lines = [_evidence(view, span, finding.claim, names=names, signs=signs) for span in finding.evidence[:EVIDENCE]]
    rest = len(finding.evidence) - len(lines)
    if rest:
        lines.append(Text(f"and {counted(rest, 'more passage')}", style="dim"))
    return Group(*parts, head, *(Padding(line, (0, 0, 0, 2)) for line in lines), Text(""))


def _evidence(view: CaseView, span: Span, claim: str, *, names: Mapping[str, str], signs: Signs) -> Text:
    reading = view.reading(span.report)
    statements = reading.statements if reading is not None else ()
    found = next((each for each in statements if each.claim == claim and _touches(each, span)), None)
    return passage(view.report(span.report), found, span.text, names=names, signs=signs)


def passage(report: Report, statement: Statement | None, words: str, *, names: Mapping[str, str], signs: Signs) -> Text:
    """Lay out words of a report under the chain they stand in and the date of the report.

    Args:
        report: Where the words stand.
        statement: The statement they belong to, `None` when none was drawn from them.
        words: As they stand in the report.
        names: Display name per entity id.
        signs: Alphabet of the terminal.
    """
    line = Text()
    line.append(chain_strip(report, statement, names=names, signs=signs), style="green")
    line.append(f"{signs.dot}{clean(date(report.published))}", style="dim")
    line.append(f"\n{quoted(words, signs)}")
    return line


def display_names(view: CaseView) -> dict[str, str]:
    """Give the display name of every entity of the case, by id."""
    return {entity.id: entity.name for entity in view.entities()}


def _touches(statement: Statement, span: Span) -> bool:
    return any(piece.overlaps(span) for piece in statement.content)


def quoted(text: str, signs: Signs) -> str:
    """Set words of a report between quotation marks, unless they bring their own, shortened to a few lines."""
    words = shorten(clean(text), SENTENCE, signs)
    return words if brings_quotes(words) else f"{signs.open}{words}{signs.close}"


def overview(view: CaseView, signs: Signs) -> list[RenderableType]:
    """Lay out what the case holds: its name and the counts of the main tables."""
    counts = view.counts()
    nouns = {"reports": "report", "outlets": "outlet", "claims": "claim", "findings": "finding", "setbacks": "setback"}
    line = signs.dot.join(counted(counts[table], one) for table, one in nouns.items() if table in counts)
    return [Text(clean(view.title), style="bold"), Text(line + "\n", style="dim")]


def waiting(reports: int) -> list[RenderableType]:
    """Say how many reports were gathered and wait to be built, and what builds them; nothing when none does."""
    if not reports:
        return []
    wait = "waits" if reports == 1 else "wait"
    words = f"{counted(reports, 'report')} {wait} to be read or weighed: `whence build CASE` does it."
    return [Text(f"{words}\n", style="yellow")]


def summary(tally: Tally, signs: Signs) -> list[RenderableType]:
    """Lay out what a command did, what was not read, and what could not be done.

    Args:
        tally: Counts of the command.
        signs: Alphabet of the terminal.
    """
    parts = [counted(tally.reports, "report")]
    parts += [f"{tally.gathered:,} new"] if tally.gathered else []
    parts += [f"{tally.same_as_before:,} held before"] if tally.same_as_before else []
    parts += [f"{tally.read:,} read now"] if tally.read else []
    parts += [counted(tally.statements, "new statement")] if tally.statements else []
    parts += [counted(tally.claims, "claim")] if tally.claims else []
    lines: list[RenderableType] = [Text(signs.dot.join(parts))]
    lines += [Text(line, style="yellow") for line in unread(tally)]
    lines += setbacks(tally.setbacks)
    return lines


def unread(tally: Tally) -> list[str]:
    """Say per language which reports were not read, and what was done with them all the same."""
    done = "gathered, dated and compared, but no statement was drawn from"
    return [
        f"not read: {counted(number, 'report')} in {language} ({done} {'it' if number == 1 else 'them'})"
        for language, number in sorted(tally.unread.items())
    ]


def setbacks(rows: Sequence[Setback]) -> list[RenderableType]:
    """Lay out what could not be done, why, and what a person can do next."""
    if not rows:
        return []
    lines: list[RenderableType] = [Text(f"\n{counted(len(rows), 'setback')}", style="bold yellow")]
    for row in rows[:SETBACKS]:
        line = Text(f"{clean(row.input or row.report or 'the case')}: {clean(row.why)}")
        line.append(f" {clean(row.next)}", style="dim")
        lines.append(Padding(line, (0, 0, 0, 2)))
    rest = len(rows) - SETBACKS
    if rest > 0:
        lines.append(Padding(Text(f"and {rest:,} more, all listed in the dossier", style="dim"), (0, 0, 0, 2)))
    return lines


def stack(*parts: Iterable[RenderableType]) -> list[RenderableType]:
    """Put several lists of parts one below the other."""
    return [part for several in parts for part in several]
