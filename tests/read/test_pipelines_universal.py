"""Parses of any English pipeline in one scheme."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from whence.read.pipelines_universal import to_universal

VOCAB = spacy.blank("en").vocab

#: The same sentences as CLEAR and as UD draw them: word, Penn tag, head by its number from 1 (0 the root), relation.
PAIRS = {
    "a preposition stands above its noun or below it": (
        "Venn NNP 2 nsubj / spoke VBD 0 ROOT / in IN 2 prep / Elmport NNP 3 pobj / . . 2 punct",
        "Venn NNP 2 nsubj / spoke VBD 0 root / in IN 4 case / Elmport NNP 2 obl / . . 2 punct",
    ),
    "of a noun it is a nominal modifier": (
        "the DT 2 det / master NN 5 nsubj / of IN 2 prep / Varn NNP 3 pobj / slept VBD 0 ROOT",
        "the DT 2 det / master NN 5 nsubj / of IN 4 case / Varn NNP 2 nmod / slept VBD 0 root",
    ),
    "prepositions in a row": (
        "He PRP 2 nsubj / spoke VBD 0 ROOT / from IN 2 prep / behind IN 3 pcomp / bars NNS 4 pobj",
        "He PRP 2 nsubj / spoke VBD 0 root / from IN 5 case / behind IN 5 case / bars NNS 2 obl",
    ),
    "a preposition with a clause": (
        "They PRP 2 nsubj / won VBD 0 ROOT / by IN 2 prep / waiting VBG 3 pcomp",
        "They PRP 2 nsubj / won VBD 0 root / by IN 4 mark / waiting VBG 2 advcl",
    ),
    "is stands above its predicate or below it": (
        "The DT 2 det / hull NN 4 nsubj / may MD 4 aux / be VB 0 ROOT / old JJ 4 acomp / . . 4 punct",
        "The DT 2 det / hull NN 5 nsubj / may MD 5 aux / be VB 5 cop / old JJ 0 root / . . 5 punct",
    ),
    "a clause with is stays a clause": (
        "Venn NNP 2 nsubj / said VBD 0 ROOT / it PRP 4 nsubj / was VBD 2 ccomp / a DT 6 det / lie NN 4 attr",
        "Venn NNP 2 nsubj / said VBD 0 root / it PRP 6 nsubj / was VBD 6 cop / a DT 6 det / lie NN 2 ccomp",
    ),
    "what is there is the subject": (
        "There EX 2 expl / was VBD 0 ROOT / fog NN 2 attr",
        "There EX 2 expl / was VBD 0 root / fog NN 2 nsubj",
    ),
    "conjuncts in a chain or in a fan": (
        "Venn NNP 0 ROOT / , , 1 punct / Holt NNP 1 conj / and CC 3 cc / Quill NNP 3 conj / of IN 1 prep / Varn NNP 6 pobj",
        "Venn NNP 0 root / , , 1 punct / Holt NNP 1 conj / and CC 5 cc / Quill NNP 1 conj / of IN 7 case / Varn NNP 1 nmod",
    ),
    "passives": (
        "It PRP 3 nsubjpass / was VBD 3 auxpass / found VBN 0 ROOT / by IN 3 agent / Venn NNP 4 pobj",
        "It PRP 3 nsubj:pass / was VBD 3 aux:pass / found VBN 0 root / by IN 5 case / Venn NNP 3 obl:agent",
    ),
    "objects and what goes with them": (
        "He PRP 2 nsubj / gave VBD 0 ROOT / her PRP 2 dative / his PRP$ 5 poss / word NN 2 dobj / to TO 7 aux / go VB 5 acl",
        "He PRP 2 nsubj / gave VBD 0 root / her PRP 2 iobj / his PRP$ 5 nmod:poss / word NN 2 obj / to TO 7 mark / go VB 5 acl",
    ),
    "a relative clause and a negation": (
        "men NNS 0 ROOT / who WP 4 nsubj / not RB 4 neg / swim VB 1 relcl / at IN 1 prep / sea NN 5 pobj",
        "men NNS 0 root / who WP 4 nsubj / not RB 4 advmod / swim VB 1 acl:relcl / at IN 6 case / sea NN 1 nmod",
    ),
}


def doc(drawn):
    rows = [row.rsplit(" ", 3) for row in drawn.split(" / ")]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        heads=[int(row[2]) - 1 if int(row[2]) else at for at, row in enumerate(rows)],
        deps=[row[3] for row in rows],
    )


@pytest.mark.parametrize("name", PAIRS)
def test_both_schemes_come_out_as_one(name):
    clear, universal = PAIRS[name]
    assert to_universal(doc(clear)) == to_universal(doc(universal))


@pytest.mark.parametrize("name", PAIRS)
def test_universal_trees_are_left_as_they_are(name):
    rows = [row.rsplit(" ", 3) for row in PAIRS[name][1].split(" / ")]
    assert to_universal(doc(PAIRS[name][1])) == [
        (tag, int(head) - 1 if int(head) else at, "ROOT" if dep == "root" else dep)
        for at, (_, tag, head, dep) in enumerate(rows)
    ]


@pytest.mark.parametrize("name", PAIRS)
def test_the_result_is_a_tree(name):
    for drawn in PAIRS[name]:
        rows = to_universal(doc(drawn))
        for word in range(len(rows)):
            at, seen = word, set()
            while rows[at][1] != at:
                assert at not in seen
                seen.add(at)
                at = rows[at][1]
            assert rows[at][2] == "ROOT"


def test_a_document_that_was_not_parsed_gives_nothing():
    assert to_universal(spacy.blank("en")("Venn spoke.")) == []


def test_without_tags_the_part_of_speech_stands_in():
    words = ["Venn", "has", "spoken", "here", "waiting", "and", "goes", "x"]
    pos = ["PROPN", "AUX", "VERB", "ADV", "VERB", "CCONJ", "VERB", ""]
    morphs = [
        "",
        "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "Tense=Past|VerbForm=Part",
        "",
        "VerbForm=Ger",
        "",
        "Tense=Past|VerbForm=Fin",
        "",
    ]
    one = Doc(VOCAB, words=words, pos=pos, morphs=morphs, heads=[2] * 8, deps=["nsubj", "aux", "ROOT", *["dep"] * 5])
    assert [tag for tag, _, _ in to_universal(one)] == ["NNP", "VBZ", "VBN", "RB", "VBG", "CC", "VBD", "XX"]


def test_a_long_chain_of_conjuncts_does_not_nest():
    size = 3_000
    deps = ["ROOT", *["conj"] * (size - 2), "prep"]
    one = Doc(VOCAB, words=["a"] * size, tags=["NN"] * size, heads=[max(0, at - 1) for at in range(size)], deps=deps)
    assert {head for _, head, _ in to_universal(one)[: size - 1]} == {0}
