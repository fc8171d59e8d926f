"""Most claims are one statement, and such a claim must cost little."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from memory_shelf import Memory, chain, figure, says

from whence.weigh import weighing

UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
TEXT = "14 workers are missing after the fire at the Orlan mill"


class Looked(Exception):
    """Somebody looked."""


def looked(*_: object) -> None:
    raise Looked


def said(report: str, **kinds: object):
    return says(report, TEXT, figures=[figure(report, TEXT, "14", counted="workers")], **kinds)


@pytest.mark.parametrize("step", ["drifts", "conflicts"])
def test_for_a_lone_statement_nobody_looks_for_changes_or_contradictions(step):
    with patch.object(weighing, step, looked):
        memory = Memory()
        memory.weigh([said("a", by=UNION)])
    claim = memory.claim_of(said("a", by=UNION))
    assert (claim.drifts, claim.conflicts, len(claim.voices)) == ((), (), 1)


def test_for_two_statements_of_one_voice_changes_are_looked_for_and_contradictions_not():
    pair = [said("a", by=UNION), said("b", by=UNION)]
    with patch.object(weighing, "conflicts", looked):
        Memory().weigh(pair)
    with patch.object(weighing, "drifts", looked), pytest.raises(Looked):
        Memory().weigh(pair)
