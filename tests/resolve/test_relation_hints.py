"""A sentence is laid out only where its words leave room for a relation; no relation is lost by that."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_by_hand import by_hand

from whence.model.identities import NameUse
from whence.resolve.names import key_of, tokens
from whence.resolve.relations import finding
from whence.resolve.relations.hints import Hints, hints
from whence.resolve.relations.role_words import nouns, runs, words

OWN_SET = Path(__file__).resolve().parents[2] / "bench" / "relations.jsonl"
NAMES = ["[p:Ada Lorn]", "[p:Bo Kray]", "[o:Reed Mill]", "[o:Harbour Office]", "[g:Orsel]", "[x:Night Unit]"]
LISTS = ("named", "naming", "succeeded", "carriers", "links", "definite", "indefinite", "among", "inner", "units")
MARKS = [",", "(", ")", "'s", "and", "by", "as", "who", "roofer", "writer", "at", "with", ".\n"]
WORDS = sorted(
    {" ".join(run) for run in nouns()}
    | {" ".join(run) for name in ("active", "passive", "alias", "took", "gone", "ranks") for run in runs(name).known}
    | words(*LISTS)
)


def found(marked: str) -> list[object]:
    report, reading = by_hand("one", marked)
    used = [
        NameUse(one.id, report.id, one.span, one.kind, key_of(tokens(one.span.text, one.kind), one.kind), one.span.text)
        for one in reading.mentions
    ]
    return list(finding.relations(report, reading, used))


def found_without_hints(marked: str) -> list[object]:
    with patch.object(finding, "hints", lambda *_: Hints(roles=True, verbs=True, names=True)):
        return found(marked)


def test_nothing_is_lost_in_our_own_labelled_set():
    rows = [json.loads(line)["text"] for line in OWN_SET.read_text("utf-8").splitlines()]
    with_relations = [text for text in rows if found_without_hints(text)]
    assert len(with_relations) > 100
    assert [text for text in rows if found(text) != found_without_hints(text)] == []


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(*map(st.sampled_from, (NAMES, WORDS, MARKS))), min_size=3, max_size=12))
def test_nothing_is_lost_in_any_row_of_names_and_words_of_the_lists(row):
    text = " ".join(row)
    assert found(text) == found_without_hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seven ferries lay in the harbour, Ada Lorn said.",
        "Orsel and Reed Mill had no power for six hours.",
        "It rained.",
    ],
)
def test_a_plain_sentence_leaves_no_room(text):
    assert not hints(text, ["person", "place"])


@pytest.mark.parametrize(
    ("text", "kinds", "room"),
    [
        ("Ada Lorn, head of the Reed Mill, left.", ["person", "organisation"], "roles"),
        ("She is a roofer with Reed Mill.", ["organisation"], "roles"),
        ("The mill was founded by Ada Lorn.", ["person"], "verbs"),
        ("Orsel, better known as Night Unit.", ["place", "other"], "names"),
    ],
)
def test_words_of_a_list_leave_room(text, kinds, room):
    assert getattr(hints(text, kinds), room)
