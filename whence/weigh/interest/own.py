"""When a source speaks of itself, of the body it speaks for, or of what it is accused of."""

from __future__ import annotations

from whence.lang.lexicon import lexicon
from whence.model.identities import Relation
from whence.weigh.background import Background
from whence.weigh.interest.contents import About
from whence.weigh.interest.speakers import Speaker, written
from whence.weigh.interest.vocabulary import listed
from whence.weigh.phrasing import named
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Kinds of name key that stand for a body which can speak of itself as `it` or `we`, for a person and for a place.
BODY, PERSON, PLACE = "group:", "person:", "place:"
#: Sources that stand for a body named before, and words by which a body says where it stands to a deed.
PRONOUNS = frozenset({("it",), ("they",), ("we",)})
BEHIND = frozenset(
    {"behind", "party", "aware", "responsible", "involved", "part", "ready", "willing", "innocent", "guilty", "under"}
)
#: Words behind `I` or `we` among which a word of seeing makes its speaker a witness.
NEAR = 4
#: Words of a gerund by which somebody denies his own deed (`denied taking`), and the shortest such word.
GERUND, SHORTEST = "ing", 5
#: Words that negate a deed.
NEVER = frozenset({"not", "never"})
#: Words of a sentence in which a rejection is looked for.
SENTENCE = 40


def own(one: Heard, who: Speaker, *, what: About, known: Background) -> tuple[str, Relation | None] | None:
    """Say why a source speaks of its own, with the stated relation that shows it.

    Args:
        one: A statement with a source.
        who: The source taken apart.
        what: What is said, taken apart.
        known: With the relations that its report states.
    """
    name = named(one.text)
    relation = tie(one, what, known)
    if relation is not None:
        ties: dict[str, str] = _ties()
        return f"{name} {ties[relation.predicate]} the organisation that the statement is about.", relation
    said = _named(one, who, what) or _spoken_of(one, who, what) or _denies(one, who, what)
    said = said or _pleads(who, what) or _stands_up(one, who, what)
    return None if said is None else (f"{name} {said}", None)


def _ties() -> dict[str, str]:
    ties: dict[str, str] = lexicon("en", "interest")["ties"]
    return ties


def _named(one: Heard, who: Speaker, what: About) -> str | None:
    """Find the source, or a body that its words tie it to, by name in what is said."""
    if one.key is not None and one.key in one.said.participants and not one.key.startswith(PLACE):
        there = [name for name in who.names if f" {name} " in what.line]
        if not there or any(what.mentions(name) for name in there):
            return "speaks of itself." if one.key.startswith(BODY) else "speaks of what concerns the speaker."
    for number, name in enumerate(who.names):
        found = what.mentions(name)
        if not found and number == 0 and _person(one):
            found = what.mentions(name.rsplit(" ", 1)[-1])
        elif not found and who.body and " " in name:
            found = what.opening[:1] == (name.split(" ", 1)[0],)
        if found:
            return f"speaks of its own (“{written(name, one.text)}”)."
    return None


def _person(one: Heard) -> bool:
    return one.key is not None and one.key.startswith(PERSON)


def _spoken_of(one: Heard, who: Speaker, what: About) -> str | None:
    """Find what a body speaks of as its own without naming itself."""
    noun = what.noun(who.nouns) or (what.noun(listed("wide")) if who.bound and who.names else None)
    if noun is not None:
        return f"speaks of the body that it is or speaks for (“{noun}”)."
    if not who.body and not (one.key or "").startswith(BODY) and who.words not in PRONOUNS:
        return None
    opening = what.opening
    if opening[:1] and opening[0] in listed("self") and not _empty(opening) and not _found_out(who, what):
        several = opening[0] in ("they", "their") and (_person(one) or not listed("observers").isdisjoint(who.words))
        if not several and not (opening[0] in listed("first_person") and _witness(what)):
            return f"speaks of itself or its own (“{' '.join(opening[:2])}”)."
    people = what.own_people()
    if people is not None:
        return f"speaks of its own (“{people}”)."
    return "speaks of its own (“we”)." if "we" in opening[:3] and not _witness(what) else None


def _found_out(who: Speaker, what: About) -> bool:
    """Tell whether somebody who is there to see and find says what was seen or found."""
    found = listed("witness") | listed("witnessed")
    return not listed("observers").isdisjoint(who.words) and not found.isdisjoint(what.words[: NEAR + 1])


