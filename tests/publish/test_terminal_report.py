"""One report on a terminal."""

from __future__ import annotations

import io

import pytest
from nested_report import harbour

from whence import cli, pipeline
from whence.publish import terminal_show
from whence.publish.terminal_marks import ASCII, UNICODE
from whence.publish.terminal_screen import Screen


class Out(io.TextIOWrapper):
    def __init__(self, encoding="utf-8", *, tty=False):
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True, newline="\n")
        self.tty = tty

    def isatty(self):
        return self.tty


def drawn(signs=UNICODE, *, encoding="utf-8", tty=False, **options):
    view, out = harbour(), Out(encoding, tty=tty)
    Screen(out).show(terminal_show.report(view, view.all_reports[0].id, signs, **options))
    return out.buffer.getvalue().decode(encoding)


def test_the_outer_content_comes_before_what_it_holds():
    page = drawn()
    assert "6 statements, 5 attributed · 2 moments · 3 figures · read by en-rules, other-reader" in page
    first = page.index("“the Lock Union had told members")
    assert first < page.index("“the pilot, who asked not to be named, believed") < page.index("“about 14 barges, eight")


def test_every_link_of_a_chain_has_its_line():
    assert (
        "3  Harbour Ledger ‹ The Harbour Ledger ‹ the Lock Union ‹ the pilot · not asserted\n"
        "   The Harbour Ledger says (“reported”) · indirect · 0.91 · outlet\n"
        "   the Lock Union says (“had told”) · indirect · 0.72\n"
        "   the pilot believes (“believed”) · indirect · low confidence 0.38 · unnamed source\n"
        "   “about 14 barges, eight of them near Oldgate, were lost”\n"
    ) in drawn()


def test_what_is_low_follows_the_settings_of_the_case():
    assert "low confidence" not in drawn(confident=0.3)
    assert drawn(confident=0.95).count("low confidence") == 8


def test_a_pronoun_is_told_with_whom_it_stands_for():
    assert "says (“added”) · direct · 0.81 · he = the pilot, who asked not to be named" in drawn()


def test_moments_and_figures_tell_what_they_were_read_as():
    page = drawn()
    assert "“Monday” = 12 May 2031 · counted from the report’s date, 12 May 2031\n" in page
    assert "“about 14 barges” = about 14 (12 to 16) · counted barges\n" in page
    assert "“eight of them” = 8 · role lost · scope near Oldgate · part of about 14 barges\n" in page


def test_doubtful_attributions_are_dim_on_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    doubtful = next(line for line in drawn(tty=True).splitlines() if "The clerk" in line)
    assert "\x1b[2;32m" in doubtful


@pytest.mark.parametrize("columns", [40, 72, 300])
def test_a_report_keeps_to_the_width(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = drawn().splitlines()
    assert max(len(line) for line in lines) <= min(columns, 100)
    assert max(len(line) for line in lines) > min(columns, 100) - 16


def test_an_output_without_dots_gets_ascii():
    page = drawn(ASCII, encoding="ascii")
    assert "Harbour Ledger < The Harbour Ledger < the Lock Union" in page
    assert 'says ("reported") - indirect - 0.91' in page


def test_show_tells_how_many_reports_wait_to_be_built(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The lock keeper said that the gate had failed on Monday.\n")
    pipeline.gather(tmp_path / "case", [str(tmp_path / "a.txt")])
    assert cli.main(["show", str(tmp_path / "case")]) == 0
    assert "1 report waits to be read or weighed: `whence build CASE` does it." in capsys.readouterr().out
    assert cli.main(["show", str(tmp_path / "case"), "a.txt"]) == 0
    assert "1 report of this case waits for `whence build CASE`" in capsys.readouterr().out
    assert cli.main(["show", str(tmp_path / "case"), "--json"]) == 0
    assert '"waiting": 1' in capsys.readouterr().out
