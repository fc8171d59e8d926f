from __future__ import annotations

import dataclasses
import io
import re

import invented
import pytest
from rich.text import Text

from whence.errors import NotFound
from whence.model.ledger import Side
from whence.model.reports import Capture
from whence.model.setbacks import setback
from whence.model.tally import Tally
from whence.publish import terminal, terminal_show
from whence.publish.terminal_json import findings_data, shown_data, tally_data
from whence.publish.terminal_marks import ASCII, UNICODE, chain_strip, clean, shorten, signs_for, voices_mark
from whence.publish.terminal_screen import Bar, Screen

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Out(io.TextIOWrapper):
    """A text stream with an encoding that may call itself a terminal."""

    def __init__(self, encoding="utf-8", *, tty=False):
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True, newline="\n")
        self.tty = tty

    def isatty(self):
        return self.tty

    def text(self):
        return self.buffer.getvalue().decode(self.encoding)


def drawn(parts, *, encoding="utf-8", columns=None, monkeypatch=None):
    if columns is not None:
        monkeypatch.setenv("COLUMNS", str(columns))
    out = Out(encoding)
    Screen(out).show(parts)
    return out.text()


@pytest.fixture
def view():
    return invented.case()


def claim_with(view, statements, *sides):
    claim = view.all_weighed[0].claim
    return dataclasses.replace(claim, statements=tuple(f"s{number}" for number in range(statements)), sides=sides)


def test_one_voice_with_four_echoes_is_drawn_as_one_full_and_four_hollow_dots(view):
    claim = claim_with(view, 5, Side("for", 1, 1, 1, ()))
    assert voices_mark(claim, UNICODE) == "●○○○○ 1 voice, 4 echoes"


def test_a_voice_without_echoes_has_no_hollow_dot(view):
    assert voices_mark(claim_with(view, 1, Side("for", 1, 1, 1, ())), UNICODE) == "● 1 voice"


def test_both_sides_are_drawn_the_asserting_one_first(view):
    claim = claim_with(view, 4, Side("against", 1, 1, 1, ()), Side("for", 2, 2, 2, ()))
    assert voices_mark(claim, UNICODE) == "●● / ● 2 voices for, 1 voice against, 4 statements"


def test_more_dots_than_an_eye_counts_become_numbers(view):
    assert voices_mark(claim_with(view, 41, Side("for", 1, 1, 1, ())), UNICODE) == "●1○40 1 voice, 40 echoes"


def test_an_encoding_without_dots_gets_ascii_marks(view):
    assert signs_for("latin-1") is ASCII
    assert signs_for(None) is ASCII
    assert signs_for("no-such-codec") is ASCII
    assert signs_for("utf-8") is UNICODE
    page = drawn(terminal.findings(view, ASCII), encoding="ascii")
    assert "*o 1 voice, 1 echo" in page
    assert page.isascii()


def test_chain_strip_reads_from_the_outlet_to_the_source(view):
    report = view.report("report-0000000000000001")
    statement = view.reading(report.id).statements[0]
    names = terminal.display_names(view)
    assert chain_strip(report, statement, names=names, signs=UNICODE) == "Salt Post ‹ Ferrymen's Guild"
    assert chain_strip(report, statement, names={}, signs=ASCII) == "Salt Post < The Ferrymen's Guild"
    assert chain_strip(report, None, names={}, signs=UNICODE) == "Salt Post"


def test_a_pronoun_is_shown_with_whom_it_stands_for(view):
    report = view.report("report-0000000000000001")
    statement = view.reading(report.id).statements[0]
    link = dataclasses.replace(
        statement.chain[0], source=report.span(0, 3), source_kind="pronoun", antecedent=report.span(4, 20), entity=None
    )
    shown = chain_strip(report, dataclasses.replace(statement, chain=(link,)), names={}, signs=UNICODE)
    assert shown == "Salt Post ‹ Ferrymen's Guild (The)"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[2Jb", "a�[2Jb"),
        ("a\x9b31mb", "a�31mb"),
        ("a\x00b\x07", "a�b�"),
        ("  two\r\n\tlines\u2028here ", "two lines here"),
        ("abc\u202edef\u202c", "abcdef"),
        ("\u2066a\u2069", "a"),
        ("نام\u200cها", "\u2068نام\u200cها\u2069"),
        ("plain [bold]words[/bold]", "plain [bold]words[/bold]"),
    ],
)
def test_words_of_a_report_cannot_steer_the_terminal(raw, shown):
    assert clean(raw) == shown


def test_shortened_words_end_at_a_blank_and_keep_their_isolates():
    assert shorten("one two three four", 12, UNICODE) == "one two…"
    assert shorten("one two", 12, UNICODE) == "one two"
    cut = shorten(clean("كلمة " * 20), 30, UNICODE)
    assert len(cut) <= 31
    assert cut.endswith("…\u2069")


