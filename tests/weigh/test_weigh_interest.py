"""Who is party to what it says, told by its own words, its report and its page; whole cases from invented texts."""

from __future__ import annotations

import pytest
from memory_shelf import Memory, chain, says

from whence import pipeline
from whence.model.identities import Relation
from whence.model.spans import Span
from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.interest.marking import interest
from whence.weigh.interest.pages import leans
from whence.weigh.interest.parties import parties
from whence.weigh.interest.quarrels import quarrels
from whence.weigh.interest.speakers import runs, speaker
from whence.weigh.roots import heard


def why(text, by="", *, key=None, stance="says", names=(), negated=False, outlet=None, known=None):
    """Give the reason for an interest, `None` when none is shown."""
    links = chain((by, key, "named" if key else "collective", stance)) if by else ()
    said = says("a", text, by=links, names=names, negated=negated, outlet=outlet)
    shown = interest(heard(said, gist(said)), known or Background())
    return None if shown is None else shown.detail


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("A spokesman for Orlan Mill", "Orlan Mill had paid every weaver"),
        ("Red Kite sources", "the hangar was built by Red Kite"),
        ("the head of the Tarn Water Board", "the board had tested every well"),
        ("The mining union", "its members had never blocked the gate"),
        ("The Tarn government", "it was not behind the raid"),
        ("the army", "seven of its soldiers had died"),
        ("Bishop Rell", "the diocese had hidden nobody"),
        ("The colonel's lawyer", "her client had given no order"),
    ],
)
def test_who_speaks_of_the_own_body_is_party_to_it(by, text):
    assert why(text, by) is not None


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("The Tarn army", "rebels had shelled a market"),
        ("the defence ministry", "a rebel arms dump had blown up"),
        ("Police", "demonstrators had thrown stones"),
        ("A company spokeswoman", "the leak was sealed within an hour"),
        ("The dockers' union", "nine in ten had joined the strike"),
        ("The prosecution", "the defendant had lit the fire"),
        ("the Free Tarn Resistance", "the new camp was built by the regime"),
    ],
)
def test_a_kind_of_source_is_party_to_its_matters(by, text):
    assert why(text, by) is not None


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("A fisherman", "he saw the ferry strike the pier"),
        ("Residents of Sile", "shells fell on the market in Sile"),
        ("Doctor Reyes", "he had treated 14 children for burns"),
        ("The weather service", "the storm had felled 300 trees"),
        ("The court", "the defendant had lit the fire"),
        ("The army", "the flood had cut the road"),
        ("Police", "a lorry and a bus had collided"),
        ("A former employee of Orlan Mill", "the tank had leaked for weeks"),
        ("a Dellin police spokesman", "the boy was found in Dellin"),
        ("A doctor at the Tarn clinic", "they came in on carts"),
    ],
)
def test_witnesses_and_those_who_find_are_not_party(by, text):
    assert why(text, by) is None


def test_a_body_that_says_nothing_was_amiss_stands_up_for_itself_and_unhurt_is_plain_news():
    assert why("no valve had been opened without an order", "The dam authority's press office") is not None
    assert why("nobody was hurt on the ferry", "The dam authority's press office") is None
    assert why("no car was hit", "Police") is None


def test_those_who_are_there_to_find_speak_of_what_they_found():
    assert why("it had admitted 27 people", "The hospital in Dunmore") is None
    assert why("it had never refused a patient", "The hospital in Dunmore") is not None


def test_people_of_a_body_are_its_own():
    assert why("the monks had repaid every coin", "The order's treasurer") is not None
    assert why("the school had told the parents", "headmistress Orla Dunne") is not None


def test_it_that_stands_for_nobody_is_no_body():
    assert why("it was cold in the valley", "The ministry") is None
    assert why("it was accused of nothing", "The ministry") is not None


def test_a_denial_of_an_own_deed_is_party_and_a_witness_who_saw_nothing_is_not():
    assert why("that he had taken money", "Ruan Pike", key="person:ruan pike", stance="denies") is not None
    assert why("she had never met the builder", "Bea Lunt", key="person:bea lunt", negated=True) is not None
    assert why("he did not see the car", "Jon Tull", key="person:jon tull", negated=True) is None


def test_a_tie_that_the_report_states_is_shown_with_its_words():
    words = Span("a", 0, 9, "who chairs")
    tie = Relation("r", "person:ann orr", "leads", "group:orr trust", None, None, (), (words,))
    known = Background(relations={("a", "person:ann orr"): [tie]})
    said = says(
        "a", "the fund was sound", by=chain(("Ann Orr", "person:ann orr", "named", "says")), names=["group:orr trust"]
    )
    shown = interest(heard(said, gist(said)), known)
    assert shown is not None
    assert words in shown.spans


def test_a_tie_reaches_what_the_body_is_a_part_of():
    leads = Relation("r", "person:ann orr", "leads", "group:tarn office", None, None, ())
    part = Relation("s", "group:tarn office", "part_of", "group:orr council", None, None, ())
    known = Background(relations={("a", "person:ann orr"): [leads], ("a", "group:tarn office"): [part]})
    assert why("it", "Ann Orr", key="person:ann orr", names=["group:orr council"], known=known) is not None
    assert why("it", "Ann Orr", key="person:ann orr", names=["group:mill"], known=known) is None


