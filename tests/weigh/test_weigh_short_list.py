"""Which claims deserve a line of the short list, and how it is worded and ranked."""

from __future__ import annotations

from memory_shelf import Derivation, Memory, Overlap, Passage, chain, figure, says

from whence.model.spans import Span

TEXT = "The looms in the sheds of Orlan stood still for the third week in a row"
OTHER = "Nobody in the sheds of Orlan had been paid since the looms stopped in spring"
SALL = chain(("Jon Sall, managing director of Orlan Mills", "person:jon sall", "named", "says"))


def copied(texts, share=0.8):
    """Two outlets with the same sentences, the second report taken from the first."""
    said = [
        says(report, text, outlet=outlet, day=day, start=start * 500)
        for report, outlet, day in (("a", "Wire", "2031-05-11"), ("b", "Post", "2031-05-12"))
        for start, text in enumerate(texts)
    ]
    passage = Passage(Span("a", 0, 900, ""), Span("b", 0, 900, ""), 40.0)
    memory = Memory(
        all_derivations=[Derivation("d", "b", "a", "o", 0.95, "copy", ())],
        all_overlaps=[Overlap("o", "a", "b", (passage,), share, 0.9)],
    )
    memory.weigh(said)
    return [one for claim in memory.weighed.values() for one in claim.findings]


def test_every_claim_of_a_copied_report_says_the_same_of_the_two_reports():
    sentences = {one.sentence for one in copied([TEXT, OTHER])}
    assert sentences == {"Post repeats 80% of the words of Wire’s report: two reports, one voice."}


def test_a_report_that_shares_little_is_not_called_a_repeat():
    assert copied([TEXT], share=0.1) == []


def test_what_a_party_says_once_is_no_finding_unless_it_counts_or_praises():
    def found(text, **kinds):
        memory = Memory()
        memory.weigh([says("a", text, by=SALL, outlet="Wire", **kinds)])
        return [one.kind for claim in memory.weighed.values() for one in claim.findings]

    assert found("Orlan Mills runs a loom in the valley") == []
    assert found("Orlan Mills runs the finest loom in the valley") == ["interested_only"]
    text = "Orlan Mills runs 14 looms in the valley"
    assert found(text, figures=[figure("a", text, "14", counted="looms")]) == ["interested_only"]


def test_a_second_finding_of_one_claim_stands_lower_than_its_kind_would():
    union = chain(("the Millers' Union", "group:millers union", "named", "says"))
    said = [says(report, TEXT, by=union, outlet=report, day=f"2031-05-1{day}") for day, report in enumerate("abc")]
    said.append(says("d", f"{TEXT} and a day", outlet="d", day="2031-05-19"))
    memory = Memory(all_derivations=[Derivation("d", "d", "a", "o", 0.95, "copy", ())])
    memory.weigh(said)
    found = memory.claim_of(said[0]).findings
    assert [one.kind for one in found] == ["echoes", "speaker_moved"]
    assert found[0].weight - found[1].weight > 1.0


def test_two_reports_on_one_source_are_no_finding():
    union = chain(("the Millers' Union", "group:millers union", "named", "says"))
    memory = Memory()
    memory.weigh([says(report, TEXT, by=union, outlet=report) for report in "ab"])
    assert [one for claim in memory.weighed.values() for one in claim.findings] == []
