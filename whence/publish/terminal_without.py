"""What would change if something were withdrawn or put right, as it stands on a terminal and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whence.model.ledger import Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Statement
from whence.model.withdrawals import Effect
from whence.publish.phrases import CREDIBILITY, STATUS, counted
from whence.publish.terminal import display_names, passage, quoted
from whence.publish.terminal_marks import Signs, clean

#: Claims shown, and statements under one claim; `--json` has them all.
SHOWN: Final = 40
UNDER: Final = 6


def without(view: CaseView, title: str, effects: Sequence[Effect], *, signs: Signs) -> Iterator[RenderableType]:
    """Lay out every claim that would change, those that fall first, with the statements that rest on it.

    Args:
        view: The case.
        title: What was withdrawn or put right, as the user wrote it.
        effects: What `whence.weigh.effects` or `whence.weigh.corrections` gave.
        signs: Alphabet of the terminal.

    Cost: one pass over the readings of the case.
    """
    yield Text(clean(title), style="bold")
    said = _said(view, effects)
    yield Text(f"{_summary(effects, said)} Nothing was changed.\n", style="dim")
    names = display_names(view)
    ranked = [one for one in _ranked(effects) if not _idle(one)]
    for effect in ranked[:SHOWN]:
        claim = effect.before.claim
        clearest = said.get(claim.statement)
        yield Text(claim.id if clearest is None else quoted(_words(clearest), signs), style="bold")
        head = Text(_change(effect, signs), style="magenta" if effect.fallen or effect.fewer_voices else "cyan")
        head.append("".join(f"{signs.dot}{one}" for one in (*_also(effect, signs), claim.id)), style="dim")
        yield head
        yield from (Padding(line, (0, 0, 0, 2)) for line in _rests(view, effect, said, names=names, signs=signs))
        yield Text("")
    if len(ranked) > SHOWN:
        yield Text(f"{counted(len(ranked) - SHOWN, 'more claim')}: see --json.", style="dim")
    if len(ranked) < len(effects):
        idle = counted(len(effects) - len(ranked), "claim")
        yield Text(f"Of {idle} nothing would change but what was put right: see --json.", style="dim")


def without_data(view: CaseView, effects: Sequence[Effect]) -> dict[str, Any]:
    """Turn the same into plain data: every claim that would change, in the order of the terminal.

    Args:
        view: The case.
        effects: What `whence.weigh.effects` or `whence.weigh.corrections` gave.
    """
    said = _said(view, effects)
    claims = [
        {
            "claim": effect.before.claim.id,
            "words": None if (one := said.get(effect.before.claim.statement)) is None else _words(one),
            "falls": effect.fallen,
            "before": _standing(effect.before),
            "after": _standing(effect.after),
            "lost": [
                {
                    "statement": own,
                    "report": said[own].report,
                    "words": _words(said[own]),
                    "corrected": own in effect.changed,
                }
                for own in effect.lost
            ],
        }
        for effect in _ranked(effects)
    ]
    return {"claims": claims}


def _standing(weighed: Weighed) -> dict[str, Any]:
    claim = weighed.claim
    voices = {side.side: side.likely for side in claim.sides}
    held = {"conflicts": len(weighed.conflicts), "drifts": len(weighed.drifts)}
    return {"status": claim.status, "credibility": claim.credibility, "voices": voices, **held}


def _said(view: CaseView, effects: Sequence[Effect]) -> dict[str, Statement]:
    wanted = {own for effect in effects for own in (*effect.lost, effect.before.claim.statement)}
    if not wanted:
        return {}
    return {each.id: each for reading in view.readings() for each in reading.statements if each.id in wanted}


def _ranked(effects: Sequence[Effect]) -> list[Effect]:
    """Put claims that fall first, then those that lose voices, then the rest; those that lose most lead."""
    return sorted(effects, key=lambda one: (not one.fallen, not one.fewer_voices, -len(one.lost), one.before.claim.id))


def _idle(effect: Effect) -> bool:
    """Tell whether a correction changes nothing of a claim, and nobody repeats what was put right."""
    before, after = (_standing(one) for one in (effect.before, effect.after))
    return len(effect.changed) == len(effect.lost) and before == after


def _summary(effects: Sequence[Effect], said: Mapping[str, Statement]) -> str:
    if not effects:
        return "No claim rests on it."
    fallen = sum(one.fallen for one in effects)
    fewer = sum(one.fewer_voices and not one.fallen for one in effects)
    rest = len(effects) - fallen - fewer
    kinds = ((fallen, "would fall"), (fewer, "would change in voices"), (rest, "would keep the voices"))
    parts = ", ".join(f"{number:,} {what}" for number, what in kinds if number)
    lost = [own for one in effects for own in one.lost if own not in one.changed]
    put = sum(len(one.changed) for one in effects)
    right = f"{counted(put, 'statement')} {'is' if put == 1 else 'are'} put right. " if put else ""
    reports = {said[own].report for own in lost if own in said}
    rests = "rests" if len(lost) == 1 else "rest"
    more = f"{counted(len(lost), 'other statement' if put else 'statement')} in {counted(len(reports), 'report')}"
    rest_on = f"{more} {rests} on it." if lost else "Nothing else rests on it."
    return f"{counted(len(effects), 'claim')}: {parts}. {right}{rest_on}"


def _change(effect: Effect, signs: Signs) -> str:
    """Word what becomes of the voices, side by side: `3 → 2 voices`, `falls`, `stays at 2 voices`."""
    if effect.fallen:
        return "falls"
    before = {side.side: side.likely for side in effect.before.claim.sides}
    after = {side.side: side.likely for side in effect.after.claim.sides}
    parts = []
    for side, voices in before.items():
        left = after.get(side, 0)
        which = f" {side}" if len(before) > 1 or side == "against" else ""
        numbers = f"{voices:,}{signs.becomes}{left:,}" if left != voices else f"stays at {voices:,}"
        parts.append(f"{numbers} {'voice' if left == voices == 1 else 'voices'}{which}")
    return ", ".join(parts)


def _also(effect: Effect, signs: Signs) -> Iterator[str]:
    before, after = effect.before.claim, effect.after.claim
    if effect.fallen:
        yield "nothing else says so"
        return
    if not effect.changed:
        yield f"{len(effect.lost):,} of {counted(len(before.statements), 'statement')}"
    if after.status != before.status:
        yield f"{STATUS[before.status]}{signs.becomes}{STATUS[after.status]}"
    if after.credibility != before.credibility:
        grades = f"{before.credibility}{signs.becomes}{after.credibility}"
        yield f"credibility {grades}: {CREDIBILITY[after.credibility]}"
    for what in ("conflicts", "drifts"):
        counts = [len(getattr(one, what)) for one in (effect.before, effect.after)]
        if counts[0] != counts[1]:
            yield f"{what} {counts[0]:,}{signs.becomes}{counts[1]:,}"


def _rests(
    view: CaseView, effect: Effect, said: Mapping[str, Statement], *, names: Mapping[str, str], signs: Signs
) -> Iterator[Text]:
    held = [said[own] for own in effect.lost if own in said]
    for each in held[:UNDER]:
        line = passage(view.report(each.report), each, _words(each), names=names, signs=signs)
        if effect.changed:
            line.append(f"{signs.dot}{'put right' if each.id in effect.changed else 'repeats it'}", style="magenta")
        yield line
    if len(held) > UNDER:
        yield Text(f"and {counted(len(held) - UNDER, 'more statement')}", style="dim")


def _words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.content)
