"""Words for made-up names, and what writers do to a word: slips and other spellings. For `training.likeness`."""

from __future__ import annotations

import random
import re
from functools import cache

from whence.lang.frequency import table
from whence.lang.known_names import known
from whence.lang.lexicon import lexicon

#: Spellings of one sound: any of a row may stand for any other.
SPELLINGS = (
    ("q", "gh", "k", "g"), ("ou", "u", "oo", "o"), ("i", "y", "ee", "e"), ("a", "e"), ("kh", "h", "x"), ("w", "v"),
    ("ei", "ay", "ai", "ey"), ("j", "zh", "dj"),
    ("sh", "sch", "ch"), ("ts", "tz", "c"), ("f", "ph"), ("th", "t"), ("ou", "aw", "au", "ow"), ("iya", "ia", "ya"),
    ("ks", "x"), ("z", "s"),
)  # fmt: skip
#: Rows of syllables that names are invented from, one row a manner: openings, middles, ends.
_SYLLABLES = (
    (("far", "kha", "sho", "gho", "mo", "be", "ra", "za", "ni", "pa", "ho", "ar"), ("zan", "ri", "sha", "lam", "vo",
    "ta", "mou", "qi"), ("di", "pour", "zadeh", "ian", "nejad", "i", "vand", "far")),
    (("ab", "ha", "kha", "ma", "sa", "ya", "mu", "ta", "na", "ra"), ("li", "mi", "ssa", "zi", "bbou", "dda", "wa",
    "hi"), ("m", "d", "n", "ri", "wi", "shi", "ni", "ma")),
    (("vol", "gri", "sto", "bor", "ye", "mar", "kra", "du", "ser", "tym"), ("bo", "ni", "she", "ko", "vi", "la",
    "cha"), ("ov", "enko", "sky", "in", "ev", "chuk", "yan", "ova")),
    (("har", "bran", "lin", "ost", "vel", "mul", "kell", "dun", "sol", "wes"), ("ro", "de", "er", "ma", "ing", "ca"),
    ("gate", "vik", "man", "heim", "ton", "berg", "rick", "quist")),
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def invented(chance: random.Random) -> str:
    """Invent a word that sounds like a name."""
    first, middle, last = chance.choice(_SYLLABLES)
    parts = [
        chance.choice(first),
        *(chance.choice(middle) for _ in range(chance.choice((0, 1, 1, 2)))),
        chance.choice(last),
    ]
    return "".join(parts).capitalize()


@cache
def listed(letter: str) -> tuple[str, ...]:
    """Give shipped names of one sort (`known_names`), single words of four letters and more."""
    return tuple(sorted(name for name in known()[letter] if name.isalpha() and name.isascii() and len(name) > 3))


@cache
def general() -> tuple[str, ...]:
    """Give general words as names of bodies hold them: neither the commonest nor the rarest."""
    heads = set(lexicon("en", "names")["organisation_heads"])
    return tuple(
        sorted(
            word
            for word, rare in table("en").items()
            if 8.5 < rare < 11 and word.isalpha() and len(word) > 4 and word not in heads
        )
    )


def slip(word: str, chance: random.Random) -> str:
    """Make one slip of the pen in a word."""
    place = chance.randrange(1, max(2, len(word)))
    match chance.randrange(5):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + word[place : place + 1] * 2 + word[place + 1 :]
        case 2 if place + 1 < len(word):
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case 3:
            return word[:place] + chance.choice(LETTERS) + word[place + 1 :]
        case _:
            return word[:place] + chance.choice(LETTERS) + word[place:]


def slips(word: str, chance: random.Random) -> str:
    """Make two or three slips and spellings in a word, as a tired hand does."""
    for _ in range(chance.choice((2, 2, 3))):
        word = chance.choice((slip, respelt))(word, chance)
    return word


def respelt(word: str, chance: random.Random) -> str:
    """Spell a word otherwise, in one or two sounds."""
    lower = word.lower()
    for _ in range(chance.choice((1, 1, 2))):
        able = [(row, form) for row in SPELLINGS for form in row if form in lower]
        if not able:
            break
        row, form = chance.choice(able)
        place = chance.choice([match.start() for match in re.finditer(form, lower)])
        lower = lower[:place] + chance.choice([other for other in row if other != form]) + lower[place + len(form) :]
    if chance.random() < 0.3:
        lower = (
            re.sub(r"([bdfklmnprst])\1", r"\1", lower)
            if re.search(r"([bdfklmnprst])\1", lower)
            else re.sub(r"([aeiou])([dlmnrst])([aeiou])", r"\1\2\2\3", lower, count=1)
        )
    return lower.capitalize()


def near(word: str, among: tuple[str, ...], chance: random.Random) -> str:
    """Give another listed word that looks like this one: the nearest of a hundred drawn with its first letter."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only here

    drawn = [other for other in chance.sample(among, min(4000, len(among))) if other[0] == word[0].lower()][:200]
    alike = sorted((OSA.distance(other, word.lower()), other) for other in drawn if other != word.lower())
    return alike[0][1].capitalize() if alike else chance.choice(among).capitalize()
