"""Who speaks by a verb, read off the tree: its subject, the one behind "by", a noun phrase as a range of words."""

from __future__ import annotations

from whence.read.attribution.phrases import subject_before
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for, verb_at
from whence.read.words import word_class

Range = tuple[int, int]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
EXPLETIVE = frozenset(("it", "there"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"))


def within_sentence(tree: Tree, at: int, bounds: Range) -> Range:
    """Cut bounds to the sentence of a word."""
    first, last = tree.words.bounds(at)
    return max(first, bounds[0]), min(last, bounds[1])


def speaker(tree: Tree, verb: int, bounds: Range) -> tuple[Range | None, bool] | None:
    """Give who speaks by a verb, and whether the verb is passive; `None` when there is nobody to speak.

    Args:
        tree: The passage.
        verb: Index of the verb.
        bounds: Words the source may lie in.
    """
    head = tree.subject(verb)
    if head is None:
        owner = tree.heads[verb]
        bare = tree.tags[verb] == "VBG" and tree.deps[verb] in ("acl", "xcomp", "ccomp") and tree.tags[owner] in _NOUNS
        refused = tree.words.low[owner] in listed("claimed") and _against(tree, owner)
        head = owner if bare and not refused else None
    if head is None and (not tree.tags[verb].startswith("VB") or _compounded(tree, verb)):
        phrase = subject_before(tree.words, verb)
        return ((phrase.first, phrase.last), False) if phrase is not None and phrase.first >= bounds[0] else None
    if head is None or not bounds[0] <= head < bounds[1]:
        return None
    if tree.deps[head].endswith(":pass") and tree.heads[head] == verb:
        return agent(tree, verb, bounds), True
    if tree.words.low[head] in EXPLETIVE and not tree.words.mark(head) and that_near(tree, verb):
        return None if tree.deps[head] == "expl" else (noun_phrase(tree, head, (bounds, verb)), False)
    return noun_phrase(tree, head, (bounds, verb)), False


def _compounded(tree: Tree, verb: int) -> bool:
    """Tell a finite verb whose subject the parser took for the first half of a noun."""
    return tree.tags[verb] in FINITE and any(kid < verb for kid in tree.below(verb, "compound", "nmod:poss"))


def _against(tree: Tree, owner: int) -> bool:
    """Tell whether a claim is what somebody denies: "disavowed a post saying"."""
    return stance_for(verb_at(tree.words, tree.heads[owner]), "noun") == "denies"


def noun_phrase(tree: Tree, head: int, limits: tuple[Range, int]) -> Range:
    """Give the range of a source by its head, cut to the bounds and to its side of the verb."""
    (low, high), verb = limits
    first, last = tree.phrase(head)
    if tree.tags[head] in ("PRP", "WP", "WDT") or not first <= head < last:
        return head, head + 1
    if head < verb < last:
        inner = [kid for kid in tree.kids[head] if tree.left[kid] <= verb < tree.right[kid]]
        last = tree.left[inner[0]] if inner and tree.left[inner[0]] > head else verb
    if verb < head and first <= verb:
        first = verb + 1
    return tree.trimmed(*_opened(tree, (max(first, low), min(last, high)), head))


def _opened(tree: Tree, place: Range, head: int) -> Range:
    """Leave out what stands before a noun phrase by mistake: a conjunction, a comma with all that is before it."""
    first, last = place
    closed = word_class("subordinators") - {"no", "than"} | word_class("coordinators")
    start = first
    for index in range(first, head):
        loose = tree.words.low[index] in closed or tree.deps[index] in ("mark", "cc")
        if loose and tree.heads[index] not in range(first, head):
            start = index + 1
    return start, last


def agent(tree: Tree, verb: int, bounds: Range) -> Range | None:
    """Give who is named behind "by" after a passive verb."""
    for index in range(verb + 1, min(bounds[1], verb + 8)):
        if tree.words.low[index] == "by":
            return after(tree, index + 1, bounds[1])
        if tree.tags[index] in FINITE or tree.words.low[index] in ("that", ",", "as"):
            return None
    return None


def after(tree: Tree, first: int, edge: int) -> Range | None:
    """Give the noun phrase that begins at a word, as the tree has it.

    Args:
        tree: The passage.
        first: Its first word.
        edge: Where it must end at the latest.
    """
    for index in range(first, min(edge, first + 12)):
        if tree.heads[index] < first and tree.tags[index] in _NOUNS:
            high = min(tree.phrase(index)[1], edge)
            return tree.trimmed(first, high) if high > first else None
        if tree.tags[index] in FINITE or tree.words.low[index] in ("that", ";", ":"):
            return None
    return None


def that_near(tree: Tree, verb: int) -> bool:
    """Tell whether "that" stands within a few words behind a verb."""
    return "that" in tree.words.low[verb + 1 : verb + 10]
