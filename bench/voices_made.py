"""Make up cascades of reports as text, where we know which statement goes back to whom. `python -m bench.voices`.

Each event has some facts with a figure, and an early wrong figure that several people hear. Some begin to tell it: outlets
that looked themselves, named people, unnamed officials, an agency whose text is not in the case, journalists who do not
know of each other and quote one document, and false witnesses who were told by one organiser what to say. Others copy:
sentences are kept, reworded or left out, figures drift, credits are given, left out or false, two texts are put together,
an outlet corrects itself. `Rates` says how often; every rate is ours. Nothing here is taken from anywhere.

The origin of a statement is whoever stands behind its last copy: the person quoted, the body whose document is quoted, the
agency, the organiser, the outlet that looked itself, or the officials of the outlet that first wrote it.
"""

from __future__ import annotations

import html
import random
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.generated import END, FIRST, PAPERS, _clause, _name


@dataclass(frozen=True)
class Rates:
    """How often things happen, shares from 0 to 1 unless said otherwise.

    Attributes:
        origins: Mean number of further origins of an event; copiers: mean number of copies of each.
        wrong: An origin errs; early: the error is the common one.
        credit: A copy names its source; false_credit: it names another; keep_name: it keeps the speaker.
        drop, drift: A fact is left out, a figure changes on the way.
        mosaic, correction: A copy of two texts; an outlet corrects itself.
        reworded, least: Highest and lowest share of a copy's sentences that are put otherwise; each copy draws its own.
        lost: Share of a copy's other sentences that go at full rewording.
        colour: Fewest and most other sentences of a first report.
        undated, day_only: What is known of the date.
        loose: An origin puts a turn of its own into what it tells, and a copy that rewords a sentence changes it.
        hour: An origin tells the hour that the others tell too, where it tells one.
        kinds: Weights of the kinds of origin: outlets that looked, named people, unnamed officials, agencies, documents,
            false witnesses.
    """

    origins: float = 1.2
    copiers: float = 1.6
    wrong: float = 0.25
    early: float = 0.4
    credit: float = 0.35
    false_credit: float = 0.04
    keep_name: float = 0.75
    drop: float = 0.07
    drift: float = 0.06
    mosaic: float = 0.12
    correction: float = 0.05
    reworded: float = 1.0
    least: float = 0.0
    lost: float = 0.8
    colour: tuple[int, int] = (3, 7)
    undated: float = 0.08
    day_only: float = 0.12
    loose: float = 0.0
    hour: float = 0.0
    kinds: tuple[float, ...] = (3, 4, 2, 1.5, 1.5, 1)


