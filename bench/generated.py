"""Make any number of invented news reports: events that several outlets tell, copied, rewritten, attributed, with figures and dates.

Everything comes from the seed; the same seed and number give the same bytes. `python -m bench.generated N FOLDER [SEED]`
writes them.
"""

from __future__ import annotations

import html
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path


def _words(text: str, between: str = " ") -> list[str]:
    return text.split(between)


START, OF = (
    _words(
        "bar bel cor dan el fen gar hal is jor kel lan mar nor ol per quin ras sel tor ul ven wex yar zel bro cas dri gle sta"
    ),
    (_words("ba ce di fo ga hi ja ko la mi no pu ra se ti vo we xa yu za ster dal mont ler rin vek los tam")),
)
END = _words("dale ford haven mouth stead wick borg ley ton mark sund vik gate pool ridge")
FIRST = _words(
    "Ada Bo Carl Dora Emil Fay Gus Hedda Ivo Jana Kai Lotte Milo Nina Otto Pia Ruben Sia Tilo Una Vera Wim Xenia Yann Zoe Arne Britt Cleo"
)
PAPERS = _words("Post Herald Courier Gazette Chronicle Observer Mirror Examiner Dispatch Monitor")
ROLES = [
    "mayor",
    "union secretary",
    "plant manager",
    "police chief",
    "hospital director",
    "harbour master",
    "county engineer",
    "school inspector",
    "fire chief",
    "prosecutor",
    "rail operator",
    "water board",
]
KINDS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # name of the event, what happened, facts as (counted, done to them, said otherwise)
    ("fire", "a fire broke out in {}", [("firefighters", "were injured", "were hurt"), ("families", "were moved to a hotel", "had to leave home"), ("lorries", "were burnt out", "were lost")]),
    ("flood", "a dyke gave way behind {}", [("houses", "were flooded", "stood under water"), ("residents", "were evacuated", "were brought to safety"), ("cattle", "drowned", "were found dead")]),
    ("strike", "drivers walked out over {}", [("drivers", "stayed away from work", "refused to drive"), ("trains", "were cancelled", "did not run"), ("passengers", "were stranded", "were left waiting")]),
    ("crash", "two trams collided beside {}", [("passengers", "were injured", "were taken to hospital"), ("trams", "were withdrawn", "were taken out of service"), ("witnesses", "were questioned", "gave evidence")]),
    ("poisoning", "wedding guests fell ill after {}", [("guests", "were treated in hospital", "needed a doctor"), ("samples", "were taken from the kitchen", "were sent to the laboratory"), ("restaurants", "were closed", "had to shut")]),
    ("raid", "officers searched a shipyard for {}", [("officers", "took part in the search", "searched the site"), ("containers", "were sealed", "were impounded"), ("men", "were arrested", "were taken into custody")]),
    ("collapse", "a roof came down on {}", [("children", "were rescued", "were pulled out alive"), ("beams", "were found to be rotten", "had rotted through"), ("schools", "were closed for inspection", "stayed shut")]),
    ("closure", "a sugar factory closed for {}", [("workers", "were dismissed", "lost their jobs"), ("farmers", "were left without a buyer", "cannot sell their beet"), ("tonnes of beet", "were left in the fields", "were not collected")]),
]  # fmt: skip
SAID = _words("said,told reporters,announced,reported,stated,added,explained,warned", ",")
DETERMINERS = _words("the the the a a its their this some no every another our that any each")
PREPOSITIONS = _words("in of for with on near by from under after before without against between behind through over")
JOINTS = _words("and but while because although so until when where as")
CLUTTER = [
    "Subscribe for full access",
    "We use cookies to remember you",
    "Share this story",
    "Most read today",
    "Advertisement",
    "Sign in to comment",
    "All rights reserved",
]


@dataclass(frozen=True)
class Event:
    """One invented happening: who may speak of it, and three facts with their numbers."""

    kind: int
    town: str
    when: datetime
    people: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Page:
    """One file to write."""

    name: str
    data: bytes


def _name(dice: random.Random) -> str:
    return (dice.choice(START) + "".join(dice.choices(OF, k=dice.randint(0, 2)))).capitalize()


