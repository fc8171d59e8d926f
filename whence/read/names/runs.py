"""Runs of capitalised words in a sentence: where a name begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.frequency import rarity
from whence.lang.lexicon import lexicon

#: Words in capitals that are more frequent than this are shouted, not shortened ("NOT").
SHOUTED = 8.0
#: Words of one name, at most.
LONGEST = 14

_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]{1,60}(?:[-'’&][^\W_]{1,60}){0,6}|[^\s\w]")


_SHORT_VERB = re.compile(r"n['’]t$|['’](?:re|ll|ve|d|m)$")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LED = re.compile(
    r"(.+)-(?:led|backed|based|born|style|wide|linked|affiliated|run|held|controlled|funded|made|owned|trained|allied)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a sentence; `text` without a possessive ending, which `owns` remembers."""

    text: str
    start: int
    end: int
    owns: bool = False

    @property
    def folded(self) -> str:
        """The word in lower case with straight apostrophes."""
        return self.text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Run:
    """A name: words `[first, last)` of the sentence's word list."""

    first: int
    last: int


def words_of(text: str) -> list[Word]:
    """Cut a sentence into words and marks, possessive endings taken off."""
    found = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if "-" in word:
            led = _LED.match(word)
            word = word if led is None else led[1]
        plain = len(word) <= 2 or ("'" not in word and "’" not in word)
        owner = None if plain else _OWNER.search(word)
        if owner is not None:
            word = word[: owner.start()]
        elif word[-1].casefold() == "s" and text[match.end() : match.end() + 2] in {"' ", "’ "}:
            found.append(Word(word, start, start + len(word), owns=True))
            continue
        found.append(Word(word, start, start + len(word), owns=owner is not None))
    return found


def is_capital(word: Word) -> bool:
    """Tell whether a word is written like a name: a capital first, or inside (`eBay`, `al-Bashir`)."""
    text = word.text
    if not text[0].isalpha():
        return False
    if text[0].isupper() or text[0].istitle():
        return True
    head, mark, tail = text.partition("-")
    return bool(mark) and head in name_words("particles") and tail[:1].isupper()


def is_acronym(text: str) -> bool:
    """Tell whether a word is written in capitals only: `NATO`, `U.S.`, `G7`."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 <= len(letters) <= 8 and all(letter.isupper() for letter in letters) and len(letters) >= len(text) / 2


def runs(words: list[Word]) -> list[Run]:
    """Find the names of a sentence by their capitals.

    Why this way: without a tagger a capital inside a sentence is the evidence, the word lists only take
    back what capitals say wrongly (weekdays, nationalities, first words); connectors such as "of" hold a
    name together only after a word that takes them ("Ministry of", "Bay of").

    Args:
        words: From `words_of`.

    Returns:
        In order, not overlapping; none when the sentence is all in capitals, where they say nothing.
    """
    if _shouts(words):
        return []
    found = []
    place = 0
    while place < len(words):
        if not _may_begin(words, place):
            place += 1
            continue
        last = _end_of_run(words, place)
        first = place
        while first < last and _is_lead(words, first, last):
            first += 1
        for piece in _split(words, first, last):
            begin, end = _trimmed(words, *piece)
            if begin < end:
                found.append(Run(begin, end))
        place = max(last, place + 1)
    return found


def _split(words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Part a name from the body and the title run together before it: `Harbour Police | Chief | Ada Moreno`."""
    for place in range(last - 2, first, -1):
        if words[place].folded not in name_words("titles") or words[place + 1].folded in {"of", "for"}:
            continue
        if not _is_title_here(words, place, last):
            break
        begin = place
        while begin > first and (words[begin - 1].folded in name_words("titles") or words[begin - 1].text == "."):
            begin -= 1
        after = place + 2 if words[place + 1].text == "." and place + 2 < last else place + 1
        body = begin > first and _is_body(words[begin - 1])
        return [(first, begin), (after, last)] if body else [(after, last)]
    return [(first, last)]


def _is_body(word: Word) -> bool:
    return word.folded in name_words("organisation_heads") or is_acronym(word.text)


def _shouts(words: list[Word]) -> bool:
    letters = [word for word in words if word.text[0].isalpha() and len(word.text) > 1]
    return len(letters) >= 5 and sum(word.text.isupper() for word in letters) > 0.6 * len(letters)


