"""Pairs of persons' names that are one or two, made up. For `training.likeness`."""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files

from training.likeness_words import invented, listed, near, respelt, slip, slips

#: What is done to a name that stays one, and how often; one to three are drawn.
SAME = {
    "slip": 5,
    "slips": 3,
    "respell": 8,
    "drop middle": 4,
    "initial": 3,
    "turn": 4,
    "join": 2,
    "short form": 2,
    "add": 3,
    "other part": 2,
    "as it is": 2,
    "particle": 1,
}
#: Share of names of three to six words (fathers' names, several surnames), and small words inside them.
LONG, SMALL = 0.2, ("bin", "al", "de", "abu")
#: How two names differ, and how often.
OTHER = {
    "given": 5,
    "near given": 7,
    "surname": 3,
    "near surname": 5,
    "middle": 3,
    "ending": 2,
    "first": 2,
    "initial": 2,
    "swapped": 1,
    "both": 2,
}


def person_pair(chance: random.Random) -> tuple[str, str, bool]:
    """Make a pair of names and say whether they are one."""
    words = _name(chance)
    if chance.random() < 0.5:
        return " ".join(words), _varied(words, chance), True
    other = _other(words, chance)
    made = " ".join(other)
    return " ".join(words), _varied(other, chance, most=1) if chance.random() < 0.35 else made, False


def _name(chance: random.Random) -> list[str]:
    if chance.random() < LONG:
        words = [invented(chance) for _ in range(chance.choice((3, 4, 4, 5, 6)))]
        return [
            *words[:1],
            *(
                part
                for word in words[1:-1]
                for part in ((chance.choice(SMALL), word) if chance.random() < 0.4 else (word,))
            ),
            *words[-1:],
        ]
    foreign = chance.random() < 0.55
    given = [invented(chance) if foreign else chance.choice(listed("g")).capitalize()]
    if chance.random() < 0.4:
        given.append(invented(chance) if foreign else chance.choice(listed("g")).capitalize())
    surnames = [invented(chance) if foreign else chance.choice(listed("s")).capitalize()]
    if chance.random() < 0.15:
        surnames.append(invented(chance))
    return given + surnames


def _varied(words: list[str], chance: random.Random, *, most: int = 3) -> str:
    made = list(words)
    turned = False
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3)[: 2 * most])):
        deed = chance.choices(list(SAME), list(SAME.values()))[0]
        if deed == "turn":
            turned = True
        else:
            made = _deed(deed, made, chance)
    if turned and len(made) > 1:
        return f"{made[-1]}{chance.choice((',', ''))} {' '.join(made[:-1])}"
    return " ".join(made)


def _deed(deed: str, words: list[str], chance: random.Random) -> list[str]:  # noqa: PLR0911 - one line for each deed
    place = max(range(len(words)), key=lambda index: len(words[index]) * chance.random())
    match deed:
        case "slip" | "respell" | "slips":
            change = {"slip": slip, "slips": slips, "respell": respelt}[deed]
            return [change(word, chance) if index == place else word for index, word in enumerate(words)]
        case "drop middle" if len(words) > 2:
            gone = chance.randrange(1, len(words) - (chance.random() < 0.8))
            return words[:gone] + words[gone + 1 :]
        case "initial":
            at = 1 if len(words) > 2 and chance.random() < 0.7 else 0
            return [word[0] + "." if index == at else word for index, word in enumerate(words)]
        case "join" if len(words) > 2:
            return [words[0] + words[1].lower(), *words[2:]]
        case "short form":
            short = _short().get(words[0].lower())
            return [chance.choice(short).capitalize(), *words[1:]] if short else words
        case "add":
            at = chance.choice((1, len(words)))
            return [*words[:at], invented(chance), *words[at:]]
        case "other part" if len(words) > 2:
            gone = chance.randrange(1, len(words))
            return [*words[:gone], invented(chance), *words[gone + 1 :]]
        case "particle":
            return [*words[:-1], chance.choice(("al", "de", "van", "bin")), words[-1]]
    return words


def _other(words: list[str], chance: random.Random) -> list[str]:  # noqa: PLR0911 - one line for each way
    given, surnames = listed("g"), listed("s")
    match chance.choices(list(OTHER), list(OTHER.values()))[0]:
        case "given":
            return [chance.choice(given).capitalize(), *words[1:]]
        case "near given":
            return [near(words[0], given, chance), *words[1:]]
        case "surname":
            return [*words[:-1], chance.choice(surnames).capitalize()]
        case "near surname":
            return [*words[:-1], near(words[-1], surnames, chance)]
        case "middle" if len(words) > 2:
            return [words[0], near(words[1], given, chance), *words[2:]]
        case "ending":
            return [words[0][:-1] if words[0].endswith("a") else words[0] + "a", *words[1:]]
        case "first" if len(words) > 2:
            return words[1:]
        case "initial":
            letter = chance.choice([other for other in "ABDEFGHIJLMNPRSTZ" if other != words[0][0]])
            return [letter + ".", *words[1:]]
        case "swapped":
            return [words[-1], *words[1:-1], near(words[0], surnames, chance)]
    return [chance.choice(given).capitalize(), *words[1:-1], near(words[-1], surnames, chance)]


@cache
def _short() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in files("whence.lang").joinpath("en", "nicknames.tsv").read_text("utf-8").splitlines():
        full, short = line.split("\t")
        found.setdefault(full, []).append(short)
    return found
