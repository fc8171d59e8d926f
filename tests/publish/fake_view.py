"""A small invented case, built by hand: the spillway gate at Tellow. Fiction throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.model.identities import Entity, NameGroup, Relation
from whence.model.identity import content_id
from whence.model.judgements import Anchor, Judgement
from whence.model.ledger import Claim, Conflict, Drift, Finding, Root, Side, Source, Standing, Voice, Weighed
from whence.model.lineage import Credit, Derivation, Edit, Origin, Overlap, Passage
from whence.model.reading import (
    Attribution,
    Figure,
    Mention,
    Moment,
    Place,
    PlaceAnchor,
    PlaceCandidate,
    Reading,
    Sentence,
    Statement,
)
from whence.model.reports import Bases, Capture, Furniture, Published, Report
from whence.model.setbacks import Setback, setback
from whence.model.spans import Reason, Span

BOARD = content_id("entity", "organisation:river board")
LONG_WORD = "Spillwaygatekeepersassociation" * 12
MARKUP = '<script>alert(1)</script> & the "gate" <b>jams</b>'


def published(day: str | None, **given) -> Published:
    return Published() if day is None else Published(day, day, day, given.pop("basis", "metadata"), **given)


def report(name: str, text: str, **given) -> Report:
    sha = content_id("sha", name, text).removeprefix("sha-") * 4
    fields = {
        "id": content_id("report", sha, None, ""),
        "input": f"pile/{name}",
        "url": None,
        "outlet": None,
        "family": None,
        "title": None,
        "byline": None,
        "published": Published(),
        "media_type": "text/plain",
        "language": "en",
        "sha256": sha,
        "part_of": None,
        "text": text,
    }
    return Report(**{**fields, **given})


def at(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return of.span(start, start + len(words))


def attribution(of: Report, source: str | None, cue: str | None, **given) -> Attribution:
    fields = {
        "source": None if source is None else at(of, source),
        "source_kind": "named",
        "antecedent": None,
        "entity": None,
        "cue": None if cue is None else at(of, cue),
        "stance": "says",
        "form": "indirect",
        "confidence": 0.94,
    }
    return Attribution(**{**fields, **given})


def statement(of: Report, contents: str | Sequence[str], *chain: Attribution, **given) -> Statement:
    pieces = (contents,) if isinstance(contents, str) else tuple(contents)
    spans = tuple(at(of, words) for words in pieces)
    cues = ";".join(f"{link.cue.start}:{link.cue.end}" for link in chain if link.cue is not None)
    fields = {
        "id": content_id("statement", of.id, cues, ";".join(f"{each.start}:{each.end}" for each in spans)),
        "report": of.id,
        "sentence": sentence(of, spans[0].start).id,
        "content": spans,
        "chain": chain,
        "hedged": False,
        "negated": False,
        "asserts": True,
        "reader": "en-rules",
    }
    return Statement(**{**fields, **given})


def sentence(of: Report, place: int) -> Sentence:
    start = max(of.text.rfind(". ", 0, place) + 2, of.text.rfind("\n", 0, place) + 1)
    start = 0 if of.text.rfind(". ", 0, place) == -1 and of.text.rfind("\n", 0, place) == -1 else start
    end = of.text.find(".", place)
    end = len(of.text) if end == -1 else end + 1
    return Sentence(content_id("sentence", of.id, start, end), of.id, start, end)


def reading(of: Report, statements: Sequence[Statement], **given) -> Reading:
    sentences = {sentence(of, each.content[0].start) for each in statements}
    fields = {
        "report": of.id,
        "sentences": tuple(sorted(sentences, key=lambda each: each.start)),
        "mentions": (),
        "figures": (),
        "moments": (),
        "statements": tuple(statements),
    }
    return Reading(**{**fields, **given})


@dataclass
class FakeView:
    """A case in memory; every field is in a fixed order."""

    title: str = "Tellow spillway"
    all_reports: list[Report] = field(default_factory=list)
    all_readings: dict[str, Reading] = field(default_factory=dict)
    all_captures: list[Capture] = field(default_factory=list)
    all_places: list[Place] = field(default_factory=list)
    all_entities: list[Entity] = field(default_factory=list)
    all_relations: list[Relation] = field(default_factory=list)
    all_sources: list[Source] = field(default_factory=list)
    all_credits: list[Credit] = field(default_factory=list)
    all_overlaps: list[Overlap] = field(default_factory=list)
    all_origins: list[Origin] = field(default_factory=list)
    all_derivations: list[Derivation] = field(default_factory=list)
    all_weighed: list[Weighed] = field(default_factory=list)
    all_findings: list[Finding] = field(default_factory=list)
    all_judgements: list[Judgement] = field(default_factory=list)
    all_setbacks: list[Setback] = field(default_factory=list)
    all_settled: dict[str, Judgement] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        return {
            "reports": len(self.all_reports),
            "claims": len(self.all_weighed),
            "findings": len(self.all_findings),
            "sources": len(self.all_sources),
            "setbacks": len(self.all_setbacks),
            "statements": sum(len(each.statements) for each in self.all_readings.values()),
        }

    def reports(self) -> Iterator[Report]:
        return iter(self.all_reports)

    def report(self, report_id: str) -> Report:
        return next(each for each in self.all_reports if each.id == report_id)

    def reading(self, report_id: str) -> Reading | None:
        return self.all_readings.get(report_id)

    def readings(self) -> Iterator[Reading]:
        return iter(self.all_readings.values())

    def captures(self) -> Iterator[Capture]:
        return iter(self.all_captures)

    def places(self) -> Iterator[Place]:
        return iter(self.all_places)

    def entities(self) -> Iterator[Entity]:
        return iter(self.all_entities)

    def groups(self) -> Iterator[NameGroup]:
        return iter(())

    def relations(self) -> Iterator[Relation]:
        return iter(self.all_relations)

    def sources(self) -> Iterator[Source]:
        return iter(self.all_sources)

    def families(self) -> Mapping[str, tuple[str, ...]]:
        return {"Tellow Press": ("Tellow Courier",)}

    def settled(self) -> Mapping[str, Judgement]:
        return self.all_settled

    def credits(self) -> Iterator[Credit]:
        return iter(self.all_credits)

    def overlaps(self) -> Iterator[Overlap]:
        return iter(self.all_overlaps)

    def origins(self) -> Iterator[Origin]:
        return iter(self.all_origins)

    def derivations(self) -> Iterator[Derivation]:
        return iter(self.all_derivations)

    def weighed(self) -> Iterator[Weighed]:
        return iter(self.all_weighed)

    def findings(self) -> Sequence[Finding]:
        return self.all_findings

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.all_judgements)

    def setbacks(self) -> Iterator[Setback]:
        return iter(self.all_setbacks)

    def take(self, new: Report, *statements: Statement, **given) -> None:
        self.all_reports.append(new)
        self.all_readings[new.id] = reading(new, statements, **given)
        number = len(self.all_reports)
        capture = Capture(
            content_id("capture", number),
            new.id,
            new.input,
            f"2031-04-01T09:00:{number % 60:02d}Z",
            "ines",
            "file",
            new.sha256,
        )
        self.all_captures.append(capture)

    def claim(self, *sides: Sequence[Sequence[Statement]], **given) -> Weighed:
        """Add a claim: per side, per voice, its statements; the side for it comes first."""
        everything = [each for side in sides for voice in side for each in voice]
        claim_id = content_id("claim", everything[0].id)
        voices, made = [], []
        for name, side in zip(("for", "against"), sides, strict=False):
            ids = []
            for group in side:
                root = given.get("roots", {}).get(
                    group[0].id, Root("report", None, group[0].report, self._name(group[0].report))
                )
                voice = Voice(
                    id=content_id("voice", claim_id, group[0].id),
                    claim=claim_id,
                    side=name,
                    origin=content_id("origin", "report", group[0].report),
                    root=root,
                    statements=tuple(each.id for each in group),
                    first=group[0].id,
                    interested=given.get("interested", False),
                    reasons=tuple(given.get("reasons", ())),
                )
                ids.append(voice.id)
                voices.append(voice)
            made.append(Side(name, len(side), len(side), len(side) + 1, tuple(ids)))
        claim = Claim(
            id=claim_id,
            statement=everything[0].id,
            statements=tuple(each.id for each in everything),
            status=given.get("status", "one_voice"),
            sides=tuple(made),
            credibility=3,
            reasons=(Reason("grade", "One origin was found and nothing speaks against it."),),
        )
        weighed = Weighed(
            claim,
            tuple(voices),
            given.get("drifts", ()),
            given.get("conflicts", ()),
            given.get("findings", ()),
            (),
            frozenset(),
        )
        self.all_weighed.append(weighed)
        for each in weighed.findings:
            self.all_findings.append(replace(each, rank=len(self.all_findings) + 1))
        against = {each.id for side in sides[1:] for voice in side for each in voice}
        for each in everything:
            here = self.all_readings[each.report]
            placed = tuple(
                replace(one, claim=claim_id, side="against" if one.id in against else "for")
                if one.id == each.id
                else one
                for one in here.statements
            )
            self.all_readings[each.report] = replace(here, statements=placed)
        return weighed

    def _name(self, report_id: str) -> str:
        found = self.report(report_id)
        return found.outlet or found.title or found.input


def drift(kind: str, first: Statement, second: Statement, *, before: str, after: str) -> Drift:
    return Drift(
        content_id("drift", kind, first.id, second.id), content_id("claim", first.id), kind, first.id, second.id, before, after,
        f"“{before}” became “{after}” on the way.",
    )  # fmt: skip


def finding(kind: str, words: str, claim: str, *evidence: Span) -> Finding:
    return Finding(content_id("finding", kind, claim), 0, kind, words, claim, evidence)


def tellow() -> FakeView:
    """The whole invented case."""
    view = FakeView()
    view.all_entities.append(Entity(BOARD, "organisation", "Tellow River Board", ("River Board", "the Board"), None))
    courier, first = _courier(view)
    second = _gazette(view, courier)
    third = _post(view)
    denial = _hydro(view)
    _families(view, first, second=second, third=third)
    _gate(view, denial)
    _markup(view)
    _unread(view)
    _sirens(view)
    _undated(view)
    _names_and_log(view)
    _records(view)
    return view


def _courier(view: FakeView) -> tuple[Report, Statement]:
    text = (
        "Home › River › News   Share   Subscribe\n\n"
        "The River Board said on Tuesday forty families had left Lower Tellow, citing wardens on the night watch. "
        "About 40 carts were seen on the mill road. It added that “the gate held until dawn”.\n\n"
        "A gatekeeper said the spillway gate jammed at ten past four.\n\n"
        "Flames were not seen, and the lower meadow stood under water until the pumps were brought up from the quarry."
    )
    courier = report(
        "courier.html", text, outlet="Tellow Courier", title="Forty families leave the lower town", byline="Mara Quist",
        url="https://courier.example/river/forty?x=1&y=<2>", media_type="text/html",
        published=published("2031-03-04T18:40:00+02:00"), bases=Bases("metadata", "metadata", "text"),
    )  # fmt: skip
    courier = replace(courier, furniture=(Furniture(courier.span(0, text.index("\n")), "navigation"),))
    forty = at(courier, "forty families")
    figure = Figure(
        content_id("figure", courier.id, forty.start),
        forty,
        40.0,
        40.0,
        40.0,
        "exactly",
        None,
        at(courier, "families"),
        "left",
        "Lower Tellow",
        None,
    )
    carts = at(courier, "About 40 carts")
    vague = Figure(
        content_id("figure", courier.id, carts.start), carts, 40.0, 35.0, 45.0, "about", None, None, None, None, None
    )
    tuesday = at(courier, "Tuesday")
    moment = Moment(
        content_id("moment", courier.id, tuesday.start),
        tuesday,
        "DATE",
        "2031-03-04",
        "2031-03-04",
        "2031-03-04",
        "2031-03-04",
        "published:2031-03-04",
    )
    board = at(courier, "The River Board")
    mention = Mention(content_id("mention", courier.id, board.start, board.end), board, "organisation", BOARD)
    first = statement(
        courier, "forty families had left Lower Tellow",
        attribution(courier, "The River Board", "said", entity=BOARD),
        attribution(courier, "wardens on the night watch", "citing", source_kind="unnamed", confidence=0.71),
        figures=(figure.id,), moments=(moment.id,), participants=(mention.id,),
    )  # fmt: skip
    own = statement(courier, "About 40 carts were seen on the mill road.", figures=(vague.id,))
    held = statement(
        courier, "the gate held until dawn",
        attribution(courier, "It", "added", source_kind="pronoun", antecedent=board, form="direct"), hedged=True,
    )  # fmt: skip
    said = text.index("said the spillway")
    keeper = replace(
        attribution(courier, "A gatekeeper", None, source_kind="unnamed"), cue=courier.span(said, said + 4)
    )
    gate = statement(courier, "the spillway gate jammed at ten past four", keeper)
    flames = statement(
        courier,
        "Flames were not seen, and the lower meadow stood under water until the pumps were brought up from the quarry.",
        negated=True,
    )
    view.take(courier, first, own, held, gate, flames, mentions=(mention,), figures=(figure, vague), moments=(moment,))
    view.claim([[own]])
    view.claim([[held]])
    view.claim([[flames]], status="one_voice")
    return courier, first


def _gazette(view: FakeView, courier: Report) -> Statement:
    text = (
        "The River Board said on Tuesday forty families had left Lower Tellow. "
        "Flames were not seen, and the lower meadow stood under water until the pumps were brought up from the quarry."
    )
    gazette = report(
        "gazette.txt",
        text,
        outlet="جريدة الوادي",
        title="أربعون عائلة تغادر <b>البلدة</b>",
        published=published("2031-03-05", basis="text"),
    )
    second = statement(
        gazette, "forty families had left Lower Tellow", attribution(gazette, "The River Board", "said", entity=BOARD)
    )
    view.take(gazette, second)
    shared = (
        "Flames were not seen, and the lower meadow stood under water until the pumps were brought up from the quarry."
    )
    lead = "said on Tuesday forty families had left Lower Tellow"
    passages = (
        Passage(at(courier, lead), at(gazette, lead), 9.0, (Edit("", "the", "word"),)),
        Passage(at(courier, shared), at(gazette, shared), 20.0),
    )
    view.all_overlaps.append(
        Overlap(content_id("overlap", courier.id, gazette.id), courier.id, gazette.id, passages, 0.42, 0.93)
    )
    origin = Origin(content_id("origin", "report", courier.id), courier.id, "Tellow Courier", "report")
    view.all_origins.append(origin)
    reasons = (
        Reason("text", "29 words stand in both in the same order.", 3.2, (at(courier, shared), at(gazette, shared))),
        Reason("time", "The other one is a day older.", 0.4),
    )
    view.all_derivations.append(
        Derivation(content_id("derivation", gazette.id), gazette.id, courier.id, origin.id, 0.972, "copy", reasons)
    )
    view.all_credits.append(
        Credit(
            content_id("credit", gazette.id), gazette.id, None, "canonical", "courier.example", courier.id, origin.id
        )
    )
    return second


def _post(view: FakeView) -> Statement:
    text = "Upland Post has established that sixty families fled Lower Tellow."
    post = report("post.md", text, outlet="Upland Post", title="Sixty families flee", published=published("2031-03-07"))
    third = statement(
        post, "sixty families fled Lower Tellow", attribution(post, "Upland Post", "established", source_kind="outlet")
    )
    view.take(post, third)
    return third


def _hydro(view: FakeView) -> Statement:
    text = "Tellow Hydro denied that any gate had jammed."
    hydro = report(
        "hydro.eml",
        text,
        outlet=None,
        title="Statement of Tellow Hydro",
        published=published("2031-03-06"),
        media_type="message/rfc822",
    )
    denial = statement(hydro, "any gate had jammed", attribution(hydro, "Tellow Hydro", "denied", stance="denies"))
    view.take(hydro, denial)
    return denial


def _families(view: FakeView, first: Statement, *, second: Statement, third: Statement) -> None:
    drifts = (
        drift("figure", first, third, before="forty families", after="sixty families"),
        drift("speaker", first, third, before="The River Board", after="Upland Post"),
    )
    claim = content_id("claim", first.id)
    findings = (
        finding(
            "echoes",
            "“Forty families had left Lower Tellow” stands in 3 reports and rests on one voice, the Tellow River Board.",
            claim,
            first.content[0],
            second.content[0],
            third.content[0],
        ),
        finding(
            "figure_drift",
            "Forty families in Tellow Courier become sixty in Upland Post.",
            claim,
            first.content[0],
            third.content[0],
        ),
    )
    reasons = (
        Reason("prior", "Two statements of one claim, before anything is compared.", -1.1),
        Reason("text", "9 words stand in both in the same order.", 3.2, (first.content[0], second.content[0])),
        Reason("values", "Both say 40 of the same thing, a number that is not round by chance.", 1.0),
        Reason("time", "16 hours apart.", 0.4),
    )
    roots = {first.id: Root("source", BOARD, None, "Tellow River Board")}
    view.claim(
        [[first, second, third]], drifts=drifts, findings=findings, reasons=reasons, roots=roots, interested=True
    )


def _gate(view: FakeView, denial: Statement) -> None:
    courier = view.all_reports[0]
    gate = next(each for each in view.all_readings[courier.id].statements if "jammed" in each.content[0].text)
    claim = content_id("claim", gate.id)
    conflict = Conflict(
        content_id("conflict", gate.id, denial.id),
        claim,
        "denial",
        gate.id,
        denial.id,
        "One says that the gate jammed, the other denies that any did.",
    )
    words = finding(
        "conflict",
        "Tellow Hydro denies that any gate jammed; a gatekeeper says that one did.",
        claim,
        gate.content[0],
        denial.content[0],
    )
    view.claim([[gate]], [[denial]], status="disputed", conflicts=(conflict,), findings=(words,))


def _markup(view: FakeView) -> None:
    text = f"According to {MARKUP}, the {LONG_WORD} met on 5 March.\r\nA second line."
    bad = report(
        "<img src=x onerror=alert(1)>.html",
        text,
        outlet="<b>Outlet</b> \u202edesrever",
        title=MARKUP,
        url="javascript:alert(1)",
        published=published("2031-03-05", basis="inferred", alternatives=("2025-03-05", "2020-03")),
    )
    bad = replace(bad, published=replace(bad.published, evidence=at(bad, "5 March")))
    said = statement(bad, f"the {LONG_WORD} met on 5 March", attribution(bad, MARKUP, "According to"))
    inner = statement(
        bad,
        LONG_WORD + " met",
        attribution(bad, "According to " + MARKUP[:20], None, source_kind="implicit", entity=None),
    )
    view.take(bad, said, inner)
    view.claim([[said]])
    view.all_setbacks.append(
        setback(
            "gather",
            "Attachment <i>map.png</i> was not read.",
            "Save it as a file of its own.",
            source=bad.input,
            report=bad.id,
        )
    )


def _unread(view: FakeView) -> None:
    text = "وكالة سد: قالت هيئة النهر إن أربعين عائلة غادرت البلدة السفلى.\n\nولم يُعرف سبب انسداد البوابة."
    foreign = report(
        "sad.html",
        text,
        outlet="صحيفة السد",
        title="أربعون عائلة تغادر البلدة السفلى",
        language="ar",
        published=published("2031-03-05"),
    )
    view.all_reports.append(foreign)
    view.all_setbacks.append(
        setback("gather", "The file ends in the middle.", "Get a whole copy.", source="pile/torn.pdf")
    )


def _sirens(view: FakeView) -> None:
    group = []
    for number in range(41):
        echo = report(
            f"siren{number:02d}.txt",
            f"Valley paper number {number}.\n\nThe siren sounded at ten past four, the warden said.",
            outlet=f"Valley Paper {number}",
            published=published(f"2031-03-{number % 28 + 1:02d}"),
        )
        said = statement(
            echo,
            "The siren sounded at ten past four",
            attribution(echo, "the warden", "said", source_kind="unnamed", form="direct"),
        )
        view.take(echo, said)
        group.append(said)
    claim = content_id("claim", group[0].id)
    words = finding(
        "echoes",
        "“The siren sounded at ten past four” stands in 41 reports and rests on one voice.",
        claim,
        *(each.content[0] for each in group),
    )
    view.claim([group], findings=(words,))


def _undated(view: FakeView) -> None:
    plain = report("notes.txt", "The quarry road is open. It may close again.")
    view.take(plain, statement(plain, "The quarry road is open."), statement(plain, "It may close again.", hedged=True))
    for each in view.all_readings[plain.id].statements:
        view.claim([[each]])


def _names_and_log(view: FakeView) -> None:
    courier = view.all_reports[0]
    town = at(courier, "Lower Tellow")
    view.all_places.append(
        Place(
            content_id("place", courier.id, town.start),
            town,
            "ambiguous",
            None,
            None,
            None,
            None,
            None,
            (PlaceCandidate("test", "7", "Tellow", 0.5),),
            anchors=(PlaceAnchor("test", "8", "Tellow Sound"),),
        )
    )
    warden = content_id("entity", "person:warden")
    view.all_entities.append(Entity(warden, "person", "Warden Oke", (), "warden of the lower gate"))
    view.all_relations.append(
        Relation(content_id("relation", warden, "member_of", BOARD), warden, "member_of", BOARD, None, None, ())
    )
    reasons = (Reason("record", "Fewer than ten of its claims are resolved."),)
    view.all_sources.append(Source(content_id("source", BOARD), BOARD, None, 3, 1, 1, 0, 0, 0, "F", reasons))
    view.all_sources.append(
        Source(content_id("source", "Tellow Courier"), None, "Tellow Courier", 1, 2, 1, 0, 0, 1, "F", reasons)
    )
    anchor = Anchor(courier.sha256, "forty families", "Tuesday ", " had left", "statement")
    view.all_judgements.append(
        Judgement("a" * 64, "2031-04-01T10:00:00Z", "ines", "reject", anchor, "statement-x", None, "Misread.", None, "")
    )


def _records(view: FakeView) -> None:
    """Every claim has an outlet with a hostile name; the first is confirmed, corrected, contradicted and settled."""
    name = f"<b>Outlet</b> \u202edesrever {LONG_WORD}"
    for number, one in enumerate(view.all_weighed):
        ids = one.claim.statements
        shown = ids[-1] if number == 0 else None
        standing = Standing(
            entity=None,
            outlet=name,
            reports=(view.all_reports[0].id,),
            first=number > 0,
            alone=number > 1,
            confirmed=number == 0,
            contradicted=number == 0,
            corrected=number == 0,
            side="against" if number == 1 else "for",
            statement=ids[0],
            confirming=shown,
            contradicting=shown,
            correcting=shown,
        )
        view.all_weighed[number] = replace(one, standings=(standing,))
    many = len(view.all_weighed)
    reasons = (Reason("track_record", "1 of 1 resolved claim came out as it said, and 10 are needed to judge it."),)
    counts = {"claims": many, "resolved": 1, "upheld": 1}
    view.all_sources.append(
        Source(content_id("source", name), None, name, 1, many - 1, many - 2, 1, 1, 1, "F", reasons, **counts)
    )
    first = view.all_weighed[0].claim
    anchor = Anchor("0" * 64, "forty families", "", "", "claim")
    view.all_settled[first.id] = Judgement(
        "b" * 64, "2031-04-02T10:00:00Z", "ines", "borne_out", anchor, first.id, None, "<i>Seen</i> there.", None, ""
    )
