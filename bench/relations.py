"""How well stated relations are read: our own labelled set. `python -m bench.relations [--show tune|hold] [--given]`.

`relations.jsonl` holds fiction of one or two sentences, labelled before the rules were written (`labels.md` says how). Its texts carry
the names as marks, `[p:Ann Lee]`; the marks are taken out, the whole reader reads the plain text, and the names are settled
as the resolving room settles them inside a report. A relation is right when
predicate and both names agree, by their words (no article, title or possessive); `also_known_as` holds in either direction.
Rules were tuned on `tune`; `hold` is for measuring.

`given`: the same rules with the labelled names in place of the reader's, which tells misread names from misread
relations. `former`, `dates` and `role` are the share of the right relations of which that is right too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from whence.model.identity import content_id
from whence.model.reading import Mention
from whence.model.reports import Published, Report
from whence.read.english import English
from whence.resolve.aliases import initials_of, stated_aliases
from whence.resolve.named import voted
from whence.resolve.names import tokens
from whence.resolve.relations.finding import relations
from whence.resolve.relations.role_names import missed
from whence.resolve.short_forms import short_organisations
from whence.resolve.within import joined, uses

CASES = Path(__file__).with_name("relations.jsonl")
_MARK = re.compile(r"\[([pogx]):([^\]]+)\]")
_KINDS = {"p": "person", "o": "organisation", "g": "place", "x": "other"}
#: When the texts are read, for "last year".
_PUBLISHED = Published("2031-05-14", "2031-05-14", "2031-05-14", "given")


def unmarked(marked):
    """Take the marks out; give the text and the names as (start, end, kind)."""
    text, names, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        names.append((len(text), len(text) + len(match[2]), _KINDS[match[1]]))
        text += match[2]
        last = match.end()
    return text + marked[last:], names


def told(reader, row, *, given=False):
    """Read one text and give its relations, subject and object as names."""
    text, names = unmarked(row["text"])
    report = Report(row["id"], "", None, None, None, None, None, _PUBLISHED, "text/plain", "en", "0" * 64, None, text)
    reading = reader.reading(report)
    if given:
        made = (Mention(content_id("mention", a, b), report.span(a, b), kind) for a, b, kind in names)
        reading = replace(reading, mentions=tuple(made))
    else:
        extra = missed(report, reading)
        reading = replace(reading, mentions=tuple(sorted((*reading.mentions, *extra), key=lambda one: one.span)))
    named = voted(sorted(reading.mentions, key=lambda one: one.span))
    stated = stated_aliases(report, named)
    used = uses(named, joined(named, short_organisations(report, named, initials_of(named, stated))))
    shown = {use.key: use.name for use in used}
    return [(shown[one.subject], shown[one.object], one) for one in relations(report, reading, used)]


def _key(subject, predicate, target):
    ends = [tokens(subject, "person"), tokens(target, "person")]
    return predicate, *(sorted(ends) if predicate == "also_known_as" else ends)


def scored(rows, *, given=False, show=False):
    """Count found, wanted and right relations, and what else is right of the right ones."""
    reader, count = English(), Counter()
    for row in rows:
        found = {_key(subject, one.predicate, target): one for subject, target, one in told(reader, row, given=given)}
        wanted = {_key(one["subject"], one["predicate"], one["object"]): one for one in row["relations"]}
        count["found"] += len(found)
        count["wanted"] += len(wanted)
        wrong = [f"added {key}" for key in found if key not in wanted]
        wrong += [f"missed {key}" for key in wanted if key not in found]
        for key in found.keys() & wanted.keys():
            one, label = found[key], wanted[key]
            same = {
                "former": one.former == label["former"],
                "dates": (one.since, one.until) == (label["since"], label["until"]),
                "role": (one.role or "").casefold() == (label["role"] or "").casefold(),
            }
            count["right"] += 1
            count.update(name for name, right in same.items() if right)
            wrong += [
                f"{name}: {(one.former, one.since, one.until, one.role)} {key}"
                for name, right in same.items()
                if not right
            ]
        if show and wrong:
            print(row["id"], row["text"], *wrong, sep="\n      ")
    return count


def figures(count, name):
    """Turn counts into figures."""
    right = max(1, count["right"])
    made = {
        f"{name} precision": round(100 * count["right"] / max(1, count["found"]), 1),
        f"{name} recall": round(100 * count["right"] / max(1, count["wanted"]), 1),
    }
    return made | {f"{name} {part}": round(100 * count[part] / right, 1) for part in ("former", "dates", "role")}


def load(split):
    """Read the rows of one half."""
    rows = map(json.loads, CASES.read_text("utf-8").splitlines())
    return [row for row in rows if row["split"] == split]


def measure(split="hold", *, show=False):
    """Give the figures of one half, with the reader's names and with the labelled ones."""
    rows = load(split)
    return figures(scored(rows, show=show), "relations") | figures(scored(rows, given=True), "relations given names")


if __name__ == "__main__":
    half = next((word for word in sys.argv[1:] if word in {"tune", "hold"}), "hold")
    if "--given" in sys.argv:
        made = figures(scored(load(half), given=True, show="--show" in sys.argv), "relations given names")
    else:
        made = measure(half, show="--show" in sys.argv)
    for name, value in made.items():
        print(f"{name:34} {value}")
