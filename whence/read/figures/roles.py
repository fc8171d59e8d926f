"""What is said of a counted thing: killed, arrested, risen."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.figures.words import Extent, Line, is_word, listed

#: Words between a number and the word that gives its role, at most.
ROLE_REACH = 8
#: Words between a verb of change and "by" with the number ("cut the budget by $5"), at most.
_CHANGE_REACH = 7
_CLAUSE_ENDS = frozenset(".;:!?—–")
_BREAKS = frozenset({"and", "while", "but", ",", "or"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "got", "get", "getting"})


def role(line: Line, place: int, head: Extent | None) -> str | None:
    """Tell what is said of the counted.

    Why this way: the nearest word of the lexicon wins, the one right before the number first ("killed
    14"), then those behind it in the same clause ("14 people were killed"). A word behind that takes
    an object of its own ("14 men killed a guard") says what the counted did and is left out, unless its
    role is one that the counted has by doing.

    Args:
        line: The sentence.
        place: Which of its amounts.
        head: The thing counted.

    Returns:
        A role of `lang/en/roles.yaml`, `risen` or `fallen`; `None` when none stands near.
    """
    amount = line.amounts[place]
    changed = _change(line, place)
    if changed is not None:
        return changed
    first, behind = line.before(amount.start), line.after(amount.end)
    near = [index for index in range(first, max(-1, first - 4), -1) if line.at(index) not in listed("light")]
    roles = [_role_at(line, index, head) for index in near[:3]]
    if {"killed", "wounded"} <= set(roles):
        return "killed or wounded"
    if roles and roles[0] is not None:
        return roles[0]
    end = line.after(head[1]) if head is not None and head[0] >= amount.end else behind
    return _within(line, head) or _after(line, place, end) or _before(line, first, head)


def is_role_word(word: str) -> bool:
    """Tell whether a word in lower case gives a role by itself."""
    return word in _single()


def _role_at(line: Line, index: int, head: Extent | None = None) -> str | None:
    """Give the role that a word, or a phrase that begins or ends with it, stands for."""
    for phrase, name in _phrases().get(line.at(index), ()):
        if tuple(line.low[index : index + len(phrase)]) == phrase:
            return name
    found = _single().get(line.at(index))
    if found == "dismissed" and line.at(index) == "fired" and head is not None:
        last = line.at(line.before(head[1]))
        return "launched" if last in listed("weapons") else found
    return found


def _within(line: Line, head: Extent | None) -> str | None:
    if head is None:
        return None
    for index in range(line.after(head[0]), line.after(head[1])):
        found = _role_at(line, index)
        if found is not None and not line.at(index).endswith("ing"):
            return found
    return None


def _after(line: Line, place: int, start: int) -> str | None:
    if _is_whole(line, place):
        return None
    found: list[str] = []
    index = _over_pair(line, place, start)
    for at in range(index, min(index + ROLE_REACH, len(line.words))):
        word = line.at(at)
        if word[0] in _CLAUSE_ENDS or word[0].isdigit():
            break
        name = _role_at(line, at)
        if name is not None and _is_done_to(line, at, index, name=name):
            found.append(name)
        elif (word not in {"and", "or"}) if found else (word in _BREAKS or word in listed("relatives")):
            break
    if {"killed", "wounded"} <= set(found[:2]):
        return "killed or wounded"
    return found[0] if found else None


def _is_whole(line: Line, place: int) -> bool:
    """Tell whether what follows is said of the part before it: the 40 of `12 of the 40 were freed`."""
    index = line.before(line.amounts[place].start)
    while line.at(index) in listed("determiners"):
        index -= 1
    return place > 0 and line.at(index) in {"of", "in"} and line.before(line.amounts[place - 1].end) >= index - 1


def _over_pair(line: Line, place: int, start: int) -> int:
    """Step over the second of two that share what is said: `three women and two children were killed`."""
    if line.at(start) != "and" or place + 1 >= len(line.amounts) or line.before(line.amounts[place].start) >= 0:
        return start
    following = line.amounts[place + 1]
    if line.after(following.start) != start + 1:
        return start
    at = line.after(following.end)
    while is_word(line.at(at)) and not is_role_word(line.at(at)):
        at += 1
    return at


def _is_done_to(line: Line, at: int, start: int, *, name: str) -> bool:
    if name in listed("own_roles") or any(line.at(index) in _BE for index in range(start, at)):
        return True
    following = line.at(at + 1)
    return not (
        following in listed("determiners")
        or following in {"no", "him", "them", "some", "about", "more"}
        or (at + 1 < len(line.words) and line.amount_at(at + 1) is not None)
        or (line.words[at + 1 : at + 2] and line.words[at + 1][0].isupper())
        or (is_word(following) and line.at(at) in listed("present_roles"))
    )


def _before(line: Line, first: int, head: Extent | None) -> str | None:
    """Look back from the number; across `of` only right behind the role: `the killing of 14`."""
    for seen, at in enumerate(range(first, -1, -1)):
        word = line.at(at)
        if word[0] in _CLAUSE_ENDS or word in _BREAKS or seen >= ROLE_REACH // 2:
            return None
        if word in {"of", "that", "which"} and _role_at(line, at - 1) is None:
            return None
        found = _role_at(line, at, head)
        if found is not None:
            return found
    return None


def _change(line: Line, place: int) -> str | None:
    """Tell a rise or a fall by the amount (`fell 7 percent`, `cut ... by 3`); one *to* an amount is none."""
    amount = line.amounts[place]
    index, by = _to_verb(line, line.before(amount.start))
    restates = line.at(index) == "(" and place > 0 and amount.unit is not None
    if restates and line.before(line.amounts[place - 1].end) == index - 1:
        amount = line.amounts[place - 1]
        index, by = _to_verb(line, line.before(amount.start))
    if amount.unit is None and not by and line.at(index) not in {"up", "down"}:
        return None
    relative = amount.unit in {"percent", "percentage point"}
    found = _change_verb(line, index, reach=_CHANGE_REACH if by else 1, relative=relative)
    return found or {"higher": "risen", "lower": "fallen"}.get(line.at(line.after(amount.end)))


def _change_verb(line: Line, index: int, *, reach: int, relative: bool) -> str | None:
    for at in range(index, max(-1, index - reach), -1):
        word, before = line.at(at), line.at(at - 1)
        if word in {"up", "down"} and not relative and not (is_copula(before) or before in {"", ",", "("}):
            return None
        if word in listed("rises") or (relative and word in listed("gains")):
            return "risen"
        if word in listed("falls") or (relative and word in listed("losses")):
            return "fallen"
        if word[:1] in _CLAUSE_ENDS or word in {"and", "but", "to"} or line.amount_at(at) is not None:
            return None
    return None


def is_copula(word: str) -> bool:
    """Tell whether a word in lower case is a form of `be` or `stand`."""
    return word in listed("copulas")


def _to_verb(line: Line, index: int) -> tuple[int, bool]:
    """Step back over adverbs, "by" and "of"; tells whether one of the two stood there."""
    by = False
    while (
        line.at(index) in {"by", "another", "a", "an", "further", "of"}
        or line.at(index).endswith("ly")
        or line.at(index) in listed("skipped")
    ):
        by = by or line.at(index) in {"by", "of"}
        index -= 1
    return index, by


@cache
def _single() -> dict[str, str]:
    return {
        str(word): str(name) for name, words in lexicon("en", "roles").items() for word in words if " " not in str(word)
    }


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, words in lexicon("en", "roles").items():
        for word in words:
            if " " in str(word):
                phrase = tuple(str(word).split(" "))
                found[phrase[0]].append((phrase, str(name)))
    return dict(found)
