"""The commands: parse, call one function, print."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.exceptions import TyperException

from whence.cli import judging, trying
from whence.cli.output import (
    DONE,
    ELSEWHERE,
    FAULT_FILE,
    FIXABLE,
    OUR_FAULT,
    SETBACKS,
    STOPPED,
    HeldCase,
    Json,
    draw,
    last_resort,
    print_json,
    print_lines,
    refuse,
    working,
)
from whence.errors import WhenceError
from whence.model.tally import Tally

if TYPE_CHECKING:  # rich takes longer to load than `whence --help` may run
    from rich.console import RenderableType

    from whence.model.protocols import CaseView
    from whence.publish.terminal_marks import Signs

__all__ = ["DONE", "FAULT_FILE", "FIXABLE", "OUR_FAULT", "SETBACKS", "STOPPED", "app", "main"]

app = typer.Typer(
    name="whence",
    help="Show who says so, on whose word, who merely repeats it, and who says otherwise.",
    epilog="Exit codes: 0 done, 1 something to correct, 2 done with setbacks, 3 a fault of the program.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Case = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case; made when it is missing.")]
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")]
Silent = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; errors still show.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: Words after `whence`; those of the process when not given.

    Returns:
        The exit code: 0 done, 1 the user can fix it, 2 done with setbacks, 130 stopped by Ctrl-C. A fault of
        the program leaves by `sys.excepthook`, which writes the traceback down and exits with 3.
    """
    sys.excepthook = last_resort(Path(tempfile.gettempdir()))
    try:
        code = app(list(arguments) if arguments is not None else None, prog_name="whence", standalone_mode=False)
    except TyperException as error:
        return refuse(error.format_message(), "Try `whence --help`.")
    except WhenceError as error:
        return refuse(str(error), error.next)
    except OSError as error:
        if error.errno not in ELSEWHERE:
            raise
        return refuse(
            f"{error.strerror}: {error.filename or 'no place named'}", "Make room there or name another place."
        )
    except typer.Abort:
        code = STOPPED
    if code == STOPPED:
        sys.stderr.write("\nwhence: stopped. What was finished is kept; the same command goes on from there.\n")
    return code if isinstance(code, int) else DONE


@app.callback(invoke_without_command=True)
def whence(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Show who says so, on whose word, who merely repeats it, and who says otherwise."""
    if version:
        from whence import __version__  # noqa: PLC0415 - read where it is asked for

        typer.echo(f"whence {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def demo(
    target: Annotated[Path, typer.Argument(metavar="[CASE]", help="Where to build it.")] = Path("demo-case"),
    *,
    as_json: Json = False,
    quiet: Silent = False,
) -> int:
    """Build the sample case and print its findings."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(target, quiet=quiet or as_json) as progress:
        tally = pipeline.demo(target, progress)
    _report(target, tally, as_json=as_json, quiet=quiet)
    return DONE  # the sample case holds a broken file on purpose: its setback is part of what is shown


@app.command()
def run(case: Case, inputs: Inputs, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Gather, build, print the findings, write the dossier."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case, quiet=quiet or as_json) as progress:
        tally = pipeline.run(case, inputs, progress)
    return _report(case, tally, as_json=as_json, quiet=quiet)


@app.command()
def add(case: Case, inputs: Inputs, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Gather only: take reports into the case."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case, quiet=quiet or as_json) as progress:
        tally = pipeline.gather(case, inputs, progress)
    return _summary(tally, as_json=as_json, quiet=quiet)


@app.command()
def build(case: HeldCase, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Do everything after gathering that is still to do."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case, quiet=quiet or as_json) as progress:
        tally = pipeline.build(case, progress)
        pipeline.dossier(case)
    return _report(case, tally, as_json=as_json, quiet=quiet)


@app.command()
def show(
    case: HeldCase,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[CLAIM|REPORT|NAME]", help="An id, the beginning of one, a file, a title or a name."),
    ] = None,
    *,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="WHAT", help="What would change without a source, report or statement."),
    ] = None,
    correct: Annotated[
        list[str] | None,
        typer.Option("--correct", metavar="WHAT", help="What would change if it were put right, to what --to says."),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="NEW", help="Other words or another figure, date, outlet or name."),
    ] = None,
    as_json: Json = False,
) -> int:
    """Print the findings, one claim, report, outlet or name, or what would change without something."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    if without or correct or to:
        if what is not None:
            return refuse("--without shows every claim that would change", f"Leave out '{what}'.")
        return trying.tried(case, without or (), list(correct or ()), to=list(to or ()), as_json=as_json)
    with working(case), pipeline.opened(case) as view:
        if as_json:
            from whence.publish.terminal_json import shown_data  # noqa: PLC0415 - only where it is asked for

            return print_json({**shown_data(view, what), "waiting": _waiting(case)})
        return draw(lambda signs: _shown(view, what, case, signs=signs))


@app.command()
def export(
    case: HeldCase,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write to.")],
    form: Annotated[
        Literal["jsonl", "csv", "geojson"],
        typer.Option("--format", help="Form of the tables; geojson writes the places alone, for map programs."),
    ] = "jsonl",
    as_json: Json = False,
    quiet: Silent = False,
) -> int:
    """Write every table of the case, one file per table."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case):
        rows = pipeline.export(case, form=form, out=out)
    if as_json:
        return print_json({"out": str(out), "format": form, "rows": dict(rows)})
    if not quiet:
        print_lines(f"{table:<12} {number:>9,}" for table, number in rows.items())
        print_lines([f"written to {out}"])
    return DONE


