"""What a language model quotes is found in the text, or dropped."""

from __future__ import annotations

import pytest
from invented import make_report

from whence.read.attribution.rules import passages
from whence.read.llm.answer import Marked
from whence.read.llm.locate import located
from whence.read.llm.prompt import parts, question
from whence.read.llm.quotes import Ground
from whence.read.sentences import paragraphs, sentences


def part_of(text):
    report = make_report(1, text)
    (part,) = parts(passages(report, paragraphs(report), [(one.start, one.end) for one in sentences(report)]))
    return part


def found(text, *marked):
    given = located(part_of(text), tuple(Marked(**one) for one in marked))

    def cut(place):
        return None if place is None else text[slice(*place)]

    return [
        (cut(one.source), cut(one.cue), [cut(piece) for piece in one.content]) for one in given.found
    ], given.dropped


def one(text, **given):
    rows, dropped = found(text, given)
    assert dropped == 0
    (row,) = rows
    return row


def test_words_are_found_letter_by_letter():
    assert one(
        "Venn said the quay was shut.", sentence=1, source="Venn", cue="said", content=["the quay was shut"]
    ) == (
        "Venn",
        "said",
        ["the quay was shut"],
    )


def test_blanks_and_quotation_marks_of_another_kind_are_the_same():
    text = "“We can’t\n  dock here,” Venn   said on Monday."
    assert one(text, sentence=1, source="Venn", cue="said", content=['"We can\'t dock here,"']) == (
        "Venn",
        "said",
        ["“We can’t\n  dock here,”"],
    )


@pytest.mark.parametrize(
    "lie",
    [
        {"source": "Holt"},
        {"cue": "claimed"},
        {"content": ["the quay was closed"]},
        {"content": ["The quay was shut"]},
        {"content": ["the quay … shut"]},
        {"content": ["the quay was shut", "for good"]},
        {"content": ["quay was shu"]},
        {"content": ["..."]},
        {"sentence": 9},
        {"source": None, "cue": None},
        {"source": "said"},
    ],
)
def test_an_attribution_of_which_anything_is_not_in_the_text_is_dropped_and_counted(lie):
    told = {"sentence": 1, "source": "Venn", "cue": "said", "content": ["the quay was shut"], **lie}
    assert found("Venn said the quay was shut.", told) == ([], 1)


def test_words_far_from_the_numbered_sentence_do_not_count():
    text = "Venn said the quay was shut. " + " ".join(f"Crane {at} stood." for at in range(2, 20))
    told = {"source": "Venn", "cue": "said", "content": ["the quay was shut"]}
    assert found(text, {"sentence": 15, **told}) == ([], 1)
    assert len(found(text, {"sentence": 3, **told})[0]) == 1


def test_the_nearest_of_several_like_words_is_meant():
    text = "Venn said the quay was shut. Holt said the quay was open. Venn said it rained."
    row = found(text, {"sentence": 3, "source": "Venn", "cue": "said", "content": ["it rained"]})
    given = located(part_of(text), (Marked(sentence=3, source="Venn", cue="said", content=["it rained"]),))
    (only,) = given.found
    assert row[1] == 0
    assert only.source[0] == text.rindex("Venn")
    assert only.cue[0] == text.rindex("said")


def test_a_content_quoted_around_its_source_is_cut_in_two():
    text = "The quay, Venn said, was shut on Monday."
    whole = {"sentence": 1, "source": "Venn", "cue": "said", "content": ["The quay, Venn said, was shut on Monday."]}
    assert one(text, **whole)[2] == ["The quay", "was shut on Monday"]


def test_a_content_that_is_only_the_source_is_dropped():
    assert found("Venn said so.", {"sentence": 1, "source": "Venn", "cue": "said", "content": ["Venn said"]}) == ([], 1)


def test_that_and_quotation_marks_are_part_of_the_content_as_in_the_shipped_reader():
    assert one("Venn said that it rained.", sentence=1, source="Venn", cue="said", content=["it rained."])[2] == [
        "that it rained"
    ]
    assert one("“It rained,” said Venn.", sentence=1, source="Venn", cue="said", content=["It rained"])[2] == [
        "“It rained,”"
    ]


def test_the_stop_of_an_abbreviation_stays():
    row = one("Venn said it left the U.S.", sentence=1, source="Venn", cue="said", content=["it left the U.S."])
    assert row[2] == ["it left the U.S."]


def test_citing_hangs_on_the_whole_attribution():
    text = "The Quay Hour, citing two dockers, reported nine boats were lost."
    told = Marked(
        sentence=1,
        source="The Quay Hour",
        cue="reported",
        content=["nine boats were lost"],
        on_word_of="two dockers",
        on_word_cue="citing",
    )
    given = located(part_of(text), (told,))
    inner, outer = sorted(given.found, key=lambda each: not each.inner)
    assert (inner.inner, outer.inner) == (True, False)
    assert text[slice(*inner.content[0])] == text[:-1]


def test_a_lie_about_on_whose_word_leaves_the_rest_and_is_counted():
    text = "The Quay Hour reported nine boats were lost."
    told = {"sentence": 1, "source": "The Quay Hour", "cue": "reported", "content": ["nine boats were lost"]}
    rows, dropped = found(text, {**told, "on_word_of": "two dockers", "on_word_cue": "citing"})
    assert (len(rows), dropped) == (1, 1)


def test_the_same_twice_is_one():
    told = {"sentence": 1, "source": "Venn", "cue": "said", "content": ["it rained"]}
    assert found("Venn said it rained.", told, told) == ([("Venn", "said", ["it rained"])], 0)


def test_two_attributions_do_not_lie_in_each_other():
    first = {"sentence": 1, "source": "Venn", "cue": "said", "content": ["Holt claimed it rained"]}
    second = {"sentence": 1, "source": "Holt", "cue": "claimed", "content": ["Venn said", "it rained"]}
    assert found("Venn said Holt claimed it rained.", first, second) == (
        [("Venn", "said", ["Holt claimed it rained"])],
        1,
    )


def test_words_stand_between_blanks_and_not_in_other_words():
    ground = Ground("They said he left the theatre.", [(0, 30)])
    assert ground.near("he", 1) == [(10, 12)]


def test_text_of_one_kind_of_letter_is_searched_in_good_order():
    text = "a " * 4000
    assert len(Ground(text, [(0, len(text))]).near("a", 1)) == 64


def test_a_part_is_a_few_paragraphs_and_a_long_one_stands_alone():
    text = "\n\n".join(["Venn spoke. " * 20] * 10 + ["Holt spoke. " * 300])
    report = make_report(1, text)
    cut = passages(report, paragraphs(report), [(one.start, one.end) for one in sentences(report)])
    made = list(parts(cut))
    assert [words for part in made for words in part.passages] == cut
    assert all(len(part.passages) == 1 or part.passages[-1].end - part.passages[0].start <= 1600 for part in made)
    assert len(made) < len(cut)


def test_a_question_holds_numbered_sentences_on_one_line_each():
    asked = question("tiny", part_of("Venn  said\tso. It rained."))
    assert asked["messages"][1]["content"] == "[1] Venn said so.\n[2] It rained."
    assert asked["temperature"] == 0
