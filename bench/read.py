"""Measure the English reader: attributions on PolNeAR dev, and speed against a bare tokenizer.

Run `python -m bench.read` for the figures, `python -m bench.read reliability` to rebuild
`whence/lang/en/reliability.yaml` from PolNeAR train.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from bench import polnear
from bench.polnear import Marked
from whence.model.reports import Published, Report
from whence.read.attribution import attributions, inside, passages
from whence.read.found import Found
from whence.read.sentences import paragraphs, sentences

#: A cue gets a reliability of its own from this many finds on train, a pattern from `_PATTERN` on.
_CUE, _PATTERN = 8, 20
#: Finds of the whole pattern that a cue's own figure is smoothed with.
_WEIGHT = 6
#: Patterns that PolNeAR cannot show (nested or too rare there), set by hand on the seeds, 2026-11.
_BY_HAND = {"block": 0.85, "citing": 0.75, "passive": 0.75, "implicit": 0.5, "unknown": 0.5}


def report(text: str) -> Report:
    """Wrap a plain text."""
    return Report(
        "report-0", "bench", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text
    )


def found(text: str) -> list[Found]:
    """Give every attribution the rules find in a plain text."""
    one = report(text)
    cut = [(sentence.start, sentence.end) for sentence in sentences(one)]
    return attributions(passages(one, paragraphs(one), cut))


def outermost(text: str) -> list[tuple[Found, Marked]]:
    """Give the attributions that lie in no other; PolNeAR marks only these."""
    every = found(text)
    outer = [one for one in every if not one.inner and not any(o is not one and inside(one, o) for o in every)]
    return [(one, Marked(_ranges(one.source), _ranges(one.cue), one.content)) for one in outer]


def _ranges(place: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    return () if place is None else (place,)


def measure() -> dict[str, float]:
    """Give the figures of the reading room; without the data only the speed."""
    figures = {"tokens_per_second_ratio_to_spacy_blank": _speed()}
    if not (polnear.data() / "attribution" / "polnear").is_dir():
        print("bench.read: PolNeAR is not under $WHENCE_DATA; attribution figures left out")
        return figures
    counts = polnear.measure("dev", lambda text: [marked for _, marked in outermost(text)])
    for name, count in sorted(counts.items()):
        figures[f"polnear_dev_{name}_f1"] = round(count.f1, 1)
        if name.startswith("content"):
            figures[f"polnear_dev_{name}_precision"] = round(count.precision, 1)
            figures[f"polnear_dev_{name}_recall"] = round(count.recall, 1)
    sure = polnear.measure("dev", lambda text: [marked for one, marked in outermost(text) if _sure(one)])
    figures["polnear_dev_confident_precision"] = round(sure["content_source"].precision, 1)
    figures["polnear_dev_confident_recall"] = round(sure["content_source"].recall, 1)
    return figures


def _sure(one: Found) -> bool:
    from whence.read.statements import reliability

    return reliability(one) >= 0.5


def _speed() -> float:
    """Time the reader on a text of its own making against a blank spaCy pipeline, best of three."""
    import spacy

    text = "\n\n".join(
        f"The harbour board said on Tuesday that {n} crates had left the quay. “We counted them twice,” said Mara Venn, "
        f"the board’s clerk, adding that the list was complete.\nAccording to the dockers’ union, {n} men were hurt."
        for n in range(100, 900)
    )
    tokenizer = spacy.blank("en").tokenizer
    bare = _best(lambda: len(tokenizer(text)))
    return round(bare / _best(lambda: len(found(text))), 3)


def _best(work: object) -> float:
    times = []
    for _ in range(3):
        begun = time.process_time()
        work()  # type: ignore[operator]
        times.append(time.process_time() - begun)
    return min(times)


def reliabilities() -> dict[str, float]:
    """Count on PolNeAR train how often each pattern and cue was right, content and source together."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in polnear.articles("train"):
        read = outermost(article.text)
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
