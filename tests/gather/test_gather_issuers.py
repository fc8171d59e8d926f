"""Who issued a text that no outlet published."""

from __future__ import annotations

import pytest
from gathering import LAST, LEAD, MORE, body, furniture, one, pdf

from whence.gather.issuers import is_body, sender

NEWS = f"{LEAD}\n\n{MORE}\n\n{LAST}\n"


@pytest.mark.parametrize(
    ("written", "body_"),
    [
        ('"Pellin Harbour Hospital, Administration" <admin@pellinhospital.example>', "Pellin Harbour Hospital"),
        ("Press Office, Ministry of Works of Tarn <press@works.tarn.example>", "Ministry of Works of Tarn"),
        ('"Quay Watchers" <info@quaywatchers.example>', "Quay Watchers"),
        ("Pellin Dockers' Union Press Office <pr@pdu.example>", "Pellin Dockers' Union"),
        ("Ola Venn <ola@dockers.example>", None),
        ("Ola Venn <press@dockers.example>", None),
        ("press@works.tarn.example", None),
        ("Press Office <press@works.tarn.example>", None),
        ("Editor Post <x@y.example>", "Editor Post"),
        ("", None),
        (None, None),
    ],
)
def test_body_that_sends_is_told_from_a_person(written: str | None, body_: str | None):
    assert sender(written) == body_


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ministry of Works", True),
        ("Harbour Workers' Union", True),
        ("Quay for All alliance", True),
        ("VENN CRANES LTD", True),
        ("The union said no", False),
        ("Breaking News", False),
        ("Union", False),
        ("Crane falls on hospital", False),
        ("Ministry of Works:", False),
        ("a" * 5000, False),
    ],
)
def test_name_of_a_body_says_what_sort_of_body_it_is(name: str, told: bool):
    assert is_body(name) is told


def test_mail_of_a_body_is_published_by_it():
    head = "From: Office of Information, Harbour Board <info@board.example>\r\nSubject: Cranes\r\nMIME-Version: 1.0\r\n\r\n"
    report = one((head + NEWS).encode(), "a.eml")
    assert report.outlet == "Harbour Board"


def test_letterhead_of_a_release_names_who_issued_it_and_is_no_text():
    report = one(
        f"VENN CRANES LTD\nPress release\nFor immediate release: 9 May 2031\n\nTwo ropes of ours snap\n\n{NEWS}"
    )
    assert (report.outlet, report.title) == ("Venn Cranes Ltd", "Two ropes of ours snap")
    assert report.published.edtf == "2031-05-09"
    assert "VENN" not in body(report)
    assert furniture(report)["Press release"] == "bar"


def test_of_several_lines_the_innermost_body_is_the_issuer():
    text = f"REPUBLIC OF TARN\nMINISTRY OF WORKS\nOffice of the Spokesman\n\nPellin, 9 May 2031\n\nSTATEMENT\n\n{NEWS}"
    report = one(text)
    assert report.outlet == "Ministry of Works"
    assert report.published.edtf == "2031-05-09"


def test_body_at_the_head_counts_without_a_release_when_the_text_goes_on_to_call_it_so():
    head = "Commission of Inquiry into the Cranes\n\nPart two: what was heard\n\n"
    told = "The Commission heard forty people in the hall of the harbour office in the spring of that year. "
    assert one(
        head + told + "The Commission found no fault with the ropes, as far as they could still be seen.\n"
    ).outlet == ("Commission of Inquiry into the Cranes")
    assert one(head + NEWS).outlet is None


def test_headline_that_ends_like_a_body_is_no_letterhead():
    report = one(f"Dockers March on Hospital\n\nThree Held in Pellin\n\n{NEWS}")
    assert report.outlet is None
    assert report.title == "Dockers March on Hospital"


def test_line_in_emphasis_under_the_headline_names_who_published_and_when():
    report = one(f"# Ropes!\n\n*Harbour Observatory for Cranes, field note 12, 9 May 2031*\n\n{NEWS}", "a.md")
    assert (report.outlet, report.title) == ("Harbour Observatory for Cranes", "Ropes!")
    assert report.published.edtf == "2031-05-09"
    assert "field note" not in body(report)


def test_emphasis_that_names_no_body_stays_text():
    assert one(f"# Ropes again\n\n*{LEAD}*\n\n{NEWS}", "a.md").outlet is None


def test_who_signs_for_a_body_gives_it():
    report = one(f"Two ropes snap in Pellin\n\n{NEWS}\nMajor Ada Quill\nSpokeswoman of the Harbour Guard\n")
    assert report.outlet == "Harbour Guard"


def test_date_with_a_name_behind_it_is_a_date_line():
    report = one(f"Two ropes snap in Pellin\n\n9 May 2031, by Quill\n\n{NEWS}")
    assert report.published.edtf == "2031-05-09"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Pellin Online - News in English", "Pellin Online"),
        ("Harbour Board: latest news", "Harbour Board"),
        ("Pellin: a diary", "Pellin: a diary"),
        ("News - Pellin", "News - Pellin"),
    ],
)
def test_what_a_feed_holds_is_no_part_of_its_outlet(title: str, outlet: str):
    feed = f"<rss version='2.0'><channel><title>{title}</title><item><title>Ropes</title><description>{LEAD}</description></item></channel></rss>"
    assert one(feed, "a.xml").outlet == outlet


def test_endless_lines_cost_nothing_special():
    assert one("Union of " * 20_000 + "\n\n" + NEWS).outlet is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("PELLIN, May 9, 2031 (Coastal) - ", "Coastal"),
        ("PELLIN (Coast Wire) — ", "Coast Wire"),
        ("PELLIN (Reuters) - ", "Reuters"),
        ("(Coast Tribune) ", "Coast Tribune"),
        ("PELLIN (Marrow) — ", None),
        ("PELLIN, May 9, 2031 - ", None),
        ("(Laughs) ", None),
        ("", None),
    ],
)
def test_text_that_carries_only_an_agency_s_mark_has_it_as_outlet(head: str, outlet: str | None):
    report = one(f"Two ropes snap in Pellin\n\n{head}{NEWS}")
    assert report.outlet == outlet
    assert (report.bases.outlet == "inferred") is (outlet is not None)


def test_page_that_carries_an_agency_s_mark_is_not_published_by_it():
    assert (
        one(
            f"<html><body><h1>Two ropes snap in Pellin</h1><p>PELLIN (Coast Wire) — {LEAD}</p><p>{MORE}</p></body></html>",
            "a.html",
        ).outlet
        is None
    )


def test_pdf_written_by_a_body_is_published_by_it_and_one_by_a_person_is_not():
    lines = [LEAD, LAST]
    assert one(pdf(lines, info="/Author (Venn Cranes Ltd)"), "a.pdf").outlet == "Venn Cranes Ltd"
    assert one(pdf(lines, info="/Author (Ola Venn)"), "a.pdf").outlet is None


def test_own_outlet_goes_before_the_agency_it_marks():
    assert (
        one(f"Harbour Courier\n\nTwo ropes snap in Pellin\n\nPELLIN (Coast Wire) — {NEWS}").outlet == "Harbour Courier"
    )


def test_bracketed_medium_that_opens_a_text_is_furniture():
    assert furniture(one(f"Two ropes snap in Pellin\n\n(Coast Tribune) {NEWS}"))["(Coast Tribune) "] == "dateline"