def test_findings_show_mark_sentence_chain_and_quotation(view):
    page = drawn(terminal.findings(view, UNICODE))
    assert "●○ 1 voice, 1 echo" in page
    assert "rests on one voice." in page
    assert "Quay Hour ‹ Ferrymen's Guild · Mar 2031" in page
    assert "“Nineteen boats were lost”" in page


def test_findings_that_do_not_fit_are_counted(view):
    weighed = view.all_weighed[0]
    lines = tuple(dataclasses.replace(weighed.findings[0], id=f"f{n}", rank=n) for n in range(1, 6))
    view.all_weighed = [dataclasses.replace(weighed, findings=lines)]
    page = drawn(terminal.findings(view, UNICODE, limit=2))
    assert page.count("rests on one voice.") == 2
    assert "3 more findings in the dossier." in page


def test_a_case_without_findings_says_so():
    assert "Nothing stands out" in drawn(terminal.findings(invented.View(), UNICODE))


@pytest.mark.parametrize("columns", [60, 200])
def test_findings_keep_to_the_width(view, columns, monkeypatch):
    page = drawn(terminal.findings(view, UNICODE), columns=columns, monkeypatch=monkeypatch)
    assert max(len(line) for line in page.splitlines()) <= min(columns, 100)


def test_nothing_drawn_to_a_pipe_holds_a_control(view):
    parts = terminal.stack(
        terminal.overview(view, UNICODE),
        terminal.findings(view, UNICODE),
        terminal_show.report(view, "report-0000000000000001", UNICODE),
        terminal_show.claim(view, invented.CLAIM, UNICODE),
    )
    page = drawn(parts)
    assert not CONTROLS.search(page)
    assert "[bold]off[/bold]" in page


def test_no_color_is_heeded_on_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Out(tty=True), Out(tty=True)
    Screen(coloured).show([Text("x", style="red")])
    monkeypatch.setenv("NO_COLOR", "1")
    Screen(plain).show([Text("x", style="red")])
    assert "\x1b[31m" in coloured.text()
    assert plain.text() == "x\n"


def test_summary_says_what_was_not_read_and_what_could_not_be_done():
    trouble = setback("gather", "The file ends too early.", "Fetch it again.", source="pile/bro\x1bken.pdf")
    tally = Tally(reports=3, gathered=2, same_as_before=1, read=2, unread={"ar": 1, "fa": 2}, setbacks=[trouble])
    page = drawn(terminal.summary(tally, UNICODE))
    assert "3 reports · 2 new · 1 held before · 2 read now" in page
    assert "not read: 1 report in ar" in page
    assert "not read: 2 reports in fa" in page
    assert "pile/bro�ken.pdf: The file ends too early. Fetch it again." in page


def test_many_setbacks_are_counted_not_listed():
    rows = [setback("gather", "Empty.", "Remove it.", source=f"f{number}") for number in range(30)]
    page = drawn(terminal.summary(Tally(setbacks=rows), UNICODE))
    assert "30 setbacks" in page
    assert "and 18 more" in page


def test_a_claim_is_shown_with_voice_echo_drift_conflict_and_reasons(view):
    page = drawn(terminal_show.claim(view, invented.CLAIM, UNICODE))
    assert page.startswith("“nine boats were lost”\n●○ 1 voice, 1 echo · one voice · credibility 3: possible")
    assert "● Ferrymen's Guild says so, an interested voice" in page
    assert "○ Quay Hour ‹ Ferrymen's Guild" in page
    assert "figure drifted: nine → Nineteen" in page
    assert "conflict (figure): 9 against 19" in page
    assert "both reports name the Ferrymen's Guild" in page


def test_a_report_is_shown_with_its_date_its_basis_and_its_alternatives(view):
    page = drawn(terminal_show.report(view, "report-0000000000000002", UNICODE))
    assert "Quay Hour · Mar 2031 (dated by what it tells)" in page
    assert "also possible: Mar 2026" in page
    assert "Quay Hour ‹ Ferrymen's Guild · claim-1111111111111111\n" in page
    assert "says (“announced”) · indirect · 0.90\n" in page
    assert "1 statement, 1 attributed · 0 moments · 0 figures · read by hand" in page


def test_a_report_that_was_not_read_says_so(view):
    page = drawn(terminal_show.report(view, "report-0000000000000003", UNICODE))
    assert "undated" in page
    assert page.endswith("not read: it is in ar\n")


def test_a_report_that_was_not_read_says_how_many_wait_to_be_built(view):
    page = drawn(terminal_show.report(view, "report-0000000000000003", UNICODE, waiting=2))
    assert "2 reports of this case wait for `whence build CASE`, this one may be among" in page


def test_reports_that_wait_to_be_built_are_told(view):
    assert drawn(terminal.waiting(2)).startswith("2 reports wait to be read or weighed: `whence build CASE`")
    assert drawn(terminal.waiting(1)).startswith("1 report waits ")
    assert terminal.waiting(0) == []