def _event(dice: random.Random) -> Event:
    town = _name(dice) + dice.choice(END)
    people = tuple((f"{dice.choice(FIRST)} {_name(dice)}{dice.choice(OF)}", role) for role in dice.sample(ROLES, 3))
    when = datetime(2031, 1, 1, 6, tzinfo=UTC) + timedelta(hours=dice.randrange(3 * 8760))
    kind = dice.randrange(len(KINDS))
    facts = tuple(fact if dice.random() < 0.3 else _matter(dice) for fact in KINDS[kind][2])
    return Event(kind, town, when, people, facts, tuple(dice.randint(3, 4000) for _ in range(3)))


def _matter(dice: random.Random) -> tuple[str, str, str]:
    """Make up what is counted in an event, so that two events of one kind seldom count the same."""
    things, verb = _word(dice, "plural"), _word(dice, "verb")
    place = f"{dice.choice(PREPOSITIONS)} the {_word(dice, 'noun')}"
    return f"{_word(dice, 'adjective')} {things}", f"were {verb} {place}", f"had to be {verb}"


def _number(dice: random.Random, value: int) -> str:
    return f"{value:,}" if dice.random() < 0.8 else str(value)


def _fact(dice: random.Random, event: Event, index: int) -> str:
    """Tell one fact of an event, on somebody's word or on none."""
    counted, done, otherwise = event.facts[index]
    person, role = event.people[index]
    core = f"{_number(dice, event.numbers[index])} {counted} {dice.choice((done, done, otherwise))}"
    where = dice.choice(("", f" in {event.town}", f" near {event.town}"))
    return dice.choice((
        f"{core}{where}, {role} {person} {dice.choice(SAID[:4])}.",
        f"According to {person}, the {role}, {core}{where}.",
        f"{person} {dice.choice(('said', 'confirmed', 'announced'))} that {core}{where}.",
        f"“In all, {core},” said {person}, {role} of {event.town}.",
        f"A total of {core}{where}.",
        f"The {role} denied that {core}{where}.",
    ))  # fmt: skip


#: Words that take an s in the table without being nouns.
_NO_NOUNS = frozenset(_words("their your that what when where there want know like look seem come take make give tell"))


