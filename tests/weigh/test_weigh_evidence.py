"""What speaks for and against two statements going back to one origin."""

from __future__ import annotations

import pytest
from memory_shelf import figure, says

from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.roots import heard
from whence.weigh.voices.evidence import evidence


def counted(report, raw):
    said = says(
        report,
        text := f"{raw} crates were lost on the Orlan quay",
        figures=[figure(report, text, raw, counted="crates")],
    )
    return heard(said, gist(said))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("412", "4,120", "values.slip"),
        ("250", "2,500", "values.slip"),
        ("412", "413", "values.differ"),
        ("3", "30", "values.differ"),  # one digit proves nothing
        ("412", "412", "values.odd"),
        ("40", "40", "values.round"),
    ],
)
def test_a_lost_zero_is_a_slip_and_no_other_count(one, other, level):
    found = evidence(counted("a", one), counted("b", other), Background())
    assert [each.level for each in found if each.kind == "values"] == [level]
