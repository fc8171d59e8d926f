"""The audit as a CSV file: written for a person to fill in, and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from whence.errors import OutputRefused, UsageError
from whence.model.audits import Question, standing
from whence.model.judgements import VERDICTS, Judgement
from whence.model.protocols import CaseView
from whence.model.setbacks import Setback, setback
from whence.publish.audit_questions import asked, laid_out
from whence.publish.terminal_marks import clean

COLUMNS: Final = ("key", "thing", "question", "shown", "verdict", "note")
#: Bytes and rows of a sheet that are read, and code points of a note that are kept.
LARGEST, ROWS, NOTE = 64 * 1024 * 1024, 100_000, 2_000
Verdict = Literal["right", "wrong", "unclear"]


def verdict_of(word: str) -> Verdict | None:
    """Give the verdict that a word or its first letter stands for, `None` when it stands for none."""
    wanted = word.strip().casefold()
    return next((one for one in VERDICTS if wanted in {one, one[0]}), None)


def write(questions: Iterable[Question], path: Path) -> None:
    """Write questions as CSV with the columns `verdict` and `note` to fill in.

    Why this way: every cell begins with words of ours, so that no spreadsheet takes words of a report for a formula.

    Raises:
        OutputRefused: The file cannot be written.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows((one.key, one.thing, one.question, "\n".join(one.shown), one.verdict or "", "") for one in questions)
    try:
        path.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))
    except OSError as error:
        raise OutputRefused(f"{path} cannot be written: {error.strerror}", "Name another file.") from error


def answers(path: Path) -> tuple[dict[str, tuple[Verdict, str]], list[Setback]]:
    """Read a sheet that a person filled in.

    Args:
        path: CSV with the columns `key`, `verdict` (right, wrong, unclear, or the first letter) and, if wanted, `note`.

    Returns:
        Verdict and note by key, rows without verdict left out; and a setback for each row that says something else.

    Raises:
        UsageError: The file cannot be read or lacks a column.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text", "Save the sheet as CSV, UTF-8.") from error
    if len(data) > LARGEST:
        raise UsageError(f"{path} is larger than any sheet", "Name the sheet that was filled in.")
    found: dict[str, tuple[Verdict, str]] = {}
    troubles: list[Setback] = []
    for number, row in enumerate(_rows(text, path), start=2):
        word = (row.get("verdict") or "").strip()
        verdict = verdict_of(word)
        if verdict is not None:
            found[(row.get("key") or "").strip()] = verdict, (row.get("note") or "").strip()[:NOTE]
        elif word:
            why = f"row {number} of the sheet says “{clean(word)[:40]}”."
            troubles.append(setback("judge", why, "Write right, wrong or unclear.", source=str(path)))
    return found, troubles


def _rows(text: str, path: Path) -> Iterator[dict[str, str | None]]:
    advice = "Fill in a sheet that `whence audit CASE --sheet FILE` wrote."
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        if not {"key", "verdict"} <= set(reader.fieldnames or ()):
            raise UsageError(f"{path} has no columns `key` and `verdict`", advice)
        for number, row in enumerate(reader):
            if number >= ROWS:
                raise UsageError(f"{path} has more than {ROWS:,} rows", advice)
            yield row
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV: {error}", advice) from error


def judged(view: CaseView, path: Path) -> tuple[list[Judgement], list[Setback]]:
    """Turn a sheet that a person filled in into judgements for the log.

    Why this way: what the log holds already is not said again, so that a sheet can be handed in twice.

    Args:
        view: The case.
        path: The sheet.

    Returns:
        Drafts for the log, and a setback for each answer that fits nothing.

    Raises:
        UsageError: The file cannot be read or lacks a column.
    """
    given, troubles = answers(path)
    held = {one.key: one for one in asked(view)}
    questions = laid_out(view, [held[key] for key in given if key in held])
    known = {one.key for one in questions}
    for key in given:
        if key not in known:
            why = f"the case holds no “{clean(key)[:60]}” as it was when the sheet was written."
            troubles.append(setback("judge", why, "Write a new sheet and judge it there.", source=str(path)))
    before = {key: (one.kind, one.reason) for key, one in standing(view.judgements()).items()}
    fresh = (one for one in questions if before.get(one.key) != given[one.key])
    return [draft(one, *given[one.key]) for one in fresh], troubles


def draft(question: Question, verdict: Verdict, note: str = "") -> Judgement:
    """Give the judgement that a verdict on a question comes to; the log fills in time, account and id."""
    reason = " ".join(note.split())[:NOTE]
    return Judgement("", "", "", verdict, question.anchor, question.key, None, reason, None, "")
