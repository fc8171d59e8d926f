"""Attributions that stand around the settled ones, or beside them, and were not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.read.attribution.features import within
from whence.read.chains.inner import frames
from whence.read.chains.tree import Tree
from whence.read.chains.unnamed import unnamed
from whence.read.chains.verbs import by_word
from whence.read.found import Found, Place
from whence.read.words import Passage

#: Kinds of words, as bits.
_CUES, _CONTENTS = 1, 2
#: What a verb takes by which an attribution around another is believed.
_AROUND = frozenset(("tree_that", "tree_bare", "tree_wh", "tree_before", "tree_quote"))
#: The same for one where nothing else was found.
_ALONE = frozenset(("tree_to", "tree_that", "tree_noun", "tree_wh", "tree_quote", "tree_before"))
#: Patterns of the rules believed where the network and the tree see nothing.
_RULED = frozenset(("post", "bare", "that", "quote", "quote_before", "hearer", "hearer_bare"))
#: Verbs that do little but bring what is said: a clause without "that" behind or before them is believed.
_PLAIN = frozenset(
    (
        *(
            "say",
            "tell",
            "deny",
            "claim",
            "insist",
            "inform",
            "assure",
            "believe",
            "report",
            "write",
            "state",
            "announce",
        ),
        *("warn", "argue", "add", "note", "explain", "doubt", "instruct", "order"),
    )
)
#: The same of a noun behind "of" or "about".
_PREPOSITIONAL = frozenset(("speak", "warn", "complain", "boast", "hint"))
#: Who speaks for himself or nobody in particular is not named by these.
_ANYBODY = frozenset(("i", "you", "we", "it", "one", "that", "which", "who", "this", "there"))
#: Share right on PolNeAR dev: around another, and where only the tree sees something.
_SURE, _LONE = 0.55, 0.4


def missed(
    seen: Tree, found: Sequence[Found], *, ruled: Sequence[Found] = (), alone: frozenset[str] = _ALONE
) -> list[Found]:
    """Add what the tree finds around or beside what was settled.

    Args:
        seen: A passage.
        found: Its attributions so far.
        ruled: What the rules find in it.
        alone: Patterns believed where nothing else was found.

    Returns:
        The attributions with the added ones.
    """
    made = list(found)
    taken = _Taken(seen.words, made)
    for new in frames(seen, (0, len(seen.words.words))):
        cue = new.cue or (0, 0)
        if taken.meets([cue], _CUES) or taken.meets([(cue[0], cue[0] + 1)], _CONTENTS):
            continue
        around = taken.meets(new.content, _CUES) and any(one.cue is not None and _holds(new, one) for one in made)
        apart = not taken.meets(_places(new), _CUES | _CONTENTS)
        if (around and new.pattern in _AROUND) or (apart and _believed(seen, new, alone)):
            made.append(replace(new, confidence=_SURE if around else _LONE))
            taken.add(new)
    for one in ruled:
        if _trusted(seen, one) and not taken.meets(_places(one), _CUES | _CONTENTS):
            made.append(replace(one, confidence=_LONE))
            taken.add(one)
    for extra in unnamed(seen):
        rivals = [one for one in made if _meet(extra, one)] if taken.meets(_places(extra), _CUES | _CONTENTS) else []
        if all(one.source is None and _same(extra, one) for one in rivals):
            made = [one for one in made if one not in rivals] + [extra]
            taken.add(extra)
    return made


def _trusted(seen: Tree, one: Found) -> bool:
    """Tell whether an attribution that only the rules see is taken."""
    spoken = one.pattern == "prep" and one.lemma in _PREPOSITIONAL
    if not spoken and (one.pattern not in _RULED or one.lemma not in _PLAIN):
        return False
    if one.source is None:
        return False
    return seen.words.text[slice(*one.source)].lower() not in _ANYBODY


def _believed(seen: Tree, new: Found, alone: frozenset[str]) -> bool:
    """Tell whether an attribution that only the tree sees is taken."""
    if new.source is None or new.cue is None or seen.words.text[slice(*new.source)].lower() in _ANYBODY:
        return False
    if new.pattern == "tree_bare" and seen.words.low[seen.words.at(new.cue[1]) - 1] in by_word("attitudes"):
        return True
    if new.pattern in ("tree_quote", "tree_before") and new.lemma not in _PLAIN:
        return False
    turned = new.stance in ("denies", "doubts") and new.pattern in ("tree_that", "tree_bare", "tree_wh")
    return turned or new.pattern in alone or (new.pattern == "tree_bare" and new.lemma in _PLAIN)


def _same(new: Found, one: Found) -> bool:
    return one.cue is not None and new.cue is not None and one.cue[0] < new.cue[1] and new.cue[0] < one.cue[1]


def _holds(new: Found, one: Found) -> bool:
    cue = one.cue or (0, 0)
    places = [place for place in (one.source, cue, *one.content) if place is not None]
    return all(any(start <= place[0] and place[1] <= end for start, end in new.content) for place in places)


def _places(one: Found) -> list[Place]:
    return [place for place in (one.source, one.cue, *one.content) if place is not None]


def _meet(new: Found, one: Found) -> bool:
    theirs = [place for place in (one.cue, *one.content) if place is not None]
    return any(a < d and c < b for a, b in _places(new) for c, d in theirs)


class _Taken:
    """Which words of a passage are cues or contents already."""

    def __init__(self, words: Passage, found: Sequence[Found]) -> None:
        self._words = words
        self._marks = bytearray(len(words.words))
        for one in found:
            self.add(one)

    def add(self, one: Found) -> None:
        """Mark the words of an attribution."""
        for kind, places in ((_CONTENTS, one.content), (_CUES, (one.cue,) if one.cue is not None else ())):
            for place in places:
                for index in range(*within(self._words, place)):
                    self._marks[index] |= kind

    def meets(self, places: Sequence[Place], kinds: int) -> bool:
        """Tell whether some ranges of the text hold a word of one of some kinds."""
        return any(self._marks[index] & kinds for place in places for index in range(*within(self._words, place)))
