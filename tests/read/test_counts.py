"""Who gives a number by a verb that says nothing of speech."""

from __future__ import annotations

import pytest

from whence.model.reports import Published, Report
from whence.read.english import English


def told(text):
    """Give source and content of what is attributed with enough confidence for the ledger."""
    one = Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    return [
        (each.chain[-1].source.text, each.content[0].text)
        for each in English().reading(one).statements
        if each.chain and each.chain[-1].source is not None and each.chain[-1].confidence >= 0.65
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police put the number of marchers at 4,000.", ("Police", "the number of marchers at 4,000")),
        ("The panel gives a toll of 19.", ("The panel", "a toll of 19")),
        ("The minister had spoken of about twelve camps.", ("The minister", "about twelve camps")),
        ("The union placed its losses at dozens.", ("The union", "its losses at dozens")),
    ],
)
def test_who_gives_a_number_states_it(text, expected):
    assert expected in told(text)


def test_two_who_count_one_crowd_are_two_sources():
    sources = {
        source for source, _ in told("Organisers spoke of 10,000 marchers, while police put the crowd at 2,000.")
    }
    assert sources == {"Organisers", "police"}


@pytest.mark.parametrize(
    "text",
    [
        "She put the kettle at one end of the table.",
        "He gave a total of four speeches.",
        "They spoke of the weather.",
        "He put the figure of the saint at the door.",
    ],
)
def test_other_things_are_not_counted(text):
    assert told(text) == []
