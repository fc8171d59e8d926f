"""A figure with what its sentence says about it, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.protocols import Said
from whence.model.reading import Figure
from whence.weigh.figures.amounts import Amount, amount
from whence.weigh.figures.reach import Reach, calendar_words, reach
from whence.weigh.figures.things import Thing, thing
from whence.weigh.words import canonical, tokens

#: Figures of one statement that are compared, the first in text.
MOST = 8
#: Words behind the thing counted that narrow it, at most.
NARROWING = 5
#: Words of a content that are looked at; a sentence of a report seldom has a quarter as many.
WORDS = 400
_NARROWERS = frozenset({"for", "to", "aged", "under", "over", "with", "without"})
_PIECE = re.compile(
    r"\b(?:the|its|a|an)\s(\w{3,20})\sof\s(?:the|its|this|that|a)\s((?:\w{2,20}[\s,.]?){1,3})", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\b(?:number|numbers|count|tally|total|area|amount|quantity|toll|crowd)\sof\s((?:[\w'’-]{2,25}\s){1,4})",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:since|last|this|next|every|each|per|an?)\b", re.IGNORECASE)
#: Roles that say by how much something changed and not how many there are.
CHANGES = frozenset({"risen", "fallen"})


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a statement.

    Attributes:
        raw: The words of the number.
        counted: The words for the thing counted, empty when none are known.
        scope: The words that limit it, empty when none stand there.
        limits: Their stems, calendar words and words of change set aside.
        role: What is said of the counted, `None` when unclear.
        change: It says by how much something rose or fell.
        events: Classes of events named in the content.
        stems: All telling stems of the content.
        narrowing: Stems right behind the thing counted that narrow it: `beds for children`.
        pieces: Nouns of which the content says that they are a piece of another: `the roof of the library`.
        bare: The content says only that the counted are there.
        stock: It says what somewhere holds.
        days: Bounds of the dates in the content.
        published: First and last possible day of publication, `None` when unknown.
        others: Numbers of the other figures of the statement.
    """

    raw: str
    counted: str
    scope: str
    limits: frozenset[str]
    amount: Amount
    thing: Thing
    role: str | None
    change: bool
    reach: Reach
    events: frozenset[str]
    stems: frozenset[str]
    narrowing: frozenset[str]
    pieces: frozenset[tuple[str, str]]
    bare: bool
    stock: bool
    days: tuple[tuple[str, str], ...]
    published: tuple[str, str] | None
    others: frozenset[float]


