"""Error rates from verdicts."""

from __future__ import annotations

import pytest

from whence.model.audits import Asked
from whence.model.judgements import Anchor, Judgement
from whence.weigh.audit import rates
from whence.weigh.sources.reliability import interval


def verdict(number, kind, key, *, thing="claim", undoes=None):
    return Judgement(f"j{number}", "", "", kind, Anchor("0", "words", "", "", thing), key, None, "", undoes, "")


def claims(number):
    return [Asked("claim", f"claim-{one}@0", (f"s{one}",)) for one in range(number)]


def of_claims(asked, log):
    return next(one for one in rates(asked, log) if one.thing == "claim")


def test_the_share_is_of_right_and_wrong_alone():
    kinds = ["right"] * 8 + ["wrong"] * 2 + ["unclear"] * 3
    found = of_claims(claims(20), [verdict(n, kind, f"claim-{n}@0") for n, kind in enumerate(kinds)])
    assert (found.held, found.right, found.wrong, found.unclear) == (20, 8, 2, 3)
    assert found.share == 0.2
    assert (found.low, found.high) == (0.0567, 0.5098)


def test_the_latest_verdict_counts_and_one_taken_back_does_not():
    log = [
        verdict(1, "wrong", "claim-1@0"),
        verdict(2, "right", "claim-1@0"),
        verdict(3, "wrong", "claim-2@0"),
        verdict(4, "undo", "claim-2@0", undoes="j3"),
    ]
    found = of_claims(claims(3), log)
    assert (found.right, found.wrong) == (1, 0)


def test_a_verdict_taken_back_lets_the_one_before_stand():
    log = [
        verdict(1, "right", "claim-1@0"),
        verdict(2, "wrong", "claim-1@0"),
        verdict(3, "undo", "claim-1@0", undoes="j2"),
    ]
    assert of_claims(claims(2), log).right == 1


def test_what_changed_since_is_outdated_and_enters_no_share():
    found = of_claims(claims(2), [verdict(1, "wrong", "claim-1@elsewhere")])
    assert (found.wrong, found.outdated, found.share) == (0, 1, None)


def test_nothing_judged_has_no_share():
    assert [(one.thing, one.share, one.low) for one in rates(claims(2), [])] == [
        ("statement", None, None),
        ("claim", None, None),
        ("voice", None, None),
    ]


@pytest.mark.parametrize(("found", "looked", "bounds"), [(0, 10, (0.0, 0.278)), (10, 10, (0.722, 1.0))])
def test_the_interval_is_open_where_all_or_none_was_found(found, looked, bounds):
    assert interval(found, looked, 1.96) == pytest.approx(bounds, abs=5e-4)
