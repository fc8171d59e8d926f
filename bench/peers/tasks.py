"""What peers are asked and how the answers are scored: the corpora and scorers of the benches beside this folder."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from bench import polnear
from bench.figures import _gold as wanted_figure
from bench.figures import load as load_figures
from bench.figures import pairs as pair_figures
from bench.figures import read as read_figures
from bench.peers.asked import Sample, Task
from bench.peers.copies import Copies
from bench.peers.environments import NotHere
from bench.peers.names import Crossed, Names, Probe
from bench.polnear import Article, Marked
from bench.read import _quotes as direct_quotes
from bench.read import outermost
from bench.times import _read as read_times
from bench.times import _report as times_report
from bench.times import _score as score_times
from bench.times import documents as times_documents
from whence.model.reading import Figure
from whence.model.spans import Span
from whence.read.moments.finding import moments
from whence.read.sentences import sentences


class Attribution(Task):
    """PolNeAR dev: who says what, from plain text."""

    def __init__(self, sample: Sample) -> None:
        folder = polnear.data() / "attribution" / "polnear"
        if not folder.is_dir():
            raise NotHere(f"{folder} is not there")
        self.gold = list(polnear.articles("dev"))[: sample.limit]
        self.corpus = f"PolNeAR dev, {len(self.gold)} articles"
        self.items = [{"text": article.text, "date": None} for article in self.gold]

    def ours(self, item: dict[str, Any]) -> list[Marked]:
        return [marked for _, marked in outermost(item["text"])]

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> list[Marked]:
        return [Marked(*(_ranges(one[role]) for role in ("source", "cue", "content"))) for one in answer]

    def score(self, answers: list[list[Marked]]) -> dict[str, float]:
        pairs: list[tuple[Article, list[Marked]]] = list(zip(self.gold, answers, strict=True))
        counts = polnear.score(pairs)
        quotes = direct_quotes(pairs)
        return {
            "content F1": counts["content"].f1,
            "content precision": counts["content"].precision,
            "content recall": counts["content"].recall,
            "content and source F1": counts["content_source"].f1,
            "direct quotes: content recall": quotes["polnear_dev_direct_recall"],
            "direct quotes: with source": quotes["polnear_dev_direct_source_recall"],
        }


def _ranges(pieces: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pieces)


def _documents(sample: Sample, every: int) -> list[tuple[str, list[Any], str | None]]:
    """Give text, gold and date of documents of a part of TBAQ; wrapped lines are joined, as in `bench.times`."""
    path = polnear.data() / "times" / "TBAQ-cleaned.tar.gz"
    if not path.is_file():
        raise NotHere(f"{path} is not there")
    with tarfile.open(path) as archive:
        names = sorted(member.name for member in archive.getmembers() if member.name.endswith(".tml"))
    held = [one for one, name in zip(times_documents(), names, strict=True) if f"/{sample.part}/" in f"/{name}"]
    return [
        (re.sub(r"(?<!\n)\n(?!\n)", " ", text), gold, day if day and len(day) == 10 else None)
        for _, text, gold, day in held[::every][: sample.limit]
    ]


class Times(Task):
    """Times in running text, TempEval-3's definitions."""

    def __init__(self, sample: Sample) -> None:
        documents = _documents(sample, sample.every)
        self.corpus = f"{sample.part}, {len(documents)} documents"
        self.items = [{"text": text, "date": day} for text, _, day in documents]
        self.gold = [gold for _, gold, _ in documents]

    def ours(self, item: dict[str, Any]) -> list[Any]:
        return read_times(item["text"], item["date"])

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> list[Any]:
        return [tuple(one) for one in answer]

    def score(self, answers: list[list[Any]]) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for item, gold, found in zip(self.items, self.gold, answers, strict=True):
            score_times(found, gold, text=item["text"], dct=item["date"], counts=counts, wrong=Counter())
        total = max(1, counts["found"] + counts["gold"])
        return {f"{name} F1": 200 * counts[name] / total for name in ("relaxed", "strict", "type", "value")}


