"""What a verb takes and where it ends: a clause, a question, an infinitive, a quotation, a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, stances, verb_at
from whence.read.chains.who import FINITE

Range = tuple[int, int]

#: What a cue takes begins within this many words of it.
_REACH = 26
#: A question begins within this many words of its cue.
_SOON = 6
_WH = frozenset(("whether", "if", "how", "why", "what", "where", "when", "who"))
_OPEN = frozenset((",", "—", "–", "--"))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a verb takes: how it begins, and where it lies in words."""

    how: str
    place: Range


def taken_by(tree: Tree, verb: int, edge: int) -> Taken | None:
    """Find what a verb takes behind it.

    Args:
        tree: The passage.
        verb: Index of the verb.
        edge: One past the last word it may reach.
    """
    words, index = tree.words, verb + 1
    last = min(edge, verb + _REACH)
    if index + 1 < last and (tree.tags[index] == "VBG" or (words.low[index] == "to" and tree.tags[index + 1] == "VBG")):
        first = index + (words.low[index] == "to")
        return Taken("noun", (first, end(tree, verb, (first, edge))))
    while index < last:
        word = words.low[index]
        if word in ("and", "but", "or") and tree.deps[index] == "cc" and _hangs_before(tree, index, (verb + 1, verb)):
            break
        how = _opens(tree, verb, index)
        if how is not None:
            first = index - (how == "to" and words.low[index - 1] == "not")
            return Taken(how, (first, end(tree, verb, (index, edge))))
        if words.mark(index) and words.quote[index] != words.quote[verb]:
            return _quoted(tree, verb, (index, edge))
        if tree.tags[index] in FINITE:
            return _bare(tree, verb, (index, edge))
        index = _parenthesis(tree, index, last) if word in _OPEN or word == ";" else index + 1
    return _object(tree, verb, edge)


def _opens(tree: Tree, verb: int, index: int) -> str | None:
    """Tell how a content begins at a word, `None` when no conjunction opens one there."""
    word = tree.words.low[index]
    if word == "that" and _conjunction(tree, index):
        return "that"
    if word == "to" and index + 1 < len(tree.tags) and _infinitive(tree, verb, index):
        return "to"
    return "wh" if word in _WH and tree.deps[index] != "nsubj" and index <= verb + _SOON else None


def _conjunction(tree: Tree, index: int) -> bool:
    if tree.tags[index] not in ("IN", "WDT", "DT") or tree.words.word(index + 1) in (",", ".", ""):
        return False
    if tree.tags[index] == "WDT" and tree.deps[index] != "mark":
        return False
    determiner = tree.deps[index] == "det" and tree.heads[index] > index
    clause = any(
        tree.tags[later] in FINITE for later in range(index + 1, min(index + _REACH, tree.right[tree.heads[index]]))
    )
    return tree.deps[index] != "obj" and (clause or not determiner)


def _infinitive(tree: Tree, verb: int, index: int) -> bool:
    lemma = verb_at(tree.words, verb)
    if tree.tags[index + 1] != "VB" or lemma == "say":
        return False
    return (
        "to" in stances().get(lemma, {})
        or stance_for(lemma, "to") in ("orders", "asks", "plans")
        or lemma in ("claim", "admit", "profess", "confess", "report", "deny")
    )


def _parenthesis(tree: Tree, comma: int, last: int) -> int:
    """Step from a comma behind the verb to the next one, `last` when what follows is no aside."""
    for index in range(comma + 1, last):
        if tree.words.low[index] in _OPEN:
            return index + 1
        if tree.tags[index] in FINITE and tree.words.word(comma + 1) not in ("who", "which", "when", "on", "in"):
            return last
    return last


def _quoted(tree: Tree, verb: int, place: Range) -> Taken | None:
    """Read a quotation; a word or two in quotation marks are no speech."""
    mark, edge = place
    which = tree.words.quote[mark]
    last = mark
    while last < edge and tree.words.quote[last] == which:
        last += 1
    if last - mark < 4 and mark > verb + 1:
        return _object(tree, verb, edge)
    return Taken("quote", (mark, last))


def _bare(tree: Tree, verb: int, place: Range) -> Taken | None:
    """Read a clause without a conjunction by its first finite verb."""
    finite, edge = place
    clause = tree.heads[finite] if tree.deps[finite] in ("aux", "cop", "aux:pass") else finite
    own = next((kid for kid in (*tree.kids[clause], *tree.kids[finite]) if tree.deps[kid].startswith("nsubj")), None)
    if own is not None and tree.words.low[own] in ("who", "which", "that"):
        return _object(tree, verb, edge)
    start = verb + 1
    if own is not None and verb < tree.left[own] <= own < finite:
        start = tree.left[own]
    elif verb < tree.left[clause] < finite:
        start = tree.left[clause]
    while start < finite and (tree.tags[start] == "RP" or tree.deps[start] in ("compound:prt", "iobj")):
        start += 1
    if start >= finite:
        return None
    return Taken("bare", (start, end(tree, verb, (start, edge))))


