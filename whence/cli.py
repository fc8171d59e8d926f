"""The commands: parse, call one function, print."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.exceptions import TyperException

from whence.errors import WhenceError
from whence.model.tally import Progress, Quiet, Tally

if TYPE_CHECKING:  # rich takes longer to load than `whence --help` may run
    from rich.console import RenderableType

    from whence.model.audits import Audited, Question
    from whence.model.protocols import CaseView
    from whence.publish.terminal_marks import Signs

DONE, FIXABLE, SETBACKS, OUR_FAULT, STOPPED = 0, 1, 2, 3, 130
#: Refusals of the system that a person can do something about: rights, a full disk or quota, a read-only disk.
ELSEWHERE = {errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EROFS}
#: Around right-to-left words of a message, so that they do not reorder the rest of the line.
ISOLATES = "\u2068\u2069"
FAULT_FILE = "whence-error.txt"

app = typer.Typer(
    name="whence",
    help="Show who says so, on whose word, who merely repeats it, and who says otherwise.",
    epilog="Exit codes: 0 done, 1 something to correct, 2 done with setbacks, 3 a fault of the program.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
Case = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case; made when it is missing.")]
HeldCase = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of a case.")]
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Silent = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; errors still show.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: Words after `whence`; those of the process when not given.

    Returns:
        The exit code: 0 done, 1 the user can fix it, 2 done with setbacks, 130 stopped by Ctrl-C. A fault of
        the program leaves by `sys.excepthook`, which writes the traceback down and exits with 3.
    """
    sys.excepthook = _last_resort(Path(tempfile.gettempdir()))
    try:
        code = app(list(arguments) if arguments is not None else None, prog_name="whence", standalone_mode=False)
    except TyperException as error:
        return _refuse(error.format_message(), "Try `whence --help`.")
    except WhenceError as error:
        return _refuse(str(error), error.next)
    except OSError as error:
        if error.errno not in ELSEWHERE:
            raise
        return _refuse(
            f"{error.strerror}: {error.filename or 'no place named'}", "Make room there or name another place."
        )
    except typer.Abort:
        code = STOPPED
    if code == STOPPED:
        sys.stderr.write("\nwhence: stopped. What was finished is kept; the same command goes on from there.\n")
    return code if isinstance(code, int) else DONE


def _refuse(why: str, next_step: str) -> int:
    line = " ".join(f"whence: {why.rstrip('.')}. {next_step}".split())
    sys.stderr.write("".join(each if each.isprintable() or each in ISOLATES else "\ufffd" for each in line) + "\n")
    return FIXABLE


