"""A small invented case for tests of what people see: fiction, built by hand from the model's nouns."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.errors import NotFound
from whence.model.identities import Entity, Relation
from whence.model.ledger import Claim, Conflict, Drift, Finding, Root, Side, Voice, Weighed
from whence.model.reading import Attribution, Reading, Sentence, Statement
from whence.model.reports import Capture, Published, Report
from whence.model.setbacks import setback
from whence.model.spans import Reason

UNION = "entity-00000000000000aa"
CLAIM = "claim-1111111111111111"
OTHER = "claim-1222222222222222"


def make_report(number: int, text: str, **given) -> Report:
    fields = {
        "id": f"report-{number:016x}",
        "input": f"pile/report{number}.txt",
        "url": None,
        "outlet": None,
        "family": None,
        "title": None,
        "byline": None,
        "published": Published(),
        "media_type": "text/plain",
        "language": "en",
        "sha256": f"{number:064x}",
        "part_of": None,
        "text": text,
    }
    return Report(**{**fields, **given})


def make_statement(report: Report, content: str, *, source: str | None = None, cue: str | None = None, **given):
    at = report.text.index(content)
    chain = ()
    if source is not None:
        begin, verb = report.text.index(source), report.text.index(cue)
        link = Attribution(
            source=report.span(begin, begin + len(source)),
            source_kind="named",
            antecedent=None,
            entity=UNION,
            cue=report.span(verb, verb + len(cue)),
            stance="says",
            form="indirect",
            confidence=0.9,
        )
        chain = (link,)
    number = report.id[-2:]
    fields = {
        "id": f"statement-{number}{at:014x}",
        "report": report.id,
        "sentence": f"sentence-{number}",
        "content": (report.span(at, at + len(content)),),
        "chain": chain,
        "hedged": False,
        "negated": False,
        "asserts": True,
        "reader": "hand",
        "claim": CLAIM,
        "side": "for",
    }
    return Statement(**{**fields, **given})


@dataclass
class View:
    """A case view over lists."""

    title: str = "harbour"
    all_reports: list[Report] = field(default_factory=list)
    all_readings: dict[str, Reading] = field(default_factory=dict)
    all_weighed: list[Weighed] = field(default_factory=list)
    all_entities: list[Entity] = field(default_factory=list)
    all_relations: list[Relation] = field(default_factory=list)
    all_setbacks: list = field(default_factory=list)
    all_captures: list[Capture] = field(default_factory=list)

    def counts(self):
        return {
            "reports": len(self.all_reports),
            "statements": sum(len(each.statements) for each in self.all_readings.values()),
            "claims": len(self.all_weighed),
            "findings": len(self.findings()),
            "setbacks": len(self.all_setbacks),
        }

    def captures(self):
        return iter(self.all_captures)

    def reports(self):
        return iter(self.all_reports)

    def report(self, report_id):
        for each in self.all_reports:
            if each.id == report_id:
                return each
        raise NotFound("no such report")

    def reading(self, report_id):
        return self.all_readings.get(report_id)

    def readings(self):
        return iter(self.all_readings.values())

    def entities(self):
        return iter(self.all_entities)

    def relations(self):
        return iter(self.all_relations)

    def weighed(self):
        return iter(self.all_weighed)

    def sources(self):
        return iter(())

    def settled(self):
        return {}

    def setbacks(self):
        return iter(self.all_setbacks)

    def findings(self):
        return sorted((line for each in self.all_weighed for line in each.findings), key=lambda line: line.rank)


def case() -> View:
    """Two outlets on one union's word, and a report in Arabic that was not read."""
    first = make_report(
        1,
        "The Ferrymen's Guild said nine boats were lost.",
        outlet="Salt Post",
        title="Nine boats \x1b[31mlost\x1b[0m [bold]off[/bold] Varn",
        published=Published(edtf="2031-03-02", earliest="2031-03-02", latest="2031-03-02", basis="metadata"),
    )
    second = make_report(
        2,
        "Nineteen boats were lost, the Ferrymen's Guild announced.",
        outlet="Quay Hour",
        title="Nineteen boats lost",
        published=Published(
            edtf="2031-03", earliest="2031-03-01", latest="2031-03-31", basis="inferred", alternatives=("2026-03",)
        ),
    )
    third = make_report(3, "غرقت تسعة قوارب", outlet="مرفأ", title="قوارب", language="ar")
    one = make_statement(first, "nine boats were lost", source="The Ferrymen's Guild", cue="said")
    two = make_statement(second, "Nineteen boats were lost", source="the Ferrymen's Guild", cue="announced")
    voice = Voice(
        id="voice-1",
        claim=CLAIM,
        side="for",
        origin="origin-1",
        root=Root("source", UNION, None, "Ferrymen's Guild"),
        statements=(one.id, two.id),
        first=one.id,
        interested=True,
        reasons=(Reason("citation", "both reports name the Ferrymen's Guild"),),
    )
    claim = Claim(
        id=CLAIM,
        statement=one.id,
        statements=(one.id, two.id),
        status="one_voice",
        sides=(Side("for", 1, 1, 1, ("voice-1",)),),
        credibility=3,
        reasons=(Reason("voices", "one origin was found"),),
    )
    finding = Finding(
        id="finding-1",
        rank=1,
        kind="echoes",
        sentence="“nine boats were lost” stands in two reports and rests on one voice.",
        claim=CLAIM,
        evidence=(*one.content, *two.content),
        weight=2.0,
    )
    drift = Drift("drift-1", CLAIM, "figure", one.id, two.id, "nine", "Nineteen", "9 became 19")
    conflict = Conflict("conflict-1", CLAIM, "figure", one.id, two.id, "9 against 19")
    weighed = Weighed(claim, (voice,), (drift,), (conflict,), (finding,), (), frozenset())

    def read(report, statement):
        whole = Sentence(f"sentence-{report.id[-2:]}", report.id, 0, len(report.text))
        return Reading(report.id, (whole,), (), (), (), (statement,))

    guild = Entity(UNION, "organisation", "Ferrymen's Guild", ("the Guild",), "the crews' association")
    town = Entity("entity-00000000000000bb", "place", "Varn", (), None)
    return View(
        all_reports=[first, second, third],
        all_readings={first.id: read(first, one), second.id: read(second, two)},
        all_weighed=[weighed],
        all_entities=[guild, town],
        all_relations=[Relation("relation-1", UNION, "part_of", town.id, None, None, ())],
        all_setbacks=[setback("gather", "The file ends too early.", "Fetch it again.", source="pile/broken.pdf")],
    )
