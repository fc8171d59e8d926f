from __future__ import annotations

from gathering import LAST, LEAD, MORE, body, furniture, one, take

BLOG = f"""Notes from the harbour |
Friday, May 11, 2029
{LEAD}
![]() |
How the ropes of Pellin were bought |
{MORE}
Thursday, May 10, 2029
ROPES, CRANES AND THE PEOPLE UNDER THEM
{LAST}
Monday, May 7, 2029
{LAST} (File photo: Coast Wire)
![]() |
Ola Venn
|
{MORE}
Subscribe to:
Posts (Atom)
"""


def test_page_of_dated_posts_gives_one_report_each():
    posts = take(BLOG).reports
    assert [post.published.edtf for post in posts] == ["2029-05-11", "2029-05-10", "2029-05-07"]
    assert {post.published.basis for post in posts} == {"text"}
    assert len({post.id for post in posts}) == 3
    assert len({post.part_of for post in posts}) == 1
    assert posts[0].part_of is not None


def test_slices_of_the_posts_make_up_the_page():
    assert "".join(post.text for post in take(BLOG).reports) == BLOG


def test_caption_that_reads_like_a_headline_is_the_title_and_a_bare_name_is_not():
    posts = take(BLOG).reports
    assert posts[0].title == "How the ropes of Pellin were bought"
    assert posts[1].title == "ROPES, CRANES AND THE PEOPLE UNDER THEM"
    assert posts[2].title == "The owner of the port denied that any rope had been worn …"
    assert posts[2].bases.title == "inferred"
    assert furniture(posts[2])["Ola Venn"] == "caption"


def test_furniture_of_a_blog_is_no_text():
    posts = take(BLOG).reports
    text = " ".join(body(post) for post in posts)
    for clutter in ("Notes from the harbour", "Friday, May 11", "![]()", "Subscribe to", "Posts (Atom)", "File photo"):
        assert clutter not in text
    for sentence in (LEAD, MORE, LAST):
        assert sentence in text


def test_lead_with_photo_credit_is_text_of_its_post():
    assert LAST in body(take(BLOG).reports[2])


def test_chronology_inside_an_article_is_not_posts():
    article = f"How the cranes failed\n\n{LEAD}\n\n7 May 2029\n\n{MORE}\n\n9 May 2029\n\n{LAST}\n"
    assert one(article).part_of is None


def test_bar_and_date_of_one_article_are_not_two_posts():
    article = f"Friday, June 1, 2029\nHomeNewsHow the cranes failed\n\nHow the cranes failed\n\nMonday, May 7, 2029\n\n{LEAD}\n\n{MORE}\n"
    assert one(article).published.edtf == "2029-05-07"


def test_dates_that_jump_about_are_not_posts():
    page = f"7 May 2029\n{LEAD}\n9 May 2029\n{MORE}\n8 May 2029\n{LAST}\n"
    assert one(page).part_of is None
