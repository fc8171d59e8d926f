"""`sources.csv` in the case folder: who answers to whom, from file to ledger."""

from __future__ import annotations

import json

from whence import pipeline
from whence.weigh import listed_sources

REPORTS = {
    "one.txt": "The mill at Orlan has burned down, the Gazette reported. The fire began in the drying room at dawn.",
    "other.txt": "At the mill of Orlan the drying room caught fire at dawn and the mill burned down.",
}


def built(tmp_path, rows):
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    case = tmp_path / "case"
    pipeline.gather(case, [str(folder)])
    if rows is not None:
        (case / "sources.csv").write_text(rows, "utf-8")
    pipeline.build(case)
    with pipeline.opened(case) as view:
        return [one.input for one in view.setbacks()], list(view.weighed())


def test_a_row_that_cannot_be_used_is_a_setback_and_nothing_else_is_lost(tmp_path):
    troubles, claims = built(tmp_path, "outlet,family\nGazette,North Press\n,South Press\n")
    assert [one.rpartition("/")[2] for one in troubles] == ["sources.csv"]
    assert claims


def test_a_list_in_another_encoding_is_a_setback(tmp_path):
    (tmp_path / "sources.csv").write_bytes("outlet,family\nGazétte,Nord\n".encode("utf-16"))
    assert [one.step for one in listed_sources(tmp_path).setbacks] == ["weigh"]


def test_a_list_that_changed_has_another_digest(tmp_path):
    before = listed_sources(tmp_path).digest
    (tmp_path / "sources.csv").write_text("outlet,family\nGazette,North Press\n", "utf-8")
    assert listed_sources(tmp_path).digest != before


def test_the_family_stands_in_the_exported_reports(tmp_path):
    page = '<html><head><meta property="og:site_name" content="Orlan Gazette"></head><body><p>The mill burned.</p></body></html>'
    (tmp_path / "one.html").write_text(page, "utf-8")
    case = tmp_path / "case"
    pipeline.gather(case, [str(tmp_path / "one.html")])
    families = []
    for rows in (None, "outlet,family\nthe orlan gazette,North Press\n"):
        if rows is not None:
            (case / "sources.csv").write_text(rows, "utf-8")
        pipeline.export(case, form="jsonl", out=tmp_path / "out")
        families += [json.loads(line)["family"] for line in (tmp_path / "out" / "reports.jsonl").open(encoding="utf-8")]
    assert families == [None, "North Press"]


def test_outlets_of_one_owner_are_one_family(tmp_path):
    (tmp_path / "sources.csv").write_text("outlet,owner\nThe Gazette,North Press\n", "utf-8")
    assert listed_sources(tmp_path).parties.family("Gazette") == "North Press"
    assert listed_sources(tmp_path).parties.family("Herald") is None
