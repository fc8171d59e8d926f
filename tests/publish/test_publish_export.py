import csv
import json
from dataclasses import replace

import jsonschema
import pytest
from fake_view import FakeView, report, tellow

from whence import publish
from whence.errors import OutputRefused
from whence.publish.schemas import schemas, write
from whence.publish.sorting import Sorted

#: DESIGN section 4, written down; `basis` of reports is an addition.
FIELDS = {
    "captures": "id report input at by how sha256",
    "reports": "id input url outlet family title byline published media_type language sha256 part_of text furniture basis",
    "sentences": "id report start end",
    "mentions": "id span kind entity",
    "statements": "id report sentence content chain hedged negated asserts reader claim side figures moments places participants",
    "figures": "id span value low high quantifier unit counted role scope part_of",
    "moments": "id span type value edtf earliest latest anchor",
    "places": "id span status geometry uncertainty_m derivation gazetteer gazetteer_id candidates use name kind country confidence anchors parameters",
    "entities": "id kind name aliases description",
    "relations": "id subject predicate object since until statements spans former role",
    "sources": "id entity outlet reports first alone confirmed corrected contradicted reliability reasons claims resolved upheld",
    "credits": "id report span kind names target_report origin",
    "overlaps": "id report_a report_b passages contained_a contained_b",
    "origins": "id report name kind",
    "derivations": "id copy original origin probability direction reasons",
    "claims": "id statement statements status sides credibility reasons",
    "voices": "id claim side origin root statements first interested reasons",
    "drifts": "id claim kind from_statement to_statement from_value to_value explanation",
    "conflicts": "id claim kind statement_a statement_b explanation",
    "findings": "id rank kind sentence claim evidence also",
    "judgements": "id at by kind anchor subject object reason undoes prev",
    "setbacks": "id input report step why next",
}
NESTED = {
    ("reports", "published"): "edtf earliest latest basis alternatives evidence",
    ("reports", "basis"): "outlet title byline",
    ("judgements", "anchor"): "sha256 quote before after thing",
    ("voices", "root"): "kind entity report text",
}
LISTED = {
    ("statements", "content"): "report start end text",
    ("statements", "chain"): "source source_kind antecedent entity cue stance form confidence",
    ("reports", "furniture"): "span kind",
    ("overlaps", "passages"): "a b score edits",
    ("claims", "sides"): "side low likely high voices",
    ("claims", "reasons"): "kind detail weight spans",
    ("places", "candidates"): "gazetteer gazetteer_id name probability",
    ("places", "anchors"): "gazetteer gazetteer_id name",
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    out = tmp_path_factory.mktemp("export")
    counts = publish.export(tellow(), form="jsonl", out=out)
    rows = {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in out.iterdir()}
    return counts, rows, out


def test_every_table_of_the_contract_is_written_in_its_order(exported):
    counts, rows, _ = exported
    assert list(counts) == list(FIELDS)
    assert set(rows) == set(FIELDS)
    assert {name: len(rows[name]) for name in rows} == counts
    assert all(counts[name] > 0 for name in FIELDS)  # so that the tests below look at every table


def test_field_names_are_those_of_the_contract(exported):
    _, rows, _ = exported
    for name, fields in FIELDS.items():
        assert [" ".join(row) for row in rows[name]] == [fields] * len(rows[name]), name
    for (name, field), fields in NESTED.items():
        assert {" ".join(row[field]) for row in rows[name]} == {fields}
    for (name, field), fields in LISTED.items():
        assert {" ".join(each) for row in rows[name] for each in row[field]} == {fields}


def test_every_row_holds_to_its_schema(exported):
    _, rows, _ = exported
    for name, schema in schemas().items():
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for row in rows[name]:
            validator.validate(row)
        assert " ".join(schema["properties"]) == FIELDS[name]
        assert schema["required"] == FIELDS[name].split()


def test_every_field_of_every_schema_is_described():
    for schema in schemas().values():
        for part in (schema, *schema.get("$defs", {}).values()):
            assert part["description"]
            assert all(field["description"] for field in part["properties"].values())


def test_a_schema_refuses_a_wrong_row(exported):
    _, rows, _ = exported
    broken = {**rows["claims"][0], "status": "proved"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schemas()["claims"])


def test_schemas_are_written_one_file_per_table(tmp_path):
    paths = write(tmp_path / "contract")
    assert [path.name for path in paths] == [f"{name}.schema.json" for name in FIELDS]
    assert json.loads(paths[0].read_text("utf-8"))["title"] == "captures"


def test_rows_come_by_id_and_findings_by_rank(exported):
    _, rows, _ = exported
    for name in set(FIELDS) - {"findings"}:
        ids = [row["id"] for row in rows[name]]
        assert ids == sorted(ids), name
    assert [row["rank"] for row in rows["findings"]] == list(range(1, len(rows["findings"]) + 1))


def test_spans_are_what_the_text_says(exported):
    _, rows, _ = exported
    texts = {row["id"]: row["text"] for row in rows["reports"]}
    spans = [span for row in rows["statements"] for span in row["content"]]
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["text"] for span in spans)


def test_participants_are_entities(exported):
    _, rows, _ = exported
    entities = {row["id"] for row in rows["entities"]}
    named = {each for row in rows["statements"] for each in row["participants"]}
    assert named
    assert named <= entities


def test_the_order_in_which_a_view_gives_rows_does_not_matter(exported, tmp_path):
    _, _, out = exported
    view = tellow()
    for name in ("all_reports", "all_captures", "all_weighed", "all_sources", "all_setbacks"):
        getattr(view, name).reverse()
    view.all_readings = dict(reversed(view.all_readings.items()))
    publish.export(view, form="jsonl", out=tmp_path)
    for path in sorted(out.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_empty_case_gives_every_file_empty(tmp_path):
    counts = publish.export(FakeView(), form="jsonl", out=tmp_path)
    assert set(counts.values()) == {0}
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b""}
    assert len(list(tmp_path.iterdir())) == len(FIELDS)


def test_csv_holds_the_same_rows_with_every_cell_quoted(exported, tmp_path):
    _, rows, _ = exported
    publish.export(tellow(), form="csv", out=tmp_path)
    for name, fields in FIELDS.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file))
        assert [row["id"] for row in read] == [row["id"] for row in rows[name]]
        assert read[0].keys() == set(fields.split())
    first = (tmp_path / "claims.csv").read_text("utf-8").splitlines()[0]
    assert first.startswith('"id","statement",')
    with (tmp_path / "statements.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert json.loads(row["content"]) == rows["statements"][0]["content"]
    assert row["hedged"] in ("true", "false")


def test_a_name_that_is_no_text_does_not_stop_the_export(tmp_path):
    view = FakeView()
    view.take(replace(report("a.txt", "Text."), input="pile/\udcff.txt"))
    publish.export(view, form="jsonl", out=tmp_path)
    assert json.loads((tmp_path / "reports.jsonl").read_bytes())["input"] == "pile/\udcff.txt"
    publish.dossier(view, tmp_path / "dossier")


def test_what_does_not_fit_into_memory_is_sorted_all_the_same(tmp_path):
    small = Sorted(tmp_path, "t", held=20)
    for number in (5, 3, 9, 1, 7, 2):
        small.add(f"id-{number}", f'{{"n":{number},"w":"\u2028\x85\\n"}}')
    assert len(list(tmp_path.iterdir())) > 1
    assert [json.loads(line)["n"] for line in small] == [1, 2, 3, 5, 7, 9]


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(OutputRefused):
        publish.export(FakeView(), form="jsonl", out=tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "mine"