def is_initial(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word stands where any word has a capital: at the start, after a colon or a quotation mark."""
    return place == 0 or words[place - 1].text in {
        ":",
        "“",
        '"',
        "‘",
        "«",
        ".",
        "!",
        "?",
        "•",
        "*",
        "-",
        "–",
        "—",
        "…",
        "|",
    }


def _may_begin(words: list[Word], place: int) -> bool:
    word = words[place]
    if not is_capital(word):
        return False
    if word.folded in name_words("never"):
        follows = place + 1 < len(words) and _adjoins(words, place) and is_capital(words[place + 1])
        return follows and word.folded in name_words("never_alone")
    return True


def _adjoins(words: list[Word], place: int) -> bool:
    """Tell whether the next word follows after one blank and no possessive."""
    here, following = words[place], words[place + 1]
    return (
        following.start - here.end <= 1 and following.text[0].isalpha() and not (here.owns and not _holds_owner(here))
    )


def _holds_owner(word: Word) -> bool:
    """Tell whether a possessive belongs to the name: `Dockers' Union`, `People's Party`."""
    return word.folded in name_words("owners") or (
        word.text[-1] == "s" and word.text[:-1].casefold() in name_words("owners")
    )


def _end_of_run(words: list[Word], first: int) -> int:
    last = first + 1
    while last < len(words) and last - first < LONGEST:
        step = _step(words, first, last)
        if step == 0:
            break
        last += step
    return last


def _step(words: list[Word], first: int, last: int) -> int:
    """Give how many words the run grows by at `last`: 0 ends it."""
    here, previous = words[last], words[last - 1]
    gap = here.start - previous.end
    if previous.owns and not _holds_owner(previous) and not _is_saint(words, first, last):
        return 0
    if not here.text[0].isalnum():
        return _over_mark(words, last, gap)
    if gap > 3:
        return 0
    if is_capital(here):
        return int(_may_begin(words, last) or is_acronym(here.text))
    return _connector(words, first, last)


def _over_mark(words: list[Word], last: int, gap: int) -> int:
    """Step over a mark that belongs to a name: `J. Smith`, `Lund & Sons`, `Lund, Inc`, `Dockers' Union`."""
    here, previous = words[last], words[last - 1]
    if last + 1 >= len(words):
        return 0
    following = words[last + 1]
    if here.text == ".":
        shortened = len(previous.text) == 1 or previous.folded in name_words("dotted")
        return int(gap == 0 and shortened and is_capital(following) and following.start - here.end == 1)
    if here.text == ",":
        return 2 if following.folded in name_words("suffixes") else 0
    if here.text == "&":
        return 2 if is_capital(following) else 0
    return int(here.text in {"'", "’"} and previous.owns and is_capital(following))


def _is_saint(words: list[Word], first: int, last: int) -> bool:
    return words[first].folded in {"st", "saint"} and words[last].folded in name_words("organisation_heads")


def _connector(words: list[Word], first: int, last: int) -> int:
    """Step over a small word inside a name: `van der`, `of the`, `and`."""
    folded = words[last].folded
    following = words[last + 1].folded if last + 1 < len(words) else ""
    if folded in name_words("particles"):
        if _capital_at(words, last + 1):
            return 2
        return 3 if following in name_words("particles") and _capital_at(words, last + 2) else 0
    if folded in {"of", "for"}:
        return _of(words, first, last)
    if folded == "and" and following in name_words("of_words") and _after_of(words, first, last):
        return 2 if _capital_at(words, last + 1) else 0
    return int(words[last].text.isdigit() and len(words[last].text) <= 3 and is_acronym(words[last - 1].text))


def _of(words: list[Word], first: int, last: int) -> int:
    taken = words[last - 1].folded in name_words("of_heads")
    if not taken and not (words[last].folded == "of" and _after_of(words, first, last)):
        return 0
    if _capital_at(words, last + 1):
        return 2
    return 3 if last + 1 < len(words) and words[last + 1].folded == "the" and _capital_at(words, last + 2) else 0


def _after_of(words: list[Word], first: int, last: int) -> bool:
    return any(word.folded in {"of", "for"} for word in words[first:last]) or words[first].folded in name_words(
        "of_words"
    )


def _capital_at(words: list[Word], place: int) -> bool:
    return place < len(words) and is_capital(words[place]) and words[place].folded not in name_words("never")


def _is_lead(words: list[Word], place: int, last: int) -> bool:
    """Tell whether the first word of a run only stands before the name: `The`, `President`, `In`."""
    word = words[place]
    if word.text == ".":
        return True
    if word.owns and last - place > 1:
        return False
    if word.folded in name_words("titles"):
        return _is_title_here(words, place, last)
    if word.folded in name_words("starters") and not is_acronym(word.text):
        return word.folded not in name_words("place_openers") or not _capital_at(words, place + 1)
    if last - place > 1 and word.folded in name_words("nationalities"):
        return words[place + 1].folded in name_words("titles") or (
            last - place == 2 and words[place + 1].folded in name_words("never")
        )
    return False


def _is_title_here(words: list[Word], place: int, last: int) -> bool:
    """Tell a title before a name from the same word inside one: `Foreign Ministry`, `State Department`, `Prince`."""
    if last - place == 1:
        return True
    following = words[place + 1].folded
    if following in {"of", "for"}:
        return True
    rest = [word.folded for word in words[place + 1 : last]]
    return not any(word in name_words("organisation_heads") or word in name_words("place_heads") for word in rest)


def _trimmed(words: list[Word], first: int, last: int) -> tuple[int, int]:
    while last > first and (not words[last - 1].text[0].isalnum() or words[last - 1].folded in name_words("tails")):
        last -= 1
    if last - first == 1 and not _stands_alone(words, first):
        return first, first
    return first, last


def _stands_alone(words: list[Word], place: int) -> bool:
    """Tell whether a single capitalised word is a name."""
    word = words[place]
    folded = word.folded
    if (
        len(word.text) < 2
        or _SHORT_VERB.search(word.text)
        or folded in name_words("never")
        or folded in name_words("nationalities")
    ):
        return False
    if is_acronym(word.text):
        return word.text in name_words("place_acronyms") or rarity(folded) >= SHOUTED
    if folded in name_words("starters") or folded in name_words("titles"):
        return False
    return not _is_nationality(words, place)


def _is_nationality(words: list[Word], place: int) -> bool:
    """Tell `Bosnian troops` by its ending and the noun behind it."""
    folded = words[place].folded
    if folded in name_words("not_nationalities") or len(folded) < 6 or words[place].owns:
        return False
    if not folded.endswith(("ian", "ians", "ean", "ese", "ish")):
        return False
    if folded.endswith("ians"):
        return True
    follows = words[place + 1] if place + 1 < len(words) else None
    return follows is not None and follows.text[0].islower() and follows.folded not in name_words("said")


@cache
def name_words(name: str) -> frozenset[str]:
    """Give one list of `lang/en/names.yaml`."""
    return frozenset(str(word) for word in lexicon("en", "names")[name])
