"""What can be seen of a name: the words in it and the words around it, as cues that `mention_kinds` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from whence.lang.frequency import capitalised, rarity
from whence.read.names.runs import Run, Word, is_acronym, is_initial, name_words

#: Lists of `names.yaml` whose words, in a name or beside it, say something about it.
LISTS = (
    "titles",
    "roles",
    "organisation_heads",
    "place_heads",
    "place_openers",
    "place_cues",
    "place_nouns",
    "place_owned",
    "place_acronyms",
    "directions",
    "other_heads",
    "starters",
    "nationalities",
    "particles",
    "said",
    "organisation_followers",
    "given_names",
    "suffixes",
    "of_words",
)
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
#: With these the noun of an aside has been told.
AFTER_NOUN = frozenset({"of", "in", "on", "at", "from", "for", "by", "with", "who", "that", "which", "where", "and"})
#: Words of an aside that are looked at.
ASIDE = 6
#: Nobody writes a longer word into a table.
LONGEST_WORD = 24


def inside(words: Sequence[Word], small: frozenset[str]) -> Iterator[str]:
    """Give the cues in a name itself.

    Args:
        words: Words and marks of the name.
        small: Words that the report also writes without a capital.
    """
    name = [word for word in words if word.text[0].isalnum()]
    yield f"words={min(len(name), 5)}"
    if len(name) == 1:
        yield from _shape("only", name[0])
        yield from _word("only", name[0].folded, small)
        return
    head = _head(name)
    yield from _word("first", name[0].folded, small)
    yield from _word("head", head.folded, small)
    if head is not name[-1]:
        yield f"of={head.folded[:LONGEST_WORD]}"
        yield from _word("object", name[-1].folded, small)
    for word in name[1:-1]:
        yield from (f"some@{one}" for one in _lists().get(word.folded, ()))
        yield f"some={word.folded[:LONGEST_WORD]}"
    yield from _shape("first", name[0])
    yield from _shape("last", name[-1])
    if any(word.text == "&" for word in words):
        yield "and"
    if any(word.text == "." and place and len(words[place - 1].text) == 1 for place, word in enumerate(words)):
        yield "initial in"


def beside(words: Sequence[Word], run: Run) -> Iterator[str]:
    """Give the cues around a name at one place.

    Args:
        words: Words and marks of the sentence.
        run: The name in it.
    """
    if is_initial(words, run.first):
        yield "begins"
        yield "begins alone" if run.last - run.first == 1 else "begins long"
    place = run.first - 1
    if place > 0 and words[place].text == ".":
        place -= 1
    yield from _before(words, place)
    yield from _after(words, run)


def listed(words: Sequence[Word], previous: Run, run: Run) -> bool:
    """Tell whether two names are members of one list: `Port Azure, Kessan and Vell`."""
    between = [word.folded for word in words[previous.last : run.first]]
    if between == [","]:
        return run.last < len(words) and words[run.last].folded in {",", "and", "or"}
    return between in (["and"], ["or"], [",", "and"], ["/"])


def _word(role: str, folded: str, small: frozenset[str]) -> Iterator[str]:
    yield f"{role}={folded[:LONGEST_WORD]}"
    yield f"{role}~{folded[-3:]}"
    yield from (f"{role}@{one}" for one in _lists().get(folded, ()))
    share = capitalised(folded)
    if share is None:
        yield f"{role}^{'rare' if rarity(folded) >= RARE else 'first'}"
    else:
        yield f"{role}^{0 if share < LOW else 1 if share < EVEN else 2 if share < HIGH else 3}"
    if folded in small:
        yield f"{role} small"


#: Steps of the share of capitals: hardly ever, at times, mostly, always.
LOW, EVEN, HIGH = 0.1, 0.5, 0.9
RARE = 12.0


def _shape(role: str, word: Word) -> Iterator[str]:
    text = word.text
    if is_acronym(text):
        yield f"{role} dotted" if "." in text else f"{role} acronym {min(len(text), 4)}"
    elif any(letter.isupper() for letter in text[1:]):
        yield f"{role} mixed"
    if "-" in text:
        yield f"{role} hyphen"
    if text[0].isdigit() or text[-1].isdigit():
        yield f"{role} digit"


def _head(name: Sequence[Word]) -> Word:
    """Give the word that says what is named: the last before the first `of` or `for`."""
    for place, word in enumerate(name):
        if word.folded in {"of", "for"} and place:
            return name[place - 1]
    return name[-1]


def _before(words: Sequence[Word], place: int) -> Iterator[str]:
    if place < 0:
        return
    word, further = words[place], words[place - 1] if place else None
    folded = word.folded[:LONGEST_WORD]
    large = "Capital " if word.text[0].isupper() and place else ""
    if folded == "the" and further is not None and further.folded in {"of", "along", "in", "on"} and place > 1:
        yield from (f"before@{one} {further.folded} the" for one in _lists().get(words[place - 2].folded, ()))
    yield f"before {large}={folded}"
    yield from (f"before {large}@{one}" for one in _lists().get(folded, ()))
    if further is None:
        return
    if folded in {"of", "the", "to", ",", "and", "in"}:
        yield f"before={further.folded[:LONGEST_WORD]} {folded}"
        yield from (f"before@{one} {folded}" for one in _lists().get(further.folded, ()))
    if folded in {",", "and", "or", "/", "("} and further.text[0].isupper():
        yield f"before name {folded}"


def _after(words: Sequence[Word], run: Run) -> Iterator[str]:
    owns = "'s " if words[run.last - 1].owns else ""
    if owns:
        yield "owns"
    if run.last >= len(words):
        yield "ends"
        return
    word, further = words[run.last], words[run.last + 1] if run.last + 1 < len(words) else None
    folded = word.folded[:LONGEST_WORD]
    large = "Capital " if word.text[0].isupper() else ""
    yield f"after {owns}{large}={folded}"
    yield from (f"after {owns}{large}@{one}" for one in _lists().get(folded, ()))
    if folded in {",", "(", "–", "—"}:
        yield from _aside(words, run.last + 1)
    if not word.text[0].isalnum() and further is not None:
        kind = "name" if further.text[0].isupper() else "digit" if further.text[0].isdigit() else further.folded
        yield f"after {folded} {kind[:LONGEST_WORD]}"
    elif word.text[0].islower():
        yield f"after {owns}~{folded[-2:]}"


def _aside(words: Sequence[Word], first: int) -> Iterator[str]:
    """Say what an aside calls the name: `Vell, a port town in the south,`, `Lund, the union's leader`."""
    if first >= len(words) or words[first].folded not in ARTICLES:
        return
    noun = None
    for word in words[first + 1 : first + ASIDE]:
        if not word.text[0].isalpha() or word.folded in AFTER_NOUN:
            break
        noun = None if word.text[0].isupper() else word.folded
    yield from (f"aside@{one}" for one in _lists().get(noun or "", ()))


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """Give for each word of the lists the lists that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        for word in sorted(name_words(name)):
            key = word.casefold()
            found[key] = (*found.get(key, ()), name)
    return found
