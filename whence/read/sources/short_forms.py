"""What a short form goes back to: a surname, initials, "the ministry", "the report", "the former minister"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.model.reading import SourceKind
from whence.read.found import Place
from whence.read.sources.candidates import Candidate
from whence.read.sources.index import Index, only
from whence.read.sources.nouns import KNOWN, OWNED
from whence.read.sources.words import age_of, gender_of, listed, singular, sort_of, wider, words_in
from whence.read.words import word_class

#: Sentences over which a head must be borne by one thing only; where none bears it there, the whole report counts.
_NEAR = 8
#: Sentences over which a wide word ("the group", "the lawmaker") may mean the one thing of its sort.
_CLOSE = 3
#: At most this many candidates are looked at; what has more is not told apart.
_MANY = 24
_PAIRS = frozenset(("two", "pair", "couple", "duo", "both"))
_AIR, _WIRE = "air", "wire"


@dataclass(frozen=True, slots=True)
class Short:
    """A definite phrase: its head, what else it says, and the age in it."""

    head: str
    plural: bool
    others: frozenset[str]
    age: str | None


class ShortForms:
    """Looks up names cut short and definite phrases in one report."""

    def __init__(self, index: Index) -> None:
        """Take the candidates of the report."""
        self._index = index

    def of(self, source: Place, kind: SourceKind) -> Candidate | None:
        """Find what a short form goes back to.

        Why this way: only what stands earlier and bears the same name or head counts, or, for a wide word such as
        "the group", the one thing near by that it can stand for; where two fit it stays open.

        Args:
            source: The words of the source.
            kind: What sort of source they name.

        Returns:
            The fullest earlier name, or the nearest phrase; `None` when there is none or several fit.

        Cost: the candidates with the same head or name in the sentences looked at.
        """
        if kind == "named":
            return self._name(source)
        short = self._short(source)
        if short is None:
            return self._name(source) if kind == "outlet" else None
        if short.age is not None:
            return only([one for one in self._before(source, _NEAR) if one.age == short.age])
        if short.head in _PAIRS or (short.plural and "two" in short.others):
            return self._pair(source, short)
        same = self._fitting(self._near(short.head, source), short)
        return self._latest(same) if same else self._described(source, short, kind)

    def _described(self, source: Place, short: Short, kind: SourceKind) -> Candidate | None:
        """Find what a phrase describes by another word than was used before."""
        if short.plural:
            return None
        return self._person(source, short) if sort_of(short.head) == "person" else self._wide(source, short, kind)

    def _short(self, source: Place) -> Short | None:
        """Take a definite phrase apart; `None` when it says by itself whom it means."""
        words = [word for word in words_in(self._index.text, *source) if word.text not in ',“”"']
        low = [word.low for word in words]
        if not low or (len(low) == 1 and low[0] not in listed("masses")):
            return None
        if len(low) > 1 and (low[0] not in KNOWN or any(word.owner for word in words)):
            return None
        if any(word in word_class("prepositions") | word_class("relatives") | OWNED for word in low[1:]):
            return None
        head = low[-1]
        age = age_of(head) if head.endswith("-old") else None
        plural = singular(head) != head or head in listed("masses")
        return Short(singular(head), plural, frozenset(low[1:-1]) - listed("loose"), age)

    def _name(self, source: Place) -> Candidate | None:
        """Find the longer name that a name cut short belongs to."""
        words = words_in(self._index.text, *source)
        low = [word.low for word in words if word.text[:1].isalnum()]
        title = gender_of(low[0]) if len(low) > 1 and low[0] in listed("titles") else None
        while low and (low[0] in KNOWN or low[0] in listed("titles")):
            low = low[1:]
        if len(low) != 1:
            return None
        longer = [one for one in self._index.full.get(low[0], [])[:_MANY] if one.place[1] <= source[0]]
        longer = [one for one in longer if title is None or self._index.firm.get(one.entity, title) == title]
        if longer:
            people = [one for one in longer if one.sort == "person"]
            surnames = [one for one in people if one.name[-1] == low[0]]
            bodies = [one for one in longer if one.sort != "person"]
            return self._fullest(surnames) or self._fullest(bodies) or self._fullest(longer)
        if words[-1].text.isupper():
            known = self._index.initials.get(low[0], [])[:_MANY]
            return self._fullest([one for one in known if one.place[1] <= source[0]])
        return self._fullest(self._near(low[0], source))

    def _fullest(self, found: Sequence[Candidate]) -> Candidate | None:
        """Give where a full form stands first; of several the one used most; `None` when several things bear it."""
        if len({one.entity for one in found}) > 1:
            return None
        return self._first(found)

    def _first(self, found: Sequence[Candidate]) -> Candidate | None:
        often = self._index.often
        return max(found, key=lambda one: (len(one.name) > 1, often[one.name], -one.place[0]), default=None)

    def _latest(self, found: Sequence[Candidate]) -> Candidate:
        """Give the fullest name, else the phrase that stands first."""
        return self._first([one for one in found if one.name]) or found[0]

    def _pair(self, source: Place, short: Short) -> Candidate | None:
        gender = gender_of(short.head)
        pairs = [
            one
            for one in self._before(source, _CLOSE)
            if "two" in one.heads and (gender is None or one.gender in (None, gender))
        ]
        return pairs[-1] if len(pairs) == 1 else None

    def _person(self, source: Place, short: Short) -> Candidate | None:
        """A word that describes anybody ("the lawmaker") goes back to the only person near by."""
        if short.head not in listed("epithets") or short.others - {"former"}:
            return None
        gender = gender_of(short.head)
        near = [one for one in self._before(source, _CLOSE) if one.sort == "person"]
        found = only(near)
        if found is None or found.position in ("owner", "oblique"):
            return None
        return found if gender is None or self._index.firm.get(found.entity) in (None, gender) else None

    def _wide(self, source: Place, short: Short, kind: SourceKind) -> Candidate | None:
        """A wide word ("the group", "the document") goes back to the only thing near by that it can stand for."""
        heads = wider(short.head)
        if not heads or short.others:
            return None
        fitting = [one for one in self._before(source, _CLOSE) if _stands_for(one, heads, document=kind == "document")]
        found = only(fitting)
        return found if found is None else self._latest(fitting)

    def _fitting(self, found: Sequence[Candidate], short: Short) -> list[Candidate]:
        """Keep the candidates that bear what else a phrase says ("the first report")."""
        fitting = [
            one
            for one in found
            if (one.sort == "people") == short.plural and short.others <= one.words | {"former", "second"}
        ]
        fitting = [one for one in fitting if ("former" in short.others) <= ("former" in one.words)]
        return fitting if len({one.entity for one in fitting}) <= 1 else self._told_apart(fitting)

    def _told_apart(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Of several things with one head keep none: which is meant cannot be told."""
        named = [one for one in found if one.name]
        return named if len({one.entity for one in named}) == 1 and len(named) == len(found) else []

    def _near(self, head: str, source: Place) -> list[Candidate]:
        """Give what bears a head before the source, near by if anything does, and no more than a few."""
        found = self._index.by_head.get(head, [])
        end = bisect_left(found, source[0], key=lambda one: one.place[0])
        before = found[max(0, end - _MANY) : end]
        here = self._index.sentence(source[0])
        return [one for one in before if one.sentence >= here - _NEAR] or before

    def _before(self, source: Place, reach: int) -> list[Candidate]:
        here = self._index.sentence(source[0])
        rows = self._index.rows[max(0, here - reach) : here + 1]
        return [one for row in rows for one in row if one.place[1] <= source[0]]


def _stands_for(one: Candidate, heads: Iterable[str], *, document: bool) -> bool:
    """Tell whether a wide word can mean a candidate."""
    heads = frozenset(heads)
    if document or one.sort == "document":
        return document and one.sort == "document" and bool(one.heads & heads)
    if one.sort != "body" or one.land or one.position == "owner":
        return False
    medium = _medium(one)
    if f"={medium}" in heads or one.heads & heads or one.words & (heads - {"*"}):
        return True
    return "*" in heads and bool(one.name) and medium is None and not one.heads & listed("state")


def _medium(one: Candidate) -> str | None:
    """Tell what an outlet puts out, `None` for what is no outlet."""
    for name in (_AIR, _WIRE):
        if one.words & listed(name):
            return name if one.name else None
    return "paper" if one.heads & (listed("outlet") | listed("mastheads")) and one.name else None
