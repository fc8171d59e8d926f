"""What a number counts, what is said of it, and how far it reaches."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from whence.lang.lexicon import lexicon
from whence.text.numbers import Amount

_TOKEN = re.compile(r"[^\W_][\w'’.-]{0,40}(?<![.'’-])|[^\s\w]")
#: Words of a counted noun phrase, at most.
HEAD_WORDS = 6
#: Code points looked at on either side of a number.
_AFTER, _BEFORE = 160, 90
#: Tokens between a number and the word that gives its role, at most.
ROLE_REACH = 8
_LIGHT = frozenset(
    word
    for words in (
        ("a", "an", "the", "his", "her", "its", "their", "all", "other", "another", "further", "more", "additional"),
        ("about", "were", "was", "are", "is", "be", "been", "being", "had", "has", "have"),
    )
    for word in words
)
#: Between a number and its role: another clause begins.
_BREAKS = frozenset({"and", "while", "but", ","})
#: Tokens looked at after a number, at most.
_TOKENS = 12
#: What money is often given in: "$2 million in aid".
_KINDS = frozenset({"aid", "cash", "damage", "damages", "weapons", "losses", "loans"})
_CLAUSE_ENDS = frozenset(".;:!?—–")
_PROPER = r"[A-Z0-9][\w'’.-]{0,30}"
_SCOPE = (
    r"(?:(?:the|a|an|its|their)[ ])?(?:[\w'’-]{1,30}[ ]){0,3}?"
    rf"(?:{_PROPER}(?:(?:[ ]|,[ ]|[ ]and[ ]|[ ]of[ ](?:the[ ])?){_PROPER}){{0,4}})"
)

Extent = tuple[int, int]


def counted(text: str, amount: Amount) -> Extent | None:
    """Find the words for the thing counted.

    Why this way: without a parser the noun phrase after the number is what stands before the next
    preposition, verb or mark; it misses things counted before the number ("their number rose to 40").

    Args:
        text: The sentence.
        amount: The amount in it.

    Returns:
        Offsets into `text`; `None` when nothing is named ("14 of them").
    """
    start = amount.end
    compound = re.match(r"-([^\W\d_]{2,20})(?![\w-])", text[start : start + 24])
    if compound is not None and amount.unit is None:
        return start + 1, start + compound.end()
    tokens = _tokens(text, start)
    skip = _of_phrase(tokens, amount)
    if skip is None:
        return None
    tokens = tokens[skip:]
    if skip == 0 and amount.unit not in {None, "times"}:
        return None
    return _noun_phrase(tokens)


def _tokens(text: str, start: int) -> list[tuple[str, int, int]]:
    matches = islice(_TOKEN.finditer(text, start, min(len(text), start + _AFTER)), _TOKENS)
    return [(match[0], *match.span()) for match in matches]


def _of_phrase(tokens: list[tuple[str, int, int]], amount: Amount) -> int | None:
    """Count the tokens to skip in `dozens of the ...`; `None` for `14 of them`."""
    if not tokens or tokens[0][0].casefold() not in {"of", "in"}:
        return 0
    if tokens[0][0].casefold() == "in":
        return int(amount.unit is not None and len(tokens) > 1 and tokens[1][0].casefold() in _KINDS)
    skip = 1
    while skip < len(tokens) and tokens[skip][0].casefold() in _words("determiners"):
        skip += 1
    if skip < len(tokens) and tokens[skip][0].casefold() in _words("pronouns_of"):
        return None
    return skip


def _noun_phrase(tokens: list[tuple[str, int, int]]) -> Extent | None:
    taken: list[tuple[str, int, int]] = []
    for place, token in enumerate(tokens[: HEAD_WORDS + 1]):
        if _ends_phrase(tokens, place, taken):
            break
        taken.append(token)
    while taken and taken[-1][0].casefold() in _LIGHT:
        taken.pop()
    if not taken or len(taken) > HEAD_WORDS:
        return None
    return taken[0][1], taken[-1][2]


def _ends_phrase(tokens: list[tuple[str, int, int]], place: int, taken: list[tuple[str, int, int]]) -> bool:
    word = tokens[place][0]
    folded = word.casefold()
    if folded == "and" and taken and not _is_plural(taken[-1][0]) and place + 2 < len(tokens):
        return not _plural_follows(tokens, place + 1)
    if not word[0].isalpha() or folded in _words("stops"):
        return True
    if folded in _role_words() or (len(folded) > 4 and folded.endswith(("ed", "ing"))):
        return not _noun_follows(tokens, place) or (bool(taken) and not _plural_follows(tokens, place))
    return folded.endswith("ly") and len(folded) > 4 and bool(taken)


def _noun_follows(tokens: list[tuple[str, int, int]], place: int) -> bool:
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1][0]
    folded = following.casefold()
    return following[0].isalpha() and folded not in _words("stops") and not folded.endswith("ed")


def _plural_follows(tokens: list[tuple[str, int, int]], place: int) -> bool:
    """Tell whether a participle stands inside the phrase: `25,000 locally hired guards`."""
    return _is_plural(tokens[place + 1][0])


def _is_plural(word: str) -> bool:
    folded = word.casefold()
    return folded in _words("persons") or (folded.endswith("s") and len(folded) > 3)


def role(text: str, amount: Amount, head: Extent | None) -> str | None:
    """Tell what is said of the counted: `killed`, `arrested`, `attended`.

    Why this way: the nearest word of the lexicon wins, the one right before the number first ("killed
    14"), then those after it in the same clause ("14 people were killed").

    Args:
        text: The sentence.
        amount: The amount in it.
        head: What `counted` gave.

    Returns:
        A role of `lang/en/roles.yaml`, `None` when none stands near.
    """
    before = [match[0].casefold() for match in _TOKEN.finditer(text[max(0, amount.start - _BEFORE) : amount.start])]
    near = [word for word in before[-4:] if word not in _LIGHT]
    if {_role_words().get(word) for word in near[-3:]} >= {"killed", "wounded"}:
        return "killed or wounded"
    if near and near[-1] in _role_words():
        return _role_words()[near[-1]]
    inside = _role_between(text, amount.end, head[1] if head is not None else amount.end)
    return inside or _role_after(text, head[1] if head is not None else amount.end) or _role_before(before)


def _role_between(text: str, start: int, end: int) -> str | None:
    for match in _TOKEN.finditer(text, start, end):
        found = _role_words().get(match[0].casefold())
        if found is not None and not match[0].endswith("ing"):
            return found
    return None


def _role_after(text: str, start: int) -> str | None:
    found: list[str] = []
    for seen, (word, _start, _end) in enumerate(_tokens(text, start)):
        folded = word.casefold()
        if word[0] in _CLAUSE_ENDS or word[0].isdigit() or seen >= ROLE_REACH:
            break
        if folded in _role_words():
            found.append(_role_words()[folded])
        elif (folded not in {"and", "or"}) if found else (folded in _BREAKS):
            break
    if {"killed", "wounded"} <= set(found[:2]):
        return "killed or wounded"
    return found[0] if found else None


def _role_before(before: list[str]) -> str | None:
    """Look back from the number; across `of` only right behind the role: `the killing of 14`."""
    for seen, word in enumerate(reversed(before)):
        if word[0] in _CLAUSE_ENDS or word in {",", "and", "while", "but"} or seen >= ROLE_REACH // 2:
            return None
        if word in {"of", "that", "which"} and seen + 2 <= len(before) and before[-seen - 2] not in _role_words():
            return None
        if word in _role_words():
            return _role_words()[word]
    return None


def scope(text: str, amount: Amount, head: Extent | None) -> str | None:
    """Give the place or period that limits the figure: `around Kessan since 2011`.

    Args:
        text: The sentence.
        amount: The amount in it.
        head: What `counted` gave.

    Returns:
        The words, one or two phrases joined by a blank; `None` when none follow.
    """
    start = head[1] if head is not None else amount.end
    pattern = _scope_pattern()
    for seen, token in enumerate(_tokens(text, start)):
        if token[0][0] in _CLAUSE_ENDS or seen > ROLE_REACH:
            return None
        first = pattern.match(text, token[1])
        if first is not None and not re.search(r"\bthe [0-9]{4}$", first[0]):
            second = pattern.match(text, first.end() + 1)
            found = f"{first[0]} {second[0]}" if second is not None else first[0]
            return found.rstrip(".")
        if token[0].casefold() in {"and", "while", "but", "that", "which", "said"}:
            return None
    return None


def is_part(text: str, amount: Amount) -> bool:
    """Tell whether the words make this figure a part of an earlier one (`14 of them`, `including 3`)."""
    behind = text[amount.end : amount.end + 40].casefold()
    if re.match(r"[ ]?(?:of|among)[ ](?:them|which|whom|those|these)\b", behind):
        return True
    if re.match(r"[ ][^\W\d_]{2,20}[ ]of[ ](?:them|whom|which)\b", behind):
        return True
    ahead = text[max(0, amount.start - 24) : amount.start].casefold()
    return (
        re.search(r"\b(?:including|among them|of whom|of which|among whom|of these|of those)[ ,]{1,2}$", ahead)
        is not None
    )


@cache
def _scope_pattern() -> re.Pattern[str]:
    openers = "|".join(re.escape(word) for word in sorted(_words("scope_openers"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{openers})\b(?:[ ]{_SCOPE})")


@cache
def _role_words() -> dict[str, str]:
    return {
        str(word): str(name) for name, words in lexicon("en", "roles").items() for word in words if " " not in str(word)
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in lexicon("en", "numbers")[name])
