"""One claim, one report or one name on a terminal, found by id or by word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whence.errors import NotFound
from whence.model.identities import Entity, Relation
from whence.model.ledger import Claim, Conflict, Drift, Source, Voice, Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Statement
from whence.publish.phrases import CREDIBILITY, STATUS, counted, label
from whence.publish.terminal import display_names, passage, quoted
from whence.publish.terminal_marks import Signs, clean, voices_mark
from whence.publish.terminal_report import CONFIDENT, report
from whence.publish.terminal_source import beside, outlet, record_lines

#: Fewest characters of an id that are taken for one: shorter ones would hit by chance.
SHORTEST_ID: Final = 4
#: Near matches named when nothing goes by a word.
NEAR: Final = 5
#: Statements listed for a name.
LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What a word stands for.

    Attributes:
        kind: Which layout shows it.
        id: Full id; of an outlet its name.
        name: Words for a person, used when several match.
    """

    kind: Literal["claim", "report", "name", "outlet"]
    id: str
    name: str


def find(view: CaseView, word: str) -> Found:
    """Find the claim, report, name or outlet that a word stands for.

    Why this way: ids written with their table are exact; then whole names and titles, before bare digits of an
    id (a name can look like them), and parts of names last, so that what was typed in full is what is meant. A name
    that is an outlet's as well is taken for the name: its layout tells of both.

    Args:
        view: The case.
        word: An id, the beginning of one (with or without its table), a title, a file name or a name.

    Raises:
        NotFound: Nothing goes by the word, or several things do; near matches are named.
    """
    wanted = word.casefold().strip()
    names = list(_names(view))
    outlets = {each.outlet for each in view.reports() if each.outlet is not None}
    for hits in (
        _by_id(view, wanted) if "-" in wanted else (),
        [found for found, wording in names if wanted == wording.casefold()],
        [Found("outlet", each, clean(each)) for each in outlets if wanted == each.casefold()],
        _by_id(view, f"-{wanted}") if len(wanted) >= SHORTEST_ID else (),
        [found for found, wording in names if wanted and wanted in wording.casefold()],
        [Found("outlet", each, clean(each)) for each in outlets if wanted and wanted in each.casefold()],
    ):
        several = list(hits)
        if several:
            return _only(several, word)
    near = difflib.get_close_matches(word, sorted({*outlets, *(wording for _, wording in names)}), NEAR, 0.5)
    hint = f"Near: {', '.join(clean(each) for each in near)}." if near else "`whence show CASE` lists the findings."
    raise NotFound(f"no claim, report, outlet or name goes by '{clean(word)}'", hint)


def _only(hits: list[Found], word: str) -> Found:
    different = sorted(
        {found.id: found for found in hits}.values(), key=lambda found: (found.kind, found.name, found.id)
    )
    if len(different) == 1:
        return different[0]
    listed = "; ".join(f"{found.id} {found.name}" for found in different[:NEAR])
    more = f"; and {len(different) - NEAR} more" if len(different) > NEAR else ""
    raise NotFound(f"{len(different)} things go by '{clean(word)}'", f"Give one id: {listed}{more}.")


def _starts(identity: str, beginning: str) -> bool:
    return beginning in identity if beginning.startswith("-") else identity.startswith(beginning)


def _by_id(view: CaseView, beginning: str) -> Iterator[Found]:
    for each in view.weighed():
        claim = each.claim
        if _starts(claim.id, beginning) or beginning in claim.statements:
            yield Found("claim", claim.id, STATUS[claim.status])
    yield from (Found("report", each.id, clean(label(each))) for each in view.reports() if _starts(each.id, beginning))
    yield from (Found("name", each.id, clean(each.name)) for each in view.entities() if _starts(each.id, beginning))


def _names(view: CaseView) -> Iterator[tuple[Found, str]]:
    for entity in view.entities():
        for wording in (entity.name, *entity.aliases):
            yield Found("name", entity.id, clean(entity.name)), wording
    held = {}
    for each in view.reports():
        held[each.id] = found = Found("report", each.id, clean(label(each)))
        yield from ((found, wording) for wording in (each.title, *_paths(each.input)) if wording)
    for capture in view.captures():  # the same bytes may have come under several names
        if capture.report in held:
            yield from ((held[capture.report], wording) for wording in _paths(capture.input))


