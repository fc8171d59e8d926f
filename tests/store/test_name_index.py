from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import create_engine

from whence.model.identities import Alias, Apart, Identities, LocalNames, NameUse
from whence.model.judgements import Anchor, Judgement
from whence.model.reports import Published, Report
from whence.model.spans import Span
from whence.store import judgements, name_judgements, names
from whence.store.codec import pack
from whence.store.name_index import StoredNames
from whence.store.schema import metadata, report

TEXTS = {"report-1": "Ann Lee met Bo Roe.", "report-2": "Ann Lee left. Anne Lee stayed."}


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        yield connection


def hold(connection, texts=TEXTS):
    """Put reports into the case, without readings."""
    for number, (own, text) in enumerate(sorted(texts.items()), start=1):
        body = Report(own, own, None, None, None, None, None, Published(), "text/plain", "en", f"sha {own}", None, "")

        row = {"num": number, "id": own, "sha256": f"sha {own}", "language": "en", "published": "9999", "text": text}
        connection.execute(report.insert(), {**row, "body": pack(body), "state": 1, "digest": ""})


def local(own, *words, text=None):
    text = TEXTS[own] if text is None else text
    uses = []
    for word in words:
        start = text.index(word)
        span = Span(own, start, start + len(word), word)
        uses.append(NameUse(f"mention {own} {start}", own, span, "person", f"person:{word.casefold()}", word))
    return LocalNames(own, tuple(uses), ())


def test_names_that_share_a_block_are_near_and_a_block_too_common_counts_no_longer(connection):
    index = StoredNames(connection, 2)
    assert index.add({"a": [7], "b": [7, 8], "c": []}) == {"a", "b", "c"}
    assert index.near(["a", "c", "none"]) == {"a": frozenset({"b"}), "c": frozenset()}
    assert index.add({"a": [7], "d": [7]}) == {"a", "b", "d"}
    assert index.near(["a", "b"]) == {"a": frozenset(), "b": frozenset()}
    assert index.held(["a", "d", "x"]) == {"a", "d"}


def test_aliases_and_pairs_kept_apart_come_back_by_either_key(connection):
    hold(connection)
    span = Span("report-1", 0, 7, "Ann Lee")
    one = dataclasses.replace(
        local("report-1", "Ann Lee"),
        aliases=(Alias("a", "b", "stated", "report-1", span),),
        apart=(Apart("a", "c", "side_by_side", "report-1", span),),
    )
    names.keep(connection, Identities((one,), ()))
    index = StoredNames(connection, 200)
    assert [alias.key_b for alias in index.aliases(["b"])] == ["b"]
    assert [bar.why for bar in index.apart(["c"])] == ["side_by_side"]
    assert index.apart(["b"]) == []


def decide(connection, kind, first, second, undoes=None):
    def anchor(own, quote):
        return Anchor(f"sha {own}", quote, "", "", "mention")

    draft = Judgement(
        "", "2031-05-11T10:00:00Z", "ada", kind, anchor(*first), first[1], anchor(*second), "seen", undoes, ""
    )
    return judgements.append(connection, draft)


BOTH = ("report-1", "Ann Lee"), ("report-2", "Anne Lee")


def test_a_merge_of_names_is_an_alias_and_says_what_changed_once(connection):
    hold(connection)
    found = [local("report-1", "Ann Lee", "Bo Roe"), local("report-2", "Ann Lee", "Anne Lee")]
    decide(connection, "merge", *BOTH)
    index = StoredNames(connection, 200)
    judged = index.judged(found)
    assert [(one.key_a, one.key_b, one.kind) for one in judged.together] == [
        ("person:ann lee", "person:anne lee", "judged")
    ]
    assert judged.changed == {"person:ann lee", "person:anne lee"}
    assert index.judged(found).changed == frozenset()


def test_an_undone_decision_counts_no_longer_and_is_a_change(connection):
    hold(connection)
    found = [local("report-1", "Ann Lee"), local("report-2", "Anne Lee")]
    index = StoredNames(connection, 200)
    made = decide(connection, "split", *BOTH)
    assert [one.why for one in index.judged(found).apart] == ["judged"]
    decide(connection, "undo", *BOTH, undoes=made.id)
    judged = index.judged(found)
    assert (judged.together, judged.apart) == ((), ())
    assert judged.changed == {"person:ann lee", "person:anne lee"}


def test_the_later_of_two_decisions_counts(connection):
    hold(connection)
    found = [local("report-1", "Ann Lee"), local("report-2", "Anne Lee")]
    decide(connection, "split", *BOTH)
    decide(connection, "merge", *BOTH)
    judged = StoredNames(connection, 200).judged(found)
    assert (len(judged.together), judged.apart) == (1, ())


def test_a_decision_on_words_that_are_no_name_is_a_setback(connection):
    hold(connection)
    names.keep(connection, Identities((local("report-1", "Ann Lee"), local("report-2", "Anne Lee")), ()))
    assert name_judgements.lost(connection) == ()
    decide(connection, "merge", ("report-1", "met"), ("report-2", "Anne Lee"))
    (setback,) = name_judgements.lost(connection)
    assert "met" in setback.why


def test_a_split_gives_the_words_judged_by_report(connection):
    hold(connection)
    decide(connection, "split", ("report-2", "Anne Lee"), ("report-1", "Ann Lee"))
    found = StoredNames(connection, 200).namesakes(["report-2"])
    assert [(judged.text, other.text) for judged, other in found["report-2"]] == [("Anne Lee", "Ann Lee")]
    assert StoredNames(connection, 200).namesakes(["report-1"]) == {}
    assert len(judgements.namesakes(connection)) == 1


def test_statement_verdicts_leave_decisions_on_names_alone(connection):
    hold(connection)
    decide(connection, "merge", *BOTH)
    verdicts, lost = judgements.replay(connection)
    assert (verdicts.together, lost) == (frozenset(), ())
