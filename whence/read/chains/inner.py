"""Attributions read off the tree: a verb of saying, the subject it has, the clause it takes."""

from __future__ import annotations

from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.chains.taken import Taken, before, end, taken_by
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import Kind, by_word, lemma_of, listed, stance_for, stances, verb_at
from whence.read.chains.who import EXPLETIVE, FINITE, Range, noun_phrase, speaker, that_near, within_sentence
from whence.read.cue_stance import stance_of
from whence.read.found import Found, form_of, places
from whence.read.words import word_class

_COPULAS = frozenset(
    ("is", "are", "was", "were", "am", "be", "been", "being", "'s", "'re", "'m", "remain", "remains", "remained")
)
#: Verbs that a relative clause seldom has but for what is said.
_TURNING = frozenset(("deny", "dispute", "doubt", "question", "reject", "contest"))
#: Before a word that may be a verb these make it one.
_SPEAKERS = frozenset(("i", "we", "they", "he", "she"))
#: Verbs whose plain object is who is told.
_HEARER = frozenset(("tell", "inform", "assure", "reassure", "remind", "notify", "brief"))
#: Before a verb of assent these withhold it, whatever it takes.
_WITHHELD = frozenset(("not", "n't", "unable", "cannot", "never", "neither"))
#: Those who may be many and stand alone before a verb.
_SOME = frozenset(("many", "some", "most", "others", "several", "all", "both", "few"))
#: A sentence without a verb is looked at again up to this many words.
_SHORT = 40
#: How sure a find is by what the verb takes; share right among finds on the odd half of bench/nested.jsonl, 2026-11.
_SURE: dict[str, float] = {"that": 0.9, "bare": 0.85, "to": 0.8, "wh": 0.8, "quote": 0.85, "noun": 0.7, "before": 0.75}


def frame(tree: Tree, verb: int, bounds: Range) -> Found | None:
    """Read the attribution whose cue is a verb.

    Why this way: the word order tells where a content begins better than the tree of a small parser does, the tree
    tells better than word order whose verb it is.

    Args:
        tree: The passage.
        verb: Index of the verb.
        bounds: Words it may draw on: the content it stands in.

    Returns:
        `None` when the verb attributes nothing there.

    Cost: linear in the length of its sentence.
    """
    lemma = _base(tree, verb)
    meant = lemma == "mean" and tree.words.word(verb + 1) == "to"
    if (lemma in listed("silent") and not meant) or (stances().get(lemma) is None and not that_near(tree, verb)):
        return None
    bounds = within_sentence(tree, verb, bounds)
    if tree.deps[verb] == "acl:relcl":
        bounds = bounds[0], min(bounds[1], tree.right[verb])
    who = speaker(tree, verb, bounds)
    if who is None:
        return None
    source, passive = who
    source = _antecedent(tree, verb, source) if lemma in _TURNING else source
    taken = _undergone(tree, verb, bounds) if passive and source is not None else _wished(tree, verb)
    if taken is None:
        taken = taken_by(tree, verb, bounds[1])
        if taken is None or (taken.how == "noun" and lemma in listed("told")):
            taken = before(tree, verb, (bounds[0], source)) or taken
    if taken is None or not (_speaks(tree, verb, who) and _fits(tree, (verb, lemma), taken)):
        return None
    first = verb - (lemma == "would_like")
    return built(tree, (first, first + 1 + lemma.count("_")), source=source, taken=taken)


def _base(tree: Tree, verb: int) -> str:
    """Give the base form of a verb, a polite wish as one."""
    wish = tree.words.low[verb] == "like" and tree.words.word(verb - 1) in ("would", "'d")
    return "would_like" if wish else verb_at(tree.words, verb)


def _wished(tree: Tree, verb: int) -> Taken | None:
    """Read "would like to see the path closed", "would like the fair to be moved"."""
    words = tree.words
    if words.low[verb] != "like" or words.word(verb - 1) not in ("would", "'d"):
        return None
    first = verb + 1 + 2 * (words.low[verb + 1 : verb + 3] == ["to", "see"])
    edge = words.bounds(verb)[1]
    if words.word(first) in ("to", "") or first + 1 >= edge:
        return None
    return Taken("noun", (first, end(tree, verb, (first, edge))))