USUAL = Rates()
#: Other worlds than the usual one, to learn from and to check in: what holds in one of them only is no finding.
WORLDS: Mapping[str, Rates] = {
    "usual": USUAL,
    # few say where they have it from, and fewer words are left of it
    "silent": Rates(credit=0.12, keep_name=0.5, lost=0.95, origins=0.8, copiers=2.2),
    # one origin, much repeated
    "loud": Rates(origins=0.5, copiers=4.0, reworded=0.9, mosaic=0.2),
    # many origins, little repeated
    "many": Rates(origins=2.4, copiers=0.7, wrong=0.3, hour=0.5),
    # short reports that put everything in words of their own
    "retold": Rates(least=0.8, lost=1.0, colour=(1, 3), credit=0.3, keep_name=0.45, loose=0.6, copiers=2.0, hour=0.6),
    "brief": Rates(least=0.4, lost=1.0, colour=(1, 2), credit=0.2, keep_name=0.5, origins=0.9, copiers=2.2, hour=0.8),
    # whole sentences are taken over
    "verbatim": Rates(reworded=0.5, copiers=2.2, keep_name=0.85, hour=0.7),
    # nobody dates what he writes, credits lead astray, figures drift
    "muddled": Rates(
        undated=0.4, day_only=0.4, credit=0.5, false_credit=0.15, drift=0.15, drop=0.15, correction=0.12, hour=0.7
    ),
    # everybody has a turn of his own
    "loose": Rates(loose=0.8, origins=1.4, copiers=1.8, hour=0.9),
    # false witnesses, documents that several quote, the same early error in many mouths
    "arranged": Rates(kinds=(2, 3, 1, 1, 3, 3), wrong=0.4, early=0.7, loose=0.4, hour=0.5),
}
#: (thing counted, four ways to put it with a figure and a circumstance, three circumstances with a place)
FACTS = [
    ("workers", ["{n} workers were hurt {c}", "{c}, {n} workers suffered injuries", "the number of injured workers stands at {n} {c}", "{n} workers had to be treated for injuries {c}"], ["when the scaffold at the mill in {p} came down", "in the fall of the scaffold at {p} mill", "as the mill scaffold of {p} gave way"]),
    ("houses", ["{n} houses were flooded {c}", "{c}, {n} houses stood under water", "water entered {n} houses {c}", "{n} houses took in water {c}"], ["after the dyke behind {p} gave way", "when the dyke at {p} broke", "because the {p} dyke failed"]),
    ("passengers", ["{n} passengers were stranded {c}", "{c}, {n} passengers got stuck", "{n} passengers were left waiting {c}", "{n} passengers had to spend the night on benches {c}"], ["after the ferry to {p} ran aground", "when the {p} ferry struck a sandbank", "as the ferry for {p} got stuck"]),
    ("containers", ["{n} containers were seized {c}", "{c}, officers impounded {n} containers", "{n} containers were taken away {c}", "customs officers sealed {n} containers {c}"], ["in the search of the shipyard at {p}", "when the {p} shipyard was searched", "during the raid on the yard in {p}"]),
    ("trees", ["{n} trees were felled {c}", "{c}, {n} trees were cut down", "{n} trees came down {c}", "the saws took {n} trees {c}"], ["for the new ring road near {p}", "to make room for the {p} ring road", "along the line of the ring road at {p}"]),
    ("villagers", ["{n} villagers were arrested {c}", "{c}, police detained {n} villagers", "{n} villagers were taken into custody {c}", "{n} villagers spent the night in cells {c}"], ["at the protest against the quarry in {p}", "when the quarry protest at {p} was broken up", "after the sit-in at the {p} quarry"]),
    ("sheep", ["{n} sheep were killed {c}", "{c}, {n} sheep perished", "{n} sheep died {c}", "farmers lost {n} sheep {c}"], ["in the barn fire outside {p}", "when a barn near {p} burned down", "as fire took a barn at {p}"]),
    ("pupils", ["{n} pupils fell ill {c}", "{c}, {n} pupils were taken ill", "{n} pupils complained of stomach cramps {c}", "{n} pupils had to see a doctor {c}"], ["after lunch in the canteen of {p} school", "when the {p} school canteen served bad fish", "following a meal at the school in {p}"]),
    ("litres of diesel", ["{n} litres of diesel leaked {c}", "{c}, {n} litres of diesel ran out", "{n} litres of diesel escaped {c}", "the ground took up {n} litres of diesel {c}"], ["from the depot into the brook at {p}", "when a tank of the {p} depot cracked", "out of a cracked tank near {p}"]),
    ("jobs", ["{n} jobs will go {c}", "{c}, {n} jobs are to be cut", "{n} jobs are lost {c}", "the owner strikes {n} jobs {c}"], ["at the closing of the sugar works in {p}", "when the {p} sugar works shuts", "with the end of sugar making in {p}"]),
    ("shells", ["{n} shells were found {c}", "{c}, divers found {n} shells", "{n} shells came to light {c}", "{n} shells were lifted {c}"], ["in the old harbour basin of {p}", "on the bed of the {p} harbour", "when the harbour at {p} was dredged"]),
    ("signatures", ["{n} signatures were handed in {c}", "{c}, residents delivered {n} signatures", "{n} signatures were collected {c}", "the petition carries {n} signatures {c}"], ["against the sale of the hospital in {p}", "to keep the {p} hospital public", "in protest at selling the hospital of {p}"]),
]  # fmt: skip
ROLES = ["mayor", "union secretary", "fire chief", "police chief", "hospital director", "harbour master", "county engineer", "prosecutor"]  # fmt: skip
BODIES = ["Safety Board", "Water Authority", "Audit Office", "Harbour Council", "Labour Inspectorate", "County Court"]
AGENCIES = ["NPD", "Vestra Press Agency", "Corant News", "ORA"]
SPOKEN = ("{core}, {name}, {role} of {town}, said", "According to {name}, the {role}, {core}", "{role_cap} {name} said that {core}", "{name}, the {role}, told reporters that {core}")  # fmt: skip
PAPER = ("A report by the {name} says that {core}", "According to a report by the {name}, {core}", "The {name} found in its report that {core}", "{core}, the {name} writes in its report", "According to an official report, {core}")  # fmt: skip
UNNAMED = ("Officials said that {core}", "According to officials, {core}", "{core}, an official said", "Local officials put it on record that {core}")  # fmt: skip
LOOKED = (
    "Our reporter counted and found that {core}",
    "I saw for myself that {core}",
    "We found that {core}",
    "{core}",
)
HEARD = ("{name}, a resident of {town}, said that {core}", "“{core},” said {name}, who lives in {town}", "A neighbour, {name}, said that {core}", "{name}, who was there, said that {core}")  # fmt: skip
ON_WORD = ("{outlet} reported that {core}", "{core}, {outlet} reported", "According to {outlet}, {core}", "As {outlet} reported, {core}")  # fmt: skip
CREDIT = ("{outlet} first reported the story.", "The news was first carried by {outlet}.", "With material from {outlet}.", "This was reported by {outlet}.")  # fmt: skip
WHEN = ("", "", "late on {day}", "early on {day}", "on {day} morning", "shortly after noon", "in the night", "before dawn", "in the course of the week", "over the weekend", "within a few hours", "on the second day")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TURNS = ("once again", "all at once", "one after the other", "for the first time in years", "without any warning", "in the end", "to the surprise of many", "within minutes", "in full view of passers-by", "as had been feared", "a second time this year", "little by little")  # fmt: skip
DETAILS = ("the telephone at the gate rang in vain", "the lamps in the yard were still burning", "two dogs had to be led away first", "the road was shut until the evening", "a siren was heard three times", "the keys had to be fetched from the next village")  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One fact as one report tells it.

    Attributes:
        fact: Number of the fact in its event.
        origin: Who stands behind it.
        frame: Which of the ways of naming the source.
        speaker: (name, role) or (name of the body, empty).
        way, turn, circumstance, moment: Which wording of the fact, of the frame, of the circumstance and of the time.
        value: The figure told.
        detail: What false witnesses were told to add.
        own: Number of the turn that the origin or a copy put in, -1 for none.
    """

    fact: int
    origin: str
    frame: tuple[str, ...]
    speaker: tuple[str, str]
    way: int
    turn: int
    circumstance: int
    moment: int
    value: int
    detail: str = ""
    own: int = -1


@dataclass(frozen=True)
class Story:
    """One report before it is set as text."""

    outlet: str
    when: datetime
    lines: tuple[Line, ...]
    colour: tuple[str, ...]
    credit: str | None = None
    mark: str | None = None
    held: bool = True


@dataclass(frozen=True)
class Made:
    """One report as text.

    Attributes:
        told: (fact, origin, sentence as it stands in the text).
    """

    name: str
    outlet: str
    data: bytes
    event: int
    told: tuple[tuple[int, str, str], ...]


@dataclass
class Event:
    number: int
    town: str
    facts: list[int]
    values: list[int]
    early: list[int]
    when: datetime
    dice: random.Random
    rates: Rates
    outlets: list[str]
    copied: dict[int, int] = field(default_factory=dict)

    def outlet(self) -> str:
        """Take an outlet that has not written yet."""
        return self.outlets.pop()


def events(seed: int, number: int, rates: Rates = USUAL) -> Iterator[Made]:
    """Make up the reports of a number of events; the same seed gives the same."""
    dice = random.Random(seed)
    taken: set[str] = set()
    for at in range(number):
        event = _event(dice, at, rates, taken=taken)
        stories = _stories(event)
        for place, story in enumerate(one for one in stories if one.held):
            yield _set(event, story, f"{at:04d}-{place:02d}")


def _event(dice: random.Random, number: int, rates: Rates, *, taken: set[str]) -> Event:
    town = _new(taken, lambda: _name(dice) + dice.choice(END))
    facts = dice.sample(range(len(FACTS)), dice.randint(2, 3))
    values = [dice.choice((dice.randint(3, 40), dice.randint(41, 990), dice.randint(10, 99) * 10)) for _ in facts]
    early = [
        max(2, value + dice.choice((-1, 1)) * max(1, dice.randint(value // 5, value // 2 + 1))) for value in values
    ]
    when = datetime(2031, 1, 1, 6, tzinfo=UTC) + timedelta(days=dice.randrange(900), hours=dice.randrange(14))
    outlets = [_new(taken, lambda: f"{_name(dice)} {dice.choice(PAPERS)}") for _ in range(40)]
    return Event(number, town, facts, values, early, when, dice, rates, outlets)


def _new(taken: set[str], make: Callable[[], str]) -> str:
    while (name := make()) in taken:
        pass
    taken.add(name)
    return name


def _stories(event: Event) -> list[Story]:
    dice, rates = event.dice, event.rates
    count = 1 + min(4, int(dice.expovariate(1 / rates.origins))) if rates.origins else 1
    told: list[Story] = []
    for number in range(count):
        kind = dice.choices(("looked", "named", "officials", "agency", "document", "witnesses"), rates.kinds)[0]
        told.extend(_BEGIN[kind](event, f"{kind}{number}"))
    copies = min(14, int(rates.copiers * count * dice.paretovariate(1.6) / 2))
    for _ in range(copies):
        told.append(_copy(event, told))
    if dice.random() < rates.correction * len(told):
        told.append(_corrected(event, dice.choice([one for one in told if one.held] or told)))
    return told


def _values(event: Event) -> list[int]:
    dice, rates = event.dice, event.rates
    return [
        value
        if dice.random() >= rates.wrong
        else early
        if dice.random() < rates.early
        else max(2, value + dice.randint(-value // 4 - 1, value // 4 + 1))
        for value, early in zip(event.values, event.early, strict=True)
    ]


def _person(event: Event, role: str) -> tuple[str, str]:
    return f"{event.dice.choice(FIRST)} {_name(event.dice)}{event.dice.choice(('sen', 'ova', 'man', 'ini'))}", role


def _own(
    event: Event, origin: str, frame: tuple[str, ...], *, speaker: tuple[str, str], values: list[int]
) -> tuple[Line, ...]:
    dice, rates = event.dice, event.rates
    chosen = [at for at in range(len(event.facts)) if dice.random() < 0.85] or [0]
    chance = zlib.crc32(f"{event.town} {origin}".encode())
    if chance // len(WHEN) % 1000 < rates.hour * 1000:
        chance = zlib.crc32(event.town.encode())
    moment = chance % len(WHEN)
    made = tuple(
        Line(at, origin, frame, speaker, dice.randrange(4), dice.randrange(60), dice.randrange(3), moment, values[at])
        for at in chosen
    )
    return tuple(_turned(event, line) for line in made) if rates.loose else made


def _turned(event: Event, line: Line) -> Line:
    """Put another turn into a line, or none."""
    dice = event.dice
    return replace(line, own=dice.randrange(len(TURNS)) if dice.random() < event.rates.loose else -1)


def _begun(event: Event, lines: tuple[Line, ...], *, mark: str | None = None, held: bool = True) -> Story:
    dice = event.dice
    when = event.when + timedelta(hours=dice.uniform(0, 30))
    return Story(event.outlet(), when, lines, _colour(event, dice.randint(*event.rates.colour)), mark=mark, held=held)


def _colour(event: Event, count: int) -> tuple[str, ...]:
    return tuple(f"{words[:1].upper()}{words[1:]}." for words in (_clause(event.dice) for _ in range(count)))


def _looked(event: Event, origin: str) -> list[Story]:
    return [_begun(event, _own(event, origin, LOOKED, speaker=("", ""), values=_values(event)))]


def _named(event: Event, origin: str) -> list[Story]:
    """Tell what one named person says, now and then to two outlets."""
    speaker, values = _person(event, event.dice.choice(ROLES)), _values(event)
    return [
        _begun(event, _own(event, origin, SPOKEN, speaker=speaker, values=values))
        for _ in range(1 + (event.dice.random() < 0.25))
    ]


def _officials(event: Event, origin: str) -> list[Story]:
    return [_begun(event, _own(event, origin, UNNAMED, speaker=("", ""), values=_values(event)))]


def _agency(event: Event, origin: str) -> list[Story]:
    """Tell an agency text that is not in the case; two or three outlets carry it."""
    mark = event.dice.choice(AGENCIES)
    lines = _of(f"agency {mark}", _own(event, origin, UNNAMED, speaker=("", ""), values=_values(event)))
    text = _begun(event, lines, mark=mark, held=False)
    marked = [
        _taken(event, (text,), mark=mark if event.dice.random() < 0.8 else None)
        for _ in range(event.dice.randint(2, 3))
    ]
    return [text, *marked]


def _document(event: Event, origin: str) -> list[Story]:
    """Let two or three journalists quote one document who do not know of each other."""
    name, values = f"{event.town} {event.dice.choice(BODIES)}", _values(event)
    return [
        _begun(event, _of(f"document {name}", _own(event, origin, PAPER, speaker=(name, ""), values=values)))
        for _ in range(event.dice.randint(2, 3))
    ]


def _of(origin: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put one body behind lines: two texts of one agency, or two reports of one authority, are one voice."""
    return tuple(replace(line, origin=origin) for line in lines)


