"""Sources are sorted, pronouns are looked up."""

from __future__ import annotations

import pytest

from whence.model.reading import Mention
from whence.model.spans import Span
from whence.read.found import Found
from whence.read.sources import Antecedents, source_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mara Venn", "named"),
        ("union spokeswoman Mara Venn", "named"),
        ("the board's lawyer, Mara Venn", "named"),
        ("the Northern Dockers' Union", "named"),
        ("The Harbour Post", "outlet"),
        ("the newspaper", "outlet"),
        ("Reuters", "outlet"),
        ("The Evening Standard", "outlet"),
        ("a news agency", "outlet"),
        ("the agency", "collective"),
        ("the Harbour Safety Agency", "named"),
        ("a nurse", "unnamed"),
        ("court papers", "document"),
        ("a report by the Northern Union", "document"),
        ("the MBF report", "document"),
        ("the report provided by the MBF", "document"),
        ("a source close to the board", "unnamed"),
        ("sources inside the ministry", "unnamed"),
        ("A spokesman", "unnamed"),
        ("officials", "unnamed"),
        ("residents of Port Elm", "collective"),
        ("the ministry", "collective"),
        ("He", "pronoun"),
        ("It", "pronoun"),
        ("who", "pronoun"),
        ("We", "first_person"),
        ("I", "first_person"),
    ],
)
def test_source_is_sorted_by_its_head(text, kind):
    assert source_kind(text) == kind


def look_up(text: str, names: dict[str, str], pronoun: str) -> str | None:
    ends = [i + 1 for i, char in enumerate(text) if char == "."]
    sentences = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    mentions = [
        Mention(f"mention-{name}", Span("r", text.index(name), text.index(name) + len(name), name), kind)
        for name, kind in names.items()
    ]
    at = text.index(pronoun)
    found = Found((at, at + len(pronoun)), None, (at, at + 1), ((at, at + 1),), "says", "indirect", "that", "say")
    place = Antecedents(text, sentences, mentions).of(found)
    return None if place is None else text[place[0] : place[1]]


def test_it_goes_back_to_the_organisation_not_to_the_person():
    text = "Holt praised the Union in public. It said that the quay was closed."
    assert look_up(text, {"Holt": "person", "Union": "organisation"}, "It") == "Union"


def test_he_goes_back_to_the_person_not_to_the_place():
    text = "Elmport slept. Holt came to Norway. He said that the quay was closed."
    assert look_up(text, {"Elmport": "place", "Holt": "person", "Norway": "place"}, "He") == "Holt"


def test_a_title_can_rule_a_person_out():
    text = "Holt waited. Mrs Venn spoke. He said that the quay was closed."
    assert look_up(text, {"Holt": "person", "Mrs Venn": "person"}, "He") == "Holt"


def test_a_pronoun_without_a_fitting_name_stays_open():
    assert look_up("The storm came. He said that the quay was closed.", {"storm": "other"}, "He") is None


def test_a_name_too_far_back_is_not_taken():
    text = "Holt came. A b. C d. E f. G h. He said that it was closed."
    assert look_up(text, {"Holt": "person"}, "He") is None


def test_a_name_that_is_no_subject_yields_to_an_unnamed_one():
    text = "The regime turned on the League in spring. It said that the quay was closed."
    assert look_up(text, {"League": "organisation"}, "It") is None


def test_a_repeated_pronoun_goes_back_to_what_its_first_goes_back_to():
    text = "They attack the League, as they know that it is strong."
    assert look_up(text, {"League": "organisation"}, "they") is None