def told(said: Said) -> tuple[Told, ...]:
    """Make the figures of a statement ready for comparing with those of others.

    Why this way: a number and a noun prove little; who or what, where, when, since when and on which occasion stand
    anywhere in the sentence, so they are read off it once for all its figures.

    Returns:
        At most `MOST`, in reading order.

    Cost: linear in the sentence, times its figures.
    """
    words = tokens(said.words)[:WORDS]
    stems = frozenset(filter(None, map(canonical, words)))
    events = frozenset(one for one in stems if one[0] == "~")
    days = _days(said)
    published = _published(said)
    pieces = frozenset(_pieces(said.words))
    values = [amount(one).value for one in said.figures[:MOST]]
    return tuple(
        _told(
            said,
            one,
            shared=Shared(stems, events, pieces, days, published),
            others=frozenset(value for place, value in enumerate(values) if place != at and value is not None),
        )
        for at, one in enumerate(said.figures[:MOST])
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What all figures of a statement have in common."""

    stems: frozenset[str]
    events: frozenset[str]
    pieces: frozenset[tuple[str, str]]
    days: tuple[tuple[str, str], ...]
    published: tuple[str, str] | None


def _told(said: Said, figure: Figure, *, shared: Shared, others: frozenset[float]) -> Told:
    start, end = _place(said, figure)
    made = amount(figure)
    counted = None if figure.counted is None or made.sort == "money" else figure.counted.text
    role = None if figure.role in CHANGES else figure.role
    return Told(
        raw=figure.span.text,
        counted="" if figure.counted is None else figure.counted.text,
        scope=figure.scope or "",
        limits=_limits(figure.scope or ""),
        amount=made,
        thing=thing((_measured(said.words[:start]) if _stands_before(figure) else None) or counted),
        role=role or (_role_by_event(shared.events) if made.sort != "money" else None),
        change=figure.role in CHANGES and (made.sort == "share" or said.words[:start].rstrip().endswith(" by")),
        reach=reach(said.words, said.sentence, start=start, end=end),
        events=shared.events,
        stems=shared.stems,
        narrowing=_narrowing(said.words[end:], counted),
        pieces=shared.pieces if made.sort == "money" else frozenset(),
        bare=_listed("existing").search(said.words) is not None,
        stock=_listed("stock").search(said.words) is not None,
        days=shared.days,
        published=shared.published,
        others=others,
    )


def _stands_before(figure: Figure) -> bool:
    return figure.counted is not None and figure.counted.start < figure.span.start


def _measured(before: str) -> str:
    """Give what a sentence counts that states its number behind a verb: `the number of schools ... fell to 12`."""
    found = list(_MEASURE.finditer(before[-300:]))
    return found[-1].group(1) if found else ""


def _place(said: Said, figure: Figure) -> tuple[int, int]:
    """Find the figure's words in the content, of which pieces are joined by a blank."""
    passed = 0
    for piece in said.statement.content:
        if piece.start <= figure.span.start < piece.end:
            start = passed + figure.span.start - piece.start
            return start, min(start + len(figure.span.text), passed + piece.end - piece.start)
        passed += piece.end - piece.start + 1
    start = max(0, said.words.find(figure.span.text))
    return start, start + len(figure.span.text)


def _role_by_event(events: frozenset[str]) -> str | None:
    """Give the role that a class of events stands for, when there is exactly one such class."""
    held: dict[str, str] = lexicon("en", "figure_relations")["event_roles"]
    found = {held[one] for one in events if one in held}
    return found.pop() if len(found) == 1 else None


def _narrowing(behind: str, counted: str | None) -> frozenset[str]:
    words = tokens(behind[:200])
    last = tokens(counted or "")[-1:]
    at = words.index(last[0]) + 1 if last and last[0] in words[:NARROWING] else 0
    if not last or words[at : at + 1] == [] or words[at] not in _NARROWERS:
        return frozenset()
    found: set[str] = set()
    for word in words[at + 1 : at + 1 + NARROWING]:
        if word in {"the", "a", "an", "their", "its", "his", "her"}:
            continue
        known = canonical(word)
        return frozenset({known}) if known else frozenset(found)
    return frozenset(found)


def _pieces(words: str) -> list[tuple[str, str]]:
    neutral = _neutral()
    found: list[tuple[str, str]] = []
    for match in _PIECE.finditer(words[:1000]):
        piece, whole = canonical(match.group(1).casefold()), match.group(2)
        if piece and match.group(1).casefold() not in neutral:
            found.extend((piece, own) for word in tokens(whole) if (own := canonical(word)))
    return found


def _days(said: Said) -> tuple[tuple[str, str], ...]:
    bounds = {
        (one.earliest[:10], one.latest[:10])
        for one in said.moments
        if one.type in {"DATE", "TIME"} and one.earliest is not None and one.latest is not None
    }
    return tuple(sorted(bounds))


def _published(said: Said) -> tuple[str, str] | None:
    first, last = said.published.earliest, said.published.latest
    return None if first is None or last is None else (first[:10], last[:10])


def _limits(scope: str) -> frozenset[str]:
    words = [] if _PERIOD.match(scope) else [one for one in tokens(scope) if one not in calendar_words()]
    return frozenset(filter(None, map(canonical, words)))


def held_role(small: str, large: str) -> bool:
    """Tell whether one role holds another: the killed are some of the killed or wounded."""
    held: dict[str, list[str]] = lexicon("en", "figure_relations")["held_roles"]
    return small in held.get(large, ())


def near_roles(one: str, other: str) -> bool:
    """Tell whether two roles are of one deed: the same, one that holds the other, or two words for it."""
    if one == other or held_role(one, other) or held_role(other, one):
        return True
    groups: list[list[str]] = lexicon("en", "figure_relations")["near_roles"]
    return any(one in group and other in group for group in groups)


def two_deeds(one: Told, other: Told) -> bool:
    """Tell whether two figures are of deeds that nobody takes for each other: of the killed and of the arrested."""
    firm = frozenset(map(str, lexicon("en", "figure_relations")["firm_roles"]))
    if one.role not in firm or other.role not in firm or one.role is None or other.role is None:
        return False
    return not near_roles(one.role, other.role) or held_role(one.role, other.role) or held_role(other.role, one.role)


@cache
def _neutral() -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")["neutral"]))


@cache
def _listed(name: str) -> re.Pattern[str]:
    words: Sequence[str] = lexicon("en", "figure_relations")[name]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
