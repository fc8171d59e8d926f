"""Alias lists that a user brings."""

from __future__ import annotations

import json

import pytest

from whence.resolve import known
from whence.resolve.alias_lists import alias_lists


def table(folder, *rows, header="name,alias,kind,note"):
    (folder / "aliases.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")


def pairs(folder):
    return sorted({(one.key_a, one.key_b) for own in alias_lists(folder).aliases.values() for one in own})


def test_a_row_gives_two_names_as_one_with_its_place(tmp_path):
    table(tmp_path, "Kelm Mill,Saw Works,organisation,since 1990")
    made = alias_lists(tmp_path)
    (alias,) = made.aliases["group:kelm mill"]
    assert made.aliases["group:saw works"] == (alias,)
    assert (alias.kind, alias.report, alias.span.text) == ("listed", "aliases.csv", "row 2")
    assert made.setbacks == []


def test_without_a_kind_a_row_counts_for_people_and_for_all_else(tmp_path):
    table(tmp_path, "Red Odile,Odile Marchetti,,")
    assert [a.partition(":")[0] for a, _ in pairs(tmp_path)] == ["group", "person"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Kelm Mill,,organisation,", "lacks a name or an alias"),
        ("Kelm Mill,Saw Works,mill,", "unknown kind"),
    ],
)
def test_a_broken_row_is_a_setback_and_the_others_count(tmp_path, row, why):
    table(tmp_path, row, "Kelm Port,Old Port,place,")
    made = alias_lists(tmp_path)
    (setback,) = made.setbacks
    assert why in setback.why
    assert "row 2" in setback.why
    assert setback.step == "resolve"
    assert pairs(tmp_path) == [("group:kelm port", "group:old port")]


def test_many_broken_rows_are_counted_in_one_setback(tmp_path):
    table(tmp_path, *(["Kelm Mill,,,"] * 90))
    made = alias_lists(tmp_path)
    assert len(made.setbacks) == 21
    assert "70 more" in made.setbacks[-1].why


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a,b\n1,2\n", b'name,alias\n"' + b"x" * 200_000])
def test_a_file_that_is_no_such_table_is_a_setback(tmp_path, content):
    (tmp_path / "aliases.csv").write_bytes(content)
    made = alias_lists(tmp_path)
    assert made.aliases == {}
    assert len(made.setbacks) == 1


def entity(schema, **properties):
    return json.dumps({"id": "q1", "schema": schema, "properties": properties})


def test_entities_in_ftm_form_give_their_aliases(tmp_path):
    (tmp_path / "aliases").mkdir()
    lines = [
        entity("Person", name=["Odile Marchetti"], alias=["Red Odile"], weakAlias=["Odi", "Odi the Red"]),
        entity("PublicBody", name=["Kelm Mill"], previousName=["Old Mill"]),
        "{broken",
        entity("Company", alias=["Nameless"]),
    ]
    (tmp_path / "aliases" / "list.jsonl").write_text("\n".join(lines), "utf-8")
    made = alias_lists(tmp_path)
    assert pairs(tmp_path) == [
        ("group:kelm mill", "group:old mill"),
        ("person:odi the red", "person:odile marchetti"),
        ("person:odile marchetti", "person:red odile"),
    ]
    assert [setback.why.split(": ")[1].split()[:2] for setback in made.setbacks] == [["row", "3"], ["row", "4"]]


def test_a_json_array_reads_as_its_lines_do(tmp_path):
    (tmp_path / "aliases").mkdir()
    one = entity("Organization", name=["Kelm Mill"], alias=["Saw Works"])
    (tmp_path / "aliases" / "list.json").write_text(f"[{one}]", "utf-8")
    assert pairs(tmp_path) == [("group:kelm mill", "group:saw works")]


def test_an_alias_given_for_two_names_joins_neither_and_says_so(tmp_path):
    table(tmp_path, "Coast Survey,Lighthouse,organisation,", "Harbour Watch,Lighthouse,organisation,")
    made = alias_lists(tmp_path)
    assert made.aliases == {}
    assert "Lighthouse" in made.setbacks[0].why


def test_the_digest_follows_the_lists(tmp_path):
    before = known(tmp_path).digest
    table(tmp_path, "Kelm Mill,Saw Works,organisation,")
    after = known(tmp_path).digest
    assert before != after
    assert after == known(tmp_path).digest
