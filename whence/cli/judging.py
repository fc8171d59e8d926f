"""The commands by which a person judges: what the program made of a case, and what became of a claim."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from whence.cli.output import DONE, SETBACKS, HeldCase, Json, draw, print_json, refuse, working
from whence.model.judgements import Outcome

if TYPE_CHECKING:  # rich takes longer to load than `whence --help` may run
    from rich.console import RenderableType

    from whence.model.audits import Audited, Question


#: The outcomes as they are typed.
OUTCOMES: dict[str, Outcome] = {"borne-out": "borne_out", "not-borne-out": "not_borne_out", "undecided": "undecided"}
PROMPT = "[r]ight, [w]rong, [u]nclear, [s]kip, [q]uit"
KEPT = "Kept in the judgement log. `whence show` and `whence export` have it now, the dossier after `whence build`."


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

    with working(case):
        made = pipeline.audit(case, number=sample, seed=seed, answers=answers)
        told = sheet is None and answers is None and not as_json
        # a screen that nobody types at is no place for questions; a pipe brings the answers
        if sheet is not None:
            audit_sheet.write(made.questions, sheet)
        elif told and (sys.stdout.isatty() or not sys.stdin.isatty()):
            _asked(case, made.questions)
            told, made = False, pipeline.audit(case, number=sample, seed=seed)
    if as_json:
        print_json({"seed": seed, **dataclasses.asdict(made)})
    else:
        draw(lambda _signs: _audited(made, sheet, answers, told=told))
    return SETBACKS if made.setbacks else DONE


def settle(
    case: HeldCase,
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="An id, the beginning of one; else a list.")
    ] = None,
    outcome: Annotated[
        Literal["borne-out", "not-borne-out", "undecided"] | None,
        typer.Argument(metavar="[OUTCOME]", help="borne-out, not-borne-out or undecided."),
    ] = None,
    *,
    note: Annotated[str, typer.Option("--note", help="On what that rests.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back what stands on this claim.")] = False,
    as_json: Json = False,
) -> int:
    """Say what became of a claim, by other means than this case: the track record of its sources."""
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import settling, terminal_settled  # noqa: PLC0415 - rich is slow to load

    if claim is not None and undo == (outcome is not None):
        return refuse("one outcome or --undo is needed", "Say borne-out, not-borne-out or undecided, or give --undo.")
    if claim is None and (undo or note):
        return refuse("no claim is named", "Give the id of a claim; `whence show CASE` has them.")
    with working(case):
        kept = claim is not None and pipeline.settle(case, claim, OUTCOMES.get(outcome or ""), note=note)
        with pipeline.opened(case) as view:
            found = settling.settled(view, claim)
    if as_json:
        return print_json({**terminal_settled.settled_data(found), "kept": kept})
    changed = None if claim is None else KEPT if kept else "The same was settled before; nothing was added."
    return draw(lambda signs: terminal_settled.settled(found, signs=signs, changed=changed))


def _asked(case: Path, questions: Sequence[Question]) -> None:
    """Put the questions that were not judged to the person, or to the pipe; each answer is kept at once.

    Why this way: a pipe that brings no answer at all is somebody who wants to read the questions, so all are shown.
    """
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import audit_sheet, terminal_audit  # noqa: PLC0415 - rich is slow to load
    from whence.publish.terminal_screen import Screen  # noqa: PLC0415 - likewise

    screen, answered = Screen(), False
    left = [(number, one) for number, one in enumerate(questions, start=1) if one.verdict is None]
    screen.show(terminal_audit.opening(len(questions), len(left)))
    for number, one in left:
        screen.show(terminal_audit.question(one, number, len(questions)))
        word = _word(PROMPT)
        while word is not None and audit_sheet.verdict_of(word) is None and word.casefold() not in {"s", "q"}:
            screen.show(terminal_audit.no_answer(word))
            word = _word(PROMPT)
        if word is not None and word.casefold() == "q":
            return
        answered = answered or word is not None
        verdict = None if word is None else audit_sheet.verdict_of(word)
        if word is None and answered:
            return
        if verdict is not None:
            note = _word("what is wrong", default="") if verdict == "wrong" else ""
            pipeline.judge(case, audit_sheet.draft(one, verdict, note or ""))


def _word(prompt: str, default: str | None = None) -> str | None:
    """Read an answer from the person at the terminal or from a pipe; `None` at the end of the pipe."""
    if sys.stdin.isatty():
        return str(typer.prompt(prompt, default=default, show_default=False)).strip()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    return line.strip() if line else None


def _audited(made: Audited, sheet: Path | None, answers: Path | None, *, told: bool) -> Iterator[RenderableType]:
    from whence.publish import terminal, terminal_audit  # noqa: PLC0415 - rich is slow to load

    if sheet is not None:
        yield f"{len(made.questions):,} to judge, written to {sheet}: fill in `verdict`, then give it to --answers.\n"
    elif told:
        yield from terminal_audit.sheet(made.questions)
    if answers is not None:
        yield f"new verdicts kept: {made.kept:,}\n"
    yield from terminal_audit.rates(made.rates)
    yield from terminal.setbacks(made.setbacks)
