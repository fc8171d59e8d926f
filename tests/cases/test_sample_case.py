"""The whole pipeline on the shipped sample case, held against `whence/sample/expected.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sample_tables import EXPECTED, REPORTS, Sample, wording

from whence.model.tally import Tally


def cases(entries: Iterable[dict[str, Any]], *label: str) -> list[Any]:
    """Make one parameter per entry; what a later issue must find fails strictly until then."""
    marked = []
    for entry in entries:
        marks = (
            [pytest.mark.xfail(strict=True, raises=AssertionError, reason=entry["later"])] if "later" in entry else []
        )
        marked.append(pytest.param(entry, id=" ".join(str(entry.get(key, "")) for key in label)[:70], marks=marks))
    return marked


PAIRS = [
    {"group": group, "a": pair[0], "b": pair[1], **({"later": pair[2]} if len(pair) > 2 else {})}
    for group, pairs in EXPECTED["pairs"].items()
    for pair in pairs
]


def test_sample_has_fourteen_reports_in_five_formats(sample: Sample):
    assert len(sample.tables["reports"]) == len(EXPECTED["reports"]) >= 14
    assert len({path.suffix for path in REPORTS.iterdir()}) >= 5


@pytest.mark.parametrize("name", EXPECTED["reports"])
def test_report_is_dated_and_named(sample: Sample, name: str):
    wanted, row = EXPECTED["reports"][name], sample.report(name)
    assert {key: row[key] for key in ("title", "outlet", "byline", "language") if key in wanted} == {
        key: wanted[key] for key in ("title", "outlet", "byline", "language") if key in wanted
    }
    assert row["published"]["earliest"] == wanted["published"]
    if "basis" in wanted:
        assert row["published"]["basis"] == wanted["basis"]


@pytest.mark.parametrize("name", [name for name, row in EXPECTED["reports"].items() if "page_of" in row])
def test_page_of_posts_gives_one_report_per_post(sample: Sample, name: str):
    part_of = sample.report(name)["part_of"]
    assert part_of is not None
    together = [row for row in sample.tables["reports"] if row["part_of"] == part_of]
    assert len(together) == EXPECTED["reports"][name]["page_of"]


@pytest.mark.parametrize("entry", cases(EXPECTED["setback"], "file"))
def test_broken_file_is_a_setback(sample: Sample, entry: dict[str, Any]):
    found = [row for row in sample.tables["setbacks"] if row["input"] and row["input"].endswith(entry["file"])]
    assert [row["step"] for row in found] == [entry["step"]]
    assert all(row["why"] and row["next"] for row in found)


def test_unread_language_is_told(sample: Sample, tally: Tally):
    unread = [name for name, row in EXPECTED["reports"].items() if row.get("unread")]
    assert tally.unread == {"ar": len(unread)}
    assert not [row for name in unread for row in sample.by_report.get(sample.report(name)["id"], [])]


@pytest.mark.parametrize("entry", cases(EXPECTED["statement"], "report", "source", "cue", "content"))
def test_statement_is_read(sample: Sample, entry: dict[str, Any]):
    fits = sample.statements(entry["report"], entry["content"])
    if entry.get("own_voice"):
        assert [row for row in fits if not row["chain"] and row["asserts"]]
        return
    links = [link for row in fits for link in row["chain"]]
    wanted = {key: entry[key] for key in ("stance", "form", "source_kind") if key in entry}
    seen = [
        {"source": link["source"] and link["source"]["text"], "cue": link["cue"] and link["cue"]["text"]}
        | {key: link[key] for key in wanted}
        for link in links
    ]
    assert [
        link
        for link in seen
        if entry["source"] in (link["source"] or "")
        and entry.get("cue", "") in (link["cue"] or "").casefold()
        and all(link[key] == value for key, value in wanted.items())
    ], seen or [row["sentence"] for row in fits]


@pytest.mark.parametrize("entry", cases(PAIRS, "group", "a", "b"))
def test_two_wordings_are_one_claim(sample: Sample, entry: dict[str, Any]):
    a, b = wording(entry["group"], entry["a"]), wording(entry["group"], entry["b"])
    assert sample.claims(*a) & sample.claims(*b), (a, b)


@pytest.mark.parametrize("entry", cases(EXPECTED["apart"], "a", "b"))
def test_different_things_are_different_claims(sample: Sample, entry: dict[str, Any]):
    a, b = sample.claims(*entry["a"]), sample.claims(*entry["b"])
    assert a, entry["a"]
    assert b, entry["b"]
    assert not a & b


def test_most_pairs_meet_and_few_claims_are_mixed(sample: Sample):
    assert len(PAIRS) >= 20
    assert len({pair["group"] for pair in PAIRS}) >= 6
    met = [
        p for p in PAIRS if sample.claims(*wording(p["group"], p["a"])) & sample.claims(*wording(p["group"], p["b"]))
    ]
    groups = sample.groups()
    allowed = [{group} for group in EXPECTED["wordings"]] + [set(matter) for matter in EXPECTED["one_matter"]]
    mixed = {claim: sorted(found) for claim, found in groups.items() if not any(found <= matter for matter in allowed)}
    mixed = {claim: found for claim, found in mixed.items() if len(found) > 1}
    assert len(met) >= 0.6 * len(PAIRS)
    assert len(mixed) <= 0.1 * len(groups), mixed


@pytest.mark.parametrize("entry", cases(EXPECTED["overlap"], "reports"))
def test_shared_passage_is_found(sample: Sample, entry: dict[str, Any]):
    first, second = (sample.report(name)["id"] for name in entry["reports"])
    found = [row for row in sample.tables["overlaps"] if {row["report_a"], row["report_b"]} == {first, second}]
    assert len(found) == 1
    if "words" in entry:
        assert any(entry["words"] in passage["a"]["text"] for passage in found[0]["passages"])
    share = found[0]["contained_a" if found[0]["report_a"] == first else "contained_b"]
    assert share >= entry.get("contained", 0)


@pytest.mark.parametrize("entry", cases(EXPECTED["no_overlap"], "reports"))
def test_shared_subject_is_no_shared_passage(sample: Sample, entry: dict[str, Any]):
    pair = {sample.report(name)["id"] for name in entry["reports"]}
    assert not [row for row in sample.tables["overlaps"] if {row["report_a"], row["report_b"]} == pair]


@pytest.mark.parametrize("entry", cases(EXPECTED["credit"], "report", "names"))
def test_credit_is_found(sample: Sample, entry: dict[str, Any]):
    report = sample.report(entry["report"])["id"]
    names = [row["names"] for row in sample.tables["credits"] if row["report"] == report]
    assert [name for name in names if entry["names"] in name], names


@pytest.mark.parametrize("entry", cases(EXPECTED["copy"], "copy"))
def test_wire_copy_derives_from_the_wire(sample: Sample, entry: dict[str, Any]):
    copy, original = sample.report(entry["copy"])["id"], sample.report(entry["original"])["id"]
    found = [row for row in sample.tables["derivations"] if row["copy"] == copy and row["original"] == original]
    assert [row["direction"] for row in found] == ["copy"]
    assert found[0]["reasons"]
    assert not [row for row in sample.tables["derivations"] if row["copy"] == original and row["original"] == copy]


@pytest.mark.parametrize("entry", cases(EXPECTED["voice"], "quote"))
def test_voices_are_counted(sample: Sample, entry: dict[str, Any]):
    claims = sample.claims(entry["report"], entry["quote"])
    assert len(claims) == 1
    sides = {side["side"]: len(side["voices"]) for side in sample.claim(claims.pop())["sides"]}
    assert sides["for"] == entry["voices"]


@pytest.mark.parametrize("entry", cases(EXPECTED["finding"], "kind", "quote"))
def test_finding_is_made(sample: Sample, entry: dict[str, Any]):
    claims = sample.claims(entry["report"], entry["quote"])
    found = [row for row in sample.tables["findings"] if row["claim"] in claims]
    assert entry["kind"] in {kind for row in found for kind in (row["kind"], *row["also"])}


@pytest.mark.parametrize("entry", [row for row in EXPECTED["not"] if "nowhere" in row], ids=lambda row: row["about"])
def test_page_clutter_gives_no_statement(sample: Sample, entry: dict[str, Any]):
    texts = [span["text"] for row in sample.tables["statements"] for span in row["content"]]
    assert not [(words, text) for words in entry["nowhere"] for text in texts if words in text]


@pytest.mark.parametrize(
    "entry", [row for row in EXPECTED["not"] if "no_finding_in" in row], ids=lambda row: row["about"]
)
def test_other_events_are_in_no_finding(sample: Sample, entry: dict[str, Any]):
    aside = {sample.report(name)["id"] for name in entry["no_finding_in"]}
    assert not [
        row["sentence"] for row in sample.tables["findings"] if any(span["report"] in aside for span in row["evidence"])
    ]


@pytest.mark.parametrize(
    "place", [place for row in EXPECTED["not"] for place in row.get("no_claim", [])], ids=lambda p: p[1]
)
def test_plan_belief_and_call_make_no_claim(sample: Sample, place: list[str]):
    links = [row for row in sample.statements(*place) if row["chain"]]
    assert links
    assert [row["claim"] for row in links if not row["asserts"]] == [None] * len(links)


def test_every_quote_of_the_expectations_stands_in_its_report(sample: Sample):
    for group in EXPECTED["wordings"].values():
        for key, quote in group.items():
            sample.place(key.partition(":")[0], quote)
    for entry in EXPECTED["statement"]:
        sample.place(entry["report"], entry["content"])