@app.command()
def screen(
    case: HeldCase,
    *,
    listed: Annotated[
        Path, typer.Option("--list", metavar="FILE", help="FtM JSON lines, or CSV with a column `name`.")
    ],
    least: Annotated[float, typer.Option("--least", min=0.0, max=1.0, help="Least likeness that makes a lead.")] = 0.5,
    name: Annotated[str | None, typer.Option("--name", help="What to call the list.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="Day of the list, YYYY-MM-DD.")] = None,
    licence: Annotated[str | None, typer.Option("--licence", help="On which terms the list came.")] = None,
    as_json: Json = False,
) -> int:
    """Hold the names of the case against a sanctions or watch list: leads for a person."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case):
        made = pipeline.screen(case, listed, least=least, about={"name": name, "date": date, "licence": licence})
    if as_json:
        print_json(dataclasses.asdict(made))
    else:
        from whence.publish import terminal_leads  # noqa: PLC0415 - rich is slow to load

        draw(partial(terminal_leads.leads, made))
    return SETBACKS if made.info.refused else DONE


app.command()(judging.audit)
app.command()(judging.settle)


@app.command()
def verify(case: HeldCase, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Hash the archive again and check the logs."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with working(case):
        problems = pipeline.verify(case)
    if as_json:
        print_json({"problems": problems})
    elif not quiet:
        print_lines(problems or ["Every archived byte and every judgement is as it was written."])
    return FIXABLE if problems else DONE


@app.command()
def plugins(*, as_json: Json = False) -> int:
    """List the readers that can be chosen, what each needs, and what leaves the machine."""
    from whence.plugins import offers  # noqa: PLC0415 - only where it is asked for

    listed = offers()
    if as_json:
        return print_json({"readers": [dataclasses.asdict(offer) for offer in listed]})
    for offer in listed:
        needs = offer.needs if offer.ready else f"{offer.needs} (not installed)"
        print_lines([offer.name, f"  {offer.what}", f"  needs: {needs}", f"  leaves the machine: {offer.leaves}"])
    return DONE


@app.command()
def doctor(*, as_json: Json = False) -> int:
    """Check this installation and say what is wrong."""
    from whence.doctor import checks  # noqa: PLC0415 - loads spaCy

    found = checks()
    if as_json:
        print_json({"checks": [dataclasses.asdict(check) for check in found]})
    else:
        print_lines(f"{'ok     ' if check.ok else 'trouble'} {check.what}: {check.detail}" for check in found)
    return DONE if all(check.ok for check in found) else FIXABLE


places = typer.Typer(name="gazetteer", help="Add lists of places, and look a name up in them.", rich_markup_mode=None)
app.add_typer(places)


@places.command("import")
def import_places(
    form: Annotated[Literal["geonames", "csv", "geojson"], typer.Argument(metavar="FORM", help="What the files are.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, all of one form.")],
    *,
    name: Annotated[str | None, typer.Option("--name", help="What to call it; else the first file's name.")] = None,
    licence: Annotated[str, typer.Option("--licence", help="On which terms the places came.")] = "",
    source: Annotated[str, typer.Option("--source", help="Whom to name for them.")] = "",
    case: Annotated[Path | None, typer.Option("--case", help="For this case only; else for all of yours.")] = None,
    as_json: Json = False,
) -> int:
    """Pack lists of places into a gazetteer that builds then ask."""
    from whence.resolve.gazetteer import gazetteers  # noqa: PLC0415 - only where it is asked for

    folder = gazetteers.user_folder() if case is None else case / gazetteers.FOLDER
    try:
        made = gazetteers.imported(form, files, folder, name=name, licence=licence, source=source)
    except FileNotFoundError as error:
        return refuse(f"{error.filename} is not there", "Name the files to import.")
    if as_json:
        print_json(dataclasses.asdict(made) | {"path": str(made.path)})
    else:
        print_lines([f"{made.path}: {made.places:,} places, {made.names:,} names", *(one.why for one in made.setbacks)])
    return SETBACKS if made.setbacks else DONE


@places.command("show")
def show_places(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A name; else the gazetteers.")] = None,
    *,
    case: Annotated[Path | None, typer.Option("--case", help="Ask the gazetteers of this case.")] = None,
    as_json: Json = False,
) -> int:
    """List the gazetteers with their licences, or the places that bear a name."""
    from whence.resolve.gazetteer import gazetteers  # noqa: PLC0415 - only where it is asked for

    shown = gazetteers.listing(case) if name is None else gazetteers.looked_up(name, case)
    if as_json:
        return print_json({"gazetteers" if name is None else "places": shown})
    print_lines("  ".join(str(value) for value in row.values() if value not in {"", None}) for row in shown)
    return DONE if shown else refuse(f"no gazetteer holds {name}", "Import one that does, or add it to places.csv.")


def _report(case: Path, tally: Tally, *, as_json: bool, quiet: bool) -> int:
    """Print findings and summary of a case that was just built, and where its dossier lies."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    page = case / "dossier" / "index.html"
    if quiet and not as_json:
        return _code(tally)
    with pipeline.opened(case) as view:
        if as_json:
            from whence.publish.terminal_json import findings_data, tally_data  # noqa: PLC0415 - only where asked for

            print_json({**tally_data(tally), "findings": findings_data(view), "dossier": str(page)})
        else:
            draw(lambda signs: _built(view, tally, page, signs=signs))
    return _code(tally)


def _built(view: CaseView, tally: Tally, page: Path, *, signs: Signs) -> Iterable[RenderableType]:
    from whence.publish import terminal  # noqa: PLC0415 - rich is slow to load

    yield from terminal.overview(view, signs)
    yield from terminal.findings(view, signs)
    yield from terminal.summary(tally, signs)
    yield f"\ndossier: {page}"


def _shown(view: CaseView, what: str | None, case: Path, *, signs: Signs) -> Iterable[RenderableType]:
    from whence import config  # noqa: PLC0415 - read where it is asked for
    from whence.publish import terminal, terminal_show  # noqa: PLC0415 - rich is slow to load

    waiting = _waiting(case)
    if what is not None:
        confident = config.load(case).confident
        yield from terminal_show.shown(view, what, signs, confident=confident, waiting=waiting)
        return
    yield from terminal.overview(view, signs)
    yield from terminal.waiting(waiting)
    yield from terminal.findings(view, signs, limit=terminal.LONG_LIST)


def _waiting(case: Path) -> int:
    """Count the reports of a case that were gathered and wait to be read or weighed."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    return pipeline.waiting(case)


def _summary(tally: Tally, *, as_json: bool, quiet: bool) -> int:
    if as_json:
        from whence.publish.terminal_json import tally_data  # noqa: PLC0415 - only where it is asked for

        print_json(tally_data(tally))
    elif not quiet:
        from whence.publish import terminal  # noqa: PLC0415 - rich is slow to load

        draw(partial(terminal.summary, tally))
    return _code(tally)


def _code(tally: Tally) -> int:
    return SETBACKS if tally.setbacks else DONE