def _object(tree: Tree, verb: int, edge: int) -> Taken | None:
    """Read a noun phrase or gerund that a verb takes."""
    if not tree.tags[verb].startswith("VB"):
        first, last = tree.trimmed(verb + 1 + verb_at(tree.words, verb).count("_"), end(tree, verb, (verb + 1, edge)))
        return Taken("noun", (first, last)) if last > first else None
    objects = sorted(tree.kids[verb], key=lambda kid: tree.deps[kid] == "obl")
    for kid in objects:
        if verb < kid < edge and tree.deps[kid] in ("obj", "xcomp", "ccomp", "obl") and tree.left[kid] > verb:
            gerund = tree.tags[kid] == "VBG"
            if tree.deps[kid] == "obl" and not gerund and not _behind(tree, verb, tree.left[kid]):
                continue
            last = max(min(tree.right[kid], edge), min(_full(tree, verb, kid), edge))
            first, last = tree.trimmed(tree.left[kid], last)
            return Taken("noun", (first, last)) if last > first else None
    return None


def _behind(tree: Tree, verb: int, index: int) -> bool:
    """Tell the preposition behind which a verb has what is said: "warned of", "called for", "described as"."""
    word = tree.words.low[index]
    if word in ("as", "about"):
        return True
    if word == "to":
        return verb_at(tree.words, verb) in listed("owning")
    return word in ("of", "at", "for", "against", "on") and verb_at(tree.words, verb) in listed("prepositional")


def _full(tree: Tree, verb: int, kid: int) -> int:
    """Give where an object ends with what belongs to it: "the delay by a jammed lever"."""
    following = [one for one in tree.kids[verb] if one > kid and tree.deps[one] in ("obl", "xcomp", "advcl", "ccomp")]
    last = tree.right[kid]
    for one in following:
        if tree.left[one] == last and tree.words.low[last] != ",":
            last = tree.right[one]
    return last


def end(tree: Tree, verb: int, place: Range) -> int:
    """Give where a content ends: where what goes on hangs on its cue or on something before it.

    Args:
        tree: The passage.
        verb: Index of the cue.
        place: First word of the content, and one past the last it may reach.
    """
    first, edge = place
    words = tree.words
    if first >= edge:
        return first
    inside = words.quote[first] if not words.mark(first) else -1
    for index in range(first + 2, edge):
        if inside >= 0 and words.quote[index] != inside:
            return tree.trimmed(first, index)[1]
        if words.low[index] == ";" and words.quote[index] == words.quote[verb]:
            return tree.trimmed(first, index)[1]
        if _next_clause(tree, verb, (first, index)):
            return tree.trimmed(first, index)[1]
    last = edge
    while last > first + 1 and words.low[last - 1] in (".", ",", "!", ":", "—", "–"):
        last -= 1
    return last


def _next_clause(tree: Tree, verb: int, place: Range) -> bool:
    """Tell whether another clause begins at a word: "and that Y said", ", while Y says", ", according to"."""
    first, index = place
    low = tree.words.low
    if low[index] == "," and low[index + 1 : index + 2]:
        following = low[index + 1]
        if following in ("according", "citing", "quoting") or following in ("while", "whereas", "although", "though"):
            return True
        if following in ("but", "and") and _hangs_before(tree, index + 1, (first, verb)):
            return True
    return low[index] in ("and", "but") and _hangs_before(tree, index, (first, verb))


def _hangs_before(tree: Tree, joint: int, place: Range) -> bool:
    """Tell whether what a conjunction brings hangs on the cue or on what stands before the content."""
    first, verb = place
    brought = tree.heads[joint]
    if brought <= joint or tree.deps[brought] not in ("conj", "parataxis"):
        return False
    return tree.heads[brought] <= verb or tree.heads[brought] < first


def before(tree: Tree, verb: int, place: tuple[int, Range | None]) -> Taken | None:
    """Read "C, X said" inside a content."""
    edge, source = place
    if source is None:
        return None
    lead = min(source[0], verb) - 1
    closing = tree.words.mark(lead) if lead >= 0 else False
    if lead <= edge + 1 or not (tree.words.low[lead] in _OPEN or closing):
        return None
    first, last = edge, lead + closing
    while first < last and tree.words.low[first] in ("that", ",", "and", "but"):
        first += 1
    spoken = any(tree.tags[index] in FINITE for index in range(first, last))
    return Taken("before", (first, last)) if spoken and last - first > 2 else None
