"""Reduce a name to the key it is compared by."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from whence.lang.lexicon import lexicon
from whence.model.reading import MentionKind

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_THE = re.compile(r"\Athe\s+", re.IGNORECASE)
#: Small words that no name ends with: a reader cut it short.
_DANGLING = re.compile(r"(?<=\w)\s+(?:(?:of|for|the|and|in|at|to|by|with)\s*)+\Z")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`ʼʻ](?=\w)")
#: Marks that surround a name, and where a parenthesis behind one begins.
_AROUND = ' ,;:"“”‘«»()[]–—-'
_INSIDE = re.compile(r"(?<=\w)\s?\(")
#: Initials with full stops, `U.K.`.
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,8}")
#: One word of two to ten characters that begins with a capital, as initials do.
_SHORT = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.&-]{1,9}\Z")

#: Letters of Arabic script: a word of them is kept as it is written, since its vowels are not.
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")
#: Two letters that Arabic and Persian keyboards write with different signs, and marks that come and go.
_ONE_SIGN = str.maketrans({"ك": "ک", "ي": "ی", "ى": "ی", "ـ": None, "\u200c": " ", "\u200d": None})
#: What follows a person's name and is no part of it: a clause, or a role after a comma.
_TAIL = re.compile(r"(?:,\s+(?=[^\W\d_A-ZÀ-ÖØ-Þ])|,?\s+(?=(?:who|whose|whom)\s))")
#: Whose somebody is, in front of a person's name: `Kelm's mayor Ann Lee`.
_OWNER = re.compile(r"['’]s\s+(?=\S)")
#: What tells father from son, behind a name.
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
#: Names whose answers are kept: a report writes one name many times, and reports of one event the same names.
KEPT = 30_000
#: Between a key and the mark that tells a namesake from the first bearer.
NAMESAKE = "~"

#: Kinds whose names may meet under one key. A person and a place of one name never do; a place and what is run from it
#: share a key, since reports use the one name for both and a reader tells them apart only now and then.
CLASSES: dict[MentionKind, str] = {"person": "person", "place": "group", "organisation": "group", "other": "group"}


@lru_cache(maxsize=KEPT)
def cleaned(name: str) -> str:
    """Cut what is no part of a name: `the`, a possessive, marks around it, a parenthesis or small word behind it."""
    name = _INSIDE.split(" ".join(name.split()).strip(_AROUND), maxsplit=1)[0].strip(_AROUND)
    name = _DANGLING.sub("", _THE.sub("", name))
    return _POSSESSIVE.sub("", name).strip(" '’") or name


def without_titles(name: str) -> str:
    """Cut titles off the front of a person's name and suffixes off its end; a bare title stays as it is."""
    words = name.split(" ")
    while len(words) > 1:
        length = _title_length(words)
        if not length:
            break
        words = words[length:]
    while len(words) > 1 and _plain(words[-1]) in _suffixes():
        words = words[:-1]
    return " ".join(words).strip(" ,")


@lru_cache(maxsize=KEPT)
def bare(name: str, kind: MentionKind) -> str:
    """Cut what is no part of a name; from a person's also whose they are, titles, and the role or clause behind.

    Args:
        name: The name as written.
        kind: What it names.

    Returns:
        The name alone; as written, cleaned, when nothing would be left.
    """
    name = cleaned(name)
    if kind != "person":
        return name
    tail = _TAIL.search(name)
    kept = name[: tail.start()] if tail is not None and tail.start() else name
    words = _OWNER.split(kept)[-1].strip().split(" ")
    while len(words) > 1 and words[0].islower() and words[0] not in _particles() and any(map(_is_capital, words)):
        words = words[1:]
    return without_titles(" ".join(words)) or name


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


@lru_cache(maxsize=KEPT)
def title_of(name: str) -> str | None:
    """Give the first title in front of a name, in small letters; `None` when it begins with none."""
    words = cleaned(name).split(" ")
    length = _title_length(words)
    return " ".join(_plain(word) for word in words[:length]) if length else None


@lru_cache(maxsize=KEPT)
def has_title(name: str) -> bool:
    """Tell whether a name begins with a title and goes on after it."""
    return bool(_title_length(cleaned(name).split(" ")))


