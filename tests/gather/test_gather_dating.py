from __future__ import annotations

import pytest
from gathering import LAST, LEAD, MORE, furniture, one

TOLD = (
    "PELLIN – On Tuesday, Feb 14, Ola Venn of the dockers told reporters how the ropes of the cranes had been bought.\n\n"
    "On April 28, 2016, the dockers had warned the office that the ropes were worn, and nobody had answered them.\n\n"
    "In an older case, on Jan 26, 2007, a crane fell into the basin and was lost with all that hung on it at the time.\n"
)


def test_weekday_without_year_is_the_first_fit_after_the_latest_event_told():
    published = one(f"Dockers show how ropes were bought\n\n{TOLD}").published
    assert (published.edtf, published.earliest, published.latest) == ("2017-02-14",) * 3
    assert published.basis == "inferred"
    assert published.evidence is not None
    assert published.evidence.text == "Tuesday, Feb 14"
    assert "2023-02-14" in published.alternatives
    assert "2012-02-14" in published.alternatives
    assert "2017-02-14" not in published.alternatives
    assert list(published.alternatives) == sorted(published.alternatives)


def test_bar_with_the_day_of_the_visit_is_not_the_date_but_bounds_it():
    report = one(
        f"Wednesday, November 29, 2023\nHomeNewsDockers show how ropes were bought\n\nDockers show how ropes were bought\n\n{TOLD}"
    )
    assert report.published.edtf == "2017-02-14"
    assert furniture(report)["Wednesday, November 29, 2023"] == "bar"
    assert max(report.published.alternatives) <= "2023-11-29"


def test_event_still_to_come_does_not_push_the_date():
    later = (
        TOLD
        + "\nThe next hearing is scheduled for March 3, 2025, the court of the harbour said in a short note to all.\n"
    )
    assert one(f"Dockers show how ropes were bought\n\n{later}").published.edtf == "2017-02-14"


def test_date_that_cannot_be_known_says_so():
    published = one(f"Cranes fail\n\n{LEAD}\n\n{MORE}\n").published
    assert (published.edtf, published.earliest, published.latest, published.basis) == (None, None, None, "unknown")


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("Two cranes fail in a week\n\nPublished: 2 June 2030\n", "2030-06-02"),
        ("Two cranes fail in a week\n\nPosted on June 2, 2030 at 4:05 pm\n", "2030-06-02T16:05:00"),
        ("Two cranes fail in a week\nBy Jane Roe | 2 June 2030\n", "2030-06-02"),
        ("Two cranes fail in a week\n\nThe Pellin Courier, 2 June 2030\n", "2030-06-02"),
        ("Two cranes fail in a week\n\nPellin, 2 June 2030\n", "2030-06-02"),
        ("Two cranes fail in a week\n\nUpdated: 5 June 2030\nPublished: 2 June 2030\n", "2030-06-02"),
        ("Two cranes fail in a week\n\nUpdated: 5 June 2030\n", None),
        ("2 June 2030\nTwo cranes fail in a week\n", "2030-06-02"),
    ],
)
def test_date_lines_near_the_headline(head, edtf):
    published = one(f"{head}\n{LEAD}\n\n{MORE}\n\n{LAST}\n").published
    assert published.edtf == edtf
    assert published.basis == ("text" if edtf else "unknown")


def test_dateline_with_a_full_date_dates_the_text():
    published = one(f"Two cranes fail in a week\n\nPELLIN, 2 June 2030 (Coast Wire) — {LEAD}\n\n{MORE}\n").published
    assert (published.edtf, published.basis) == ("2030-06-02", "text")


def test_date_told_in_the_text_is_not_the_date_of_publication():
    assert (
        one(
            f"Two cranes fail\n\n{LEAD}\n\nOn 2 June 2030 the first crane had already failed, the office said.\n"
        ).published.edtf
        is None
    )
