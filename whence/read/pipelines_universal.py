"""Tags, heads and relations of any English spaCy pipeline in one scheme: Penn tags, Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

#: Relations of the CLEAR scheme (English spaCy pipelines) and of the first UD by their name in UD 2.
_NAMES: Final = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "hmod": "compound",
    "hyph": "compound",
    "infmod": "acl",
    "intj": "discourse",
    "meta": "dep",
    "mwe": "fixed",
    "name": "flat",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "number": "compound",
    "oprd": "xcomp",
    "partmod": "acl",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "obl",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
    "root": "ROOT",
}
#: Relations that only one of the two schemes has.
_OF_CLEAR: Final = frozenset(("acomp", "agent", "attr", "npadvmod", "oprd", "pcomp", "pobj", "poss", "prep", "relcl"))
_OF_UD: Final = frozenset(("acl:relcl", "cop", "fixed", "flat", "nmod:poss", "nsubj:pass", "obj", "obl"))
_BE: Final = frozenset(("be", "is", "are", "was", "were", "am", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"))
#: Penn tags for pipelines that give only the universal part of speech.
_TAGS: Final = {
    "ADJ": "JJ",
    "ADP": "IN",
    "ADV": "RB",
    "CCONJ": "CC",
    "DET": "DT",
    "INTJ": "UH",
    "NOUN": "NN",
    "NUM": "CD",
    "PART": "RP",
    "PRON": "PRP",
    "PROPN": "NNP",
    "PUNCT": ".",
    "SCONJ": "IN",
    "SYM": "SYM",
    "X": "FW",
}


def to_universal(doc: Doc) -> list[tuple[str, int, str]]:
    """Give the tag, the head and the relation of each word in the scheme of the shipped base.

    Why this way: the two schemes draw different trees, not only other names (a preposition above its noun or
    below it, `is` above its predicate or below it, conjuncts in a chain or in a fan), so the tree is redrawn.
    Which scheme a document has is told from the relations that only one of the two knows. A document of a third
    scheme keeps its own relations.

    Args:
        doc: A document of any English pipeline.

    Returns:
        One (Penn tag, index of the head in the document, relation) for each word, a root with itself as head and
        the relation `ROOT`; empty when the document was not parsed. A word without tag and part of speech has
        the tag `XX`.

    Cost: linear in words.
    Source: the CLEAR guidelines (Choi and Palmer 2012), the UD 2 guidelines; names as UD English EWT has them.
    """
    if not doc.has_annotation("DEP"):
        return []
    tree = _Tree([_tag(one) for one in doc], [one.head.i for one in doc], [one.dep_ for one in doc])
    if sum(dep in _OF_CLEAR for dep in tree.deps) > sum(dep in _OF_UD for dep in tree.deps):
        _fan(tree)
        _prepositions(tree)
        _copulas(tree, [one.lower_ for one in doc])
        tree.deps = [
            "mark" if tag == "TO" and dep == "aux" else dep for tag, dep in zip(tree.tags, tree.deps, strict=True)
        ]
    deps = ["ROOT" if head == at else _NAMES.get(tree.deps[at], tree.deps[at]) for at, head in enumerate(tree.heads)]
    return list(zip(tree.tags, tree.heads, deps, strict=True))


@dataclass(slots=True)
class _Tree:
    """A parse under reconstruction, word by word."""

    tags: list[str]
    heads: list[int]
    deps: list[str]

    def children(self) -> list[list[int]]:
        """Give for each word the words that hang on it, ascending."""
        below: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                below[head].append(at)
        return below

    def lifted(self, at: int, above: int, below: list[list[int]]) -> None:
        """Put a word in the place of the word above it, which then hangs on it with all else it bore."""
        top = self.heads[above]
        self.heads[at] = at if top == above else top
        if top != above:
            below[top] = [at if one == above else one for one in below[top]]
        for one in below[above]:
            if one != at:
                self.heads[one] = at
                below[at].append(one)
        self.heads[above] = at
        below[at].append(above)
        below[above] = []


def _tag(token: Token) -> str:
    if token.tag_:
        return str(token.tag_)
    if token.pos_ in ("VERB", "AUX"):
        return _verb_tag(token)
    return _TAGS.get(token.pos_, "XX")


def _verb_tag(token: Token) -> str:
    form, tense = token.morph.get("VerbForm", [""])[0], token.morph.get("Tense", [""])[0]
    if form == "Ger" or (form == "Part" and tense == "Pres"):
        return "VBG"
    if form == "Part":
        return "VBN"
    if form == "Inf":
        return "VB"
    if tense == "Past":
        return "VBD"
    third = token.morph.get("Person", []) == ["3"] and token.morph.get("Number", []) == ["Sing"]
    return "VBZ" if third else "VBP"


def _downwards(tree: _Tree, below: list[list[int]]) -> list[int]:
    """Give the words of the trees from the roots down."""
    order = [at for at, head in enumerate(tree.heads) if head == at]
    for at in order:
        order.extend(below[at])
    return order


def _fan(tree: _Tree) -> None:
    """Hang conjuncts on the first of them, and each conjunction on the conjunct that follows it."""
    below = tree.children()
    for at, dep in enumerate(tree.deps):
        if dep == "cc":
            head = tree.heads[at]
            tree.heads[at] = next((one for one in below[head] if one > at and tree.deps[one] == "conj"), head)
    for at in _downwards(tree, below):
        head = tree.heads[at]
        if tree.deps[at] == "conj" and tree.deps[head] == "conj" and tree.heads[head] != head:
            tree.heads[at] = tree.heads[head]


def _prepositions(tree: _Tree) -> None:
    """Put what a preposition governs above it, lowest first ("from behind the desk")."""
    below = tree.children()
    for at in reversed(_downwards(tree, below)):
        governed = next((one for one in below[at] if tree.deps[one] in ("pobj", "pcomp")), None)
        if governed is None:
            if tree.deps[at] in ("prep", "agent"):
                tree.deps[at] = "advmod"
            continue
        clause = tree.deps[governed] == "pcomp"
        head = tree.heads[at]
        verbal = head != at and tree.tags[head][:2] in ("VB", "JJ", "RB", "MD")
        outer = tree.deps[at]
        tree.lifted(governed, at, below)
        if outer in ("prep", "dative"):
            outer = ("advcl" if verbal else "acl") if clause else ("obl" if verbal else "nmod")
        tree.deps[governed] = "pobj" if outer == "pcomp" else outer
        tree.deps[at] = "mark" if clause else "case"


def _copulas(tree: _Tree, words: list[str]) -> None:
    """Put a predicate above its `is`, but for "there is", where it is the subject."""
    below = tree.children()
    for at in reversed(_downwards(tree, below)):
        predicate = next((one for one in below[at] if tree.deps[one] in ("attr", "acomp")), None)
        if predicate is None or words[at] not in _BE:
            continue
        if any(tree.deps[one] == "expl" for one in below[at]):
            tree.deps[predicate] = "nsubj"
            continue
        outer = tree.deps[at]
        tree.lifted(predicate, at, below)
        tree.deps[predicate], tree.deps[at] = outer, "cop"