def _witnesses(event: Event, origin: str) -> list[Story]:
    """Let one organiser tell two to four people what to say; each says it to another outlet, nearly in the same words."""
    dice = event.dice
    values = [max(2, value * 2 + dice.randint(1, 9)) for value in event.values]
    base = _own(event, origin, HEARD, speaker=("", ""), values=values)
    base = tuple(replace(line, detail=dice.choice(DETAILS)) for line in base)
    start = event.when + timedelta(hours=dice.uniform(0, 30))
    made = []
    for _ in range(dice.randint(2, 4)):
        speaker = _person(event, "resident")
        lines = tuple(replace(line, speaker=speaker, turn=dice.randrange(60)) for line in base)
        when = start + timedelta(hours=dice.expovariate(0.7))
        made.append(Story(event.outlet(), when, lines, _colour(event, dice.randint(*event.rates.colour))))
    return made


_BEGIN = {
    "looked": _looked,
    "named": _named,
    "officials": _officials,
    "agency": _agency,
    "document": _document,
    "witnesses": _witnesses,
}


def _copy(event: Event, told: list[Story]) -> Story:
    dice = event.dice
    first = dice.choices(told, [1 + event.copied.get(id(one), 0) for one in told])[0]
    event.copied[id(first)] = event.copied.get(id(first), 0) + 1
    parents = [first]
    if len(told) > 1 and dice.random() < event.rates.mosaic:
        parents.append(dice.choice([one for one in told if one is not first]))
    return _taken(event, tuple(parents), told=told)


