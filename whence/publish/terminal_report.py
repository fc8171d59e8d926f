"""One report on a terminal: what it is, and every statement, moment and figure that was read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.config import Settings
from whence.model.protocols import CaseView
from whence.model.reading import Attribution, Figure, Moment, Reading, Statement
from whence.model.reports import Report
from whence.publish import chains, meanings
from whence.publish.layers import doubtful, in_order
from whence.publish.phrases import BASIS, counted, date, day, figure, moment, shortened
from whence.publish.terminal import display_names, quoted
from whence.publish.terminal_marks import Signs, chain_strip, clean

#: Least confidence of an attribution that makes claims, where a case does not say otherwise.
CONFIDENT: Final = Settings().confident
#: Code points of the words of one moment or figure.
WORDS: Final = 80


def report(
    view: CaseView, report_id: str, signs: Signs, *, confident: float = CONFIDENT, waiting: int = 0
) -> list[RenderableType]:
    """Lay out a report: when it was published and on what basis, and everything that was read out of it.

    Why this way: the order is that of the report page, the outer content before what it holds; doubtful
    attributions are shown dim, as there.

    Args:
        view: The case.
        report_id: Full id, as `find` gives it.
        signs: Alphabet of the terminal.
        confident: Least confidence of an attribution that makes claims, 0 to 1.
        waiting: Reports of the case that wait to be built.
    """
    shown = view.report(report_id)
    reading = view.reading(report_id)
    lines: list[RenderableType] = [*_head(shown, signs)]
    if reading is None:
        return [*lines, Text(_unread(shown, waiting), style="yellow")]
    names = display_names(view)
    lines.append(Text(_counts(reading, signs), style="dim"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for number, each in enumerate(in_order(reading.statements), start=1):
        grid.add_row(str(number), _statement(shown, each, names=names, signs=signs, confident=confident))
    return [*lines, Text(""), grid, *_values(reading, signs)]


def _head(shown: Report, signs: Signs) -> Iterator[Text]:
    yield Text(clean(shown.title or shown.input), style="bold")
    published = shown.published
    basis = f" ({BASIS[published.basis]})" if published.edtf is not None else ""
    parts = [clean(shown.outlet or "outlet unknown"), *([clean(shown.byline)] if shown.byline else [])]
    yield Text(signs.dot.join([*parts, f"{clean(date(published))}{basis}"]), style="green")
    if published.alternatives:
        yield Text(f"also possible: {', '.join(clean(day(each)) for each in published.alternatives)}", style="dim")
    yield Text(signs.dot.join([clean(shown.input), shown.media_type, shown.id]), style="dim")
    if shown.url is not None:
        yield Text(clean(shown.url), style="dim")
    yield Text("")


def _unread(shown: Report, waiting: int) -> str:
    language = clean(shown.language) if shown.language else "a language that could not be told"
    words = f"not read: it is in {language}"
    if not waiting:
        return words
    wait = f"{counted(waiting, 'report')} of this case {'waits' if waiting == 1 else 'wait'} for `whence build CASE`"
    return f"{words}; {wait}, this one may be among them"


def _counts(reading: Reading, signs: Signs) -> str:
    attributed = sum(1 for each in reading.statements if each.chain)
    parts = [
        f"{counted(len(reading.statements), 'statement')}, {attributed:,} attributed",
        counted(len(reading.moments), "moment"),
        counted(len(reading.figures), "figure"),
    ]
    readers = sorted({clean(each.reader) for each in reading.statements})
    return signs.dot.join([*parts, *([f"read by {', '.join(readers)}"] if readers else [])])


def _statement(
    shown: Report, statement: Statement, *, names: Mapping[str, str], signs: Signs, confident: float
) -> Text:
    low = doubtful(statement, confident)
    line = Text()
    who = chain_strip(shown, statement, names=names, signs=signs) if statement.chain else "in its own voice"
    line.append(who, style="dim green" if low else "green")
    rest = [*meanings.softened(statement), *([] if statement.claim is None else [statement.claim])]
    line.append(f"{signs.dot}{signs.dot.join(rest)}" if rest else "", style="dim")
    several = len(statement.chain) > 1
    for link, strip in zip(statement.chain, chains.strip("", statement, names)[1:], strict=True):
        told = signs.dot.join(_link(link, confident, signs))
        line.append(f"\n{clean(strip.text) + ' ' if several else ''}{told}", style="dim" if low else "")
    words = f" {signs.more} ".join(piece.text for piece in statement.content)
    line.append(f"\n{quoted(words, signs)}\n", style="dim" if low else "")
    return line


def _link(link: Attribution, confident: float, signs: Signs) -> list[str]:
    cue = "" if link.cue is None else f" ({quoted(shortened(link.cue.text, WORDS), signs)})"
    meant = meanings.stands_for(link)
    parts = [f"{link.stance}{cue}", *meanings.link_parts(link, confident)]
    return [*parts, *([] if meant is None else [f"{clean(meant[0])} = {clean(meant[1])}"])]


def _values(reading: Reading, signs: Signs) -> Iterator[RenderableType]:
    others = {each.id: each for each in reading.figures}
    moments = [_value(each, moment(each), meanings.moment_parts(each), signs=signs) for each in reading.moments]
    yield from _section("Moments", moments)
    figures = [_value(each, figure(each), _figure_parts(each, others), signs=signs) for each in reading.figures]
    yield from _section("Figures", figures)


def _figure_parts(item: Figure, others: Mapping[str, Figure]) -> list[str]:
    return [f"{name} {clean(words)}" for name, words in meanings.figure_parts(item, others)]


def _value(item: Moment | Figure, meaning: str, parts: Sequence[str], *, signs: Signs) -> Text:
    line = Text(quoted(shortened(item.span.text, WORDS), signs))
    line.append(f" = {clean(meaning)}")
    line.append("".join(f"{signs.dot}{part}" for part in parts), style="dim")
    return line


def _section(title: str, lines: Sequence[Text]) -> Iterator[RenderableType]:
    if lines:
        yield Text(title, style="bold")
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)
        yield Text("")