class Normalise(Task):
    """The value of a time whose place is given, with the date of the document; the sentence around it is not shown."""

    def __init__(self, sample: Sample) -> None:
        documents = _documents(sample, 1)
        self.items = [
            {"text": text, "date": day, "start": row[0], "end": row[1]} for text, gold, day in documents for row in gold
        ][: sample.limit]
        self.gold = [row for _, gold, _ in documents for row in gold][: sample.limit]
        self.corpus = f"{sample.part}, {len(self.items)} phrases"

    def ours(self, item: dict[str, Any]) -> list[dict[str, Any]]:
        report = times_report(item["text"][item["start"] : item["end"]], item["date"])
        found = moments(report, sentences(report))
        if not found:
            return []
        one = max(found, key=lambda moment: moment.span.end - moment.span.start)
        return [{"value": one.value, "point": one.earliest and f"{one.earliest}T00:00"}]

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> list[dict[str, Any]]:
        return answer

    def score(self, answers: list[list[dict[str, Any]]]) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for (_, _, kind, value), told in zip(self.gold, answers, strict=True):
            exact = any(one["value"] == value for one in told)
            coarse = exact or any(_cut(one["point"], value) == value for one in told)
            counts.update(all=1, exact=exact, coarse=coarse)
            if kind == "DATE":
                counts.update(dates=1, exact_date=exact, coarse_date=coarse)
        return {
            "value right": 100 * counts["exact"] / max(1, counts["all"]),
            "value right, dates only": 100 * counts["exact_date"] / max(1, counts["dates"]),
            "right at the gold's grain": 100 * counts["coarse"] / max(1, counts["all"]),
            "right at the gold's grain, dates only": 100 * counts["coarse_date"] / max(1, counts["dates"]),
        }


def _cut(point: str | None, gold: str | None) -> str | None:
    """Write a point in time at the grain of the gold value; `None` where that is no date."""
    if point is None or gold is None:
        return None
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?", gold):
        return point[: len(gold)]
    if re.fullmatch(r"\d{4}-W\d\d", gold):
        year, week, _ = date.fromisoformat(point[:10]).isocalendar()
        return f"{year:04}-W{week:02}"
    if re.fullmatch(r"\d{4}-Q\d", gold):
        return f"{point[:4]}-Q{(int(point[5:7]) + 2) // 3}"
    return None


class Figures(Task):
    """Quantities, NewsQuant's first half: by value alone, since peers tell no counted thing."""

    def __init__(self, sample: Sample) -> None:
        rows, _ = load_figures()
        if not rows:
            raise NotHere("NewsQuant is not there")
        rows = rows[: sample.limit]
        self.corpus = f"NewsQuant first half, {len(rows)} sentences"
        self.items = [{"text": row["text"], "date": None} for row in rows]
        self.gold = [[wanted_figure(one) for one in row["quantities"]] for row in rows]

    def ours(self, item: dict[str, Any]) -> list[Figure]:
        return list(read_figures(item["text"]))

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> list[Figure]:
        return [_figure(_item["text"], one) for one in answer]

    def score(self, answers: list[list[Figure]]) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for gold, found in zip(self.gold, answers, strict=True):
            for figure, wanted, kind in pair_figures(found, gold):
                counts.update(found=figure is not None, wanted=wanted is not None, matched=bool(kind))
        return {
            "value F1": 200 * counts["matched"] / max(1, counts["found"] + counts["wanted"]),
            "value precision": 100 * counts["matched"] / max(1, counts["found"]),
            "value recall": 100 * counts["matched"] / max(1, counts["wanted"]),
        }


def _figure(text: str, one: dict[str, Any]) -> Figure:
    single = one["low"] == one["high"]
    return Figure(
        id="",
        span=Span("r", one["start"], one["end"], text[one["start"] : one["end"]]),
        value=one["low"] if single else None,
        low=one["low"],
        high=one["high"],
        quantifier="exactly" if single else "between",
        unit=None,
        counted=None,
        role=None,
        scope=None,
        part_of=None,
    )


MADE: dict[str, Callable[[Sample], Task]] = {
    "attribution": Attribution,
    "times": Times,
    "normalise": Normalise,
    "figures": Figures,
    "names": Names,
    "probe": Probe,
    "crossed": Crossed,
    "reuse": Copies,
}
