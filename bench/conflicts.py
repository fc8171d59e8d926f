"""How well figures of two reports are compared: two labelled sets. `python -m bench.conflicts [--show tune|hold|second]`.

`figure_pairs.jsonl` holds fiction, labelled before the rules were written (`labels.md` says how). `read` is measured from the
sentences: the reader reads each, and the statement is taken whose content holds the figure meant; where the reader finds
no figure there, the answer counts as incomparable. `given` takes number, thing counted, role and scope from the labels, and
the words around them from the sentence. Rules were tuned on `tune`; `hold` is for measuring. `naive` is the share of
conflicts among the pairs with one noun and two different numbers, which a comparison by noun and number calls conflicts.

`figure_pairs_second.jsonl` is another hand's: its sentences were written and labelled before their writer saw a rule or a
sentence of the first set. Measured from the sentences, over all of it (`second_...`) and over its halves: the misses of
`tune` were read while the rules were mended, those of `hold` were not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from whence.lang.lexicon import lexicon
from whence.model.protocols import Said, SourceName
from whence.model.reading import Figure
from whence.model.reports import Published, Report
from whence.read.english import English
from whence.text.numbers import NumberWords
from whence.weigh.figures.relations import related
from whence.weigh.figures.told import told

NUMBERS = NumberWords(lexicon("en", "numbers"))
PAIRS = Path(__file__).with_name("figure_pairs.jsonl")
SECOND = Path(__file__).with_name("figure_pairs_second.jsonl")
SECOND_KEYS = ("macro_f1", "conflict_precision", "conflict_recall")
LABELS = ("same", "compatible", "subset", "update", "rounded copy", "conflict", "incomparable")


def report(side):
    """Wrap a sentence as a report of its own."""
    name = f"{side['outlet']} {side['day']} {side['text']}"
    dated = Published(side["day"], side["day"], side["day"], "given")
    return Report(
        name, "", None, side["outlet"], None, None, None, dated, "text/plain", "en", "0" * 64, None, side["text"]
    )


def said_of(statement, reading, owner):
    """Put a statement together as the store does."""
    figures = {one.id: one for one in reading.figures}
    moments = {one.id: one for one in reading.moments}
    sentence = next(one for one in reading.sentences if one.id == statement.sentence)
    return Said(
        statement=statement,
        words=" ".join(piece.text for piece in statement.content),
        sentence=owner.text[sentence.start : sentence.end],
        figures=tuple(figures[one] for one in statement.figures),
        moments=tuple(moments[one] for one in statement.moments),
        sources=tuple(
            SourceName(None, link.source.text if link.source else "", link.source_kind) for link in statement.chain
        ),
        participants=(),
        outlet=owner.outlet,
        family=None,
        published=owner.published,
        order=(owner.published.earliest or "9999", owner.id, statement.content[0].start),
        title=None,
    )


def read_figure(reader, side):
    """Read a sentence; gives the figure meant with its surroundings, `None` when the reader finds none there."""
    owner = report(side)
    reading = reader.reading(owner)
    meant = (side["at"], side["at"] + len(side["words"]))
    found = None
    for statement in reading.statements:
        said = said_of(statement, reading, owner)
        for figure, one in zip(said.figures, told(said), strict=False):
            if (
                figure.span.start < meant[1]
                and meant[0] < figure.span.end
                and (found is None or len(said.words) > found[0])
            ):
                found = (len(said.words), said, one, figure)
    return found


def given_figure(reader, side):
    """Give the figure meant as labelled, in the words of the statement that the reader made."""
    owner = report(side)
    reading = reader.reading(owner)
    held = [one for one in reading.statements if _holds(one, side)] or list(reading.statements)
    if not held:
        return None
    statement = max(held, key=lambda one: sum(piece.end - piece.start for piece in one.content))
    made = _labelled(owner, side)
    said = replace(said_of(statement, reading, owner), figures=(made,))
    return told(said)[0]


def _holds(statement, side):
    return any(
        piece.start <= side["at"] and side["at"] + len(side["words"]) <= piece.end for piece in statement.content
    )


def _labelled(owner, side):
    start, end = side["at"], side["at"] + len(side["words"])
    amounts = [one for one in NUMBERS.amounts(owner.text, lambda _: []) if one.start < end and start < one.end]
    known = amounts[0] if amounts else None
    counted = None
    if side["counted"] is not None:
        at = owner.text.index(side["counted"])
        counted = owner.span(at, at + len(side["counted"]))
    return Figure(
        id="given",
        span=owner.span(start, end),
        value=None if known is None else known.value,
        low=None if known is None else known.low,
        high=None if known is None else known.high,
        quantifier="exactly" if known is None else known.quantifier,
        unit=None if known is None else known.unit,
        counted=counted,
        role=side["role"],
        scope=side["scope"],
        part_of="whole" if side["part"] else None,
    )


def answers(rows, figure_of):
    """Give the answer for each row: the relation, and why."""
    made = []
    for row in rows:
        one, other = figure_of(row["a"]), figure_of(row["b"])
        if one is None or other is None:
            made.append(("incomparable", "no figure found"))
        else:
            found = related(one, other, path=row["took"] is not None)
            made.append((found.relation, found.why))
    return made


def figures(rows, made, name):
    """Turn answers into figures: F1 over the labels with equal weight, precision and recall of conflicts."""
    pairs = Counter((row["label"], answer) for row, (answer, _) in zip(rows, made, strict=True))
    scores = {}
    for label in LABELS:
        right = pairs[label, label]
        wanted = sum(count for (gold, _), count in pairs.items() if gold == label)
        given = sum(count for (_, answer), count in pairs.items() if answer == label)
        scores[label] = 2 * right / (wanted + given) if wanted + given else 0.0
        if label == "conflict":
            conflict = (right / given if given else 0.0, right / wanted if wanted else 0.0)
    return {
        f"{name} macro F1": round(sum(scores.values()) / len(scores), 3),
        f"{name} conflict precision": round(conflict[0], 3),
        f"{name} conflict recall": round(conflict[1], 3),
        **{f"{name} {label} F1": round(score, 3) for label, score in scores.items()},
    }


def naive(rows):
    """Give the precision of calling any two different numbers of one noun a conflict."""
    met = [row for row in rows if _noun(row["a"]) == _noun(row["b"]) is not None and row["label"] != "same"]
    return round(sum(row["label"] == "conflict" for row in met) / len(met), 3)


def _noun(side):
    return None if side["counted"] is None else side["counted"].split()[-1]


def measure(*, show=None):
    """Measure both ways on both splits."""
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    reader = English()
    read, given = {}, {}
    for side in (row[end] for row in rows for end in "ab"):
        key = (side["text"], side["at"], side["day"])
        if key not in read:
            found = read_figure(reader, side)
            read[key] = None if found is None else found[2]
            given[key] = given_figure(reader, side)
    made = {}
    for split in ("tune", "hold"):
        own = [row for row in rows if row["split"] == split]
        for name, held in (("read", read), ("given", given)):
            told_ = answers(own, lambda side, held=held: held[side["text"], side["at"], side["day"]])
            made |= figures(own, told_, f"{split} {name}")
            if show == split and name == "read":
                _show(own, told_)
        made[f"{split} naive conflict precision"] = naive(own)
    return made | second(reader, show=show == "second")


def second(reader, *, show=False):
    """Measure the pairs of another hand, read from their sentences."""
    rows = [json.loads(line) for line in SECOND.read_text("utf-8").splitlines()]
    read = {}
    for side in (row[end] for row in rows for end in "ab"):
        key = (side["text"], side["at"], side["day"])
        if key not in read:
            found = read_figure(reader, side)
            read[key] = None if found is None else found[2]
    scores = {}
    for name, splits in (("second", ("tune", "hold")), ("second_tune", ("tune",)), ("second_hold", ("hold",))):
        own = [row for row in rows if row["split"] in splits]
        told_ = answers(own, lambda side: read[side["text"], side["at"], side["day"]])
        found = figures(own, told_, name)
        scores |= {
            f"{name}_{key}": found[f"{name} {key.replace('_f1', ' F1').replace('_', ' ')}"] for key in SECOND_KEYS
        }
        if show and name == "second_tune":
            _show(own, told_)
    return scores


def _show(rows, made):
    for row, (answer, why) in zip(rows, made, strict=True):
        if answer != row["label"]:
            print(f"{row['id']}: {row['label']}, not {answer} ({why})")
            for end in "ab":
                print("     ", row[end]["text"], row["took"] or "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", choices=["tune", "hold", "second"])
    for key, value in measure(show=parser.parse_args().show).items():
        print(f"{key:36} {value}")