def test_a_name_is_shown_with_relations_and_what_is_said_on_its_word(view):
    page = drawn(terminal_show.name(view, invented.UNION, UNICODE))
    assert "also written: the Guild" in page
    assert "Ferrymen's Guild part of Varn" in page
    assert "2 statements on its word" in page


@pytest.mark.parametrize(
    ("word", "found"),
    [
        (invented.CLAIM, invented.CLAIM),
        ("claim-11", invented.CLAIM),
        ("1111111", invented.CLAIM),
        ("statement-010000000000001a", invented.CLAIM),
        ("report2.txt", "report-0000000000000002"),
        ("nineteen BOATS lost", "report-0000000000000002"),
        ("Varn", "entity-00000000000000bb"),
        ("the guild", invented.UNION),
        ("ferry", invented.UNION),
    ],
)
def test_things_are_found_by_id_beginning_title_file_and_name(view, word, found):
    hit = terminal_show.find(view, word)
    assert hit.id == found
    assert found.startswith({"name": "entity"}.get(hit.kind, hit.kind))


def test_a_word_that_fits_nothing_names_what_is_near(view):
    with pytest.raises(NotFound) as caught:
        terminal_show.find(view, "Ferrymens Gild")
    assert "Ferrymen's Guild" in caught.value.next


def test_a_word_that_fits_several_things_lists_them(view):
    with pytest.raises(NotFound) as caught:
        terminal_show.find(view, "pile/report")
    assert "3 things go by" in str(caught.value)
    assert "report-0000000000000001" in caught.value.next


@pytest.mark.parametrize("word", ["", "  ", "\x1b[2J"])
def test_an_empty_or_hostile_word_finds_nothing(view, word):
    with pytest.raises(NotFound) as caught:
        terminal_show.find(view, word)
    assert "\x1b" not in str(caught.value) + caught.value.next


def test_what_programs_get_names_the_same_things(view):
    assert shown_data(view, None)["findings"] == findings_data(view)
    assert shown_data(view, invented.CLAIM)["voices"][0]["root"]["text"] == "Ferrymen's Guild"
    assert shown_data(view, "report2.txt")["report"]["outlet"] == "Quay Hour"
    assert shown_data(view, "report3.txt")["reading"] is None
    assert shown_data(view, "Varn")["relations"][0]["predicate"] == "part_of"
    assert tally_data(Tally(read=2, seconds={"read": 1.23456}))["seconds"] == {"read": 1.235}


def test_the_bar_counts_statements_and_setbacks_and_leaves_nothing_behind(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    err = Out(tty=True)
    bar = Bar(err)
    bar.advance()
    bar.start("read", 2)
    bar.advance(1, statements=7, setbacks=1)
    bar._bars.refresh()
    bar.start("weigh", None)
    bar.advance(3)
    bar.stop()
    bar.stop()
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", err.text())
    assert "Reading" in shown
    assert "1 of 2 reports · 7 statements · 1 setback" in shown
    assert err.text().rstrip().endswith(("\x1b[?25h", "\x1b[2K"))


def test_only_the_chain_is_coloured_not_the_quotation(view, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    out = Out(tty=True)
    Screen(out).show(terminal_show.report(view, "report-0000000000000001", UNICODE))
    quotation = next(line for line in out.text().splitlines() if "“nine boats were lost”" in line)
    assert "\x1b[32m" not in quotation


def test_a_quotation_that_brings_its_marks_gets_no_second_pair():
    assert terminal.quoted("“So it was,”", UNICODE) == "“So it was,”"
    assert terminal.quoted("so it was", UNICODE) == "“so it was”"


def test_denials_are_counted_as_voices_against(view):
    claim = claim_with(view, 3, Side("against", 2, 2, 2, ()))
    assert voices_mark(claim, UNICODE) == "●●○ 2 voices against, 1 echo"


def test_ascii_keeps_quotation_marks_and_dashes():
    out = Out("ascii")
    Screen(out).write("“So – it was…” ‹ é\n")
    assert out.text() == '"So - it was..." < ?\n'


def test_a_case_that_was_only_added_to_does_not_say_that_nothing_stands_out(view):
    view.counts = lambda: {"reports": 2, "sentences": 0}
    view.all_weighed = []
    page = drawn(terminal.findings(view, UNICODE))
    assert "No report of this case has been read yet." in page
    assert "Nothing stands out" not in page


def test_a_report_is_found_by_every_file_that_it_came_in(view):
    same = view.all_reports[1]
    view.all_captures = [
        Capture("capture-1", same.id, "other/copy.txt", "2031-04-01T09:00:00Z", "ines", "file", same.sha256)
    ]
    assert terminal_show.find(view, "copy.txt").id == same.id
    assert terminal_show.find(view, "other/copy.txt").id == same.id
