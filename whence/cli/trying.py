"""What would change if something were withdrawn or put right: shown before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from whence.cli.output import draw, print_json, refuse, working


def tried(case: Path, without: Sequence[str], correct: Sequence[str], *, to: Sequence[str], as_json: bool) -> int:
    """Print what would change; gives the exit code.

    Args:
        case: Folder of a case.
        without: What would be withdrawn.
        correct: What would be put right.
        to: To what, each in the same order.
        as_json: Print data.
    """
    if without and (correct or to):
        return refuse("--without and --correct are two questions", "Ask one after the other.")
    if len(correct) != len(to):
        return refuse("every --correct needs its --to", "Say to what: --correct WHAT --to NEW.")
    return _without(case, without, as_json=as_json) if without else _corrected(case, correct, to=to, as_json=as_json)


def _without(case: Path, words: Sequence[str], *, as_json: bool) -> int:
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import terminal_without  # noqa: PLC0415 - rich is slow to load

    with working(case), pipeline.without(case, words) as (view, effects):
        if as_json:
            return print_json({"without": list(words), **terminal_without.without_data(view, effects)})
        title = f"Without {', '.join(words)}"
        return draw(lambda signs: terminal_without.without(view, title, effects, signs=signs))


def _corrected(case: Path, words: Sequence[str], *, to: Sequence[str], as_json: bool) -> int:
    from whence import pipeline  # noqa: PLC0415 - loads spaCy
    from whence.publish import terminal_without  # noqa: PLC0415 - rich is slow to load

    pairs = list(zip(words, to, strict=True))
    with working(case), pipeline.corrected(case, pairs) as (view, effects):
        if as_json:
            told = [{"what": what, "to": new} for what, new in pairs]
            return print_json({"correct": told, **terminal_without.without_data(view, effects)})
        title = "With " + ", ".join(f"{what} put as {new}" for what, new in pairs)
        return draw(lambda signs: terminal_without.without(view, title, effects, signs=signs))
