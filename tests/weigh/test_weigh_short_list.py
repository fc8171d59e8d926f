"""Which claims deserve a line of the short list, and how it is worded and ranked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from memory_shelf import Derivation, Memory, Overlap, Passage, chain, figure, says

from whence.model.ledger import Finding
from whence.model.shortlist import short_list
from whence.model.spans import Span

TEXT = "The looms in the sheds of Orlan stood still for the third week in a row"
OTHER = "Nobody in the sheds of Orlan had been paid since the looms stopped in spring"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
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


def test_a_claim_gets_one_sentence_that_says_what_else_happened_to_it():
    (found,) = told_on(4, lost=True)
    assert found.kind == "echoes"
    assert found.sentence.endswith("; whose word it is was lost in d.")
    (quiet,) = told_on(3, lost=False)
    assert found.weight > quiet.weight
    assert ";" not in quiet.sentence


def told_on(reports, *, lost):
    """Reports of one fact on one union's word; the last one gives it in its own voice."""
    words = ["stood still", "were stopped", "do not run", "are idle"]
    said = []
    for place, (report, way) in enumerate(zip("abcd"[:reports], words, strict=False)):
        text = f"14 looms in the sheds of Orlan {way} for the third week"
        by = () if lost and report == "d" else UNION
        figures = [figure(report, text, "14", counted="looms")]
        said.append(says(report, text, by=by, outlet=report, day=f"2031-05-1{place}", figures=figures))
    memory = Memory(all_derivations=[Derivation("d", "d", "a", "o", 0.95, "copy", ())] if lost else [])
    memory.weigh(said)
    return memory.claim_of(said[0]).findings


def test_two_reports_on_one_source_are_no_finding():
    union = chain(("the Millers' Union", "group:millers union", "named", "says"))
    memory = Memory()
    memory.weigh([says(report, TEXT, by=union, outlet=report) for report in "ab"])
    assert [one for claim in memory.weighed.values() for one in claim.findings] == []


LONG = "Nobody in the weaving sheds of Orlan had been paid a single crown since the looms were stopped in the spring"


def carried(reports, text=LONG, *, houses=None, form="indirect", share=0.8, by=()):
    """Reports that hold one sentence, each but the first a copy of the first."""
    said = [
        says(one, text, by=by, outlet=one if houses is None else houses, day=f"2031-05-1{place}", sentence=text)
        for place, one in enumerate(reports)
    ]
    said = [
        replace(
            one, statement=replace(one.statement, chain=tuple(replace(link, form=form) for link in one.statement.chain))
        )
        for one in said
    ]
    first, *rest = reports
    passage = Passage(Span(first, 0, len(text), ""), Span("", 0, len(text), ""), 40.0)
    overlaps = [
        Overlap(f"o{one}", first, one, (replace(passage, b=Span(one, 0, len(text), "")),), share, share) for one in rest
    ]
    derivations = [Derivation(f"d{one}", one, first, "o", 0.95, "copy", ()) for one in rest]
    memory = Memory(all_derivations=derivations, all_overlaps=overlaps)
    memory.weigh(said)
    return list(memory.claim_of(said[0]).findings)


def test_reports_that_carry_one_text_are_said_to_carry_it():
    (found,) = carried("abcde")
    assert "stands in the same words in 5 reports: one voice, a." in found.sentence
    assert set(found.texts) == set("abcde")


def test_what_one_house_repeats_is_no_finding():
    assert carried("abcde", houses="Orlan Post") == []


def test_a_notice_to_readers_that_many_pages_share_is_no_finding():
    assert (
        carried("abcde", "You can change the location of your weather at any time in the settings of your own page")
        == []
    )
    assert carried("abcde", share=0.05) == []


def test_what_everybody_quotes_as_somebodys_own_words_is_no_finding():
    assert carried("abcde", by=UNION, form="direct") == []
    assert carried("abcde", by=UNION, form="indirect") != []


def test_who_speaks_in_the_first_person_is_openly_a_party():
    assert party("we run the finest loom in the valley") == []
    assert party("Orlan Mills runs the finest loom in the valley") == ["interested_only"]


def party(text):
    memory = Memory()
    memory.weigh([says("a", text, by=SALL, outlet="Wire")])
    return [one.kind for claim in memory.weighed.values() for one in claim.findings]


def one(number, *, weight=5.0, claim=None, report="a", start=0, things=(), texts=()):
    span = Span(report, start, start + 40, "x" * 40)
    return Finding(
        id=f"f{number}",
        rank=0,
        kind="echoes",
        sentence=f"Sentence {number}.",
        claim=claim or f"c{number}",
        evidence=(span,),
        weight=weight,
        things=things,
        texts=texts,
    )


def test_the_short_list_holds_one_finding_for_one_thing_counted():
    light, heavy = one(1, weight=4.0, things=("14 looms",)), one(2, report="b", things=("14 looms", "3 sheds"))
    assert [each.id for each in short_list([light, heavy])] == ["f2"]
    assert [each.rank for each in short_list([light, one(3, report="b", things=("9 looms",))])] == [1, 2]


def test_a_sentence_inside_a_sentence_is_one_thing():
    assert len(short_list([one(1), one(2, start=10)])) == 1
    assert len(short_list([one(1), one(2, start=35)])) == 2


def test_two_lines_about_texts_that_share_two_reports_are_about_one_text():
    whole = one(1, weight=6.0, texts=("a", "b", "c"))
    assert len(short_list([whole, one(2, texts=("b", "c", "d"))])) == 1
    assert len(short_list([whole, one(2, texts=("c", "d", "e"))])) == 2


@given(st.permutations(range(12)))
def test_the_short_list_does_not_depend_on_the_order_of_findings(order):
    made = [
        one(
            n,
            weight=float(n % 4),
            report="ab"[n % 2],
            start=n * 15,
            things=(f"t{n % 5}",) if n % 3 else (),
            texts=("a", "b") if n % 6 == 0 else (),
        )
        for n in range(12)
    ]
    assert short_list([made[n] for n in order]) == short_list(made)
