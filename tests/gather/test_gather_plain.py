from __future__ import annotations

from gathering import LAST, LEAD, MORE, body, furniture, one, take

from whence.lang.lexicon import lexicon

PAGE = f"""Home News Harbour Two cranes' ropes snap at Pellin port

Two cranes’ ropes snap at Pellin port

PELLIN (Coast Wire) — {LEAD} (File photo: A. Person)

What the dockers say

{MORE}

{LAST}


Exit mobile version
"""


def test_text_is_the_decoded_file_unchanged():
    source = "First line of it\r\n\r\n" + LEAD + "\r\n" + MORE + "\rLast."
    assert one(source).text == source


def test_byte_order_mark_is_no_part_of_the_text():
    assert one(b"\xef\xbb\xbf" + LEAD.encode()).text == LEAD


def test_trail_glued_to_the_headline_is_a_breadcrumb_and_names_the_headline():
    report = one(PAGE)
    assert report.title == "Two cranes’ ropes snap at Pellin port"
    assert report.bases.title == "text"
    assert furniture(report)["Home News Harbour Two cranes' ropes snap at Pellin port"] == "breadcrumb"
    assert furniture(report)["Two cranes’ ropes snap at Pellin port"] == "title"


def test_lead_that_carries_a_photo_credit_is_text_and_only_the_credit_is_furniture():
    report = one(PAGE)
    assert furniture(report)["(File photo: A. Person)"] == "credit"
    assert LEAD in body(report)


def test_parenthesis_about_pictures_that_credits_nobody_is_text():
    report = one(LEAD + " (Images of the dead were shown to the court in spring.) " + MORE)
    assert report.furniture == ()


def test_dateline_is_furniture_but_a_clause_between_dashes_is_not():
    assert furniture(one(PAGE))["PELLIN (Coast Wire) — "] == "dateline"
    clause = "The UNION – founded in 2030 – refused to comment on what the harbour office had said about it."
    assert one(clause).furniture == ()


def test_bars_and_inner_headings_are_furniture():
    found = furniture(one(PAGE))
    assert found["Exit mobile version"] == "bar"
    assert found["What the dockers say"] == "heading"


def test_wrapped_lines_are_no_headings():
    wrapped = (
        "The harbour office said on Sunday that two of the\ncranes had failed within one week\n"
        "of each other, and that the ropes of both were\nworn. Nobody had looked at them since\n"
        "the spring of last year.\n"
    )
    report = one(wrapped)
    assert report.furniture == ()
    assert report.title is None


def test_event_caption_is_furniture_and_does_not_date_the_page():
    report = one(
        f"Cranes of Pellin fail again\n\nHarbour Fair 2030 - 30 June 2030 - Pellin, East Quay\n\n{LEAD}\n\n{MORE}\n"
    )
    assert furniture(report)["Harbour Fair 2030 - 30 June 2030 - Pellin, East Quay"] == "caption"
    assert report.published.basis == "unknown"
    assert report.published.edtf is None


def test_masthead_byline_and_published_line_are_read_with_their_basis():
    report = one(
        f"The Pellin Courier\n\nTwo cranes fail in one week\n\nBy Jane Roe and Sam Poe\n11 May 2031, 18:40\n\n{LEAD}\n\n{MORE}\n"
    )
    assert (report.outlet, report.bases.outlet) == ("The Pellin Courier", "text")
    assert (report.byline, report.bases.byline) == ("Jane Roe and Sam Poe", "text")
    assert report.title == "Two cranes fail in one week"
    assert report.published.edtf == "2031-05-11T18:40:00"
    assert report.published.evidence is not None
    assert report.published.evidence.text == "11 May 2031, 18:40"


def test_front_matter_gives_title_outlet_and_date():
    report = one(
        f"---\ntitle: Two cranes fail\noutlet: Pellin Courier\ndate: 2031-05-11\n---\n\n{LEAD}\n\nSee [the log](https://log.example/a).\n",
        "page.md",
    )
    assert (report.title, report.outlet, report.published.edtf) == ("Two cranes fail", "Pellin Courier", "2031-05-11")
    assert report.media_type == "text/markdown"
    assert report.links == ("https://log.example/a",)
    assert "outlet" not in body(report)


def test_copyright_line_names_the_outlet():
    report = one(f"Two cranes fail in one week\n\n{LEAD}\n\n© 2031 Pellin Courier. All rights reserved.\n")
    assert report.outlet == "Pellin Courier"


def test_page_without_a_headline_has_no_title():
    assert one(f"{LEAD}\n\n{MORE}\n").title is None


def test_nul_bytes_become_replacement_characters_one_for_one():
    source = LEAD.replace("Sunday", "Sun\x00day")
    report = one(source)
    assert report.text == source.replace("\x00", "\ufffd")


def test_mixed_encoding_is_gathered_with_a_setback():
    taken = take("Brücke geschlossen, sagte die Behörde. ".encode() + "Café zu.".encode("cp1252"))
    assert taken.reports[0].text == "Brücke geschlossen, sagte die Behörde. Caf\ufffd zu."
    assert "could not be decoded" in taken.setbacks[0].why


def test_empty_one_byte_and_letterless_files_are_setbacks():
    for data in (b"", b"a", b" \n\t \n", b"----\n****"):
        taken = take(data)
        assert taken.reports == ()
        assert len(taken.setbacks) == 1
        assert taken.setbacks[0].next


def test_language_of_right_to_left_text_is_named_and_of_a_few_letters_is_not():
    arabic = "قال مكتب الميناء يوم الأحد إن رافعتين تعطلتا خلال أسبوع واحد، ونفى مالك الميناء ذلك في بيان."
    assert one(arabic).language == "ar"
    assert one(LEAD).language == "en"
    assert one("Short words").language is None


def test_same_bytes_give_the_same_id_wherever_they_lie():
    assert one(PAGE, "a.txt").id == one(PAGE, "b/c.txt").id
    assert one(PAGE).id != one(PAGE + "\n").id


def test_every_entry_of_the_word_lists_is_a_string():
    waiting = [lexicon("en", "furniture")]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict | list):
            waiting.extend(here.values() if isinstance(here, dict) else here)
        else:
            assert isinstance(here, str), here


def test_a_bar_of_several_entries_and_a_page_number_are_furniture():
    lines = (
        "Share this page | Subscribe to: Posts (Atom)",
        "[More from Pellin](https://pellin.example/city) · [Subscribe](https://pellin.example/join)",
        "Pellin Yard · Page 1 of 3",
        "With kind regards,",
    )
    report = one("\n\n".join((LEAD, MORE, LAST, *lines)))
    assert not [line for line in lines if line in body(report)]


def test_a_sentence_that_holds_a_link_or_a_bar_is_text():
    sentence = "The board met on Monday | nobody came, as [the list](https://pellin.example/list) shows."
    assert sentence in body(one(f"{LEAD}\n\n{MORE}\n\n{sentence}\n\n{LAST}"))
