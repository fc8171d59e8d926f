from __future__ import annotations

import pytest
from gathering import LAST, LEAD, MORE, one, take

ITEM = "<item><title>Cranes {n}</title><link>https://c.example/{n}</link><pubDate>Sun, 11 May 2031 18:40:00 +0200</pubDate><description>{text}</description></item>"


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Pellin Courier</title>{"".join(items)}</channel></rss>'


def test_each_entry_is_a_report_with_the_feed_as_outlet():
    feed = rss(
        ITEM.format(n=1, text=f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;"), ITEM.format(n=2, text=LAST)
    )
    reports = take(feed, "f.rss").reports
    assert [report.title for report in reports] == ["Cranes 1", "Cranes 2"]
    assert [report.url for report in reports] == ["https://c.example/1", "https://c.example/2"]
    assert reports[0].text == f"{LEAD}\n\n{MORE}"
    assert {report.outlet for report in reports} == {"Pellin Courier"}
    assert reports[0].published.edtf == "2031-05-11T18:40:00+02:00"
    assert {reports[0].published.basis, reports[0].bases.outlet, reports[0].bases.title} == {"feed"}
    assert reports[0].part_of == reports[1].part_of is not None


def test_entries_with_one_id_stay_two_reports():
    reports = take(rss(ITEM.format(n=1, text=LEAD), ITEM.format(n=1, text=LAST)), "f.rss").reports
    assert len({report.id for report in reports}) == 2


def test_atom_is_known_by_content_whatever_its_name():
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Office</title><entry><id>urn:1</id>'
        f"<title>T</title><published>2031-05-11T09:00:00Z</published><content type='html'>&lt;p&gt;{LEAD}&lt;/p&gt;</content></entry></feed>"
    )
    report = one(atom, "f.txt")
    assert (report.outlet, report.published.edtf, report.text) == ("Office", "2031-05-11T09:00:00Z", LEAD)


def test_damaged_feed_keeps_its_readable_entries_and_says_so():
    taken = take(rss(ITEM.format(n=1, text=LEAD))[:-30], "f.rss")
    assert [report.title for report in taken.reports] == ["Cranes 1"]
    assert "damaged" in taken.setbacks[0].why


def test_feed_without_entries_is_a_setback():
    taken = take(rss(), "f.rss")
    assert taken.reports == ()
    assert "no entry" in taken.setbacks[0].why


def test_entities_of_a_feed_do_not_open_files_or_blow_up():
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    taken = take(rss(ITEM.format(n=1, text=LEAD + "&b;&f;")).replace("<rss", bomb + "<rss"), "f.rss")
    assert all("root:" not in report.text and len(report.text) < 2 * len(LEAD) for report in taken.reports)
    assert taken.reports or taken.setbacks


def test_script_in_an_entry_is_no_text():
    reports = take(rss(ITEM.format(n=1, text=f"&lt;script&gt;alert(1)&lt;/script&gt;{LEAD}")), "f.rss").reports
    assert "alert" not in reports[0].text


@pytest.mark.parametrize("reference", ["&#xd800;", "&#55296;", "&#99999999999;", "&#0;"])
def test_reference_to_no_character_costs_no_entry(reference):
    reports = take(rss(ITEM.format(n=1, text=LEAD + reference), ITEM.format(n=2, text=LAST)), "f.rss").reports
    assert [report.text for report in reports] == [LEAD + "\ufffd", LAST]
