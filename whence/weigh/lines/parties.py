"""Claims that nobody but parties to them puts forward."""

from __future__ import annotations

from whence.lang.lexicon import lexicon
from whence.weigh.lines.claim import Line, Weighing, first_person, houses, quoted_openly, some
from whence.weigh.phrasing import named
from whence.weigh.words import tokens

#: Houses from which a claim of parties alone is worth a line whatever it says.
CARRIED = 2
#: First words of what somebody is told to have said of himself, as a person.
HIMSELF = (["he"], ["she"])


def interested(weighing: Weighing) -> Line | None:
    """Say that nobody but parties to it puts a claim forward, where that is more than the day's quotation.

    Why this way: nearly every quotation is of somebody who speaks of his own, and who says `we` or `my` says so
    himself. What is left is worth a line when others carry it on in their own words, or when a party counts or praises.
    """
    own = [weighing.heard[one.first] for one in weighing.voices]
    if any(first_person(one) or tokens(one.said.words)[:1] in HIMSELF for one in own):
        return None
    if houses(list(weighing.heard.values())) < CARRIED or all(map(quoted_openly, own)):
        own_pages = any(one.root.kind != "source" for one in weighing.voices)
        if own_pages or not (weighing.wording.gist.counts or _boasts(weighing.wording.said.words)):
            return None
    roots = sorted({named(one.root.text) for one in weighing.voices})
    party = "a party" if len(roots) == 1 else "all parties"
    after = f" rests only on the word of {some(roots)}, {party} to it"
    only = "only parties to it say so"
    return Line("interested_only", "", weighing.wording.said.words, after, only, tuple(own))


def _boasts(words: str) -> bool:
    lists = lexicon("en", "findings")
    found = tokens(words)
    praised = any(len(one) > 4 and one.endswith("est") and one not in lists["no_boasts"] for one in found)
    return praised or not frozenset(found).isdisjoint(lists["boasts"])
