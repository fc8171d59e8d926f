"""Loads the spaCy pipeline that a peer works on and fills in what it expects there."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

#: Penn tags by their beginning -> coarse parts of speech of Universal Dependencies.
_COARSE = {
    "VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "PRP": "PRON", "WP": "PRON",
    "DT": "DET", "WDT": "DET", "CD": "NUM", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "UH": "INTJ", "EX": "PRON",
    "RP": "ADP", "POS": "PART", "WRB": "ADV", "PDT": "DET",
}  # fmt: skip
_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "auxpass"})


@Language.component("coarse_tags")
def coarse_tags(doc: Doc) -> Doc:
    """Give each word a coarse tag made from its Penn tag; verbs that only help another become `AUX`."""
    for word in doc:
        tag = word.tag_
        coarse = next(
            (_COARSE[tag[:size]] for size in (3, 2) if tag[:size] in _COARSE), "PUNCT" if word.is_punct else "X"
        )
        word.pos_ = "AUX" if coarse == "VERB" and word.dep_ in _AUXILIARY else coarse
    return doc


@Language.component("clausal_parataxis")
def clausal_parataxis(doc: Doc) -> Doc:
    """Turn Universal Dependencies' `parataxis` into `ccomp`, as the schemes that the peers were written for have it."""
    for word in doc:
        if word.dep_ == "parataxis":
            word.dep_ = "ccomp"
    return doc


def pipeline(folder: str, *, lemmas: bool) -> Language:
    """Load a pipeline and add coarse tags, and lemmas where they are needed, if it gives none.

    Args:
        folder: What `spacy.load` takes.
        lemmas: The peer asks for them; needs spacy-lookups-data.

    Returns:
        A pipeline with tags, coarse tags, heads and sentences.
    """
    nlp = spacy.load(folder)
    if "parser" not in nlp.pipe_names:
        raise SystemExit(f"{folder} has no parser")
    if not {"morphologizer", "attribute_ruler"} & set(nlp.pipe_names):
        nlp.add_pipe("coarse_tags")
    if lemmas and "lemmatizer" not in nlp.pipe_names:
        nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()
    if any(label.startswith("obl") for label in nlp.get_pipe("parser").labels):
        nlp.add_pipe("clausal_parataxis")
    return nlp
