"""Openings and closings credit whom they name; a mention credits nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.corpus import report
from bench.sources import CREDITS, credited, load
from whence.model.reports import Furniture
from whence.trace.credits.lines import credit_lines
from whence.trace.credits.namings import namings


@pytest.mark.parametrize("case", load(CREDITS), ids=lambda case: case["id"])
def test_openings_and_closings_credit_whom_they_name(case):
    assert credited(case) == {tuple(one) for one in case["credits"]}


def test_a_credit_bears_the_place_of_the_name():
    each = report("t", "The gate closed.\n\nWith reporting by Kestrel News and AFP.")
    spans = [line.span for line in credit_lines(each)]
    assert [span.text for span in spans] == ["Kestrel News", "AFP"]
    assert all(each.text[span.start : span.end] == span.text for span in spans)


def test_a_line_in_a_caption_or_a_menu_is_no_credit():
    each = report("t", "The gate closed.\n\n© Agence France-Presse")
    for kind, found in (("caption", []), ("navigation", []), ("footer", ["Agence France-Presse"])):
        dim = replace(each, furniture=(Furniture(each.span(18, len(each.text)), kind),))
        assert [line.name for line in credit_lines(dim)] == found


def test_a_link_line_is_compared_by_host_and_path():
    each = report("t", "The gate closed.\n\nOriginally published at https://www.kelm.example/gate/")
    (naming,) = (one for one in namings(each, None) if one.kind == "link")
    assert (naming.key, naming.sure, naming.whole) == ("kelm.example/gate", True, True)


def test_the_name_of_an_outlet_alone_on_a_line_is_no_credit():
    assert list(credit_lines(report("t", "Orsel Courier\n\nThe gate closed."))) == []


def test_a_line_without_end_is_no_credit():
    assert list(credit_lines(report("t", "via " + "Kestrel News " * 5000))) == []