def _antecedent(tree: Tree, verb: int, source: Range | None) -> Range | None:
    """Give whom "who" or "which" goes back to."""
    head = tree.heads[verb]
    if source is None or tree.words.low[source[0]] not in ("who", "which") or tree.deps[verb] != "acl:relcl":
        return source
    first, last = tree.left[head], source[0]
    return tree.trimmed(first, last) if first < last else source


def _speaks(tree: Tree, verb: int, who: tuple[Range | None, bool]) -> bool:
    """Tell whether somebody speaks: no relative clause that only describes, no passive of a verb that needs a doer."""
    source, passive = who
    if source is None:
        return not passive or verb_at(tree.words, verb) in listed("told")
    return tree.words.low[source[0]] not in ("who", "which", "that") or that_near(tree, verb)


def built(tree: Tree, cue: Range, *, source: Range | None, taken: Taken) -> Found | None:
    """Make an attribution out of ranges of words, `None` when its content holds its cue."""
    first, last = taken.place
    if first <= cue[0] < last:
        return None
    cue = (cue[0], min(cue[1], first) if first > cue[0] else cue[1])
    read = stance_of(tree.words, tree.parse, cue=cue, content=(taken.place,), ruled=None, source=source)
    return Found(
        source=tree.words.place(*source) if source is not None else None,
        before=None,
        cue=tree.words.place(*cue),
        content=places(tree.words, (taken.place,)),
        stance=read.stance,
        form=form_of(tree.words, (taken.place,)),
        pattern=f"tree_{taken.how}",
        lemma=read.lemma,
        confidence=_SURE[taken.how],
    )


def _undergone(tree: Tree, verb: int, bounds: Range) -> Taken | None:
    """Read "the claim that C was rejected by Y": what is said stands as the subject."""
    head = next(tree.below(verb, "nsubj:pass", "csubj:pass"), None)
    if head is None or "that" in tree.words.low[verb + 1 : verb + 12]:
        return None
    first, last = noun_phrase(tree, head, (bounds, verb))
    that = next((i for i in range(first, last) if tree.words.low[i] == "that"), None)
    if that is not None and tree.words.low[that - 1] in listed("claimed"):
        first = that
    return Taken("noun", (first, last)) if last - first > 1 else None


@cache
def _objects() -> frozenset[str]:
    """Give the verbs whose object is what is said."""
    groups = lexicon("en", "cues")["groups"]
    plain = {verb for group in groups if "noun" in group["frames"] for verb in str(group["verbs"]).split()}
    return frozenset(plain) | listed("objects")


def _fits(tree: Tree, cue: tuple[int, str], taken: Taken) -> bool:
    """Tell whether a verb can take what was found."""
    verb, lemma = cue
    kinds: dict[str, Kind] = {"to": "to", "wh": "wh", "noun": "noun"}
    stance = stance_for(lemma, kinds.get(taken.how, "clause"))
    first, last = taken.place
    if taken.how == "that":
        return stance is not None or any(
            tree.heads[index] == verb and tree.deps[index] == "ccomp" for index in range(first, last)
        )
    if taken.how == "noun":
        return stance is not None and _fits_object(tree, cue, taken.place)
    if stance is None or lemma == "would_like":
        return False
    if taken.how == "bare" and lemma not in ("say", "tell", "think", "believe", "know"):
        return tree.words.low[verb + 1] not in word_class("prepositions") or lemma in listed("told")
    return True


def _fits_object(tree: Tree, cue: tuple[int, str], place: Range) -> bool:
    """Tell whether a noun phrase or gerund behind a verb is what is said."""
    verb, lemma = cue
    first, last = place
    if tree.tags[last - 1] in ("WDT", "WP", "PRP"):
        return False
    if lemma in _HEARER and tree.words.word(first - 1) not in ("of", "about"):
        return False
    claimed = any(word in listed("claimed") for word in tree.words.low[first : first + 6])
    denied = stance_for(lemma, "noun") == "denies" and (claimed or lemma not in listed("against"))
    full = tree.tags[first] == "VBG" or last - first > 1
    return denied or lemma == "would_like" or (full and _has_object(tree, verb, lemma))