def _taken(
    event: Event, parents: tuple[Story, ...], *, told: list[Story] | None = None, mark: str | None = None
) -> Story:
    """Make a copy of one or two stories."""
    dice, rates = event.dice, event.rates
    level = rates.least + dice.random() * (rates.reworded - rates.least)
    named = dice.random() < rates.credit
    other = told is not None and dice.random() < rates.false_credit
    credited = (
        dice.choice(told).outlet if other and told else parents[0].outlet if named and parents[0].mark is None else None
    )
    inside = credited is not None and dice.random() < 0.5
    lines = [
        _passed(event, line, level, outlet=credited if inside and not at else None)
        for at, parent in enumerate(parents)
        for line in parent.lines
        if dice.random() >= rates.drop
    ]
    once = {line.fact: line for line in reversed(lines)} or {parents[0].lines[0].fact: parents[0].lines[0]}
    kept = [words for parent in parents for words in parent.colour if dice.random() < 1 - level * rates.lost]
    when = max(parent.when for parent in parents) + timedelta(hours=0.3 + dice.expovariate(1 / 5))
    colour = (*kept, *_colour(event, dice.randint(0, 3)))
    credit = dice.choice(CREDIT).format(outlet=credited) if credited is not None and not inside else None
    if mark is None and parents[0].mark is not None and parents[0].held and dice.random() < 0.5:
        mark = parents[0].mark
    return Story(event.outlet(), when, tuple(once[fact] for fact in sorted(once)), colour, credit, mark)