def test_a_body_that_publishes_speaks_for_itself_and_a_medium_does_not():
    assert why("No aircraft was over the valley", outlet="Ministry of Defence") is not None
    assert why("No aircraft was over the valley", outlet="Army Times") is None


def test_an_owner_in_sources_csv_speaks_through_its_outlet():
    known = Background(parties=parties("outlet,owner\nMountain Voice,Front for the Freedom of Tarn\n"))
    assert why("The Front for the Freedom of Tarn has 9,000 men", outlet="Mountain Voice", known=known) is not None
    assert why("The Front has no camps abroad", outlet="Mountain Voice", known=known) is not None
    assert why("Rain fell on the valley", outlet="Mountain Voice", known=known) is None


def test_a_quarrel_is_told_by_a_sentence_of_the_report():
    facts = quarrels("Ostland accused Varnia of poisoning wells. Rain fell. Tarn lies on the coast.", None)
    assert facts.between("ostland", "varnia") == "accused"
    assert facts.between("ostland", "tarn") is None
    assert facts.between("ostland", "ostland") is None


def test_a_text_that_praises_and_reviles_takes_sides_and_a_plain_one_does_not():
    loud = "Red Kite is heroic. The murderous regime fears Red Kite. Red Kite is tireless. The regime is barbaric."
    leaning = leans(loud)
    assert leaning is not None
    assert {"red kite", "regime"} <= leaning.parties
    assert leans("The army entered Sile after a brutal siege. Rain fell. Shops were shut. Nobody spoke.") is None
    assert leans("“Heroic, tireless, murderous, barbaric,” she said. She left. It rained. He stayed.") is None


def test_names_are_cut_at_possessives_and_offices():
    assert list(runs("Ostland's interior minister Ida Toll")) == ["ostland", "ida toll"]
    assert list(runs("the Deputy Director of the Council of Tarn")) == ["council of tarn"]
    assert speaker("Joan Pell, who is running against Mayor Stroud").names == ("joan pell",)


@pytest.mark.parametrize(
    "text", ["", "’", "'" * 9, "\u202e\u2066" * 50, "A" * 5000, "- " * 900, "Её" * 50, "😀 of the 😀"]
)
def test_no_source_or_content_is_too_odd(text):
    why(text or "x", text)
    quarrels(text, text)
    leans(text)


def built(tmp_path, texts):
    """Build a case of texts and give its claims by their wording."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    case = tmp_path / "case"
    pipeline.build(case, None, pipeline.gather(case, [str(folder)]))
    with pipeline.opened(case) as view:
        words = {
            one.id: " ".join(piece.text for piece in one.content)
            for reading in view.readings()
            for one in reading.statements
        }
        return {words[one.claim.statement]: one for one in view.weighed()}


def found(claims, words):
    return next(one for wording, one in claims.items() if words in wording)


def test_a_claim_of_the_body_it_is_about_rests_on_interested_voices_only(tmp_path):
    claims = built(
        tmp_path,
        [
            "Two tugs were lost. Lene Marr, a spokeswoman for Brannock Shipping, said Brannock Shipping had trained all.",
            "The ferry was late. A farmer on the shore said a barge had struck the chapel wall.",
        ],
    )
    own = found(claims, "had trained all")
    assert own.claim.status == "interested_only"
    assert [voice.interested for voice in own.voices] == [True]
    assert not found(claims, "struck the chapel").voices[0].interested


def test_an_adversary_is_marked_by_the_quarrel_that_its_report_tells(tmp_path):
    claims = built(
        tmp_path,
        [
            "Ostland has been at war with Varnia since May. Ostland's transport minister said Varnia had mined the ferry.",
        ],
    )
    voice = found(claims, "mined the ferry").voices[0]
    assert voice.interested
    assert "war" in next(reason.detail for reason in voice.reasons if reason.kind == "interest")


def test_a_disputed_label_is_a_dispute_of_the_accuser_and_the_denier(tmp_path):
    claims = built(
        tmp_path,
        [
            "The Karth junta has repeated its claim that the lamp makers are smugglers, something two tribunals have rejected."
        ],
    )
    label = found(claims, "lamp makers are smugglers")
    assert label.claim.status == "disputed"
    assert {side.side for side in label.claim.sides} == {"for", "against"}
    assert {voice.root.text for voice in label.voices if voice.side == "for"} == {"The Karth junta"}
    assert [conflict.kind for conflict in label.conflicts] == ["denial"]
    assert not any(voice.root.kind == "report" and voice.side == "for" for voice in label.voices)


def test_a_label_of_one_report_and_its_denial_in_another_are_two_sides(tmp_path):
    claims = built(
        tmp_path,
        [
            "State radio branded the harbour pilots saboteurs of the northern blockade on Friday.",
            "The pilots' guild denied that the harbour pilots were saboteurs of the northern blockade.",
        ],
    )
    label = found(claims, "saboteurs")
    assert label.claim.status == "disputed"


def test_interest_does_not_depend_on_the_order_of_reports():
    by = chain(("The mining union", "group:mining union", "named", "says"))
    first = says("a", "its members had never blocked the gate of the yard", by=by, outlet="A")
    second = says("b", "its members had never blocked the gate of the yard", outlet="B")
    states = []
    for order in ([first, second], [second, first]):
        memory = Memory()
        for one in order:
            memory.weigh([one])
        states.append(memory.state())
    assert states[0] == states[1]
