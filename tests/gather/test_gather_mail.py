from __future__ import annotations

from gathering import LAST, LEAD, MORE, body, furniture, one, take

HEAD = (
    "From: Ola Venn <ola@dockers.example>\r\nTo: desk@courier.example\r\nSubject: =?utf-8?q?R=C3=B6pes_of_the_cranes?=\r\n"
    "Date: Sun, 11 May 2031 18:40:00 +0200\r\nMessage-ID: <1@dockers.example>\r\nMIME-Version: 1.0\r\n"
)
PLAIN = f"Dear editors,\n\n{LEAD}\n\n{MORE}\n\n-- \nOla Venn\nDockers of Pellin\n"


def message(inner: str = "", head: str = "") -> bytes:
    return (HEAD + head + inner).encode()


def test_headers_give_title_byline_and_time_and_no_outlet():
    report = one(message(f"Content-Type: text/plain; charset=utf-8\r\n\r\n{PLAIN}"), "a.eml")
    assert (report.title, report.byline, report.outlet) == ("Röpes of the cranes", "Ola Venn", None)
    assert (report.published.edtf, report.published.basis) == ("2031-05-11T18:40:00+02:00", "metadata")
    assert report.media_type == "message/rfc822"


def test_list_or_organisation_is_the_outlet():
    report = one(message(f"\r\n{PLAIN}", head="List-Id: Harbour news <news.harbour.example>\r\n"), "a.eml")
    assert report.outlet == "Harbour news"


def test_quoted_reply_and_signature_are_furniture():
    reply = f"{LEAD}\n\nOn Sun, 11 May 2031, Jane Roe wrote:\n> {LAST}\n> more\n\n-- \nOla Venn\n"
    report = one(message(f"\r\n{reply}"), "a.eml")
    assert LAST not in body(report)
    assert "Ola Venn" not in body(report)
    assert LEAD in body(report)
    assert furniture(report)["Ola Venn"] == "footer"


def test_plain_part_goes_before_html_and_attachments_are_named():
    inner = (
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>web words</p>\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{LEAD}\r\n"
        '--b\r\nContent-Type: application/pdf; name="log.pdf"\r\nContent-Disposition: attachment; filename="log.pdf"\r\n\r\nx\r\n--b--\r\n'
    )
    taken = take(message(inner), "a.eml")
    assert LEAD in taken.reports[0].text
    assert "web words" not in taken.reports[0].text
    assert "log.pdf" in taken.setbacks[0].why


def test_html_message_is_linearised():
    inner = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>"
    assert one(message(inner), "a.eml").text == f"{LEAD}\n\n{MORE}"


def test_unknown_charset_and_broken_headers_do_not_stop_the_message():
    data = (
        b"From: \xff\xfe <\nSubject: =?no-such?b?////?=\nDate: never\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\n"
        + LEAD.encode()
    )
    report = one(data, "a.eml")
    assert LEAD in report.text
    assert report.published.edtf is None


def test_message_without_text_is_a_setback():
    taken = take(message('Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'), "a.eml")
    assert taken.reports == ()
    assert "no text" in taken.setbacks[0].why