def _passed(event: Event, line: Line, level: float, *, outlet: str | None) -> Line:
    """Pass a fact on: put otherwise, with another figure, without its speaker, or on the word of the outlet."""
    dice, rates = event.dice, event.rates
    if dice.random() < level:
        line = replace(line, way=dice.randrange(4), turn=dice.randrange(60))
        if dice.random() < 0.5:
            line = replace(line, circumstance=dice.randrange(3), moment=dice.choice((0, line.moment)), detail="")
            line = _turned(event, line) if rates.loose else line
    if dice.random() < rates.drift:
        line = replace(line, value=dice.choice((round(line.value, -1) or line.value, line.value + 1, line.value * 10)))
    if outlet is not None and line.frame in {LOOKED, UNNAMED}:
        return replace(line, frame=ON_WORD, speaker=(outlet, ""))
    if line.frame is LOOKED or dice.random() >= rates.keep_name:
        return replace(line, frame=("{core}",), speaker=("", "")) if line.frame is not ON_WORD else line
    return line


def _corrected(event: Event, story: Story) -> Story:
    dice = event.dice
    at = dice.randrange(len(story.lines))
    lines = list(story.lines)
    lines[at] = replace(lines[at], value=event.values[lines[at].fact])
    when = story.when + timedelta(hours=dice.uniform(5, 40))
    return replace(
        story, when=when, lines=tuple(lines), colour=("An earlier version gave another figure.", *story.colour)
    )


