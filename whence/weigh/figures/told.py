"""A figure with what its sentence says about it, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from whence.lang.lexicon import lexicon
from whence.model.protocols import Said
from whence.model.reading import Figure
from whence.model.spans import Span
from whence.weigh.figures.amounts import Amount
from whence.weigh.figures.clauses import Bounds, Clause, clauses
from whence.weigh.figures.counting import amounts_of, counted_thing, stands_before, sum_of
from whence.weigh.figures.deeds import borne_out, held_role, near_roles, of_toll, role_in
from whence.weigh.figures.reach import COMPARED, Reach, calendar_words, led, names_in, reach
from whence.weigh.figures.things import Thing
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
#: "18 of the 40", "one in five": what stands between the two numbers.
_OF_NUMBER = re.compile(
    r"\s(?:out of|of)\s(?:(?:the|its|their|his|her|our|a total of|some|about)\s){0,2}", re.IGNORECASE
)
_BEGUN = re.compile(r"[.;:!?—–]\s")
_TOLD_BEFORE = re.compile(r"(?:that|the same)\s", re.IGNORECASE)
_PERIOD = re.compile(r"(?:since|last|this|next|every|each|per|an?)\b", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][\w'’-]{1,30},\s$")
_OF_NOUN = re.compile(r"\b([^\W\d_]{2,30})\sof\s(?:the\s)?$", re.IGNORECASE)
#: Years that nobody is older than.
OLDEST = 115
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
        age: It is how old somebody is: `Ada Brenk, 34, was hurt`.
        within: It only describes another noun: `a father of two sons`.
        fresh: It counts what was added since the one before: `12 new cases`.
        stock: It says what somewhere holds.
        days: Bounds of the dates in the content.
        published: First and last possible day of publication, `None` when unknown.
        bodies: Heads of the name groups in the content: where they are the same, other names stand for the same bodies.
        others: Numbers of the other figures of the statement.
        denied: The words reject this very number: `not four`.
        rejects: Numbers that the statement rejects.
        base, base_value: What the figure of the statement counts that this one is a part of, and its number.
        own_limits: What limits it and not the figure it is a part of.
        of_number: That number stands right behind: `62 of its 310 shops`.
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
    age: bool
    within: bool
    fresh: bool
    stock: bool
    days: tuple[tuple[str, str], ...]
    published: tuple[str, str] | None
    bodies: frozenset[str] = frozenset()
    others: frozenset[float] = frozenset()
    denied: bool = False
    rejects: frozenset[float | None] = frozenset()
    base: Thing | None = None
    base_value: float | None = None
    own_limits: frozenset[str] = frozenset()
    of_number: bool = False


# conflicts, findings and drifts ask for one statement's figures in turn
@lru_cache(maxsize=1024)
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
    published = _published(said)
    pieces = frozenset(_pieces(said.words))
    figures = said.figures[:MOST]
    amounts = amounts_of(said.words, figures)
    places = [_place(said, one.span) for one in figures]
    shared = Shared(
        stems, events, pieces, published, _days(said), names=names_in(said.words, places), alone=len(figures) == 1
    )
    made = [
        _told(said, one, made=amounts[at], place=places[at], clause=clause, shared=shared)
        for at, (one, clause) in enumerate(zip(figures, clauses(said.words, places), strict=True))
    ]
    return _side_by_side(said.words, places, made)


def _side_by_side(words: str, places: Sequence[Bounds], made: Sequence[Told]) -> tuple[Told, ...]:
    """Tell each figure of a statement of the others: what it is a part of, their numbers, which one is rejected."""
    denied = {at for at, place in enumerate(places) if _leads("denied", words[: place[0]])}
    rejected = frozenset(made[at].amount.value for at in denied)
    bases = [_base(words, places, made, at=at) for at in range(len(made))]
    behind = {at + 1 for at, (_, follows) in enumerate(bases) if follows}
    found = []
    for at, one in enumerate(made):
        others = frozenset(
            other.amount.value for place, other in enumerate(made) if place != at and other.amount.value is not None
        )
        own = replace(
            one,
            others=others,
            denied=at in denied,
            rejects=frozenset() if at in denied else rejected,
            stock=one.stock or at in behind,
        )
        found.append(_within(own, bases[at]))
    return tuple(found)


def _base(words: str, places: Sequence[Bounds], made: Sequence[Told], *, at: int) -> tuple[Told | None, bool]:
    """Give the figure that another is a part of, and whether it stands behind it: `62 of its 310 shops`."""
    if not made[at].reach.part:
        return None, False
    if at + 1 < len(made) and _OF_NUMBER.fullmatch(words, places[at][1], places[at + 1][0]):
        return made[at + 1], True
    return next((one for one in reversed(made[:at]) if not one.reach.part), None), False


def _within(part: Told, base: tuple[Told | None, bool]) -> Told:
    """Give a part what it leaves unsaid of the figure it is a part of: what befell them, and what they are."""
    whole, behind = base
    if whole is None:
        return part
    role = part.role if part.role is not None or behind else whole.role
    return replace(
        part,
        role=role,
        base=whole.thing,
        base_value=whole.amount.value,
        of_number=behind,
        own_limits=part.limits - whole.limits,
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What all figures of a statement have in common."""

    stems: frozenset[str]
    events: frozenset[str]
    pieces: frozenset[tuple[str, str]]
    published: tuple[str, str] | None
    days: tuple[tuple[int, str, str], ...]
    names: frozenset[str]
    alone: bool

    def events_of(self, stretch: str) -> frozenset[str]:
        """Give the classes of events in a stretch, those of the whole content when it has but one figure."""
        if self.alone:
            return self.events
        return frozenset(one for one in map(canonical, tokens(stretch)) if one and one[0] == "~")

    def days_of(self, clause: Clause) -> tuple[tuple[str, str], ...]:
        """Give the bounds of the dates in a stretch, those of the whole content where it has none."""
        near = {(first, last) for at, first, last in self.days if clause.start <= at < clause.end}
        return tuple(sorted(near or {(first, last) for _, first, last in self.days}))