def wordings(view: CaseView) -> Iterator[str]:
    """Give every name, title and file name that `find` knows."""
    return (wording for _, wording in _names(view))


def _paths(given: str) -> tuple[str, str]:
    return given.replace("!", "/").rsplit("/", 1)[-1], given


def claim(view: CaseView, claim_id: str, signs: Signs) -> list[RenderableType]:
    """Lay out a claim: its clearest wording, its voices with their echoes, drifts, conflicts and reasons.

    Args:
        view: The case.
        claim_id: Full id, as `find` gives it.
        signs: Alphabet of the terminal.

    Raises:
        NotFound: The case holds no such claim.

    Cost: one pass over the readings of the case.
    """
    weighed = next((each for each in view.weighed() if each.claim.id == claim_id), None)
    if weighed is None:
        raise NotFound(f"no claim goes by '{clean(claim_id)}'", "`whence show CASE` lists the findings.")
    wanted = frozenset(weighed.claim.statements)
    said = {each.id: each for reading in view.readings() for each in reading.statements if each.id in wanted}
    lines: list[RenderableType] = [*_claim_head(weighed.claim, said, signs)]
    record = list(beside(view, weighed))
    lines += [*record, Text("")] if record else []
    names = display_names(view)
    for voice in weighed.voices:
        lines += _voice(view, voice, said, names=names, signs=signs)
    lines += [_indented(_drift(drift, signs)) for drift in weighed.drifts]
    lines += [_indented(_conflict(conflict)) for conflict in weighed.conflicts]
    lines += _reasons(weighed)
    return lines


def _claim_head(claim: Claim, said: dict[str, Statement], signs: Signs) -> Iterator[Text]:
    clearest = said.get(claim.statement)
    words = quoted(_words(clearest), signs) if clearest is not None else claim.id
    yield Text(words, style="bold")
    mark = Text()
    mark.append(voices_mark(claim, signs), style="cyan")
    grade = f"credibility {claim.credibility}: {CREDIBILITY[claim.credibility]}"
    mark.append(f"{signs.dot}{STATUS[claim.status]}{signs.dot}{grade}", style="dim")
    yield mark
    yield Text(f"{claim.id}\n", style="dim")


def _words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.content)


def _voice(
    view: CaseView, voice: Voice, said: dict[str, Statement], *, names: Mapping[str, str], signs: Signs
) -> Iterator[RenderableType]:
    side = "says so" if voice.side == "for" else "denies it"
    head = Text()
    head.append(f"{signs.voice} {clean(voice.root.text)}", style="bold")
    head.append(f" {side}{', an interested voice' if voice.interested else ''}", style="dim")
    yield head
    order = [voice.first, *(each for each in voice.statements if each != voice.first)]
    for number, statement in enumerate(said[each] for each in order if each in said):
        line = Text()
        line.append("" if number == 0 else f"{signs.echo} ", style="cyan")
        report = view.report(statement.report)
        line.append_text(passage(report, statement, _words(statement), names=names, signs=signs))
        yield _indented(line)
    yield Text("")


def _drift(drift: Drift, signs: Signs) -> Text:
    line = Text()
    line.append(f"{drift.kind} drifted: ", style="magenta")
    line.append(f"{clean(drift.from_value)}{signs.becomes}{clean(drift.to_value)}", style="bold")
    line.append(f"  {clean(drift.explanation)}", style="dim")
    return line


def _conflict(conflict: Conflict) -> Text:
    line = Text()
    line.append(f"conflict ({conflict.kind}): ", style="magenta")
    line.append(clean(conflict.explanation))
    return line


def _reasons(weighed: Weighed) -> Iterator[RenderableType]:
    reasons = [*weighed.claim.reasons, *(reason for voice in weighed.voices for reason in voice.reasons)]
    details = list(dict.fromkeys(clean(reason.detail) for reason in reasons))
    if details:
        yield Text("Why", style="bold")
        yield from (_indented(Text(detail, style="dim")) for detail in details)


