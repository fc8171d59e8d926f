"""Attributions that stand around the settled ones, or beside them, and were not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.read.chain_inner import frames
from whence.read.chain_tree import Tree
from whence.read.chain_unnamed import unnamed
from whence.read.found import Found

#: What a verb takes by which an attribution around another is believed.
_AROUND = frozenset(("tree_that", "tree_bare", "tree_wh", "tree_before", "tree_quote"))
#: The same for one where nothing else was found.
_ALONE = frozenset(("tree_to", "tree_that", "tree_noun", "tree_wh", "tree_quote", "tree_before"))
#: Patterns of the rules believed where the network and the tree see nothing.
_RULED = frozenset(("post", "bare", "that", "quote", "quote_before", "hearer", "hearer_bare"))
#: Verbs that do little but bring what is said: a clause without "that" behind them is believed.
_PLAIN = frozenset(("say", "tell", "deny", "claim", "insist", "inform", "assure", "believe"))
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
    held = [piece for one in found for piece in one.content]
    for new in frames(seen, (0, len(seen.words.words))):
        cue = new.cue or (0, 0)
        if any(one.cue is not None and one.cue[0] < cue[1] and cue[0] < one.cue[1] for one in made):
            continue
        if any(start <= cue[0] < end for start, end in held):
            continue
        around = [one for one in made if one.cue is not None and _holds(new, one)]
        apart = not any(_meet(new, one) for one in made)
        if (around and new.pattern in _AROUND) or (apart and _believed(seen, new, alone)):
            made.append(replace(new, confidence=_SURE if around else _LONE))
            held += new.content
    for one in ruled:
        if one.pattern in _RULED and one.source is not None and not any(_meet(one, other) for other in made):
            made.append(replace(one, confidence=_LONE))
    for extra in unnamed(seen):
        if not any(_meet(extra, one) for one in made if one.source is not None or one.cue != extra.cue):
            made = [one for one in made if not (one.source is None and _meet(extra, one))] + [extra]
    return made


def _believed(seen: Tree, new: Found, alone: frozenset[str]) -> bool:
    """Tell whether an attribution that only the tree sees is taken."""
    if new.source is None or seen.words.text[slice(*new.source)].lower() in _ANYBODY:
        return False
    turned = new.stance in ("denies", "doubts") and new.pattern in ("tree_that", "tree_bare", "tree_wh")
    return turned or new.pattern in alone or (new.pattern == "tree_bare" and new.lemma in _PLAIN)


def _holds(new: Found, one: Found) -> bool:
    cue = one.cue or (0, 0)
    places = [place for place in (one.source, cue, *one.content) if place is not None]
    return all(any(start <= place[0] and place[1] <= end for start, end in new.content) for place in places)


def _meet(new: Found, one: Found) -> bool:
    mine = [place for place in (new.source, new.cue, *new.content) if place is not None]
    theirs = [place for place in (one.cue, *one.content) if place is not None]
    return any(a < d and c < b for a, b in mine for c, d in theirs)