def _set(event: Event, story: Story, name: str) -> Made:
    """Set a story as a page, its facts among its other sentences."""
    dice = event.dice
    body: list[str] = list(story.colour)
    told = []
    for line in story.lines:
        words = _sentence(event, line)
        body.insert(dice.randint(0, len(body)), words)
        told.append((line.fact, f"{event.number}:{line.origin}", words))
    if story.credit is not None:
        body.insert(min(2, len(body)), story.credit)
    body[0] = f"{event.town.upper()} ({story.mark}) — {body[0]}" if story.mark else body[0]
    paragraphs = [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
    return Made(f"{name}.html", story.outlet, _page(event, story, paragraphs), event.number, tuple(told))


def _sentence(event: Event, line: Line) -> str:
    _, ways, circumstances = FACTS[event.facts[line.fact]]
    circumstance = circumstances[line.circumstance].format(p=event.town)
    # the day before the first report: a report tells of a weekday that has been
    moment = WHEN[line.moment].format(day=DAYS[(event.when - timedelta(days=1)).weekday()])
    circumstance = " ".join(filter(None, (circumstance, moment, TURNS[line.own] if line.own >= 0 else "")))
    core = ways[line.way].format(c=circumstance, n=f"{line.value:,}")
    if line.detail:
        core = f"{core} and {line.detail}"
    frame = line.frame[line.turn % len(line.frame)]
    name, role = line.speaker
    words = frame.format(core=core, name=name, role=role, role_cap=role.capitalize(), town=event.town, outlet=name)
    return f"{words[:1].upper()}{words[1:]}."


def _page(event: Event, story: Story, paragraphs: list[str]) -> bytes:
    dice = event.dice
    chance = dice.random()
    stamp = story.when.isoformat()
    if chance < event.rates.undated:
        stamp = ""
    elif chance < event.rates.undated + event.rates.day_only:
        stamp = story.when.date().isoformat()
    dated = f'<meta property="article:published_time" content="{stamp}">' if stamp else ""
    title = f"{event.town}: {_clause(dice).split(' ', 1)[1]}"
    body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta property="og:site_name" content="{story.outlet}">{dated}</head>\n'
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    ).encode()


def write(made: Iterator[Made], folder: Path) -> list[Made]:
    """Write reports into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = list(made)
    for one in listed:
        (folder / one.name).write_bytes(one.data)
    return listed
