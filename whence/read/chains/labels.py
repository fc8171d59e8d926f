"""The words of accusing: verbs by their forms, nouns for charges, where what is said of somebody ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.chains.tree import Tree
from whence.read.found import Found

Range = tuple[int, int]

_DOUBLED = frozenset("bdglmnprt")
#: Behind a comma these begin a clause that no longer belongs to what somebody is called.
_LEAVING = frozenset(
    (
        "which",
        "who",
        "whom",
        "whose",
        "something",
        "but",
        "and",
        "while",
        "although",
        "though",
        "saying",
        "adding",
        "as",
        "or",
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "these", "those", "all", "any", "such"))


@cache
def words(name: str) -> frozenset[str]:
    """Give a plain list of the lexicon of accusing."""
    return frozenset(lexicon("en", "accusations")[name])


@cache
def joint(name: str) -> Mapping[str, str]:
    """Give a list of verbs with the word that stands before what they take."""
    return {str(verb): str(word) for verb, word in lexicon("en", "accusations")[name].items()}


@cache
def _forms() -> Mapping[str, str]:
    every = {verb.partition("_")[0] for name in ("plain", "as", "levelling") for verb in words(name)}
    every |= joint("of").keys() | joint("clearing").keys()
    return {form: verb for verb in sorted(every) for form in _inflected(verb)}


def _inflected(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield verb
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    yield from (f"{stem}ed", f"{stem}ing")
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    if verb[-1] in _DOUBLED:
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    yield from {"fling": ("flung",), "lay": ("laid",), "spread": ("spread",), "bring": ("brought",)}.get(verb, ())


def by_sentence(seen: Tree, found: Sequence[Found]) -> defaultdict[int, list[Found]]:
    """Sort attributions to the sentence of their cue, those without a cue in the passage to -1.

    Why this way: a paragraph may hold any number of attributions, a sentence only a few; what is compared with each
    other is compared within a sentence.

    Args:
        seen: A passage.
        found: Attributions in any order.
    """
    made: defaultdict[int, list[Found]] = defaultdict(list)
    for one in found:
        here = one.cue is not None and seen.words.start <= one.cue[0] < seen.words.end
        made[seen.words.sentence[seen.words.at(one.cue[0])] if here and one.cue is not None else -1].append(one)
    return made


def lemma(seen: Tree, index: int) -> str | None:
    """Give the base form of a verb of accusing at a word, `None` when there is none.

    Args:
        seen: A passage.
        index: Where the word stands.
    """
    low = seen.words.low[index]
    if not (seen.tags[index].startswith("VB") or (seen.tags[index] == "JJ" and low.endswith("ed"))):
        return None
    found = _forms().get(low)
    return f"{found}_to" if found == "refer" and seen.words.word(index + 1) == "to" else found


def stop(seen: Tree, first: int, edge: int, *, tight: bool = False) -> int:
    """Give where what begins at a word ends: before a clause of its own, another verb, the end of the sentence.

    Args:
        seen: A passage.
        first: Its first word.
        edge: One past the last word it may reach.
        tight: Any comma ends it, as in a clause between two commas.

    Cost: linear in the words up to the end.
    """
    low = seen.words.low
    for index in range(first, edge):
        if seen.words.quote[index] >= 0 and not seen.words.mark(index):
            continue
        if low[index] in (";", ":", "(", "-", "—", "–", "--"):
            return index
        if low[index] == "," and (tight or _leaves(seen, index + 1, edge)):
            return index
        if low[index] in ("and", "but") and index + 1 < edge and _goes_on(seen, index + 1):
            return index
    last = edge
    while last > first and low[last - 1] in (".", ",", "!"):
        last -= 1
    return last


def _leaves(seen: Tree, index: int, edge: int) -> bool:
    """Tell whether a clause of its own begins behind a comma."""
    if index >= edge:
        return True
    return seen.words.low[index] in _LEAVING or seen.tags[index] == "PRP" or resumed(seen, index, edge) is not None


def _goes_on(seen: Tree, index: int) -> bool:
    """Tell whether a new clause begins behind "and"."""
    return seen.tags[index] in _FINITE or seen.tags[index] == "PRP" or seen.words.low[index] == "that"


def resumed(seen: Tree, index: int, edge: int) -> int | None:
    """Give where a clause goes on that says something of what stands before it: "a charge", "something", "which".

    Args:
        seen: A passage.
        index: The first word behind the comma.
        edge: End of the sentence.

    Returns:
        One past the words that take it up, `None` when nothing is taken up.
    """
    low = seen.words.low
    if index >= edge:
        return None
    if low[index] in words("resumed"):
        return index + 1
    if low[index] not in _DETERMINERS:
        return None
    noun = next((at for at in range(index + 1, min(index + 4, edge)) if low[at] in words("charges")), None)
    if noun is None or low[min(noun + 1, edge - 1)] == "of":
        return None
    return noun + 1 + (noun + 1 < edge and low[noun + 1] in ("that", "which"))


def stands_for(low: list[str]) -> bool:
    """Tell whether some words only stand for what was said before: "it", "the charge", "that it is one".

    Args:
        low: The words of a content, in lower case.
    """
    plain = [word for word in low if word[:1].isalnum()]
    if plain[:1] == ["that"] and len(plain) > 1:
        plain = plain[1:]
    if not plain or len(plain) > 6:
        return False
    if plain[0] in words("standing"):
        return (
            len(plain) == 1
            or (plain[-1] in ("one", "so") and len(plain) <= 4)
            or plain[1:] in (["is"], ["was"], ["did"])
        )
    if plain[0] in ("being", "to") and plain[-1] == "one":
        return True
    noun = next((at for at, word in enumerate(plain) if word in words("charges")), None)
    if noun is None or plain[0] not in _DETERMINERS | {"its", "his", "her", "their"} | words("charges"):
        return False
    return plain[noun + 1 : noun + 2] in ([], ["on"], ["in"], ["last"], ["yesterday"], ["today"], ["outright"], ["as"])
