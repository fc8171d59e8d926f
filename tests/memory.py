"""A library and a name index that live in memory: what the store does, in the fewest words, for tests."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whence.model.identities import Alias, Apart, Identities, LocalNames, NameGroup
from whence.model.lineage import Bearing, Credit, Derivation, Lineage, Overlap
from whence.model.meetings import AT_EDGE, RULES
from whence.model.protocols import JudgedNames
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.model.spans import Span

#: Bits by which fingerprints are compared.
KEY = 0xFFFFFFFF


class MemoryLibrary:
    """`whence.model.protocols.Library` over dictionaries; `hold` before tracing, `keep` after."""

    def __init__(self, common: int = 200) -> None:
        self.common = common
        self.held: dict[str, Report] = {}
        self.read: dict[str, Reading] = {}
        self.prints: dict[str, tuple[int, ...]] = {}
        self.holders: dict[int, set[str]] = defaultdict(set)
        self.stored: dict[str, Overlap] = {}
        self.credits: dict[str, Credit] = {}
        self.derivations: dict[str, Derivation] = {}
        self.named: dict[str, Bearing] = {}

    def hold(self, reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> None:
        self.held.update(reports)
        self.read.update(readings)

    def add(self, prints: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """File fingerprints; every report that shares one with a new one may have changed, which is more than need be."""
        self.prints.update((report, tuple(numbers)) for report, numbers in prints.items())
        touched = set(prints)
        self.holders.clear()
        for report, numbers in self.prints.items():
            for number in numbers:
                self.holders[number & KEY].add(report)
        for numbers in prints.values():
            touched.update(*(self.holders[number & KEY] for number in numbers))
        return frozenset(touched)

    def candidates(self, reports: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Go by `whence.model.meetings`, fingerprint by fingerprint."""
        heaps: dict[frozenset[int], list[str]] = defaultdict(list)
        for report, numbers in sorted(self.prints.items()):
            if numbers:
                heaps[frozenset(numbers)].append(report)
        heap_of = {report: keys for keys, own in heaps.items() for report in own}
        stand = {keys: self._standing(own) for keys, own in heaps.items()}
        holders = {key: {heap_of[report] for report in own} for key, own in self.holders.items()}
        counting = {key: own for key, own in holders.items() if self._counts(key, own, heaps)}
        found: dict[str, dict[str, int]] = {}
        for report in reports:
            own = heap_of.get(report, frozenset())
            stands = report in stand.get(own, ())
            found[report] = dict.fromkeys(set(heaps[own] if stands else stand.get(own, ())) - {report}, 2)
            shared: dict[frozenset[int], list[int]] = defaultdict(list)
            for key in own if stands else ():
                for other in counting.get(key & KEY, set()) - {own}:
                    shared[other].append(len(counting[key & KEY]))
            for other, counts in shared.items():
                if min(counts) <= RULES.steps[0] or len(counts) > 1 or 1 in (len(own), len(other)):
                    found[report] |= dict.fromkeys(stand[other], min(counts))
        return found

    def idle(self, prints: Iterable[int]) -> frozenset[int]:
        heaps: dict[frozenset[int], list[str]] = defaultdict(list)
        for report, numbers in sorted(self.prints.items()):
            heaps[frozenset(numbers)].append(report)
        own = {key: {frozenset(self.prints[one]) for one in self.holders[key]} for key in prints if key in self.holders}
        return frozenset(key for key, held in own.items() if not self._counts(key, held, heaps))

    def _counts(self, key: int, own: set[frozenset[int]], heaps: Mapping[frozenset[int], list[str]]) -> bool:
        edges = sum(key | AT_EDGE in keys for keys in own)
        outlets = Counter(
            outlet for keys in own for outlet in {self.held[report].outlet for report in heaps[keys]} - {None}
        )
        return len(own) <= self.common and edges < RULES.at_edges and max(outlets.values(), default=0) < RULES.in_outlet

    def _standing(self, own: list[str]) -> list[str]:
        if len(own) <= RULES.crowd:
            return own
        return sorted(own, key=lambda one: (self.held[one].published.earliest or "9999", one))[: RULES.standing]

    def name(self, bearings: Mapping[str, Bearing]) -> frozenset[str]:
        """File names; whoever credits a name of a new one, or shares one with it, may have changed."""
        self.named.update(bearings)
        new = {name for one in bearings.values() for name in (*one.own, *one.credited)}
        return frozenset(report for report, one in self.named.items() if not new.isdisjoint((*one.own, *one.credited)))

    def bearers(self, names: Iterable[str]) -> Mapping[str, Sequence[str]]:
        own = {name: sorted(report for report, one in self.named.items() if name in one.own) for name in set(names)}
        often = {name for name in own if sum(name in one.credited for one in self.named.values()) > self.common}
        return {name: [] if name in often or len(held) > self.common else held for name, held in own.items()}

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        return {index: self.held[index] for index in ids}

    def readings(self, ids: Iterable[str]) -> Mapping[str, Reading]:
        return {index: self.read[index] for index in ids if index in self.read}

    def overlaps(self, ids: Iterable[str]) -> Sequence[Overlap]:
        wanted = set(ids)
        return [pair for _, pair in sorted(self.stored.items()) if {pair.report_a, pair.report_b} & wanted]

    def keep(self, lineage: Lineage) -> None:
        """Replace every row of the reports that a lineage restates."""
        restated = set(lineage.reports)
        self.stored = {k: v for k, v in self.stored.items() if not {v.report_a, v.report_b} & restated}
        self.credits = {k: v for k, v in self.credits.items() if v.report not in restated}
        self.derivations = {k: v for k, v in self.derivations.items() if v.copy not in restated}
        self.stored.update((row.id, row) for row in lineage.overlaps)
        self.credits.update((row.id, row) for row in lineage.credits)
        self.derivations.update((row.id, row) for row in lineage.derivations)


