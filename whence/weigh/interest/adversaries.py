"""When the words for a source show that it is the adversary of whom it speaks."""

from __future__ import annotations

from whence.lang.lexicon import lexicon
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Words after a word of opposition in which its object is looked for, and those of a content that hold its subject.
REACH, SUBJECT = 8, 6
#: Words of a name that tell nothing.
SMALL = frozenset({"the", "of", "and", "a", "an", "for", "in", "to", "its", "their", "his", "her"})


def adversary(one: Heard) -> str | None:
    """Say in one sentence why a source is the adversary of whom its statement is about, `None` when nothing shows it.

    Why this way: only what the report itself writes about its source in naming it, `Ann Orr, a critic of Orr Mills`, or
    `the exiled opposition` on the government. What people say of each other elsewhere proves no quarrel.

    Args:
        one: A statement with a root that can be known again, or a source that is at least described.
    """
    words = tokens(one.text)
    if not words:
        return None
    lists = lexicon("en", "interest")
    subject = _subject(one)
    for at, word in enumerate(words):
        if word in lists["adversaries"] and at:
            named = {each for each in words[at + 1 : at + 1 + REACH] if each not in SMALL}
            if named & subject:
                return f"{one.text} speaks of whom it is said to oppose (“{word}”)."
    described = next((word for word in words if word in lists["opposed"]), None)
    if described is not None and subject & frozenset(lists["powers"]):
        return f"{one.text} is in opposition (“{described}”) and speaks of those in power."
    return None


def _subject(one: Heard) -> frozenset[str]:
    """Give the telling words at the beginning of what is said: names, and words for those in power."""
    opening = one.said.words.strip("“”\"'‘’ ").split()[:SUBJECT]
    powers = frozenset(lexicon("en", "interest")["powers"])
    found = {token for word in opening for token in tokens(word) if word[:1].isupper() or token in powers}
    return frozenset(found) - SMALL
