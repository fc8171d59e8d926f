"""A name taken apart, ready to be compared with many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from whence.lang.frequency import rarity
from whence.model.reading import MentionKind
from whence.resolve.likeness.forms import Forms, forms, legal_key
from whence.resolve.likeness.skeleton import latin, script_of, skeleton
from whence.resolve.names import is_acronym

#: What a word is for comparing. `particle` comes and goes in persons' names, `weak` in names of companies, `part`
#: names a part of a larger body, `head` says what sort of body it is.
Sort = Literal["name", "initial", "number", "particle", "weak", "part", "head"]

#: Code points and words of a name that are looked at; longer ones are no names.
LONGEST, WORDS = 300, 24
#: Marks that stand on or behind a letter and belong to its word; `re` takes them for none.
_MARKS = "".join(chr(code) for code in range(0x300, 0x1200) if unicodedata.category(chr(code)).startswith("M"))
_SPLIT = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")
_POSSESSIVE = re.compile(r"(?<=\w)['’`]s\b")
_INSIDE = re.compile(r"(?<=\w)['’‘`ʼʻʹ](?=\w)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,8}")
_AMPERSAND = re.compile(r"(?<=\b[A-Z])&(?=[A-Z]\b)|(?<=\b[A-Z][A-Z])&(?=[A-Z]\b)")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
#: The same at the end, or around initials: what stands in other brackets is a part of the name of a body.
_ASIDE = re.compile(r"[(\[](?:[^()\[\]]{0,80}[)\]]\s*\Z|[A-Z]{2,8}[)\]])")
_DOMAIN = re.compile(r"(?<=\w)\.(?:com|net|org|info|biz)\b", re.IGNORECASE)
#: Two or three initials written as a word: `JP`.
_INITIALS = re.compile(r"[A-Z]{2,3}\Z")
_ORDINAL = re.compile(r"(\d{1,6})(?:st|nd|rd|th|\.)?\Z")
_ROMAN = re.compile(r"(?:[IVX]{2,5}|I)\Z")
_OF = re.compile(r"\s+of\s+")
_ARTICLE = re.compile(r"\Aال(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        plain: In small Latin letters; numbers in digits.
        sort: What it is for comparing.
        weight: How much it tells, 0.15 for the commonest words to 1 for words that no table knows.
    """

    plain: str
    sort: Sort
    weight: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name ready to be compared.

    Attributes:
        name: As given.
        kind: What it names.
        words: In order, without titles, legal forms and small words.
        plains: The words that count, particles and weak words left out where others remain.
        skeletons: Consonants of `plains`.
        initials: First letters of `plains`.
        script: Of most letters.
        titles: What was cut off the front.
        generation: 1 for senior, 2 for junior or II, and so on; `None` when it says none.
        legal: Class of legal form, `None` without one.
        acronym: It is written as initials.
        unwritten: Its script leaves vowels out.
    """

    name: str
    kind: MentionKind
    words: tuple[Word, ...]
    plains: tuple[str, ...]
    skeletons: tuple[str, ...]
    initials: str
    script: str
    titles: tuple[str, ...]
    generation: int | None
    legal: str | None
    acronym: bool

    @property
    def unwritten(self) -> bool:
        """Tell whether its script leaves vowels out."""
        return self.script in {"arabic", "hebrew", "indic"}


def prepare(name: str, kind: MentionKind) -> Prepared:
    """Take a name apart, once for many comparisons.

    Why this way: what comes and goes between writers (titles, roles, legal forms, small words, scripts) is cut here,
    by rule and by lists of general words, so that comparing only weighs what tells one bearer from another.

    Args:
        name: As written; anything past `LONGEST` code points is passed over.
        kind: What it names.

    Returns:
        The parts; `words` is empty when the name holds no letter or digit.

    Cost: linear in the name, some 30 microseconds.
    """
    text = _INSIDE.sub("", _POSSESSIVE.sub("", unicodedata.normalize("NFKC", name[:LONGEST])))
    script = script_of(text)
    known = forms()
    if kind == "person":
        raw, titles, generation = _of_person(text, known)
        words, legal = tuple(_person_word(word, known) for word in raw), None
    else:
        plain, legal = _of_group(text, known, kind=kind)
        words, titles, generation = tuple(_group_word(word, known) for word in plain), (), None
    counted = tuple(word.plain for word in words if word.sort not in {"particle", "weak"}) or tuple(
        word.plain for word in words
    )
    return Prepared(
        name=name,
        kind=kind,
        words=words,
        plains=counted,
        skeletons=tuple(skeleton(word) or word for word in counted),
        initials="".join(word[0] for word in counted),
        script=script,
        titles=titles,
        generation=generation,
        legal=legal,
        acronym=kind != "person" and len(counted) == 1 and is_acronym(name),
    )


def stands_for(short: Prepared, full: Prepared) -> int:
    """Count the initials by which a name spells another one whole, none missing, none left over; 0 when it does not."""
    if not short.acronym or full.acronym or len(full.plains) < 2:
        return 0
    letters = short.plains[0]
    return len(letters) if letters == full.initials or _spells(letters, full.name) else 0


def _spells(letters: str, full: str) -> bool:
    """Tell whether letters are the first letters of all words of a name, small ones counted."""
    words = _SPLIT.findall(_INSIDE.sub("", _POSSESSIVE.sub("", full[:LONGEST])))
    return len(words) > 1 and letters == "".join(latin(word)[:1] for word in words)


def _of_person(text: str, known: Forms) -> tuple[list[str], tuple[str, ...], int | None]:
    """Give the words of a person's name, the titles in front of it, and the generation behind it."""
    text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    words = _plain_words(_apart(_without_role(text, known), known))
    titles: list[str] = []
    while size := _title_size(words, known):
        titles.append(" ".join(words[:size]))
        words = words[size:]
    generation: int | None = None
    while len(words) > 1 and (words[-1] in known.after or words[-1] in known.generations):
        generation = known.generations.get(words[-1], generation)
        words = words[:-1]
    words = [*(known.persons.get(word, word) for word in words[:-1]), *words[-1:]]
    return words[:WORDS], tuple(titles), generation


