from __future__ import annotations

import json

import pytest

from whence.errors import UsageError
from whence.resolve.screening.watch_lists import TOLD, read

PERSON = {
    "id": "X-1",
    "caption": "Orhan Vestali",
    "schema": "Person",
    "properties": {
        "name": ["Orhan Vestali"],
        "alias": ["O. Vestali", 7],
        "birthDate": ["1961-02-03"],
        "country": ["no"],
    },
    "datasets": ["invented_list"],
    "last_change": "2026-01-05T10:00:00",
}


def written(folder, *lines, name="list.jsonl"):
    path = folder / name
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_ftm_lines_give_names_kinds_years_and_countries(tmp_path):
    made = read(written(tmp_path, PERSON, {"id": "X-2", "schema": "Company", "properties": {"name": ["Torlov"]}}))
    one, two = made.entries
    assert (one.id, one.kind, one.names) == ("X-1", "person", ("Orhan Vestali", "O. Vestali"))
    assert (one.years, one.countries) == ({"1961"}, {"no"})
    assert (two.kind, two.names) == ("organisation", ("Torlov",))


def test_a_list_says_what_it_is_and_how_old(tmp_path):
    info = read(written(tmp_path, PERSON), licence="CC0").info
    assert (info.name, info.date, info.licence, info.entries, info.names) == (
        "invented_list",
        "2026-01-05",
        "CC0",
        1,
        2,
    )
    assert len(info.sha256) == 64


def test_what_the_user_says_of_a_list_wins(tmp_path):
    info = read(written(tmp_path, PERSON), name="Ours", date="2026-02-01").info
    assert (info.name, info.date) == ("Ours", "2026-02-01")


def test_csv_with_aliases_in_one_cell(tmp_path):
    path = written(
        tmp_path,
        "ID,Schema,Name,Aliases,birth_date",
        'a,Person,"Vestali, Orhan",O. Vestali;Or Vestali,1961',
        name="l.csv",
    )
    (entry,) = read(path).entries
    assert entry.names == ("Vestali, Orhan", "O. Vestali", "Or Vestali")
    assert (entry.id, entry.kind, entry.years) == ("a", "person", {"1961"})


def test_broken_lines_are_counted_and_told(tmp_path):
    made = read(
        written(
            tmp_path,
            PERSON,
            "{",
            "[1]",
            '{"id": "X-3", "properties": 5}',
            '{"id":"X-4","properties":{"name":[""]}}',
            "[" * 9_000,
        )
    )
    assert (len(made.entries), made.info.refused) == (1, 5)
    assert made.setbacks[0].why == "line 2 of the list: it is no JSON"
    assert made.setbacks[1].why == "line 3 of the list: it is no entity"


def test_a_list_of_broken_lines_does_not_flood_the_terminal(tmp_path):
    made = read(written(tmp_path, PERSON, *["{"] * 500))
    assert (made.info.refused, len(made.setbacks)) == (500, TOLD)


def test_bytes_that_are_no_text_do_not_stop_the_reading(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_bytes(
        json.dumps(PERSON).encode() + b"\n\xff\xfe\x00broken\n" + b'{"id":"Y","properties":{"name":["T\xffrlov"]}}'
    )
    made = read(path)
    assert [entry.id for entry in made.entries] == ["X-1", "Y"]


def test_a_cell_beyond_all_measure_costs_its_line(tmp_path):
    path = written(tmp_path, "name", "Orhan Vestali", "x" * 200_000, "Emin Karsov", name="l.csv")
    made = read(path)
    assert [entry.names[0] for entry in made.entries] == ["Orhan Vestali", "Emin Karsov"]
    assert made.info.refused == 1


def test_a_quotation_mark_left_open_costs_its_line_and_no_other(tmp_path):
    names = [f"Orhan Vestali {number}" for number in range(40)]
    made = read(written(tmp_path, "name,id", '"Emin Karsov,X-1', *names, name="list.csv"))
    assert [entry.names[0] for entry in made.entries] == names
    assert [each.why for each in made.setbacks] == [
        "line 2 of the list: it is no CSV, or a quotation mark is not closed"
    ]


def test_a_cell_may_run_over_lines(tmp_path):
    made = read(written(tmp_path, "name,aliases", '"Emin', 'Karsov",Abu Emin', "Orhan Vestali,", name="list.csv"))
    assert [entry.names for entry in made.entries] == [("Emin Karsov", "Abu Emin"), ("Orhan Vestali",)]


@pytest.mark.parametrize("text", ["", "   \n", "{", "alias\nOrhan", "[]"])
def test_a_file_without_a_name_is_refused_with_advice(tmp_path, text):
    with pytest.raises(UsageError) as refused:
        read(written(tmp_path, text))
    assert refused.value.next


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.csv")