class MemoryNames:
    """`whence.model.protocols.NameIndex` over a list; `keep` after resolving."""

    def __init__(self, common: int = 200) -> None:
        self.common = common
        self.rows: set[Alias] = set()
        self.bars: set[Apart] = set()
        self.groups: dict[str, NameGroup] = {}
        self.uses: dict[str, object] = {}
        self.blocks: dict[str, frozenset[int]] = {}
        self.holders: dict[int, set[str]] = defaultdict(set)
        self.decided = JudgedNames()
        self.split: dict[str, list[tuple[Span, Span]]] = {}

    def add(self, blocks: Mapping[str, Sequence[int]]) -> frozenset[str]:
        touched = set()
        for key, numbers in blocks.items():
            if key in self.blocks:
                continue
            touched.add(key)
            self.blocks[key] = frozenset(numbers)
            for number in self.blocks[key]:
                before = len(self.holders[number])
                self.holders[number].add(key)
                if before <= self.common < len(self.holders[number]):
                    touched |= self.holders[number]
        return frozenset(touched)

    def near(self, keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
        found = {}
        for key in keys:
            held = (self.holders[number] for number in self.blocks.get(key, ()))
            shared = {other for group in held if len(group) <= self.common for other in group}
            found[key] = frozenset(shared - {key})
        return found

    def held(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(key for key in keys if key in self.blocks)

    def apart(self, keys: Iterable[str]) -> Sequence[Apart]:
        wanted = set(keys)
        found = [row for row in self.bars if row.key_a in wanted or row.key_b in wanted]
        return sorted(found, key=lambda row: (row.key_a, row.key_b, row.why, row.report, row.span))

    def judged(self, local: Sequence[LocalNames]) -> JudgedNames:
        return self.decided

    def namesakes(self, reports: Iterable[str]) -> Mapping[str, Sequence[tuple[Span, Span]]]:
        return {report: self.split[report] for report in reports if report in self.split}

    def aliases(self, keys: Iterable[str]) -> Sequence[Alias]:
        wanted = set(keys)
        found = [row for row in self.rows if row.key_a in wanted or row.key_b in wanted]
        return sorted(found, key=lambda row: (row.key_a, row.key_b, row.kind, row.report, row.span))

    def keep(self, identities: Identities) -> None:
        """Replace the aliases of the reports at hand, and every group that a key of theirs is in."""
        restated = {local.report for local in identities.locals}
        self.rows = {row for row in self.rows if row.report not in restated}
        self.bars = {row for row in self.bars if row.report not in restated}
        for local in identities.locals:
            self.rows.update(local.aliases)
            self.bars.update(local.apart)
            self.uses[local.report] = local
        for group in identities.groups:
            for key in group.keys:
                self.groups[key] = group
