"""The findings page: one line for one thing, its kinds as tags, and how much more there is and where."""

from __future__ import annotations

from dataclasses import replace

from fake_view import tellow
from lxml import html
from rich.console import Console

from whence import publish
from whence.config import Settings
from whence.publish import terminal
from whence.publish.findings_page import OPEN
from whence.publish.terminal_marks import UNICODE


def page(view, folder):
    publish.dossier(view, folder / "dossier", settings=Settings())
    return html.parse(folder / "dossier" / "index.html").getroot()


def words(element):
    return " ".join(element.text_content().split())


def printed(view):
    console = Console(width=100, record=True, file=None)
    with console.capture() as held:
        console.print(*terminal.findings(view, UNICODE))
    return held.get()


def test_every_kind_of_thing_said_is_a_tag(tmp_path):
    view = tellow()
    view.all_findings[0] = replace(view.all_findings[0], also=("figure_drift", "conflict"))
    tags = [words(each) for each in page(view, tmp_path).xpath('//ol[@class="findings"]/li[1]//p[@class="kinds"]/span')]
    assert tags == ["echoes", "figure drifted", "conflict"]
    assert "echoes, figure drifted, conflict" in printed(view)


def test_claims_with_marks_beside_the_list_are_counted_and_pointed_to(tmp_path):
    view = tellow()
    whole = len(view.all_findings)
    claim = view.all_findings[0].claim
    view.all_findings = [each for each in view.all_findings if each.claim != claim]
    assert len(view.all_findings) < whole
    found = page(view, tmp_path).xpath('//p[contains(., "This list holds what weighs most")]')
    assert "more claim" in words(found[0])
    assert found[0].xpath(".//a/@href") == ["ledger.html"]
    assert "an echo, a drift, a conflict or an interested source: see the ledger." in " ".join(printed(view).split())


def test_the_sentences_of_the_long_tail_fold_away(tmp_path):
    view = tellow()
    first = view.all_findings[0]
    view.all_findings = [replace(first, id=f"{first.id}{n}", rank=n + 1) for n in range(OPEN + 2)]
    lines = page(view, tmp_path).xpath('//ol[@class="findings"]/li')
    assert [bool(line.xpath(".//details")) for line in lines] == [False] * OPEN + [True] * 2


def test_a_sentence_that_begins_with_a_name_from_the_right_stays_a_sentence_of_ours(tmp_path):
    view = tellow()
    view.all_findings[0] = replace(
        view.all_findings[0], sentence="اتحاد said “the gate jammed”; the board spoke against it."
    )
    assert page(view, tmp_path).xpath('//p[@class="finding"]')[0].get("dir") == "ltr"
