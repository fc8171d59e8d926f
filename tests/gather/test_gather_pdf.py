from __future__ import annotations

from gathering import body, furniture, one, pdf, take

FIRST = [
    "Harbour report",
    "",
    "The harbour office said on Sunday that two of the cranes had failed within one week of",
    "each other, and that the ropes of both had been worn for a long time before the acci-",
    "dents happened.",
    "",
    "The owner denied that any rope had been worn and said that every one of the cranes had",
]
SECOND = ["been inspected in spring by a well-known company.", "", "Nobody was hurt."]


def test_lines_become_paragraphs_and_divided_words_are_joined():
    text = one(pdf(FIRST, SECOND), "a.pdf").text
    assert (
        "within one week of each other, and that the ropes of both had been worn for a long time before the accidents"
        in text
    )
    assert "every one of the cranes had been inspected in spring by a well-known company." in text
    assert "happened.\n\nThe owner" in text


def test_running_heads_and_page_numbers_are_furniture_and_do_not_cut_sentences():
    pages = [["Harbour papers 7", *lines, "", f"Page {number}"] for number, lines in enumerate((FIRST, SECOND), 1)]
    report = one(pdf(*pages), "a.pdf")
    assert "cranes had been inspected" in report.text
    assert furniture(report)["Harbour papers 7"] == "footer"
    assert "Page 2" not in body(report)
    assert "Nobody was hurt." in body(report)


def test_metadata_gives_title_author_and_time():
    info = "/Title (Two cranes fail) /Author (Jane Roe) /CreationDate (D:20310511184000+02'00')"
    report = one(pdf(FIRST, info=info), "a.pdf")
    assert (report.title, report.byline) == ("Two cranes fail", "Jane Roe")
    assert (report.published.edtf, report.published.basis) == ("2031-05-11T18:40:00+02:00", "metadata")


def test_title_that_a_program_wrote_is_no_title():
    assert one(pdf(FIRST, info="/Title (Microsoft Word - draft3.doc)"), "a.pdf").title == "Harbour report"


def test_images_of_text_are_a_setback_that_names_ocr():
    taken = take(pdf([]), "a.pdf")
    assert taken.reports == ()
    assert "OCR" in taken.setbacks[0].why


def test_cut_off_document_is_a_setback():
    taken = take(pdf(FIRST)[:200], "a.pdf")
    assert taken.reports == ()
    assert "damaged" in taken.setbacks[0].why
    assert taken.data is not None