def _without_role(text: str, known: Forms) -> str:
    """Cut what follows a person's name (`, deputy to ...`, `of the coast guard`); put `Surname, Given` in order."""
    name, comma, rest = text.partition(",")
    first = _SPLIT.search(rest)
    if comma and first is not None:
        after = first[0].casefold()
        if first[0].islower() or (len(after) > 1 and after in known.role_openers):
            text = name
        elif after not in known.generations and after not in known.after and name.strip():
            text = f"{rest} {name}"
    name, of, _ = (*_OF.split(text, maxsplit=1), "", "")[:3]
    return name if of and len(name.split()) > 1 else text


def _apart(text: str, known: Forms) -> str:
    """Take initials apart that are written as a word, where other words show that not all are in capitals."""
    words = _SPLIT.findall(text)
    if all(word.isupper() for word in words):
        return text
    glued = {word for word in words if _INITIALS.match(word) and not known.is_small(word.casefold())}
    return " ".join(" ".join(word) if word in glued else word for word in words) if glued else text


def _title_size(words: Sequence[str], known: Forms) -> int:
    """Count the words of the longest title in front that leaves a name behind."""
    for size in range(min(4, len(words) - 1), 0, -1):
        row = tuple(words[:size])
        if row in known.titles or (row in known.honorifics and len(words) - size > 1):
            return size
    return 0


def _plain_words(text: str) -> list[str]:
    """Split into plain words; the Arabic article comes off as a word of its own."""
    found: list[str] = []
    for raw in _SPLIT.findall(text):
        article = _ARTICLE.match(raw)
        if article is not None:
            found.append("al")
            raw = raw[2:]  # noqa: PLW2901 - the rest of the same word
        word = latin(raw)
        if word:
            found.append(word)
    return found


def _person_word(word: str, known: Forms) -> Word:
    if len(word) == 1:
        return Word(word, "initial", 0.3)
    if word in known.particles:
        return Word(word, "particle", 0.1)
    return Word(word, "number" if word.isdigit() else "name", weight(word))


def _of_group(text: str, known: Forms, *, kind: MentionKind) -> tuple[list[str], str | None]:
    """Give the words of any other name and its class of legal form."""
    text = _ASIDE.sub(" ", text) if _ASIDE.sub("", text).strip() else text
    text = _DOMAIN.sub("", text)
    text = _AMPERSAND.sub("", text)
    text = _DOTTED.sub(lambda match: match[0].replace(".", "").replace(" ", "") + " ", text)
    last = len(_SPLIT.findall(text)) - 1
    words: list[str] = []
    for place, raw in enumerate(_SPLIT.findall(text)):
        words.extend(_number(raw, known, last=place == last and place > 0) or _plain_words(raw))
    words = _joined_numbers([known.written_out.get(word, word) for word in words], known)
    legal = None
    if kind != "place":
        words, legal = _without_legal(words, known)
    main = [word for word in words if word not in known.small]
    return (main or words)[:WORDS], legal


def _number(raw: str, known: Forms, *, last: bool) -> list[str]:
    """Give a number in digits: `7th`, `VII`, `Seventh`; nothing when the word is none."""
    ordinal = _ORDINAL.match(raw)
    if ordinal is not None:
        return [str(int(ordinal[1]))]
    if _ROMAN.match(raw):
        value = known.numbers.get(raw.casefold())
        return [str(value)] if value is not None and (len(raw) > 1 or last) else []
    value = known.numbers.get(raw.casefold())
    return [str(value)] if value is not None and len(raw) > 2 else []


def _joined_numbers(words: list[str], known: Forms) -> list[str]:
    """Put `twenty`, `1` together to `21`."""
    made: list[str] = []
    for word in words:
        if made and made[-1] in known.tens and word.isdigit() and int(word) < 10:
            made[-1] = str(known.tens[made[-1]] + int(word))
        else:
            made.append(word)
    return [str(known.tens[word]) if word in known.tens else word for word in made]


def _without_legal(words: list[str], known: Forms) -> tuple[list[str], str | None]:
    """Cut legal forms off both ends, as long as a name is left; gives the class of the last one cut."""
    legal: str | None = None
    while True:
        size, front = _legal_size(words, known)
        if not size:
            return words, legal
        legal = known.legal[legal_key(words[:size] if front else words[-size:])]
        words = words[size:] if front else words[:-size]


def _legal_size(words: list[str], known: Forms) -> tuple[int, bool]:
    """Count the words of the longest legal form at the end or, failing that, in front."""
    for size in range(min(6, len(words) - 1), 0, -1):
        if legal_key(words[-size:]) in known.legal:
            return size, False
        if legal_key(words[:size]) in known.legal:
            return size, True
    return 0, False


def _group_word(word: str, known: Forms) -> Word:
    sort: Sort = "name"
    if word.isdigit():
        return Word(word, "number", 1.0)
    if word in known.weak:
        return Word(word, "weak", 0.15)
    if word in known.parts:
        sort = "part"
    elif word in known.heads:
        sort = "head"
    elif len(word) == 1:
        sort = "initial"
    return Word(word, sort, weight(word))


@lru_cache(1 << 16)
def weight(word: str) -> float:
    """Tell how much a word tells: 0.15 for the commonest to 1 for words that no table knows."""
    return round(min(1.0, max(0.15, (rarity(word) - 3.0) / 9.0)), 3)