def _has_object(tree: Tree, verb: int, lemma: str) -> bool:
    """Tell whether what a verb has as object, or behind its preposition, is what is said."""
    withheld = lemma in listed("assents") and any(word in _WITHHELD for word in tree.words.low[max(0, verb - 4) : verb])
    return withheld or lemma.partition("_")[0] in _objects() or lemma in listed("prepositional")


def frames(tree: Tree, bounds: Range) -> list[Found]:
    """Find every attribution by a verb in a stretch of a passage, in order of the verb."""
    found = [frame(tree, verb, bounds) for verb in range(*bounds) if _may(tree, verb)]
    found += [_attitude(tree, index, bounds) for index in range(*bounds) if _is_attitude(tree, index)]
    return sorted((one for one in found if one is not None), key=lambda one: one.cue or (0, 0))


def _is_attitude(tree: Tree, index: int) -> bool:
    """Tell an adjective that says how somebody stands to a content: "they were sure"."""
    return tree.words.low[index] in by_word("attitudes") and any(
        tree.words.low[back] in _COPULAS for back in range(max(0, index - 4), index)
    )


def _attitude(tree: Tree, index: int, bounds: Range) -> Found | None:
    bounds = within_sentence(tree, index, bounds)
    head = tree.subject(index)
    if head is None and index - 4 < tree.heads[index] < index:
        head = tree.subject(tree.heads[index])
    first = next((back for back in range(index - 1, bounds[0], -1) if tree.words.low[back] in _COPULAS), index)
    if head is None or not bounds[0] <= head < first or tree.words.low[head] in EXPLETIVE:
        return None
    taken = taken_by(tree, index, bounds[1])
    if (
        (taken is None or taken.how == "noun")
        and tree.words.word(index + 1) in ("of", "about")
        and index + 3 < bounds[1]
    ):
        taken = Taken("noun", (index + 2, end(tree, index, (index + 2, bounds[1]))))
    wanted = ("to",) if by_word("attitudes")[tree.words.low[index]] == "plans" else ("that", "bare", "wh", "noun")
    if taken is None or taken.how not in wanted:
        return None
    return built(tree, (first, index + 1), source=noun_phrase(tree, head, (bounds, first)), taken=taken)


def _may(tree: Tree, verb: int) -> bool:
    """Tell a verb; one that the tags take for a noun is known by its form and the "that" behind it."""
    if tree.tags[verb].startswith("VB"):
        return tree.deps[verb] not in ("aux", "aux:pass", "cop", "amod", "compound")
    low = tree.words.low[verb]
    lemma = lemma_of(low)
    if (stances().get(lemma) or stances().get(verb_at(tree.words, verb))) is None:
        return False
    inflected = low.endswith(("ed", "s")) and lemma != low and low not in listed("claimed")
    if inflected and tree.words.word(verb + 1) == "that":
        return True
    ahead = verb - 1
    while ahead > verb - 4 and tree.tags[max(ahead, 0)] == "RB":
        ahead -= 1
    return tree.words.word(ahead) in _SPEAKERS or (
        (tree.tags[verb - 1][:2] == "NN" or tree.words.word(verb - 1) in _SOME) and _verbless(tree, verb)
    )


def _verbless(tree: Tree, index: int) -> bool:
    """Tell whether a noun must be the verb of its sentence: there is no other, and an object or clause follows it."""
    first, last = tree.words.bounds(index)
    if last - first > _SHORT or tree.words.low[last - 1] != "." or index == first:
        return False
    following = tree.words.word(index + 1)
    taking = following in word_class("determiners") or following == "that" or "_" in verb_at(tree.words, index)
    taking = taking or tree.words.word(index - 1) in _SOME
    return taking and not any(tree.tags[at] in FINITE for at in range(first, last))
