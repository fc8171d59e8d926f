"""On whose word a statement rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.protocols import Said, SourceName
from whence.model.reading import Attribution
from whence.model.spans import Span
from whence.weigh.claims.gist import Gist
from whence.weigh.phrasing import listed, named, shortened
from whence.weigh.words import tokens

#: Code points of a title that stands for an outlet.
TITLE = 32
#: Code points of the first words of a report that stand for one without a title.
OPENING = 40
#: Outlets of one family that are named.
OUTLETS = 4
#: Kinds of source that can be known again in another report.
NAMED = frozenset({"named", "document", "outlet"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with the root of its chain.

    Attributes:
        root: What the root is known by in every report, `None` for the outlet's own voice and for sources nobody can
            know again (`officials`, `witnesses`).
        key: Head of the root's name group, if it has one.
        text: Words for the root, empty for the outlet's own voice.
        link: Number of the root's link in the chain, `None` for the outlet's own voice.
        house: The outlet's family, or the outlet, or the report when neither is known.
    """

    said: Said
    gist: Gist
    root: str | None
    key: str | None
    text: str
    link: int | None
    house: str

    @property
    def id(self) -> str:
        """Give the statement's id."""
        return self.said.statement.id

    @property
    def report(self) -> str:
        """Give the id of the statement's report."""
        return self.said.statement.report

    @property
    def content(self) -> Span:
        """Give the first piece of what is said."""
        return self.said.statement.content[0]

    @property
    def outlet(self) -> str:
        """Give words for who published it, or by which a reader knows the report again.

        The file name would serve, too, but it is none of the report's own: the same text may come again under another
        name, and what the ledger says of it must not change with that.
        """
        if self.said.outlet is not None:
            return self.said.outlet
        if self.said.title is not None:
            return f"the report “{shortened(self.said.title, TITLE)}”"
        opening = " ".join(self.said.report_text[: 4 * OPENING].split())
        return f"the report that begins “{shortened(opening, OPENING)}”" if opening else "a report without an outlet"

    @property
    def speaker(self) -> str:
        """Give words for whose word it is."""
        return named(self.text) if self.text else f"{self.outlet} itself" if self.said.outlet else self.outlet


def house_of(members: Iterable[Heard]) -> str:
    """Give words for the house that published statements: the outlet, or the outlets that are one family."""
    outlets = list(dict.fromkeys(one.outlet for one in members))
    return outlets[0] if len(outlets) == 1 else f"{listed(outlets[:OUTLETS])}, which are one family"


def heard(said: Said, gist: Gist, family: str | None = None) -> Heard:
    """Find the root of a statement's chain.

    Args:
        said: A statement.
        gist: What it says.
        family: Family of its outlet as the user lists it, `None` when not listed.

    Why this way: the last link that can be known again is on whose word all the others speak; only when nobody in the
    chain can be known again does the outermost speaker stand for it, and then for this report alone.
    """
    house = family or said.family or said.outlet
    home = f"report {said.statement.report}" if house is None else f"house {house.casefold()}"
    links = list(zip(said.sources, said.statement.chain, strict=True))
    for number in range(len(links) - 1, -1, -1):
        known = _known(*links[number])
        if known is not None:
            name = links[number][0]
            return Heard(said, gist, root=known, key=name.key, text=name.text, link=number, house=home)
    if not links or links[0][0].kind == "first_person":
        return Heard(said, gist, root=None, key=None, text="", link=None, house=home)
    return Heard(said, gist, root=None, key=None, text=links[0][0].text or "an unnamed source", link=0, house=home)


def body(name: str) -> str:
    """Give the words of a name without the article and what stands in brackets, casefolded."""
    return " ".join(word for word in tokens(name.partition("(")[0]) if word != "the")


def _known(name: SourceName, link: Attribution) -> str | None:
    if name.key is not None and name.kind != "first_person":
        return f"name {name.key}"
    settled = name.kind in NAMED or (name.kind == "pronoun" and link.antecedent is not None)
    # "the report" and "the minister" are known again by no other report: a name must be among the words
    capitals = any(word[0].isupper() for word in name.text.removeprefix("The ").split())
    return f"words {body(name.text)}" if settled and capitals else None