def _empty(opening: tuple[str, ...]) -> bool:
    """Tell an `it` that stands for nobody: `it was cold`, `it is clear that`."""
    if opening[0] != "it" or opening[1:2] not in (("is",), ("was",)):
        return False
    following = [word for word in opening[2:4] if word not in ("not", "never")]
    return (
        not following or following[0] in listed("nobody") or not (following[0].endswith("ed") or following[0] in BEHIND)
    )


def _witness(what: About) -> bool:
    """Tell whether somebody speaks of what he saw or did for others."""
    words = what.words
    at = next((place for place, word in enumerate(words) if word in listed("first_person") | listed("person")), 0)
    seen = listed("witness") | listed("witnessed")
    return any(word in seen for word in words[at + 1 : at + 1 + NEAR])


def _denies(one: Heard, who: Speaker, what: About) -> str | None:
    """Find that a source denies what is said of it."""
    opening = what.opening
    own_words = listed("self") | listed("person")
    statement = one.said.statement
    if any(link.stance == "denies" for link in statement.chain[-1:]):
        gerund = opening[:1] and opening[0].endswith(GERUND) and len(opening[0]) >= SHORTEST
        if gerund or (opening[:1] and opening[0] in own_words and not _empty(opening)):
            return "denies what is held against the speaker."
        charged = who.body and listed("observers").isdisjoint(who.words)
        if charged or any(what.mentions(name) for name in who.names):
            return "denies what is held against the speaker or its side."
        return None
    soil = {name.rsplit(" of ", 1)[-1] for name in who.names}
    if (
        statement.negated
        and not listed("powers").isdisjoint(who.words)
        and any(f" {each} " in what.line for each in soil)
    ):
        return "denies what is held against its country."
    quoted = bool(statement.chain) and statement.chain[one.link or 0].form != "indirect"
    himself = opening[:1] and opening[0] in (("i", "we") if quoted else ("he", "she"))
    turned = any(word in NEVER or word.endswith("n't") for word in what.words[1 : 1 + NEAR])
    if himself and turned and listed("mind").isdisjoint(what.opening):
        return "denies a deed or trait of the speaker’s own."
    return None


def _stands_up(one: Heard, who: Speaker, what: About) -> str | None:
    """Find a body that insists, rejects a report in the same breath, or says that nothing was amiss."""
    body = who.body or (one.key or "").startswith(BODY)
    if not body or one.link is None or one.said.sources[one.link].kind == "outlet":
        return None
    if not listed("observers").isdisjoint(who.words):
        return None
    cue = one.said.statement.chain[one.link].cue
    urged = frozenset() if cue is None else listed("standing_up").intersection(tokens(cue.text))
    if urged:
        return f"stands up for its own (“{min(urged)}”)."
    sentence = tokens(one.said.sentence)[:SENTENCE]
    rejected = next((word for word in sentence if word in listed("rejecting")), None)
    if rejected is not None and sentence[: len(who.words)] == list(who.words):
        return f"rejects what is said and speaks for itself (“{rejected}”)."
    amiss = next((word for word in what.opening[:2] if word in listed("amiss")), None)
    plain = "police" in who.words or not (listed("unhurt") | listed("ahead")).isdisjoint(what.opening)
    return None if amiss is None or plain else f"says that nothing was amiss (“{amiss}”)."


def _pleads(who: Speaker, what: About) -> str | None:
    """Find a lawyer who speaks of a client, or an accuser in court who speaks of the accused."""
    words = frozenset(what.opening)
    if not listed("lawyers").isdisjoint(who.words) and not words.isdisjoint(listed("clients")):
        return "speaks for a client."
    if not listed("accusing").isdisjoint(who.words) and not words.isdisjoint(listed("accused")):
        return "brings the case against whom it speaks of."
    return None


def tie(one: Heard, what: About, known: Background) -> Relation | None:
    """Find a stated tie of the root to somebody its statement names, over one or two relations."""
    if one.key is None:
        return None
    ties = _ties()
    for relation in known.reached(one.report, one.key):
        name = relation.object.partition(":")[2]
        spoken = relation.object in one.said.participants and relation.object != one.key
        state = relation.object.startswith(PLACE) or not listed("of_state").isdisjoint(tokens(one.text))
        placed = state and not any(word in what.opening for word in name.split())
        if relation.predicate in ties and not relation.former and spoken and not placed:
            return relation
    return None
