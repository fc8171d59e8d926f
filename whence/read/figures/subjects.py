"""What an amount measures, from the words in front of it: `exports fell 7 percent`, `a fine of $5`."""

from __future__ import annotations

from collections.abc import Sequence

from whence.read.figures.heads import over_restated
from whence.read.figures.words import Extent, Line, is_word, listed

#: Noun phrases joined by prepositions that are followed back, at most.
CHAIN = 4
#: Words of one noun phrase, and of a chain kept whole, at most.
PHRASE_WORDS, CHAIN_WORDS = 5, 8
#: Words looked through for the comma that opens an insertion ("Vell, the old port, ...").
INSERTION = 14
#: Words of a clause looked through for its verb, and between "cost" and the sum.
CLAUSE, _COST_REACH = 30, 5
#: Auxiliaries and adverbs skipped in front of one word, at most.
_SKIPPED = 8


def measured(line: Line, place: int, earlier: Sequence[Extent | None]) -> Extent | None:
    """Find the thing that an amount measures, in front of it.

    Why this way: a measure names its thing as the subject of a verb ("turnout was 30 %"), as the noun of
    a preposition ("a fine of $5", "cut the budget by $5") or not at all. Verbs are told by a list and by
    their endings; an unknown past tense ends the search, so it finds nothing rather than something else.

    Args:
        line: The sentence.
        place: Which of its amounts.
        earlier: What was found for the amounts before it.

    Returns:
        Offsets into the sentence, `None` when nothing is found. Lengths of time get one only from "of" and "take".
    """
    amount = line.amounts[place]
    index = _back(line, line.before(amount.start))
    if index >= 0 and _goes_on(line, place, index):
        return earlier[place - 1]
    if line.at(index) in {"of", "("}:
        return noun_before(line, index - 1)
    if amount.unit is None or amount.unit in listed("durations"):
        return _bare(line, index) if amount.unit is None else _lasted(line, index)
    if line.at(over_restated(line, place)) in listed("dimensions"):
        return _beside(line, index)
    if amount.unit in listed("matter") and line.at(index).endswith("s") and not _is_listed_verb(line.at(index)):
        return None
    return _governor(line, index)


def _bare(line: Line, index: int) -> Extent | None:
    """Find what a bare number ends a phrase about; "Mara Venn is 34" tells an age and finds nothing."""
    if not _is_governed(line, index):
        return None
    found = _governor(line, index)
    if found is not None and line.at(index) in listed("copulas") and line.words[line.before(found[1])][0].isupper():
        return None
    return found


def _lasted(line: Line, index: int) -> Extent | None:
    """Find what is so long as a noun of its own: `a strike for three weeks`, but not `lived there for three weeks`."""
    if line.at(index) in listed("lasting") or line.at(index) in listed("copulas"):
        return _governor(line, index)
    found = noun_before(line, index - 1) if line.at(index) == "for" else None
    return found if found is not None and line.at(line.before(found[0])) in {"a", "an"} else None


def _goes_on(line: Line, place: int, index: int) -> bool:
    """Tell whether an amount restates or goes on from the one before it: `(140 km/h)`, `to $7 from $6`."""
    if not place:
        return False
    before = line.amounts[place - 1]
    link = line.at(index)
    alike = (before.unit is None) == (line.amounts[place].unit is None)
    last = index - 2 if line.at(index - 1) in listed("dimensions") else index - 1
    close = line.before(before.end) == last
    return close and (link in {"(", "/", "to", "from", "at", "by"} or (alike and link in {",", "and", "or"}))


def _is_governed(line: Line, index: int) -> bool:
    """Tell whether a bare number ends a phrase that counts: `the toll rose to 40`, but not `he fought 40`."""
    word, before = line.at(index), line.at(_back(line, index - 1))
    if word in {"at", "to", "from", "by", "above", "below", "past"}:
        return True
    return word in listed("measuring") or word in listed("copulas") or (word == "passed" and before == "has")


def _governor(line: Line, index: int) -> Extent | None:
    word = line.at(index)
    if word in listed("measure_prepositions"):
        index = _back(line, index - 1)
        if line.at(index) in listed("particles"):
            index = _back(line, index - 1)
        return subject(line, index - 1) if is_verb(line, index) else noun_before(line, index)
    if word in listed("particles"):
        index = _back(line, index - 1)
        if line.at(index) in {",", "and"}:
            return _clause_subject(line, index)
        return subject(line, index - 1) if is_verb(line, index) else noun_before(line, index)
    costing = next(
        (at for at in range(index, max(-1, index - _COST_REACH), -1) if line.at(at) in listed("costing")), None
    )
    if costing is not None:
        return subject(line, costing - 1)
    if word in listed("paying") or not is_verb(line, index):
        return None
    return subject(line, index - 1)


def _beside(line: Line, index: int) -> Extent | None:
    """Find what is so long or so much lower: `, just 47 feet deep`, `pulled prices 3 percent lower`."""
    if line.at(index) == ",":
        return noun_before(line, index - 1)
    if not is_verb(line, index) and is_word(line.at(index)):
        return noun_before(line, index)
    return _governor(line, index)


def _clause_subject(line: Line, index: int) -> Extent | None:
    """Find the subject that the clause before a comma or an "and" has: `shares did well, up 5 %`."""
    first = max(-1, index - CLAUSE)
    opener = next((at for at in range(index - 1, first, -1) if line.at(at) in {",", ";", ":", "."}), first)
    verbs = [at for at in range(opener + 2, index) if line.at(at) in listed("auxiliaries") or is_verb(line, at)]
    verbs.sort(key=lambda at: (line.at(at) not in listed("auxiliaries") and line.at(at) not in listed("copulas"), at))
    return subject(line, verbs[0] - 1, hopped=True) if verbs else None


