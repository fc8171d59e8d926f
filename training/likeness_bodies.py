"""Pairs of names of organisations that are one or two, made up. For `training.likeness`."""

from __future__ import annotations

import random

from training.likeness_words import general, invented, listed, near, respelt, slip, slips
from whence.lang.lexicon import lexicon

SAME = {
    "slip": 5,
    "slips": 2,
    "respell": 3,
    "legal": 7,
    "turn": 3,
    "short": 3,
    "weak": 3,
    "drop common": 2,
    "add place": 2,
    "initials": 3,
    "join": 2,
    "as it is": 2,
}
OTHER = {
    "head": 5,
    "name": 4,
    "near name": 5,
    "general": 4,
    "near general": 3,
    "part": 5,
    "extra": 3,
    "place": 3,
    "legal": 3,
}
LEGAL = (("Ltd", "Limited", "LLC", "GmbH"), ("Inc", "Corporation", "Corp", "Co", "AG", "SA", "Plc", "JSC"))


def body_pair(chance: random.Random) -> tuple[str, str, bool]:
    """Make a pair of names and say whether they are one."""
    words = _name(chance)
    if chance.random() < 0.5:
        return " ".join(words), _varied(words, chance), True
    other = _other(words, chance)
    return " ".join(words), _varied(other, chance, most=1) if chance.random() < 0.3 else " ".join(other), False


def _heads() -> list[str]:
    return list(lexicon("en", "names")["organisation_heads"])


def _name(chance: random.Random) -> list[str]:
    owner = chance.choice(
        (invented(chance), chance.choice(listed("p")).capitalize(), chance.choice(listed("s")).capitalize())
    )
    middle = [chance.choice(general()).capitalize() for _ in range(chance.choice((0, 1, 1, 2)))]
    head = [chance.choice(_heads()).capitalize()]
    match chance.randrange(4):
        case 0:
            return [*head, "of", *middle, owner] if middle and chance.random() < 0.5 else [*middle, *head, "of", owner]
        case 1:
            return [owner, *(middle or [chance.choice(general()).capitalize()]), *chance.choice(LEGAL)[:1]]
    return [owner, *middle, *head]


def _varied(words: list[str], chance: random.Random, *, most: int = 3) -> str:
    made = list(words)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3)[: 2 * most])):
        made = _deed(chance.choices(list(SAME), list(SAME.values()))[0], made, chance)
    return " ".join(made)


def _deed(deed: str, words: list[str], chance: random.Random) -> list[str]:  # noqa: PLR0911 - one line for each deed
    place = max(range(len(words)), key=lambda index: len(words[index]) * chance.random())
    match deed:
        case "slip" | "respell" | "slips":
            change = {"slip": slip, "slips": slips, "respell": respelt}[deed]
            return [change(word, chance) if index == place else word for index, word in enumerate(words)]
        case "legal":
            return _legal(words, chance)
        case "turn" if "of" in words:
            at = words.index("of")
            return words[at + 1 :] + words[:at]
        case "short":
            return ["Assn" if word == "Association" else "Dept" if word == "Department" else word for word in words]
        case "weak":
            return [*words, chance.choice(("Group", "International", "Holding"))]
        case "drop common" if len(words) > 3:
            able = [index for index, word in enumerate(words) if index and word.lower() in set(general())]
            return [word for index, word in enumerate(words) if index != chance.choice(able)] if able else words
        case "add place":
            return [*words, chance.choice(listed("p")).capitalize()]
        case "initials" if len(words) > 3:
            letters = [index for index, word in enumerate(words) if word != "of"]
            run = chance.choice((letters[:3], letters[-3:], letters))
            return [*words[: run[0]], "".join(words[index][0] for index in run), *words[run[-1] + 1 :]]
        case "join" if len(words) > 2 and "of" not in words[:2]:
            return [words[0] + words[1].lower(), *words[2:]]
    return words


def _legal(words: list[str], chance: random.Random, *, other: bool = False) -> list[str]:
    """Write the legal form otherwise, leave it out, or give one where there is none; `other` takes another class."""
    held = next((row for row in LEGAL if words[-1] in row), None)
    bare = words if held is None else words[:-1]
    if other:
        return [*bare, chance.choice(LEGAL[held is LEGAL[0]])]
    if held is not None and chance.random() < 0.4:
        return bare
    return [*bare, chance.choice(held or chance.choice(LEGAL))]


def _other(words: list[str], chance: random.Random) -> list[str]:  # noqa: PLR0911 - one line for each way
    names = listed("s")
    places = [index for index, word in enumerate(words) if word != "of"]
    rare = next((index for index in places if words[index].lower() not in set(general()) | set(_heads())), 0)
    common = [index for index in places if index != rare] or [rare]
    match chance.choices(list(OTHER), list(OTHER.values()))[0]:
        case "head":
            return _put(words, chance.choice(common), chance.choice(_heads()).capitalize())
        case "name":
            return _put(words, rare, chance.choice((invented(chance), chance.choice(names).capitalize())))
        case "near name":
            return _put(words, rare, near(words[rare], names, chance))
        case "general":
            return _put(words, chance.choice(common), chance.choice(general()).capitalize())
        case "near general":
            at = chance.choice(common)
            return _put(words, at, near(words[at], general(), chance))
        case "part":
            part = chance.choice(list(lexicon("en", "name_forms")["parts"])).capitalize()
            return [*words, part] if chance.random() < 0.7 else [*words, chance.choice(general()).capitalize(), part]
        case "legal" if any(words[-1] in row for row in LEGAL):
            return _legal(words, chance, other=True)
        case "extra":
            return [*words[:1], chance.choice(general()).capitalize(), *words[1:]]
    return [*words, "of", chance.choice(listed("p")).capitalize()]


def _put(words: list[str], at: int, word: str) -> list[str]:
    return [*words[:at], word, *words[at + 1 :]]
