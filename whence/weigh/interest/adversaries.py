"""When a source is the adversary of whom it speaks, or what it is makes it party to the matter."""

from __future__ import annotations

from collections.abc import Iterable

from whence.weigh.background import Background
from whence.weigh.interest.contents import SUBJECT, About, about
from whence.weigh.interest.quarrels import Quarrels, quarrels
from whence.weigh.interest.speakers import Speaker, runs, speaker
from whence.weigh.interest.vocabulary import listed, matters
from whence.weigh.phrasing import named
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Names of a content that are held against the quarrels of its report.
NAMES = 6
#: Words that take a name such as `enemy` back.
NOT = frozenset({"not", "never", "no", "isn't", "wasn't"})


def adversary(one: Heard, known: Background | None = None) -> str | None:
    """Say in one sentence why a source is the adversary of whom its statement is about, `None` when nothing shows it.

    Why this way: what the report writes about its source in naming it (`Ann Orr, a critic of Orr Mills`, `the exiled
    opposition` on the government), or a sentence of the same report that sets the two against each other. What people
    say of each other in other reports proves no quarrel.

    Args:
        one: A statement with a root that can be known again, or a source that is at least described.
        known: With the relations that its report states, `None` for none.
    """
    who = speaker(one.text)
    if not who.words:
        return None
    what = about(one)
    return (
        _opposed_to(one, who, what)
        or _in_opposition(one, who, what, known=known)
        or _in_quarrel(one, who, what, known=known)
    )


def party(one: Heard, known: Background) -> str | None:
    """Say in one sentence why what a source is makes it party to what it says: an army on fighting.

    Args:
        one: A statement with a source.
        known: With the relations that its report states.
    """
    who = speaker(one.text)
    if not listed("observers").isdisjoint(who.words):
        return None
    words = [*who.words, *_bodies(one, known)]
    house = speaker(one.said.outlet) if one.said.outlet is not None else None
    if house is not None and not house.nouns.isdisjoint(who.nouns):
        words += house.words
    said = tokens(one.said.words)
    for matter in matters():
        if matter.who.first(words) is not None:
            found = matter.of.first(said)
            if found is not None:
                return f"{named(one.text)} speaks of {matter.what} (“{found}”)."
    return None


def _bodies(one: Heard, known: Background) -> Iterable[str]:
    """Give the words of the bodies that a source is tied to."""
    if one.key is None:
        return []
    names = (each.object.partition(":")[2] for each in known.reached(one.report, one.key) if not each.former)
    return [word for name in names for word in name.split()]


def _facts(one: Heard, known: Background | None) -> Quarrels:
    """Give the quarrels of a statement's report, worked out once."""
    held = {} if known is None else known.quarrels
    if one.report not in held:
        held[one.report] = quarrels(one.said.report_text, one.said.title)
    return held[one.report]


def _opposed_to(one: Heard, who: Speaker, what: About) -> str | None:
    """Find that the words for a source call it an adversary of the subject, or that it calls the subject its rival."""
    if who.foes is not None and not who.foes[0].isdisjoint(what.opening):
        return f"{named(one.text)} speaks of whom it is said to oppose (“{who.foes[1]}”)."
    rival = next((word for word in what.words if word in listed("called_rival")), None)
    at = 0 if rival is None else what.words.index(rival)
    called = at > 0 and what.words[at - 1] in ("its", "his", "her", "their", "our", "my")
    if rival is not None and called and NOT.isdisjoint(what.words[max(0, at - 3) : at]):
        return f"{named(one.text)} speaks of whom it calls its {rival}."
    return None


def _in_opposition(one: Heard, who: Speaker, what: About, *, known: Background | None) -> str | None:
    """Find that a source in opposition speaks of those in power."""
    heads = [word for key in one.said.participants for word in key.partition(":")[2].split()]
    if listed("powers").isdisjoint(what.words) and listed("powers").isdisjoint(heads):
        return None
    tied = [] if known is None else [word for word in _bodies(one, known) if word not in listed("not_in_names")]
    described = next((word for word in (*who.words, *tied) if word in listed("opposed")), None)
    if described is None:
        described = _facts(one, known).opposition(who.names)
    if described is None:
        return None
    return f"{named(one.text)} is in opposition (“{described}”) and speaks of those in power."


def _in_quarrel(one: Heard, who: Speaker, what: About, *, known: Background | None) -> str | None:
    """Find a sentence of the report that sets the source, or its body, against somebody the content is about."""
    if not who.names:
        return None
    facts = _facts(one, known)
    if not facts.windows:
        return None
    opening = f" {' '.join(what.words[:SUBJECT])} "
    theirs = [name for name in runs(one.said.words[: SUBJECT * 20]) if f" {name} " in opening or f" {name}" in opening]
    for name in theirs[:NAMES]:
        word = next((found for own in who.names if (found := facts.between(own, name)) is not None), None)
        if word is not None:
            return f"{named(one.text)} speaks of whom the report shows it at odds with (“{word}”)."
    return None
