"""Answers of language models: read with tolerance, checked without."""

from __future__ import annotations

import json

import pytest
from stub_llm import completion, marked

from whence.read.llm.answer import answer, said

ONE = {"sentence": 1, "source": "Venn", "cue": "said", "content": ["the quay was shut"]}
GOOD = marked(ONE)


@pytest.mark.parametrize(
    "words",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here is the object you asked for:\n{GOOD}\nI hope it helps {{really}}.",
        f'<think>Perhaps {{"attributions": []}}? No.</think>\n{GOOD}',
        f'{{"attributions": []}}\nOn second thought:\n{GOOD}',
        json.dumps([ONE]),
        json.dumps({"attributions": [ONE], "remarks": "none"}),
    ],
)
def test_the_object_is_found_whatever_stands_around_it(words):
    given = answer(words)
    assert [(one.source, one.cue, one.content, one.stance) for one in given.marked] == [
        ("Venn", "said", ["the quay was shut"], "says")
    ]
    assert given.malformed == 0


@pytest.mark.parametrize(
    "words",
    [
        "",
        "I cannot help with that.",
        GOOD[:-4],
        '{"quotes": []}',
        "42",
        '"attributions"',
        "{" * 5000,
        "[" * 100_000,
        '{"a":' * 50_000,
        "[1, 2]",
    ],
)
def test_what_is_no_such_object_is_no_answer(words):
    assert answer(words) is None


def test_no_attribution_is_an_answer():
    assert answer('{"attributions": []}').marked == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"sentence": "1"},
        {"sentence": 0},
        {"sentence": True},
        {"content": []},
        {"content": None},
        {"content": [3]},
        {"content": ["x"] * 21},
        {"stance": "implies"},
        {"source": {"name": "Venn"}},
        {"cue": ["said"]},
    ],
)
def test_one_attribution_of_another_form_costs_one(wrong):
    given = answer(json.dumps({"attributions": [{**ONE, **wrong}, ONE, "said"]}))
    assert (len(given.marked), given.malformed) == (1, 2)


def test_nothing_is_taken_from_a_word_for_nothing():
    (one,) = answer(json.dumps({"attributions": [{**ONE, "source": "null", "cue": " ", "stance": " Denies"}]})).marked
    assert (one.source, one.cue, one.stance) == (None, None, "denies")


def test_a_single_string_is_one_piece_of_content():
    assert answer(json.dumps({"attributions": [{**ONE, "content": "all of it"}]})).marked[0].content == ["all of it"]


def test_an_endless_list_is_cut_and_counted():
    given = answer(json.dumps({"attributions": [ONE] * 1000}))
    assert (len(given.marked), given.malformed) == (200, 800)


def test_the_words_are_taken_out_of_the_body():
    assert said(completion("hello").encode()) == "hello"
    parts = {
        "choices": [{"message": {"content": [{"type": "text", "text": "hel"}, {"type": "text", "text": "lo"}, 3]}}]
    }
    assert said(json.dumps(parts).encode()) == "hello"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"<html>busy</html>",
        b"[]",
        b"null",
        b'{"choices": []}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": null}]}',
        b'{"error": "no model"}',
        b"[" * 200_000,
        b'{"choices": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_body_of_another_shape_holds_no_words(body):
    assert said(body) is None