def _last_resort(folder: Path) -> Hook:
    """Make the hook that writes down what went wrong in the program itself, says where, and exits with 3."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        told = "".join(traceback.format_exception(kind, error, trace))
        place = folder if folder.is_dir() and os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
        path = place / FAULT_FILE
        path.write_text(told, "utf-8", "replace")
        if os.environ.get("WHENCE_DEBUG") == "1":
            sys.stderr.write(told)
        sys.stderr.write(f"whence: a fault of the program, not of your reports ({kind.__name__}). Details: {path}\n")
        raise SystemExit(OUR_FAULT)

    return tell


@contextmanager
def _working(case: Path, *, quiet: bool = True) -> Iterator[Progress]:
    """Let faults be written into the case, and lend the progress bar that this terminal can show."""
    sys.excepthook = _last_resort(case)
    progress: Progress = Quiet()
    if not quiet and sys.stderr.isatty():
        from whence.publish.terminal_screen import Bar  # noqa: PLC0415 - rich is slow to load

        progress = Bar(sys.stderr)
    try:
        yield progress
    finally:
        progress.stop()


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

    with _working(target, quiet=quiet or as_json) as progress:
        tally = pipeline.demo(target, progress)
    _report(target, tally, as_json=as_json, quiet=quiet)
    return DONE  # the sample case holds a broken file on purpose: its setback is part of what is shown


@app.command()
def run(case: Case, inputs: Inputs, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Gather, build, print the findings, write the dossier."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with _working(case, quiet=quiet or as_json) as progress:
        tally = pipeline.run(case, inputs, progress)
    return _report(case, tally, as_json=as_json, quiet=quiet)


@app.command()
def add(case: Case, inputs: Inputs, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Gather only: take reports into the case."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with _working(case, quiet=quiet or as_json) as progress:
        tally = pipeline.gather(case, inputs, progress)
    return _summary(tally, as_json=as_json, quiet=quiet)


@app.command()
def build(case: HeldCase, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Do everything after gathering that is still to do."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with _working(case, quiet=quiet or as_json) as progress:
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
    as_json: Json = False,
) -> int:
    """Print the findings, one claim, report or name, or what would change without something."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    if without:
        if what is not None:
            return _refuse("--without shows every claim that would change", f"Leave out '{what}'.")
        return _shown_without(case, without, as_json=as_json)
    with _working(case), pipeline.opened(case) as view:
        if as_json:
            from whence.publish.terminal_json import shown_data  # noqa: PLC0415 - only where it is asked for

            return _print_json({**shown_data(view, what), "waiting": _waiting(case)})
        return _draw(lambda signs: _shown(view, what, case, signs=signs))


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

    with _working(case):
        rows = pipeline.export(case, form=form, out=out)
    if as_json:
        return _print_json({"out": str(out), "format": form, "rows": dict(rows)})
    if not quiet:
        _print(f"{table:<12} {number:>9,}" for table, number in rows.items())
        _print([f"written to {out}"])
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

    with _working(case):
        made = pipeline.screen(case, listed, least=least, about={"name": name, "date": date, "licence": licence})
    if as_json:
        _print_json(dataclasses.asdict(made))
    else:
        from whence.publish import terminal_leads  # noqa: PLC0415 - rich is slow to load

        _draw(partial(terminal_leads.leads, made))
    return SETBACKS if made.info.refused else DONE