def is_verb(line: Line, index: int) -> bool:
    """Tell whether a word is a verb here, by lists, by endings and by the word before it."""
    word = line.at(index)
    if _is_listed_verb(word):
        return True
    if len(word) <= 4 or not word.endswith(("ed", "ing", "s")):
        return False
    before = line.at(_back(line, index - 1) if word.endswith("ing") else index - 1)
    return is_word(before) or before in listed("relatives") or before in listed("copulas")


def _is_listed_verb(word: str) -> bool:
    return any(word in listed(name) for name in ("copulas", "measuring", "rises", "falls"))


def subject(line: Line, index: int, *, hopped: bool = False) -> Extent | None:
    """Find the noun phrase that is a verb's subject.

    Args:
        line: The sentence.
        index: The word before the verb.
        hopped: The search came from a later clause already and goes back no further.
    """
    for _ in range(_SKIPPED):
        word = line.at(index)
        if not (
            word in listed("auxiliaries") or word in listed("skipped") or word in listed("copulas") or _is_adverb(word)
        ):
            break
        index -= 1
    if line.at(index) in listed("relatives"):
        index -= 1
        return noun_before(line, index - 1 if line.at(index) == "," else index)
    opening = {",": ",", ")": "("}.get(line.at(index))
    if opening is not None:
        opener = next((at for at in range(index - 1, max(-1, index - INSERTION), -1) if line.at(at) == opening), -1)
        return chain(line, opener - 1) if opener > 0 else None
    if line.at(index) in listed("clause_links"):
        return None if hopped else _clause_subject(line, index)
    verb = line.at(index) in listed("measuring") and is_word(line.at(index - 1))
    return chain(line, index - 1 if verb else index)


def noun_before(line: Line, index: int) -> Extent | None:
    """Take the noun phrase that ends at a word, with what stands before "of": `the price of bread`."""
    return chain(line, index, links=frozenset({"of"}))


def chain(line: Line, index: int, *, links: frozenset[str] | None = None) -> Extent | None:
    """Take the noun phrase that ends at a word and those it hangs on: `the price of bread`, `shares in the company`.

    Places and times among them limit the thing and are left out, unless they stand inside.

    Args:
        line: The sentence.
        index: Its last word.
        links: Prepositions to follow back, `None` for all.
    """
    links = listed("links") if links is None else links
    held: tuple[int, int] | None = None
    for _ in range(CHAIN):
        first, last = _phrase(line, index)
        if first == last and held is not None and line.at(first).endswith(("ing", "ed")):
            break
        if first <= last:
            held = (first, held[1] if held is not None and _joins(line, last, held) else last)
        at = first - 1
        while line.at(at) in listed("articles"):
            at -= 1
        if line.at(at) not in (listed("links") if held is None else links) or (line.at(at) == "to" and held is None):
            break
        index = at - 1
    if held is None:
        return None
    return line.extent(*held) if held[1] - held[0] < CHAIN_WORDS else line.extent(held[0], _phrase_end(line, held[0]))


def _phrase_end(line: Line, first: int) -> int:
    """Give the last word of the phrase that begins a chain too long to keep whole."""
    index = first
    while is_word(line.at(index + 1)):
        index += 1
    return index


def _joins(line: Line, last: int, held: tuple[int, int]) -> bool:
    """Tell whether a phrase stays part of the thing: not `in Vell`, not `in the quarter`."""
    link = line.at(last + 1)
    return link in {"of", "to", "for", "on"} or (link == "in" and not line.words[held[0]][0].isupper())


def _phrase(line: Line, index: int) -> tuple[int, int]:
    """Give the first and last word of the noun phrase that ends at a word, times at its end left out."""
    while _is_time(line, index) or _is_adverb(line.at(index)):
        index -= 1
    last = index
    while index >= 0 and last - index < PHRASE_WORDS and _belongs(line, index, last):
        index -= 1
    while index + 1 < last and line.at(index + 1)[0].isdigit():
        index += 1
    return index + 1, last


def _is_time(line: Line, index: int) -> bool:
    word = line.at(index)
    if word[:1].isdigit():
        return line.amount_at(index) is None
    return word in listed("calendar_words") or word in {"last", "next", "this"}


def _belongs(line: Line, index: int, last: int) -> bool:
    word = line.at(index)
    if word == "&" or word[:1].isdigit():
        return word == "&" or (index < last and line.amount_at(index) is None)
    if word in listed("periods") and line.at(index - 1) in {"this", "last", "next"}:
        return False
    if word in listed("relatives") or line.amount_at(index) is not None:
        return False
    if not (is_word(word) or _is_noun_here(line, index)):
        return False
    if word in listed("measuring") or word in listed("rises") or word in listed("falls"):
        return index == last
    return not (word.endswith("ed") and len(word) > 4 and index < last and is_word(line.at(index - 1)))


def _is_noun_here(line: Line, index: int) -> bool:
    """Tell a noun from the verb or preposition that it is elsewhere: `the cost`, `net worth`."""
    word, before = line.at(index), line.at(index - 1)
    return (word == "worth" and before == "net") or (word in listed("noun_verbs") and before in listed("determiners"))


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly")


def _back(line: Line, index: int) -> int:
    """Step back over adverbs and articles."""
    for _ in range(_SKIPPED):
        word = line.at(index)
        if not (word in listed("skipped") or word in listed("articles") or _is_adverb(word)):
            break
        index -= 1
    return index
