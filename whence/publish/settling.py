"""What became of a claim, as a person settles it: the judgement to keep, and how that changes records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from whence.errors import NotFound, UsageError
from whence.model.judgements import Judgement, Outcome
from whence.model.ledger import SideName, Source, Weighed
from whence.model.protocols import CaseView
from whence.publish.anchoring import anchored
from whence.publish.terminal_marks import clean
from whence.publish.terminal_show import find

#: Code points of a note that are kept.
NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Record:
    """A source on whose own word a claim is made, with its record as it stands now.

    Attributes:
        name: Of the source, for a person.
        side: What it says of the claim.
    """

    source: Source
    name: str
    side: SideName


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim that was settled.

    Attributes:
        claim: Its id.
        words: Its clearest wording.
        judgement: The judgement that stands, `None` when none does.
        records: Of the sources on whose own word it is made.
    """

    claim: str
    words: str
    judgement: Judgement | None
    records: tuple[Record, ...] = ()


def settlement(view: CaseView, word: str, outcome: Outcome, *, note: str) -> Judgement | None:
    """Give the judgement that settles a claim, for the log; `None` when the same stands already.

    Why this way: it hangs on the words of the claim's clearest statement, so that it finds the claim again after it has
    grown, and after every change of reader or version.

    Args:
        view: The case.
        word: What `whence.publish.terminal_show.find` takes for a claim.
        outcome: What became of it, by other means than this case.
        note: On what that rests.

    Raises:
        NotFound: No claim goes by the word.
    """
    weighed = claimed(view, word)
    stands = view.settled().get(weighed.claim.id)
    note = " ".join(note.split())[:NOTE]
    if stands is not None and (stands.kind, stands.reason) == (outcome, note):
        return None
    for reading in view.readings():
        for each in reading.statements:
            if each.id == weighed.claim.statement:
                anchor = anchored(view.report(each.report), each.content[0], "claim")
                return Judgement("", "", "", outcome, anchor, weighed.claim.id, None, note, None, "")
    raise NotFound(f"the words of {weighed.claim.id} are not in the case", "Build the case: `whence build CASE`.")


def taken_back(view: CaseView, word: str) -> Judgement:
    """Give the judgement that undoes what stands on a claim.

    Raises:
        NotFound: No claim goes by the word.
        UsageError: The claim was not settled.
    """
    weighed = claimed(view, word)
    stands = view.settled().get(weighed.claim.id)
    if stands is None:
        raise UsageError(f"{weighed.claim.id} is not settled", "`whence settle CASE` lists what is.")
    return dataclasses.replace(stands, id="", at="", by="", kind="undo", reason="", undoes=stands.id, prev="")


def claimed(view: CaseView, word: str) -> Weighed:
    """Find the claim that a word stands for.

    Raises:
        NotFound: None does, or the word stands for something else.
    """
    found = find(view, word)
    for weighed in view.weighed() if found.kind == "claim" else ():
        if weighed.claim.id == found.id:
            return weighed
    raise NotFound(
        f"'{clean(word)}' is no claim but a {found.kind}", "Give the id of a claim; `whence show CASE` has them."
    )


def settled(view: CaseView, word: str | None = None) -> list[Settled]:
    """List what was settled, in the order of the log; with a word that claim alone, settled or not.

    Raises:
        NotFound: No claim goes by the word.

    Cost: one pass over claims and readings.
    """
    stands = view.settled()
    wanted = list(stands) if word is None else [claimed(view, word).claim.id]
    held = {each.claim.id: each for each in view.weighed() if each.claim.id in set(wanted)}
    clearest = {each.claim.statement for each in held.values()}
    said = {
        each.id: " ".join(piece.text for piece in each.content)
        for reading in view.readings()
        for each in reading.statements
        if each.id in clearest
    }
    records = list(_records(view)) if wanted else []
    return [
        Settled(own, said.get(held[own].claim.statement, own), stands.get(own), tuple(_own(held[own], records)))
        for own in wanted
        if own in held
    ]


def _records(view: CaseView) -> Iterator[tuple[Source, str]]:
    names = {each.id: each.name for each in view.entities()}
    for source in view.sources():
        yield source, source.outlet or names.get(source.entity or "", source.id)


def _own(weighed: Weighed, records: list[tuple[Source, str]]) -> Iterator[Record]:
    sides = {(one.entity, one.outlet): one.side for one in weighed.standings}
    for source, name in records:
        side = sides.get((source.entity, source.outlet))
        if side is not None:
            yield Record(source, name, side)