@cache
def _vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    """Sort the words of the shipped frequency table by their endings; each with the sum of frequencies up to it."""
    table = files("whence.lang").joinpath("en", "frequency.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if "\t" in line]
    weight = {word: math.exp(-float(rarity)) for word, rarity in rows if len(word) > 3 and word.isalpha()}
    kinds: dict[str, list[str]] = {"noun": [], "plural": [], "verb": [], "adjective": [], "adverb": []}
    for word in sorted(weight):
        if word.endswith("ed"):
            kinds["verb"].append(word)
        elif word.endswith("ly"):
            kinds["adverb"].append(word)
        elif word.endswith(("al", "ic", "ous", "ive", "able", "ful", "less")):
            kinds["adjective"].append(word)
        elif f"{word}s" in weight and word not in _NO_NOUNS:
            kinds["noun"] += [word, f"{word}s"]
            kinds["plural"].append(f"{word}s")
    return {kind: (words, list(accumulate(weight[word] for word in words))) for kind, words in kinds.items()}


def _word(dice: random.Random, kind: str) -> str:
    words, sums = _vocabulary()[kind]
    return dice.choices(words, cum_weights=sums)[0]


def _thing(dice: random.Random) -> str:
    adjective = f"{_word(dice, 'adjective')} " if dice.random() < 0.35 else ""
    more = f" {dice.choice(PREPOSITIONS)} {_thing(dice)}" if dice.random() < 0.25 else ""
    return f"{dice.choice(DETERMINERS)} {adjective}{_word(dice, 'noun')}{more}"


def _clause(dice: random.Random) -> str:
    adverb = f"{_word(dice, 'adverb')} " if dice.random() < 0.2 else ""
    verb = _word(dice, "verb")
    done = f"was {adverb}{verb} {dice.choice(PREPOSITIONS)}" if dice.random() < 0.3 else f"{adverb}{verb}"
    return f"{_thing(dice)} {done} {_thing(dice)}"


def _colour(dice: random.Random, event: Event) -> str:
    """Tell something beside the point; words come as often as they do in English, so few pairs of rare ones repeat."""
    told = _clause(dice)
    if dice.random() < 0.6:
        told += f" {dice.choice(JOINTS)} {_clause(dice)}"
    person, role = dice.choice(event.people)
    form = dice.random()
    if form < 0.12:
        return f"{person} {dice.choice(SAID)} that {told}."
    if form < 0.2:
        return f"“{told[0].upper()}{told[1:]},” {person} said."
    if form < 0.26:
        return f"According to the {role}, {told}."
    return f"{told[0].upper()}{told[1:]}."


def _story(dice: random.Random, event: Event, words: int) -> list[str]:
    """Write the paragraphs of a report of its own."""
    person, role = event.people[0]
    day, what = event.when.strftime("%A"), KINDS[event.kind][1].format(_thing(dice))
    lead = dice.choice((
        f"In {event.town}, {what} on {day}, {role} {person} said.",
        f"On {day} {what} in {event.town}, according to the {role}.",
        f"{person} reported on {day} that {what} in {event.town}.",
    ))  # fmt: skip
    facts = [_fact(dice, event, index) for index in dice.sample(range(3), dice.randint(2, 3))]
    lines = [lead]
    while sum(len(line.split()) for line in lines + facts) < words:
        lines.append(_colour(dice, event))
    for fact in facts:
        lines.insert(dice.randint(1, len(lines)), fact)
    paragraphs = []
    while lines:
        size = dice.randint(1, 3)
        paragraphs.append(" ".join(lines[:size]))
        lines = lines[size:]
    return paragraphs


def _rewritten(dice: random.Random, event: Event, *, paragraphs: list[str], outlet: str) -> list[str]:
    """Keep some of another's paragraphs, credit it now and then, drift a figure now and then, and add one's own."""
    kept = [paragraph for paragraph in paragraphs if dice.random() < 0.5] or paragraphs[:1]
    if dice.random() < 0.3:
        number = f"{event.numbers[0]:,}"
        kept = [paragraph.replace(number, f"{event.numbers[0] + dice.randint(1, 50):,}") for paragraph in kept]
    credit = [f"{_clause(dice).capitalize()}, the {outlet} reported."]
    return (credit if dice.random() < 0.6 else []) + kept + _story(dice, event, 110)[1:]


def _plain(title: str, paragraphs: list[str], *, by: str, when: datetime) -> bytes:
    head = [title, f"By {by}", f"Published: {when.day} {when:%B %Y, %H:%M}"]
    return ("\n\n".join([*head, *paragraphs]) + "\n").encode()


def _html(title: str, paragraphs: list[str], *, clutter: list[str], outlet: str, when: datetime) -> bytes:
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>\n'
        f'<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">\n'
        f'<meta property="article:published_time" content="{when.isoformat()}"></head>\n'
        f'<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><div class="bar">{clutter[0]}</div>\n'
        f'<article><h1>{title}</h1>\n{body}\n<div class="share">{clutter[1]}</div></article>\n'
        f"<aside>{clutter[2]}</aside><footer>{clutter[3]} {outlet}</footer></body></html>\n"
    ).encode()


def reports(number: int, seed: int = 7) -> Iterator[Page]:
    """Give `number` reports of about 300 words.

    Args:
        number: How many, 1 or more. The first reports of a longer run are those of a shorter one.
        seed: Any integer.
    """
    dice, made = random.Random(seed), 0
    while made < number:
        event = _event(dice)
        told: list[tuple[list[str], str]] = []
        for _ in range(min(1 + int(dice.expovariate(0.4)), 12)):
            outlet, when = f"{_name(dice)} {dice.choice(PAPERS)}", event.when + timedelta(minutes=30 + 95 * len(told))
            if told and dice.random() < 0.3:
                paragraphs = dice.choice(told)[0]
            elif told and dice.random() < 0.5:
                source = dice.choice(told)
                paragraphs = _rewritten(dice, event, paragraphs=source[0], outlet=source[1])
            else:
                paragraphs = _story(dice, event, dice.randint(220, 380))
            told.append((paragraphs, outlet))
            title = f"{event.town}: {KINDS[event.kind][0]} and {_thing(dice)}"
            name = f"{made:06d}"
            if dice.random() < 0.5:
                yield Page(
                    f"{name}.html", _html(title, paragraphs, clutter=dice.sample(CLUTTER, 4), outlet=outlet, when=when)
                )
            else:
                by = f"{dice.choice(FIRST)} {_name(dice)}, {outlet}"
                yield Page(f"{name}.txt", _plain(title, paragraphs, by=by, when=when))
            made += 1
            if made == number:
                return


def write(number: int, folder: Path, seed: int = 7) -> int:
    """Write the reports into a folder, which is made; gives the bytes written."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for page in reports(number, seed):
        size += (folder / page.name).write_bytes(page.data)
    return size


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2]), *(int(word) for word in sys.argv[3:4])))