def _told(said: Said, figure: Figure, *, made: Amount, place: Bounds, clause: Clause, shared: Shared) -> Told:
    start, end = place
    stretch = said.words[clause.start : clause.end]
    events = shared.events_of(stretch)
    counted = None if figure.counted is None or made.sort == "money" else figure.counted.text
    role = None if figure.role in CHANGES or borne_out(figure.role, said.words, clause) is False else figure.role
    return Told(
        raw=figure.span.text,
        counted="" if figure.counted is None else figure.counted.text,
        scope=figure.scope or "",
        limits=_limits(figure.scope or ""),
        amount=made,
        thing=sum_of(stretch, start - clause.start)
        if made.sort == "money"
        else counted_thing(said.words, counted, place=place, clause=clause, before=stands_before(figure)),
        role=of_toll(said.words[clause.start : start], role)
        or (role_in(said.words, clause, events, alone=shared.alone) if made.sort != "money" else None),
        change=figure.role in CHANGES and (made.sort == "share" or said.words[:start].rstrip().endswith(" by")),
        reach=reach(
            said.words,
            said.sentence,
            place=place,
            clause=clause,
            names=shared.names,
            measured=made.sort in {"measure", "share"},
        ),
        events=events,
        stems=shared.stems,
        narrowing=_narrowing(said.words[end:], counted),
        pieces=shared.pieces if made.sort == "money" else frozenset(),
        bare=_listed("existing").search(said.words, _segment(said.words, start), clause.last) is not None
        or _leads("having", said.words[:start])
        or _leads("speaking", led(said.words, said.sentence)),
        age=_is_age(said.words, place, figure),
        within=_within_noun(said.words[:start]),
        fresh=made.sort == "count" and _fresh(said.words[:start], figure),
        stock=(counted or "").casefold() == "population"
        or _leads("holding", said.words[:start])
        or _listed("held").search(said.words[end : clause.end]) is not None,
        days=shared.days_of(clause),
        published=shared.published,
        bodies=frozenset(said.participants),
    )