@lru_cache(maxsize=KEPT)
def tokens(name: str, kind: MentionKind) -> tuple[str, ...]:
    """Reduce a name to plain words.

    Why this way: case, accents, script and punctuation are how a name is written, not who it is.
    Initials between a first and a last name are dropped, since most writers drop them.

    Args:
        name: The name as written.
        kind: What it names; only persons lose titles and initials.

    Returns:
        Lower-case ASCII words, never empty unless the name holds no letter or digit.
    """
    return _reduced(anyascii(_undotted(name, kind)), kind)


@lru_cache(maxsize=KEPT)
def key_words(name: str, kind: MentionKind) -> tuple[str, ...]:
    """Reduce a name to the words of its key.

    Why this way: as `tokens`, but father and son are told apart (`Jr`, `Sr`, `III`), and a word of Arabic script keeps
    its letters: what Latin letters make of it is a guess that comparing names must be free to make again.

    Args:
        name: The name as written.
        kind: What it names; only persons lose titles and initials.

    Returns:
        Small words, ASCII or Arabic script, never empty unless the name holds no letter or digit.
    """
    last = _plain(cleaned(name).rpartition(" ")[2])
    generation = (_GENERATIONS[last],) if kind == "person" and last in _GENERATIONS else ()
    name = _undotted(name, kind)
    if not _ARABIC.search(name):
        return (*_reduced(anyascii(name), kind), *generation)
    name = unicodedata.normalize("NFKC", name).translate(_ONE_SIGN)
    name = "".join(char for char in name if unicodedata.category(char) != "Mn")
    return *_reduced(
        " ".join(word if _ARABIC.search(word) else anyascii(word) for word in name.split()), kind
    ), *generation


def _undotted(name: str, kind: MentionKind) -> str:
    name = _DOTTED.sub(lambda match: match[0].replace(".", ""), bare(name, kind))
    return _APOSTROPHE.sub("", name)


def _reduced(plain: str, kind: MentionKind) -> tuple[str, ...]:
    words = [re.sub(r"isation\Z", "ization", word) for word in _WORD.findall(plain.casefold().replace("&", " and "))]
    if kind == "person" and len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    return tuple(words)


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of a person's key without `jr` and the like."""
    return words[:-1] if len(words) > 1 and words[-1] in _GENERATIONS else words


def words_of(key: str) -> tuple[str, ...]:
    """Give the words of a name key, without the mark of a namesake."""
    return tuple(key.partition(":")[2].partition(NAMESAKE)[0].split())


def key_of(words: tuple[str, ...], kind: MentionKind) -> str:
    """Join the class of the kind and the words to a name key."""
    return f"{CLASSES[kind]}:{' '.join(words)}"


@lru_cache(maxsize=KEPT)
def is_acronym(name: str) -> bool:
    """Tell whether a name looks like initials: one short word, at most two small letters and more capitals (`MoD`)."""
    name = cleaned(name)
    capitals, small = sum(char.isupper() for char in name), sum(char.islower() for char in name)
    return bool(_SHORT.match(name)) and capitals >= 2 and small <= 2 and small < capitals


def fits_initials(acronym: str, full: str) -> bool:
    """Tell whether initials can stand for a full name.

    Why this way: small words count or do not (`Ministry of Defence` is `MoD` and `MD`), and one
    side may leave letters out (`NKPA` beside `Kelm Port Authority`), so either must run
    through the other in order, from at least two letters on. Letters inside a word do not count.

    Args:
        acronym: Initials.
        full: The name they may stand for.
    """
    letters = "".join(char for char in anyascii(acronym).casefold() if char.isalpha())
    words = tokens(full, "organisation")
    small = frozenset(lexicon("en", "titles")["small"])
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in small)
    if len(letters) < 2 or len(main) < 2:
        return False
    return _runs_through(letters, every) or _runs_through(main, letters)


def _runs_through(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _title_length(words: list[str]) -> int:
    """Count the words of the longest title at the front that leaves a name behind."""
    for length in range(min(3, len(words) - 1), 0, -1):
        if " ".join(_plain(word) for word in words[:length]) in _titles():
            return length
    return 0


def _plain(word: str) -> str:
    return word.strip(".,").casefold()


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon("en", "titles")["titles"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon("en", "short_forms")["particles"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(lexicon("en", "titles")["suffixes"])
