from __future__ import annotations

import json

import pytest
from gathering import LAST, LEAD, MORE, body, furniture, one, take


def page(head: str = "", inner: str = "", *, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{inner}</body></html>'


ARTICLE = f"""<nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Two cranes fail in a week</h1><p class="byline">By Jane Roe</p>
<figure><img src="x.jpg"><figcaption>The east quay on Sunday</figcaption></figure>
<p>PELLIN (Coast Wire) — {LEAD} <a href="https://dockers.example/log">Their log</a> is public.</p>
<p>{MORE}</p><h2>What the owner says</h2><p>{LAST}</p>
<table><tr><th>Crane</th><th>Load</th></tr><tr><td>East</td><td>41 tons</td></tr></table></article>
<aside><p>Another story about something else that must not be taken for the text of this page.</p></aside>
<footer>© 2031 The Pellin Courier. All rights reserved.</footer>
<script>var said = "hidden words";</script><p style="display: none">hidden too</p><template>hidden three</template>"""


def test_navigation_captions_asides_and_footers_are_furniture_and_scripts_are_gone():
    report = one(page(inner=ARTICLE), "a.html")
    found = furniture(report)
    assert found["The east quay on Sunday"] == "caption"
    assert found["By Jane Roe"] == "byline"
    assert found["What the owner says"] == "heading"
    assert found["Two cranes fail in a week"] == "title"
    assert found["PELLIN (Coast Wire) — "] == "dateline"
    assert "Another story" not in body(report)
    assert "Home" not in body(report)
    assert "hidden" not in report.text
    for sentence in (LEAD, MORE, LAST):
        assert sentence in body(report)


def test_blocks_are_paragraphs_and_table_rows_are_lines():
    report = one(page(inner=ARTICLE), "a.html")
    assert "\n\nEast | 41 tons\n\n" in report.text
    assert f"\n\n{MORE}\n\n" in report.text


def test_links_of_the_body_are_kept_and_only_web_addresses():
    inner = ARTICLE.replace(
        "</article>", f'<p>{LAST} <a href="javascript:alert(1)">x</a><a href="mailto:a@b.example">y</a></p></article>'
    )
    assert one(page(inner=inner), "a.html").links == ("https://dockers.example/log",)


def test_json_ld_gives_time_with_offset_and_everything_else():
    node = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Two cranes fail in a week",
                "datePublished": "2031-05-11T18:40:00+0200",
                "author": [{"@type": "Person", "name": "Jane Roe"}, "Sam Poe"],
                "publisher": {"name": "The Pellin Courier"},
                "isBasedOn": "https://wire.example/1",
                "sourceOrganization": {"name": "Coast Wire"},
            },
        ]
    }
    report = one(page(f'<script type="application/ld+json">{json.dumps(node)}</script>', ARTICLE), "a.html")
    assert report.published.edtf == "2031-05-11T18:40:00+02:00"
    assert (report.published.earliest, report.published.basis) == ("2031-05-11T18:40:00+02:00", "metadata")
    assert (report.byline, report.outlet) == ("Jane Roe, Sam Poe", "The Pellin Courier")
    assert report.credits_in_markup == ("https://wire.example/1", "Coast Wire")
    assert (report.bases.title, report.bases.outlet, report.bases.byline) == ("metadata",) * 3


@pytest.mark.parametrize(
    "broken", ["{", "[" * 50_000, '{"@type": "NewsArticle", "headline": 5, "author": [[[]]]}', "null", '"x"']
)
def test_broken_json_ld_is_passed_over(broken):
    report = one(page(f'<script type="application/ld+json">{broken}</script>', ARTICLE), "a.html")
    assert report.title == "Two cranes fail in a week"


def test_json_ld_with_a_trailing_comma_is_read():
    head = '<script type="application/ld+json">{"@type":"Article","datePublished":"2031-05-11",}</script>'
    assert one(page(head, ARTICLE), "a.html").published.edtf == "2031-05-11"


def test_canonical_address_on_another_host_is_a_credit():
    head = '<link rel="canonical" href="https://wire.example/a"><meta property="og:url" content="https://pellin.example/b">'
    report = one(page(head, ARTICLE), "a.html")
    assert report.url == "https://pellin.example/b"
    assert report.credits_in_markup == ("https://wire.example/a",)


