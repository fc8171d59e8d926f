"""A report of attributions inside attributions, with moments, figures and doubts. Fiction."""

from __future__ import annotations

from dataclasses import replace

from fake_view import FakeView, at, attribution, published, report, statement

from whence.model.reading import Figure, Mention, Moment
from whence.model.reports import Report

TEXT = (
    "The Harbour Ledger reported on Monday that the Lock Union had told members that the pilot, who asked not to be "
    "named, believed about 14 barges, eight of them near Oldgate, were lost.\n\n"
    "“Three sluices,” he added, “were never shut between 4 and 6 May.” Perhaps the keeper knew. The clerk denied it.\n\n"
    "قالت هيئة النهر إن أربعين عائلة غادرت البلدة السفلى."
)


def figure(of: Report, words: str, value: float, **given) -> Figure:
    fields = {
        "id": f"figure-{words}",
        "span": at(of, words),
        "value": value,
        "low": value,
        "high": value,
        "quantifier": "exactly",
        "unit": None,
        "counted": None,
        "role": None,
        "scope": None,
        "part_of": None,
    }
    return Figure(**{**fields, **given})


def moment(of: Report, words: str, edtf: str, earliest: str, latest: str, **given) -> Moment:
    fields = {"anchor": "published:2031-05-12", "value": edtf, "type": "DATE", **given}
    return Moment(id=f"moment-{words}", span=at(of, words), edtf=edtf, earliest=earliest, latest=latest, **fields)


def harbour() -> FakeView:
    """The case: one report."""
    view = FakeView(title="Harbour")
    ledger = report("ledger.txt", TEXT, outlet="Harbour Ledger", title="Barges", published=published("2031-05-12"))
    barges = figure(
        ledger, "about 14 barges", 14.0, low=12.0, high=16.0, quantifier="about", counted=at(ledger, "barges")
    )
    eight = figure(ledger, "eight of them", 8.0, role="lost", scope="near Oldgate", part_of=barges.id)
    sluices = figure(ledger, "Three sluices", 3.0)
    monday = moment(ledger, "Monday", "2031-05-12", "2031-05-12", "2031-05-12")
    shut = moment(ledger, "between 4 and 6 May", "2031-05-04/2031-05-06", "2031-05-04", "2031-05-06", anchor="text")
    paper = attribution(ledger, "The Harbour Ledger", "reported", source_kind="outlet", confidence=0.91)
    union = attribution(ledger, "the Lock Union", "had told", confidence=0.72)
    pilot = attribution(ledger, "the pilot", "believed", source_kind="unnamed", stance="believes", confidence=0.38)
    spoke = TEXT.index("he added")
    he = replace(
        attribution(ledger, None, "added", source_kind="pronoun", form="direct", confidence=0.81),
        source=ledger.span(spoke, spoke + 2),
        antecedent=at(ledger, "the pilot, who asked not to be named"),
    )
    clerk = attribution(ledger, "The clerk", "denied", stance="denies", confidence=0.45)
    inner = "about 14 barges, eight of them near Oldgate, were lost"
    middle = f"the pilot, who asked not to be named, believed {inner}"
    view.take(
        ledger,
        statement(ledger, inner, paper, union, pilot, figures=(barges.id, eight.id), asserts=False),
        statement(ledger, middle, paper, union),
        statement(ledger, f"the Lock Union had told members that {middle}", paper),
        statement(
            ledger,
            ["Three sluices", "were never shut between 4 and 6 May."],
            he,
            negated=True,
            figures=(sluices.id,),
            moments=(shut.id,),
        ),
        statement(ledger, "Perhaps the keeper knew.", hedged=True, reader="other-reader"),
        statement(ledger, "it.", clerk),
        figures=(barges, eight, sluices),
        moments=(monday, shut),
        mentions=(Mention("mention-1", at(ledger, "Lock Union"), "organisation", None),),
    )
    return view
