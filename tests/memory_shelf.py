"""A shelf in memory, and statements made by hand, for tests of the weighing room."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from whence.config import Settings
from whence.model.identity import content_id
from whence.model.ledger import Weighed
from whence.model.lineage import Credit, Derivation, Edit, Overlap, Passage
from whence.model.protocols import Ledger, Said, SourceName, Verdicts
from whence.model.reading import Attribution, Figure, Moment, Statement
from whence.model.reports import Published
from whence.model.spans import Reason, Span
from whence.weigh import ledger

__all__ = ["Credit", "Derivation", "Edit", "Memory", "Overlap", "Passage", "Reason", "chain", "dated", "figure", "says"]


@dataclass
class Memory:
    """`whence.model.protocols.Shelf` and the store behind it."""

    limit: int = 200
    known: dict[str, Said] = field(default_factory=dict)
    keys: dict[str, frozenset[int]] = field(default_factory=dict)
    posting: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: dict[tuple[str, str], float] = field(default_factory=dict)
    weighed: dict[str, Weighed] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    all_overlaps: list = field(default_factory=list)
    all_credits: list = field(default_factory=list)
    all_derivations: list = field(default_factory=list)
    all_relations: list = field(default_factory=list)

    def add(self, keys):
        touched = set(keys)
        for one, own in keys.items():
            assert one not in self.keys
            self.keys[one] = frozenset(own)
            for key in own:
                before = len(self.posting[key])
                self.posting[key].add(one)
                if before == self.limit and len(self.posting[key]) > self.limit:
                    touched |= self.posting[key]
        return frozenset(touched)

    def candidates(self, statements):
        found = {}
        for one in statements:
            lists = (self.posting[key] for key in self.keys.get(one, ()))
            found[one] = frozenset(other for own in lists if len(own) <= self.limit for other in own) - {one}
        return found

    def said(self, statements):
        return {one: self.known[one] for one in statements if one in self.known}

    def likenesses(self, statements):
        wanted = set(statements)
        return sorted((a, b, score) for (a, b), score in self.links.items() if a in wanted or b in wanted)

    def claims(self, statements):
        found = ((one, self.home[one]) for one in statements if one in self.home)
        return {one: (own, len(self.weighed[own].claim.statements)) for one, own in found}

    def overlaps(self, reports):
        return [one for one in self.all_overlaps if one.report_a in reports and one.report_b in reports]

    def credits(self, reports):
        return [one for one in self.all_credits if one.report in reports]

    def derivations(self, reports):
        return [one for one in self.all_derivations if one.copy in reports]

    def relations(self, reports):
        del reports
        return self.all_relations

    def weigh(self, said, *, shaken=(), verdicts=None, settings=None, retraced=()):
        """Add statements, weigh, keep what came of it."""
        for one in said:
            self.known[one.statement.id] = one
        fresh = [one.statement.id for one in said]
        made = ledger(fresh, shaken, self, verdicts or Verdicts(), settings or Settings(), retraced=retraced)
        self.keep(made)
        return made

    def keep(self, made: Ledger):
        self.links = {pair: score for pair, score in self.links.items() if not made.touched & set(pair)}
        self.links.update({(a, b): score for a, b, score in made.likenesses})
        for one in made.settled:
            self.weighed.pop(self.home.pop(one, ""), None)
        for one in made.weighed:
            assert one.claim.id not in self.weighed
            self.weighed[one.claim.id] = one
            self.home.update((own, one.claim.id) for own in one.claim.statements)

    def claim_of(self, statement):
        return self.weighed[self.home[statement.statement.id]]

    def state(self):
        return (sorted(self.links.items()), [self.weighed[one] for one in sorted(self.weighed)])


NUMBER = re.compile(r"\d[\d,]*")


def figure(report, content, raw, *, counted=None, **kinds):
    """A figure whose number is the first numeral of `raw`, which must stand in `content`."""
    start = content.index(raw)
    number = NUMBER.search(raw)
    value = float(number.group().replace(",", "")) if number else None
    thing = None
    if counted is not None:
        at = content.index(counted)
        thing = Span(report, at, at + len(counted), counted)
    made = Figure(
        id=content_id("figure", report, raw),
        span=Span(report, start, start + len(raw), raw),
        value=value,
        low=value,
        high=value,
        quantifier="exactly",
        unit=None,
        counted=thing,
        role=None,
        scope=None,
        part_of=None,
    )
    return replace(made, **kinds)


def dated(report, content, raw, *, earliest, latest=None):
    start = content.index(raw)
    span = Span(report, start, start + len(raw), raw)
    return Moment(
        content_id("moment", report, raw), span, "DATE", earliest, earliest, earliest, latest or earliest, "text"
    )


def chain(*links):
    """Links as (text, key, kind, stance) or (text, key, kind, stance, cue), outermost first, as attributions and names."""
    made = []
    for text, key, kind, stance, *words in links:
        source = Span("", 0, max(1, len(text)), text)
        cue = Span("", len(text), len(text) + len(words[0]), words[0]) if words else None
        made.append(
            (
                Attribution(source, kind, None, key, cue, stance, "indirect", 0.9),
                SourceName(key, text, kind),
            )
        )
    return made


def says(
    report,
    content,
    *,
    by=(),
    outlet=None,
    family=None,
    day=None,
    start=0,
    figures=(),
    moments=(),
    names=(),
    negated=False,
    hedged=False,
    asserts=True,
    sentence=None,
    title=None,
):
    """One statement. `by` is the chain, as from `chain`."""
    span = Span(report, start, start + len(content), content)
    own = Statement(
        id=content_id("statement", report, start, content),
        report=report,
        sentence=content_id("sentence", report, start),
        content=(span,),
        chain=tuple(link for link, _ in by),
        hedged=hedged,
        negated=negated,
        asserts=asserts,
        reader="test",
    )
    return Said(
        statement=own,
        words=content,
        sentence=sentence or content,
        figures=tuple(figures),
        moments=tuple(moments),
        sources=tuple(name for _, name in by),
        participants=tuple(sorted(names)),
        outlet=outlet,
        family=family,
        published=Published(day, day, day, "metadata" if day else "unknown"),
        order=(day or "9999", report, start),
        title=title,
    )