@app.command()
def audit(
    case: HeldCase,
    *,
    sample: Annotated[int, typer.Option("--sample", min=1, max=10_000, help="How many of each kind to judge.")] = 10,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws another sample.")] = 1,
    sheet: Annotated[Path | None, typer.Option("--sheet", metavar="FILE", help="Write the sample as CSV.")] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Keep the verdicts of a sheet that was filled in.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Judge a random sample by hand: the case's own error rates."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import audit_sheet  # noqa: PLC0415 - rich is slow to load

    with _working(case):
        made = pipeline.audit(case, number=sample, seed=seed, answers=answers)
        if sheet is not None:
            audit_sheet.write(made.questions, sheet)
        elif answers is None and not as_json and sys.stdin.isatty() and sys.stdout.isatty():
            _asked(case, made.questions)
            made = pipeline.audit(case, number=sample, seed=seed)
    if as_json:
        _print_json({"seed": seed, **dataclasses.asdict(made)})
    else:
        _draw(lambda _signs: _audited(made, sheet, answers))
    return SETBACKS if made.setbacks else DONE


@app.command()
def verify(case: HeldCase, *, as_json: Json = False, quiet: Silent = False) -> int:
    """Hash the archive again and check the logs."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    with _working(case):
        problems = pipeline.verify(case)
    if as_json:
        _print_json({"problems": problems})
    elif not quiet:
        _print(problems or ["Every archived byte and every judgement is as it was written."])
    return FIXABLE if problems else DONE


@app.command()
def plugins(*, as_json: Json = False) -> int:
    """List the readers that can be chosen, what each needs, and what leaves the machine."""
    from whence.plugins import offers  # noqa: PLC0415 - only where it is asked for

    listed = offers()
    if as_json:
        return _print_json({"readers": [dataclasses.asdict(offer) for offer in listed]})
    for offer in listed:
        needs = offer.needs if offer.ready else f"{offer.needs} (not installed)"
        _print([offer.name, f"  {offer.what}", f"  needs: {needs}", f"  leaves the machine: {offer.leaves}"])
    return DONE


@app.command()
def doctor(*, as_json: Json = False) -> int:
    """Check this installation and say what is wrong."""
    from whence.doctor import checks  # noqa: PLC0415 - loads spaCy

    found = checks()
    if as_json:
        _print_json({"checks": [dataclasses.asdict(check) for check in found]})
    else:
        _print(f"{'ok     ' if check.ok else 'trouble'} {check.what}: {check.detail}" for check in found)
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
        return _refuse(f"{error.filename} is not there", "Name the files to import.")
    if as_json:
        _print_json(dataclasses.asdict(made) | {"path": str(made.path)})
    else:
        _print([f"{made.path}: {made.places:,} places, {made.names:,} names", *(one.why for one in made.setbacks)])
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
        return _print_json({"gazetteers" if name is None else "places": shown})
    _print("  ".join(str(value) for value in row.values() if value not in {"", None}) for row in shown)
    return DONE if shown else _refuse(f"no gazetteer holds {name}", "Import one that does, or add it to places.csv.")


def _report(case: Path, tally: Tally, *, as_json: bool, quiet: bool) -> int:
    """Print findings and summary of a case that was just built, and where its dossier lies."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    page = case / "dossier" / "index.html"
    if quiet and not as_json:
        return _code(tally)
    with pipeline.opened(case) as view:
        if as_json:
            from whence.publish.terminal_json import findings_data, tally_data  # noqa: PLC0415 - only where asked for

            _print_json({**tally_data(tally), "findings": findings_data(view), "dossier": str(page)})
        else:
            _draw(lambda signs: _built(view, tally, page, signs=signs))
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


def _asked(case: Path, questions: Sequence[Question]) -> None:
    """Put the questions that were not judged to the person at the terminal; each answer is kept at once."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import audit_sheet, terminal_audit  # noqa: PLC0415 - rich is slow to load
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - likewise

    screen = Screen()
    for number, one in enumerate(questions, start=1):
        if one.verdict is not None:
            continue
        screen.show(terminal_audit.question(one, number, len(questions)))
        word = ""
        while (verdict := audit_sheet.verdict_of(word)) is None and word not in {"s", "q"}:
            word = typer.prompt("[r]ight, [w]rong, [u]nclear, [s]kip, [q]uit").strip().casefold()
        if word == "q":
            return
        if verdict is not None:
            note = typer.prompt("what is wrong", default="", show_default=False) if verdict == "wrong" else ""
            pipeline.judge(case, audit_sheet.draft(one, verdict, note))


def _audited(made: Audited, sheet: Path | None, answers: Path | None) -> Iterator[RenderableType]:
    from whence.publish import terminal, terminal_audit  # noqa: PLC0415 - rich is slow to load

    if sheet is not None:
        yield f"{len(made.questions):,} to judge, written to {sheet}: fill in `verdict`, then give it to --answers.\n"
    elif answers is None and not sys.stdin.isatty():
        yield from terminal_audit.sheet(made.questions)
    if answers is not None:
        yield f"new verdicts kept: {made.kept:,}\n"
    yield from terminal_audit.rates(made.rates)
    yield from terminal.setbacks(made.setbacks)


def _shown_without(case: Path, words: Sequence[str], *, as_json: bool) -> int:
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import terminal_without  # noqa: PLC0415 - rich is slow to load

    with _working(case), pipeline.without(case, words) as (view, effects):
        if as_json:
            return _print_json(terminal_without.without_data(view, words, effects))
        return _draw(lambda signs: terminal_without.without(view, words, effects, signs=signs))


def _waiting(case: Path) -> int:
    """Count the reports of a case that were gathered and wait to be read or weighed."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy

    return pipeline.waiting(case)


def _summary(tally: Tally, *, as_json: bool, quiet: bool) -> int:
    if as_json:
        from whence.publish.terminal_json import tally_data  # noqa: PLC0415 - only where it is asked for

        _print_json(tally_data(tally))
    elif not quiet:
        from whence.publish import terminal  # noqa: PLC0415 - rich is slow to load

        _draw(partial(terminal.summary, tally))
    return _code(tally)


def _code(tally: Tally) -> int:
    return SETBACKS if tally.setbacks else DONE


def _draw(lay_out: Callable[[Signs], Iterable[RenderableType]]) -> int:
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - rich is slow to load

    screen = Screen()
    screen.show(lay_out(screen.signs))
    return DONE


def _print(lines: Iterable[str]) -> None:
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - rich is slow to load

    Screen().write("".join(f"{line}\n" for line in lines))


def _print_json(data: dict[str, Any]) -> int:
    _print([json.dumps(data, ensure_ascii=True, indent=2)])
    return DONE