def _indented(line: RenderableType) -> Padding:
    return Padding(line, (0, 0, 0, 2))


def name(view: CaseView, entity_id: str, signs: Signs) -> list[RenderableType]:
    """Lay out a name: its other wordings, its relations, and what is said on its word.

    Args:
        view: The case.
        entity_id: Full id, as `find` gives it.
        signs: Alphabet of the terminal.

    Raises:
        NotFound: The case holds no such name.

    Cost: one pass over the readings of the case.
    """
    entities = {each.id: each for each in view.entities()}
    if entity_id not in entities:
        raise NotFound(f"no name goes by '{clean(entity_id)}'", "`whence show CASE` lists the findings.")
    entity = entities[entity_id]
    lines: list[RenderableType] = [*_name_head(entity)]
    for relation in view.relations():
        if entity_id in (relation.subject, relation.object):
            ends = (entities.get(each) for each in (relation.subject, relation.object))
            subject, target = (clean(each.name) if each is not None else "unknown" for each in ends)
            tie = f"{subject} {relation.predicate.replace('_', ' ')} {target}"
            lines.append(_indented(Text(tie + "".join(_about(relation)))))
    for source in records(view, entity):
        lines.append(Text("as an outlet" if source.entity is None else "as a source", style="bold"))
        lines += record_lines(source)
    cited = [each for each in _statements(view) if any(link.entity == entity_id for link in each.chain)]
    lines.append(Text(f"\n{counted(len(cited), 'statement')} on its word", style="bold"))
    names = {each.id: each.name for each in entities.values()}
    for each in cited[:LISTED]:
        line = passage(view.report(each.report), each, _words(each), names=names, signs=signs)
        lines.append(_indented(line))
    if len(cited) > LISTED:
        lines.append(_indented(Text(f"and {len(cited) - LISTED:,} more", style="dim")))
    return lines


def records(view: CaseView, entity: Entity) -> Iterator[Source]:
    """Give the record of a name as a source, then that of the outlet of the same name."""
    names = {_bare(each) for each in (entity.name, *entity.aliases)}
    sources = list(view.sources())
    yield from (each for each in sources if each.entity == entity.id)
    yield from (each for each in sources if each.outlet is not None and _bare(each.outlet) in names)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _about(relation: Relation) -> Iterator[str]:
    """Add to a relation the words of the role, when it held, and that it is over."""
    if relation.role is not None:
        yield f" ({clean(relation.role)})"
    if relation.since is not None:
        yield f", since {relation.since}"
    if relation.until is not None:
        yield f", until {relation.until}"
    if relation.former:
        yield ", formerly"


def _statements(view: CaseView) -> Iterable[Statement]:
    return (statement for reading in view.readings() for statement in reading.statements)


def _name_head(entity: Entity) -> Iterator[Text]:
    yield Text(clean(entity.name), style="bold")
    yield Text(f"{entity.kind}, {entity.id}", style="dim")
    if entity.aliases:
        yield Text(f"also written: {'; '.join(clean(each) for each in entity.aliases)}")
    if entity.description is not None:
        yield Text(clean(entity.description))


def shown(
    view: CaseView, word: str, signs: Signs, *, confident: float = CONFIDENT, waiting: int = 0
) -> list[RenderableType]:
    """Lay out whatever a word stands for.

    Args:
        view: The case.
        word: An id, the beginning of one, a title, a file name or a name.
        signs: Alphabet of the terminal.
        confident: Least confidence of an attribution that makes claims, 0 to 1.
        waiting: Reports of the case that wait to be built.

    Raises:
        NotFound: Nothing goes by the word, or several things do.
    """
    found = find(view, word)
    if found.kind == "outlet":
        return outlet(view, found.id, signs)
    if found.kind == "report":
        return report(view, found.id, signs, confident=confident, waiting=waiting)
    return claim(view, found.id, signs) if found.kind == "claim" else name(view, found.id, signs)