def _place(said: Said, span: Span) -> Bounds:
    """Find the words of a span in the content, of which pieces are joined by a blank."""
    passed = 0
    for piece in said.statement.content:
        if piece.start <= span.start < piece.end:
            start = passed + span.start - piece.start
            return start, min(start + len(span.text), passed + piece.end - piece.start)
        passed += piece.end - piece.start + 1
    start = max(0, said.words.find(span.text))
    return start, start + len(span.text)


def _is_age(words: str, place: Bounds, figure: Figure) -> bool:
    """Tell whether a bare number set off behind a name is an age."""
    if figure.unit is not None or figure.value is None or not 0 < figure.value <= OLDEST:
        return False
    return bool(_NAMED.search(words[: place[0]][-60:])) and words[place[1] : place[1] + 2].strip()[:1] in {",", "."}


def _within_noun(before: str) -> bool:
    """Tell whether a number stands inside the words for another thing: `a mother of 12`, `one of the two men`."""
    found = _OF_NOUN.search(before[-60:])
    return found is not None and found.group(1).casefold() in _plain("describing")


def _fresh(before: str, figure: Figure) -> bool:
    """Tell whether a figure counts what was added: `another 12`, `six more bodies`, `New cases: 212`."""
    label = 2 if before.rstrip().endswith(":") else 1
    counted = "" if figure.counted is None or (label == 1 and stands_before(figure)) else figure.counted.text
    words = {*tokens(before[-30:])[-label:], *tokens(counted)[:1]}
    return bool(words & _plain("fresh"))


def _segment(words: str, at: int) -> int:
    """Give where the part of a content begins that a full stop, colon or dash sets off."""
    begun = [match.end() for match in _BEGUN.finditer(words, 0, at)]
    return begun[-1] if begun else 0


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
    neutral = _plain("neutral")
    found: list[tuple[str, str]] = []
    for match in _PIECE.finditer(words[:1000]):
        piece, whole = canonical(match.group(1).casefold()), match.group(2)
        if piece and match.group(1).casefold() not in neutral:
            found.extend((piece, own) for word in tokens(whole) if (own := canonical(word)))
    return found


def _days(said: Said) -> tuple[tuple[int, str, str], ...]:
    """Give place and bounds of the dates; "that night" is counted from a day told of before, unknown here."""
    return tuple(
        (_place(said, one.span)[0], one.earliest[:10], one.latest[:10])
        for one in said.moments
        if one.type in {"DATE", "TIME"} and one.earliest is not None and one.latest is not None
        if not _TOLD_BEFORE.match(one.span.text) and not COMPARED.search(said.words[: _place(said, one.span)[0]][-40:])
    )


def _published(said: Said) -> tuple[str, str] | None:
    first, last = said.published.earliest, said.published.latest
    return None if first is None or last is None else (first[:10], last[:10])


def _limits(scope: str) -> frozenset[str]:
    words = [] if _PERIOD.match(scope) else [one for one in tokens(scope) if one not in calendar_words()]
    return frozenset(filter(None, map(canonical, words)))


def two_deeds(one: Told, other: Told) -> bool:
    """Tell whether two figures are of deeds that nobody takes for each other: of the killed and of the arrested."""
    firm = frozenset(map(str, lexicon("en", "figure_relations")["firm_roles"]))
    if one.role not in firm or other.role not in firm or one.role is None or other.role is None:
        return False
    return not near_roles(one.role, other.role) or held_role(one.role, other.role) or held_role(other.role, one.role)


def _leads(name: str, before: str) -> bool:
    """Tell whether a word of a list leads to a figure, with nothing but softening words between them."""
    return _leading(name).search(before[-60:]) is not None


@cache
def _leading(name: str) -> re.Pattern[str]:
    verbs, soft = (
        "|".join(re.escape(str(word)) for word in lexicon("en", "figure_relations")[one]) for one in (name, "between")
    )
    return re.compile(rf"\b(?:{verbs})(?:\s(?:{soft})){{0,3}}\s$", re.IGNORECASE)


@cache
def _plain(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))


@cache
def _listed(name: str) -> re.Pattern[str]:
    words: Sequence[str] = lexicon("en", "figure_relations")[name]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
