"""The ledger is a function of what the case holds, not of how it came there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from memory_shelf import Derivation, Memory, chain, dated, figure, says

from whence.model.protocols import Verdicts

UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
OWNER = chain(("Orlan Mill Ltd", "group:orlan mill", "named", "denies"))
WITNESS = chain(("witnesses", None, "collective", "says"))


def _pile():
    """Statements of invented reports: copies, rewordings, a denial, another event, one text many times."""
    made = []
    wordings = [
        ("14 workers are missing after the fire at the Orlan mill", "14", "workers"),
        ("At the burnt-out Orlan mill 12 workers have disappeared", "12", "workers"),
        ("The fire at the Orlan mill left 14 workers unaccounted for", "14", "workers"),
        ("300 workers were employed at the Orlan mill before the fire", "300", "workers"),
        ("Some 300 labourers had jobs at the Orlan mill", "300", "labourers"),
        ("Three years ago 14 cows died when a barn burned in Tarn", "14", "cows"),
    ]
    for number in range(14):
        text, raw, thing = wordings[number % len(wordings)]
        report = f"report-{number:02}"
        by = (UNION, (), WITNESS)[number % 3]
        day = None if number % 5 == 0 else f"2031-05-{10 + number:02}"
        own = figure(report, text, raw, counted=thing)
        made.append(
            says(report, text, by=by, outlet=f"Outlet {number % 6}", day=day, figures=[own], names=["group:mill"])
        )
    made.extend(
        says(f"copy-{number}", "The mill was insured by a company in Tarn", outlet=f"Paper {number}", start=7)
        for number in range(9)
    )
    made.append(says("denial", "that workers are missing after the fire at the Orlan mill", by=OWNER, outlet="Gazette"))
    late = "The fire at the Orlan mill broke out on 9 May"
    moment = dated("late", late, "9 May", earliest="2031-05-09")
    made.append(says("late", late, outlet="Gazette", moments=[moment], day="2031-05-12"))
    return made


PILE = _pile()


def _built(batches, limit):
    memory = Memory(limit=limit)
    for batch in batches:
        memory.weigh(batch)
    return memory


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(range(len(PILE))),
    st.lists(st.integers(1, 8), min_size=1, max_size=30),
    st.sampled_from([3, 6, 200]),
)
def test_any_order_and_batching_gives_one_ledger(order, sizes, limit):
    batches, at = [], 0
    while at < len(order):
        size = sizes[len(batches) % len(sizes)]
        batches.append([PILE[number] for number in order[at : at + size]])
        at += size
    assert _built(batches, limit).state() == _built([PILE], limit).state()


def test_a_name_that_changes_later_gives_the_same_ledger():
    other = [replace(one, participants=("group:orlan mill",)) if one.participants else one for one in PILE]
    memory = Memory()
    memory.weigh(PILE[:10])
    memory.weigh(PILE[10:])
    for one in other:
        memory.known[one.statement.id] = one
    memory.weigh([], shaken=[one.statement.id for one in other if one.participants])
    assert memory.state() == _built([other], 200).state()


def test_one_name_of_many_that_changes_gives_the_same_ledger():
    same = [
        says(f"r{number}", "Workers left the Orlan mill by the north gate", names=["group:a"]) for number in range(8)
    ]
    for changed in range(8):
        memory = Memory()
        memory.weigh(same)
        other = [replace(one, participants=("group:b",)) if at == changed else one for at, one in enumerate(same)]
        memory.known[other[changed].statement.id] = other[changed]
        memory.weigh([], shaken=[other[changed].statement.id])
        assert memory.state() == _built([other], 200).state()


def test_a_split_and_its_undoing_leave_the_ledger_as_it_was():
    memory = _built([PILE], 200)
    before = memory.state()
    first, second = sorted(memory.claim_of(PILE[0]).claim.statements[:2])
    verdicts = Verdicts(apart=frozenset({(first, second)}))
    memory.weigh([], shaken=[first, second], verdicts=verdicts)
    assert memory.home[first] != memory.home[second]
    memory.weigh([], shaken=[first, second])
    assert memory.state() == before


def test_statements_merged_by_hand_are_one_claim_in_any_order():
    cows, denial = PILE[5].statement.id, PILE[-2].statement.id
    verdicts = Verdicts(together=frozenset({(min(cows, denial), max(cows, denial))}))
    one, other = Memory(), Memory()
    one.weigh(PILE, verdicts=verdicts)
    other.weigh(PILE)
    other.weigh([], shaken=[cows, denial], verdicts=verdicts)
    assert one.home[cows] == one.home[denial]
    assert one.state() == other.state()


def test_a_rejected_statement_is_in_no_claim_and_can_come_back():
    memory = _built([PILE], 200)
    before = memory.state()
    out = PILE[0].statement.id
    memory.weigh([], shaken=[out], verdicts=Verdicts(rejected=frozenset({out})))
    assert out not in memory.home
    assert all(out not in one.claim.statements for one in memory.weighed.values())
    memory.weigh([], shaken=[out])
    assert memory.state() == before


def test_a_derivation_found_later_gives_the_same_ledger_without_comparing_again():
    took = Derivation("derivation-1", "copy-0", None, "origin-0", 0.95, "common_unseen", ())
    memory = _built([PILE], 200)
    memory.all_derivations = [took]
    made = memory.weigh([], retraced=[one.statement.id for one in PILE if one.statement.report == "copy-0"])
    whole = Memory(all_derivations=[took])
    whole.weigh(PILE)
    assert made.touched == frozenset()
    assert memory.state() == whole.state() != _built([PILE], 200).state()
