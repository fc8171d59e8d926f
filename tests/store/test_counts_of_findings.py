"""The number of findings that a summary tells is the number that the list has."""

from __future__ import annotations

from whence import pipeline


def test_as_many_findings_are_counted_as_listed(tmp_path):
    case = tmp_path / "case"
    pipeline.demo(case)
    with pipeline.opened(case) as view:
        assert view.counts()["findings"] == len(view.findings())