def test_canonical_address_on_the_same_host_is_the_address_and_no_credit():
    head = '<link rel="canonical" href="https://www.pellin.example/a"><meta property="og:url" content="https://pellin.example/b">'
    report = one(page(head, ARTICLE), "a.html")
    assert report.url == "https://www.pellin.example/a"
    assert report.credits_in_markup == ()


def test_placeholder_dates_of_programs_are_no_dates():
    head = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    assert one(page(head, ARTICLE), "a.html").published.edtf is None


def test_visible_date_above_the_text_dates_a_page_without_metadata():
    inner = ARTICLE.replace("</h1>", "</h1><div class='meta'>11 May 2031, 18:40</div>")
    report = one(page(inner=inner), "a.html")
    assert (report.published.edtf, report.published.basis) == ("2031-05-11T18:40:00", "text")
    assert "11 May 2031" not in body(report)


def test_window_title_names_the_outlet():
    report = one(page("<title>Two cranes fail in a week | The Pellin Courier</title>", ARTICLE), "a.html")
    assert report.outlet == "The Pellin Courier"


def test_several_articles_with_dates_of_their_own_are_several_reports():
    inner = "".join(
        f"<article><h2><a href='https://b.example/{day}'>Post number {day} of the harbour</a></h2>"
        f"<time datetime='2031-05-{day}T10:00:00Z'>May {day}</time><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></article>"
        for day in (12, 11)
    )
    reports = take(
        page("<meta property='og:site_name' content='Harbour blog'>", f"<main>{inner}</main>"), "a.html"
    ).reports
    assert [report.published.edtf for report in reports] == ["2031-05-12T10:00:00Z", "2031-05-11T10:00:00Z"]
    assert [report.title for report in reports] == ["Post number 12 of the harbour", "Post number 11 of the harbour"]
    assert [report.url for report in reports] == ["https://b.example/12", "https://b.example/11"]
    assert reports[0].part_of == reports[1].part_of is not None
    assert reports[0].outlet == "Harbour blog"
    assert all(LEAD in body(report) for report in reports)


def test_teasers_beside_an_article_do_not_split_it():
    teaser = "<article><h3>Other news</h3><time datetime='2031-05-01'>1 May</time><p>Two lines about it.</p></article>"
    assert one(page(inner=ARTICLE + teaser * 5), "a.html").part_of is None


def test_quotation_elements_get_their_marks_back():
    inner = f"<article><p>{LEAD} <q>No one came</q>, she added after a while and went.</p><p>{MORE}</p></article>"
    assert "“No one came”, she added" in one(page(inner=inner), "a.html").text


def test_markup_in_names_stays_text():
    head = '<meta name="author" content="&lt;b&gt;Roe&lt;/b&gt;"><meta property="og:title" content="&lt;script&gt;x&lt;/script&gt;">'
    report = one(page(head, ARTICLE), "a.html")
    assert (report.byline, report.title) == ("<b>Roe</b>", "<script>x</script>")


def test_entities_of_the_document_are_not_expanded():
    data = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><body><p>{LEAD} &b; &a;</p></body></html>'
    text = one(data, "a.html").text
    assert "root:" not in text
    assert "aaaa" not in text
    assert text.startswith(LEAD)


def test_page_nested_too_deep_says_that_part_of_it_is_missing():
    taken = take(f"<html><body><p>{LEAD}</p>" + "<b>x " * 5000, "a.html")
    assert len(taken.reports) == 1
    assert any("nested too deep" in setback.why for setback in taken.setbacks)


def test_page_without_visible_text_is_a_setback():
    taken = take(page("<title>x</title>", "<script>build()</script>"), "a.html")
    assert taken.reports == ()
    assert "no text" in taken.setbacks[0].why


def test_declared_encoding_counts_only_when_the_bytes_are_no_utf8():
    html = page(inner=f"<p>Café. {LEAD}</p>").replace("utf-8", "iso-8859-1")
    assert "Café" in one(html.encode("latin-1"), "a.html").text
    assert "Café" in one(html.encode("utf-8"), "a.html").text


def test_right_to_left_page_is_kept_as_it_is():
    words = "قال مكتب الميناء يوم الأحد إن رافعتين تعطلتا خلال أسبوع واحد، ونفى مالك الميناء ذلك في بيان."
    report = one(page(inner=f"<article><h1>الرافعات</h1><p>{words}</p></article>", lang="ar"), "a.html")
    assert report.language == "ar"
    assert words in report.text
