"""Words of names that say little about who bears them, ready for looking up (`lang/en/name_forms.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.resolve.likeness.skeleton import latin, sounds


@dataclass(frozen=True, slots=True)
class Forms:
    """The lists of `name_forms.yaml` and `titles.yaml`.

    Attributes:
        titles: Titles as rows of plain words.
        honorifics: The same of words that may be names too.
        role_openers: Words that open a role after a name.
        particles, filial: Small words inside persons' names; those that only name a father.
        left_out: First names that are often left out before another.
        persons: Short and joined wordings of words of persons' names to one.
        generations: Generation word to its number.
        after: What stands after a person's name.
        small, weak, parts: Small words, words that come and go, and words that name a part of a larger body.
        legal: `legal_key` of a legal form to its class.
        whole: What `written_out` gives.
        written_out, numbers, tens: Short and foreign wordings of general words, numbers in words.
        opposed: Word to the numbers of the sets of which it is one, so that two of a set speak against each other.
        heads: Nouns that say what sort of body a name is of.
    """

    titles: frozenset[tuple[str, ...]]
    honorifics: frozenset[tuple[str, ...]]
    role_openers: frozenset[str]
    particles: frozenset[str]
    filial: frozenset[str]
    left_out: frozenset[str]
    persons: Mapping[str, str]
    generations: Mapping[str, int]
    after: frozenset[str]
    small: frozenset[str]
    weak: frozenset[str]
    parts: frozenset[str]
    legal: Mapping[tuple[str, ...], str]
    whole: frozenset[str]
    written_out: Mapping[str, str]
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    opposed: Mapping[str, frozenset[int]]
    heads: frozenset[str]

    def is_small(self, word: str) -> bool:
        """Tell whether a plain word of a person is no name: a particle, title, generation or what stands after."""
        return (
            word in self.particles
            or word in self.generations
            or word in self.after
            or (word,) in self.titles
            or (word,) in self.honorifics
        )


@cache
def forms(language: str = "en") -> Forms:
    """Load the lists of a language, once per process."""
    told, titles = lexicon(language, "name_forms"), lexicon(language, "titles")
    whole = dict(told["written_out"])
    whole.update((latin(word), plain) for plain, listed in told["translated"].items() for word in listed)
    legal = {
        legal_key([whole.get(word, word) for word in form.split()]): sort
        for sort, listed in told["legal"].items()
        for form in listed
    }
    opposed: dict[str, set[int]] = {}
    for number, listed in enumerate(told["opposed"]):
        for word in listed:
            opposed.setdefault(word, set()).add(number)
    return Forms(
        titles=_rows(titles["titles"]),
        honorifics=_rows(told["honorifics"]),
        role_openers=frozenset(told["role_openers"]),
        particles=frozenset(told["particles"]),
        filial=frozenset(told["filial"]),
        left_out=frozenset(told["left_out"]),
        persons={word: plain for plain, listed in told["persons"].items() for word in listed},
        generations=told["generations"],
        after=frozenset(told["after"]),
        small=frozenset(told["small"]),
        weak=frozenset(told["weak"]),
        parts=frozenset(told["parts"]),
        legal=legal,
        whole=frozenset(whole.values()),
        written_out=whole,
        numbers=told["numbers"],
        tens=told["tens"],
        opposed={word: frozenset(sets) for word, sets in opposed.items()},
        heads=frozenset(lexicon(language, "names")["organisation_heads"]),
    )


def legal_key(words: Sequence[str]) -> tuple[str, ...]:
    """Make the key of a legal form: long words by their sounds, since other scripts are spelt in many ways."""
    return tuple(sounds(word) if len(word) > 5 else word for word in words)


def _rows(listed: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words.replace("-", " ").split()) for words in listed)
