"""Measure the English reader: attributions on PolNeAR dev, and time against a reference parse.

Run `python -m bench.read` for the figures, `python -m bench.read reliability` to rebuild
`whence/lang/en/reliability.yaml` from PolNeAR train.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from bench import polnear
from bench.polnear import Article, Marked
from whence.config import Settings
from whence.model.reports import Published, Report
from whence.read.attribution.rules import attributions, passages
from whence.read.base import base
from whence.read.chains.chaining import outermost as outermost_of
from whence.read.english import English, found_by_network
from whence.read.found import Found
from whence.read.sentences import paragraphs, sentences
from whence.read.statements import reliability
from whence.read.words import Passage
from whence.text.quotes import Quotation, quotations

#: A cue gets a reliability of its own from this many finds on train, a pattern from `_PATTERN` on.
_CUE, _PATTERN = 8, 20
#: Finds of the whole pattern that a cue's own figure is smoothed with.
_WEIGHT = 6
#: Patterns that PolNeAR cannot show (nested or too rare there), set by hand on the seeds, 2026-11.
#: A content is a direct quote when this share of it stands in quotation marks. 0 to 1.
_DIRECT = 0.8
_BY_HAND = {
    "block": 0.85,
    "signed": 0.9,
    "transcript": 0.9,
    "citing": 0.75,
    "passive": 0.75,
    "implicit": 0.5,
    "unknown": 0.5,
}


def report(text: str) -> Report:
    """Wrap a plain text."""
    return Report(
        "report-0", "bench", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text
    )


def outer_found(pieces: list[Passage]) -> list[Found]:
    """Give the attributions the rules find that lie in no other; PolNeAR marks only these."""
    return outermost_of(attributions(pieces))


def outermost(
    text: str, attribute: Callable[[list[Passage]], list[Found]] = found_by_network
) -> list[tuple[Found, Marked]]:
    """Give the outermost attributions of a plain text, beside their places as the scorer wants them."""
    one = report(text)
    cut = [(sentence.start, sentence.end) for sentence in sentences(one)]
    outer = outermost_of(attribute(passages(one, paragraphs(one), cut)))
    return [(one, Marked(_ranges(one.source), _ranges(one.cue), one.content)) for one in outer]


def _ranges(place: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    return () if place is None else (place,)


def measure() -> dict[str, float]:
    """Give the figures of the reading room; without the data only the speed against a parse of our own text."""
    if not (polnear.data() / "attribution" / "polnear").is_dir():
        print("bench.read: PolNeAR is not under $WHENCE_DATA; attribution figures left out")
        return {}
    read = [(article, outermost(article.text)) for article in polnear.articles("dev")]
    figures = _figures("polnear_dev", [(article, [marked for _, marked in made]) for article, made in read])
    least = Settings().confident
    sure = polnear.score(
        (article, [marked for one, marked in made if reliability(one) >= least]) for article, made in read
    )
    figures["polnear_dev_confident_precision"] = round(sure["content_source"].precision, 1)
    figures["polnear_dev_confident_recall"] = round(sure["content_source"].recall, 1)
    figures |= _quotes([(article, [marked for _, marked in made]) for article, made in read])
    return figures | calibration(read) | _speed([article.text for article, _ in read[::3]])


def _figures(name: str, read: list[tuple[Article, list[Marked]]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for key, count in sorted(polnear.score(read).items()):
        figures[f"{name}_{key}_f1"] = round(count.f1, 1)
        if key.startswith("content"):
            figures[f"{name}_{key}_precision"] = round(count.precision, 1)
            figures[f"{name}_{key}_recall"] = round(count.recall, 1)
    return figures


def _quotes(read: list[tuple[Article, list[Marked]]]) -> dict[str, float]:
    """Give the recall of direct quotes: gold contents of which four in five letters stand in quotation marks."""
    wanted = found = sourced = 0
    for article, made in read:
        inside = [(quote.start, quote.end) for quote in _quotations(article.text)]
        pairs = {id(gold): one for one, gold in polnear.matches(article, made) if gold is not None}
        for gold in article.gold:
            total = sum(b - a for a, b in gold.content)
            quoted = sum(max(0, min(b, d) - max(a, c)) for a, b in gold.content for c, d in inside)
            if quoted >= _DIRECT * total:
                one = pairs.get(id(gold))
                wanted += 1
                found += one is not None
                sourced += one is not None and polnear.same_source(article, one, gold)
    return {
        "polnear_dev_direct_quotes": wanted,
        "polnear_dev_direct_recall": round(100 * found / wanted, 1),
        "polnear_dev_direct_source_recall": round(100 * sourced / wanted, 1),
    }


def _quotations(text: str) -> list[Quotation]:
    made = []
    for match in re.finditer(r"[^\n]+", text):
        made += quotations(text, match.start(), match.end())
    return made


def calibration(read: list[tuple[Article, list[tuple[Found, Marked]]]]) -> dict[str, float]:
    """Give the mean distance between the confidence told and the share that was right, over ten bins of confidence."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for article, made in read:
        told = {id(marked): reliability(one) for one, marked in made}
        for marked, right in polnear.verdicts(article, [marked for _, marked in made]):
            bins[min(9, int(10 * told[id(marked)]))].append((told[id(marked)], right))
    total = sum(map(len, bins.values()))
    away = sum(abs(sum(p for p, _ in one) - sum(right for _, right in one)) for one in bins.values())
    return {"polnear_dev_calibration_error": round(away / total, 3)}


def _speed(texts: list[str]) -> dict[str, float]:
    """Time a whole reading against a reference parse of the same texts, CPU seconds of one core, best of five each.

    The reference is the shipped base run by spaCy alone on raw texts: a 4-layer CNN of width 96 that tags and parses.
    Both take turns, so that a busy neighbour slows both.
    """
    reports = [report(text) for text in texts]
    reader, nlp = English(), base()
    parsed, read = [], []
    for _ in range(6):
        parsed.append(_seconds(lambda: list(nlp.pipe(texts))))
        read.append(_seconds(lambda: [reader.reading(one) for one in reports]))
    return {"time_ratio_to_reference_parse": round(min(read[1:]) / min(parsed[1:]), 2)}


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def reliabilities() -> dict[str, float]:
    """Count on PolNeAR train how often each pattern and cue was right, content and source together."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in polnear.articles("train"):
        read = outermost(article.text, attributions)
        patterns = {id(marked): one for one, marked in read}
        for mine, right in polnear.verdicts(article, [marked for _, marked in read]):
            one = patterns[id(mine)]
            for name in (one.pattern, f"{one.pattern}:{one.lemma}")[: 2 if one.lemma else 1]:
                counts[name]["found"] += 1
                counts[name]["right"] += right
    table = {name: c["right"] / c["found"] for name, c in counts.items() if ":" not in name and c["found"] >= _PATTERN}
    for name, count in counts.items():
        base = table.get(name.partition(":")[0])
        if ":" in name and base is not None and count["found"] >= _CUE:
            table[name] = (count["right"] + _WEIGHT * base) / (count["found"] + _WEIGHT)
    return {name: round(value, 3) for name, value in sorted((table | _BY_HAND).items())}


def _write() -> None:
    path = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en" / "reliability.yaml"
    lines = [
        "# Share of finds that were right (content and source) on PolNeAR train, per pattern and per pattern:cue.",
        "# Made by `python -m bench.read reliability`; holds no text of the corpus.",
        *(f"{name!r}: {value}" for name, value in reliabilities().items()),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["reliability"]:
        _write()
    else:
        for key, value in measure().items():
            print(f"{key:45} {value}")
