"""Whether two sources that are worded differently may be one body: `the hospital`, `the director of the hospital`."""

from __future__ import annotations

from functools import cache, lru_cache

from whence.lang.lexicon import lexicon
from whence.weigh.background import Background
from whence.weigh.interest.marking import BODY
from whence.weigh.roots import Heard
from whence.weigh.words import FULL, TOKEN, canonical, tokens, weight

PERSON = "person:"
#: Code points of a description that are looked at; what is longer is a sentence and no description.
READ = 160
#: Relations by which somebody speaks with the voice of a body.
ANSWERS = frozenset({"part_of", "leads", "deputy_of", "speaks_for"})


def answers(one: Heard, known: Background) -> tuple[str, ...]:
    """Give the keys of the bodies that a statement's root is, is a part of, leads or speaks for, itself first."""
    if one.key is None:
        return ()
    ties = known.relations.get((one.report, one.key), ())
    bodies = [
        each.object for each in ties if each.predicate in ANSWERS and each.object.startswith(BODY) and not each.former
    ]
    return tuple(dict.fromkeys((one.key, *bodies)))


def one_body(a: Heard, b: Heard, known: Background) -> str | None:
    """Give the words that show two sources to be one body, `None` when nothing does.

    Why this way: a body is called by its name, by a part of it, through whoever heads it, and speaks in its own voice
    where it publishes; all of these share the noun of the body. So every telling noun of the shorter description must
    stand in the other. `The Ministry of Interior` and `the Ministry of Defence` are two, so are two people who are
    named, and what could be said of anybody (`officials`, `a resident`) tells nothing. It is evidence and no proof.

    Args:
        a: A statement.
        b: Another of the same side.
        known: With the relations that their reports state.
    """
    people = all((one.key or "").startswith(PERSON) for one in (a, b))
    if (people and a.key != b.key) or (a.link is None and b.link is None):
        return None
    for one in _descriptions(a, known):
        for other in _descriptions(b, known):
            less, more = sorted((one, other), key=lambda words: (len(words), sorted(words)))
            if less and less <= more:
                return " ".join(sorted(less))
    return None


def two_bodies(a: Heard, b: Heard, known: Background) -> bool:
    """Tell whether two sources are described by nouns that have nothing in common: `police`, `the union's secretary`.

    Args:
        a: A statement.
        b: Another of the same side.
        known: With the relations that their reports state.
    """
    mine, yours = (frozenset[str]().union(*_descriptions(one, known)) for one in (a, b))
    return bool(mine) and bool(yours) and not mine & yours


def one_state(a: Heard, b: Heard) -> bool:
    """Tell whether one source is a government and the other a part of one, and nothing names two countries.

    Args:
        a: A statement.
        b: Another of the same side.
    """
    if a.link is None or b.link is None:
        return False
    mine, yours = _state(a.text), _state(b.text)
    if not mine or not yours or not (mine | yours) & _listed("governments"):
        return False
    places = [_proper(one.text) for one in (a, b)]
    return not all(places) or bool(places[0] & places[1])


@lru_cache(maxsize=8192)
def _state(words: str) -> frozenset[str]:
    return frozenset(tokens(words[:READ])) & (_listed("governments") | _listed("state"))


@lru_cache(maxsize=8192)
def _proper(words: str) -> frozenset[str]:
    """Give the names in a description that nobody has heard of: of countries, places and people."""
    found = (match.group() for match in TOKEN.finditer(words[:READ]))
    return frozenset(
        tokens(word)[0] for word in found if word[0].isupper() and weight(canonical(tokens(word)[0])) == FULL
    )


def _descriptions(one: Heard, known: Background) -> list[frozenset[str]]:
    """Give the telling nouns of a source's words, and of each body that it answers to in its report."""
    if one.link is None:
        name = one.said.outlet or ""
        # a newspaper that is called after a body is not that body
        return [] if _papers() & set(tokens(name[:READ])) else [_nouns(name)]
    bodies = [key.partition(":")[2] for key in answers(one, known) if key.startswith(BODY)]
    return [_nouns(words) for words in dict.fromkeys((one.text, *bodies))]


@lru_cache(maxsize=8192)
def _nouns(words: str) -> frozenset[str]:
    """Give the stems that tell which body is meant: no titles, roles or places, and no words nobody has heard of."""
    found = set()
    before = ""
    for match in TOKEN.finditer(words[:READ]):
        plain = tokens(match.group())[0]
        placed = match.group()[0].isupper() and (before in _listed("within") or before == "+")
        before = "+" if placed else plain
        own = "" if placed or plain in _listed("roles") or plain in _listed("vague") else canonical(plain)
        if own and weight(own) < FULL and plain not in _generic():
            found.add(own)
    return frozenset(found)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(lexicon("en", "speakers")[name]).split())


@cache
def _papers() -> frozenset[str]:
    """Give the words of names of outlets."""
    words = lexicon("en", "sources")
    return frozenset(f"{words['outlet']} {words['mastheads']}".split())


@cache
def _generic() -> frozenset[str]:
    """Give the words of crowds, papers and outlets, which are no body's name."""
    words = lexicon("en", "sources")
    return _papers() | frozenset(f"{words['collective']} {words['document']}".split()) - _listed("bodies")
