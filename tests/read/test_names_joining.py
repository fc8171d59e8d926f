"""Names that were found in pieces are made whole."""

from __future__ import annotations

import pytest

from whence.model.reading import Sentence
from whence.read.names.joining import joined


def pieces(text: str, *names: tuple[str, str]) -> list[tuple[int, int, str]]:
    return [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]


def told(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    whole = [Sentence("s", "r", 0, len(text))]
    return [(text[start:end], kind) for start, end, kind in joined(text, whole, pieces(text, *names))]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        (
            "The Front for the Liberation of Orlow has no camps.",
            (("Front", "organisation"), ("Liberation of Orlow", "organisation")),
            [("Front for the Liberation of Orlow", "organisation")],
        ),
        (
            "The Committee for Harbour Workers met.",
            (("Committee", "organisation"),),
            [("Committee for Harbour Workers", "organisation")],
        ),
        (
            "He left the Front for the Union in spring.",
            (("Front", "organisation"), ("Union", "organisation")),
            [("Front", "organisation"), ("Union", "organisation")],
        ),
        (
            "The Front for the Liberation of Orlow (FLO) has no camps. FLO says so, and so does Venn (FLY).",
            (("Liberation of Orlow", "organisation"), ("FLO", "person"), ("Venn", "person"), ("FLY", "person")),
            [
                ("Front for the Liberation of Orlow", "organisation"),
                ("FLO", "organisation"),
                ("Venn", "person"),
                ("FLY", "person"),
            ],
        ),
        (
            "The Forestry Directorate of the Council of Ten met.",
            (("Forestry Directorate", "organisation"), ("Council of Ten", "organisation")),
            [("Forestry Directorate", "organisation"), ("Council of Ten", "organisation")],
        ),
        (
            "Venn of Orlow met Holt.",
            (("Venn", "person"), ("Orlow", "place"), ("Holt", "person")),
            [("Venn", "person"), ("Orlow", "place"), ("Holt", "person")],
        ),
        (
            "The Union of Writers praised the Bank of Orlow.",
            (("Union", "organisation"), ("Writers", "other"), ("Bank of Orlow", "organisation")),
            [("Union of Writers", "organisation"), ("Bank of Orlow", "organisation")],
        ),
    ],
)
def test_body_whose_name_goes_on_behind_a_small_word_is_one(text, names, found):
    assert told(text, *names) == found


def test_names_outside_every_sentence_are_kept():
    text = "Venn met Holt"
    kept = pieces(text, ("Venn", "person"), ("Holt", "person"))
    assert joined(text, [], kept) == kept
    assert joined(text, [Sentence("s", "r", 0, 4)], kept) == kept
