"""How well quantities are read: NewsQuant's first half and our own set. `python -m bench.figures [even|odd [MISSES]]`.

Sentences at even places were looked at while the rules were written, those at odd places only scored.

NewsQuant (research/place_time_figure.md, section 4.1). Within a sentence each of our figures, in reading order, takes the
first gold quantity left that has its value (to 0.01 %): a single value only a single value, a range only a range with
the same two bounds. Of what is found and wanted:

* **value F1**: pairs matched. A vague word ("dozens") is a range to both sides, but their table (12 to 120) is not
  ours (24 to 99): it matches where ours lies inside theirs or shares both bounds. "strict value F1" lets none match.
* **value and change F1**: the pair's change agrees too. NewsQuant's sign is one of `= ~ > < up down`. Ours is made from
  the quantifier: about `~`, over `>`, under `<` ("nearly" is `~` to them and has a lower bound with us), else the role
  `risen` gives `up` and `fallen` gives `down`, else `=`. Nothing is forgiven. "value and bound F1" reads up and down of
  the gold as `=` and does not look at our role.
* **counted head**: only gold quantities that name something: the concept, and the noun standing as the unit of a plain count
  ("14 people": NewsQuant puts "people" in the unit and a concept, often somebody else, beside it; we call "people"
  counted). Right is a pair matched by value whose `counted` shares a content word with it, plurals and possessives
  set aside. Precision is over our figures with a counted thing (those matched to a gold quantity that names nothing
  are not judged), recall over all gold quantities that name something. **complete**: all content words of the
  concept or of the noun, and no other. "concept partial" is the same against the concept alone.

Our own set, `figures.jsonl`: fiction written for it and labelled before the rules were changed, one text of one to three
sentences a line. A figure is found when value, low, high, unit and quantifier agree (`own value F1` asks for value, low and high);
every other field is scored over the found ones, words compared without the article in front.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.figures.finding import figures
from whence.read.sentences import sentences

OWN = Path(__file__).with_name("figures.jsonl")
#: Units of NewsQuant (normalized) that measure; every other unit is the noun of a plain count.
MEASURES = frozenset({
    "dollar", "percentage", "year", "month", "gigabyte", "kilowatt", "mile", "yard", "euro", "hour", "horsepower",
    "day", "degree", "millimetre", "cent", "foot", "minute", "second", "gigaton", "centimetre", "inch", "sterling",
    "pound-foot", "celsius", "fahrenheit", "litre", "ton", "kilometre", "metre", "kilohertz", "watt", "pound-mass",
    "gram", "kilowatt-hour", "decibel", "yuan", "krone", "ringgit", "shekel", "age", "barrel", "per", "generation",
    "week", "night", "decade", "century", "kilogram", "tonne", "hectare", "acre", "franc", "peso", "yen", "rupee",
    "rouble", "ruble", "rial", "riyal", "lira", "dinar", "pound", "ounce", "volt", "hertz", "megabyte", "terabyte",
    "megapixel", "newton", "megabit", "revolutions", "gallon",
})  # fmt: skip
#: Words too light to make two names of a thing agree.
LIGHT = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "for", "to", "and", "or", "by", "with", "its", "his", "her", "their",
    "our", "all", "other", "more", "additional", "-",
})  # fmt: skip
ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|all|other|another)\s+", re.IGNORECASE)


def read(text):
    """Read the figures of one text; a text of NewsQuant is one sentence, however many it holds."""
    return figures(_report(text), [Sentence("s", "r", 0, len(text))])


def _report(text):
    return Report("r", "x", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)


def content_words(words):
    """Give the content words, plurals and possessives set aside."""
    found = (re.sub(r"['’]s?$", "", word.casefold()) for word in re.findall(r"[\w'’.-]*\w", words))
    return frozenset(_singular(word) for word in found if word and word not in LIGHT)


def _singular(word):
    for tail, put in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ss", "ss"),
        ("s", ""),
    ):
        if word.endswith(tail) and len(word) > len(tail) + 2:
            return word[: -len(tail)] + put
    return {"men": "man", "women": "woman", "children": "child"}.get(word, word)


def _gold(row):
    parts = [float(part) for part in row["value"].split("-") if part]
    unit = row["normalized_unit"]
    noun = "" if unit in {"-", "% -"} or MEASURES & set(unit.split()) else row["unit"]
    concept = "" if row["referred_concepts"] == "-" else row["referred_concepts"]
    return {"value": tuple(parts), "change": row["change"], "noun": noun, "concept": concept}


def _bound(figure):
    if figure.quantifier == "under" and figure.low is not None:
        return "~"
    return {"over": ">", "under": "<", "about": "~"}.get(figure.quantifier, "=")


def _change(figure):
    # A range and a vague word are `about` by their bounds, not by a softening word: NewsQuant writes `=`.
    bound = "=" if figure.value is None else _bound(figure)
    return bound if bound != "=" else {"risen": "up", "fallen": "down"}.get(figure.role, "=")


def _near(one, other):
    return abs(one - other) <= 1e-4 * max(1.0, abs(other))


def _same(figure, gold):
    """Tell whether the values are the same: `exact`, `vague` (our vague word inside their range) or nothing."""
    if figure.value is not None:
        return "exact" if len(gold) == 1 and _near(figure.value, gold[0]) else ""
    if len(gold) != 2:
        return ""
    low, high = figure.low, figure.high
    if low is not None and high is not None and _near(low, gold[0]) and _near(high, gold[1]):
        return "exact"
    vague = figure.quantifier == "about" and low is not None and high is not None
    return "vague" if vague and gold[0] <= low and high <= gold[1] else ""


def pairs(told, gold):
    """Match greedily by value; yields (figure or `None`, gold or `None`, kind of match)."""
    left = list(gold)
    for figure in told:
        kind, match = next(
            ((_same(figure, one["value"]), one) for one in left if _same(figure, one["value"])), ("", None)
        )
        if match is not None:
            left.remove(match)
        yield figure, match, kind
    for one in left:
        yield None, one, ""


def _heads(figure, gold, count):
    names = [name for name in (gold["concept"], gold["noun"]) if name]
    if not names:
        return
    count["named"] += 1
    count["with concept"] += bool(gold["concept"])
    if figure is None or figure.counted is None:
        return
    ours = content_words(figure.counted.text)
    count["counted"] += 1
    count["counted partial"] += any(ours & content_words(name) for name in names)
    whole = [part for name in names for part in (name, *name.split(","))]
    count["counted complete"] += any(ours == content_words(part) for part in whole)
    if gold["concept"]:
        count["counted with concept"] += 1
        count["concept partial"] += bool(ours & content_words(gold["concept"]))


def newsquant(rows, *, show=0):
    """Score rows of NewsQuant."""
    count = Counter()
    for row in rows:
        missed, added = [], []
        for figure, gold, kind in pairs(read(row["text"]), [_gold(one) for one in row["quantities"]]):
            count["found"] += figure is not None
            count["wanted"] += gold is not None
            count[kind] += bool(kind)
            if gold is not None:
                _heads(figure, gold, count)
            if figure is None:
                missed.append(gold["value"])
            elif gold is None:
                added.append(figure.span.text)
                count["counted"] += figure.counted is not None
                count["counted with concept"] += figure.counted is not None
            else:
                change = gold["change"]
                count["change"] += change == _change(figure)
                plain = "=" if change in {"up", "down"} else change
                count["bound"] += plain == ("=" if figure.value is None else _bound(figure))
                if show:
                    wrong = " !" if change != _change(figure) else "  "
                    head = figure.counted.text if figure.counted else "-"
                    print(
                        f"  {wrong} {figure.span.text!r} {_change(figure)}{change}  [{head}] <> {gold['noun']} / {gold['concept']}"
                    )
        if show and (missed or added or row["quantities"]):
            print(f"{'##' if missed or added else '--'} {row['text']}\n      missed {missed} added {added}")
    count["matched"] = count["exact"] + count["vague"]
    return count


def _f1(count, right, found, wanted):  # noqa: PLR0917 - a count and the names of three
    return round(200 * count[right] / max(1, count[found] + count[wanted]), 1)


def newsquant_figures(count):
    """Turn counts into figures."""
    return {
        "figures value F1": _f1(count, "matched", "found", "wanted"),
        "figures strict value F1": _f1(count, "exact", "found", "wanted"),
        "figures value precision": round(100 * count["matched"] / max(1, count["found"]), 1),
        "figures value recall": round(100 * count["matched"] / max(1, count["wanted"]), 1),
        "figures value and change F1": _f1(count, "change", "found", "wanted"),
        "figures value and bound F1": _f1(count, "bound", "found", "wanted"),
        "figures counted partial F1": _f1(count, "counted partial", "counted", "named"),
        "figures counted complete F1": _f1(count, "counted complete", "counted", "named"),
        "figures concept partial F1": _f1(count, "concept partial", "counted with concept", "with concept"),
    }


#: Fields of the own set that are scored over the figures whose span overlaps and whose value agrees.
FIELDS = ("quantifier", "unit", "counted", "role", "scope", "part_of")


def _plain(words):
    return None if words is None else ARTICLE.sub("", words.casefold())


def _told(figure, by_id):
    whole = by_id.get(figure.part_of)
    return {
        "words": figure.span.text, "start": figure.span.start, "end": figure.span.end, "value": figure.value, "low": figure.low,
        "high": figure.high, "quantifier": figure.quantifier, "unit": figure.unit, "role": figure.role,
        "scope": _plain(figure.scope), "counted": _plain(figure.counted.text if figure.counted else None),
        "part_of": whole.span.start if whole else None,
    }  # fmt: skip


def _wanted(row):
    """Give the labelled figures with their places: words in reading order, `part_of` as the place of the whole."""
    made, at = [], 0
    for one in row["figures"]:
        start = row["text"].index(one["words"], at)
        at = start + len(one["words"])
        made.append(
            {**one, "start": start, "end": at, "counted": _plain(one["counted"]), "scope": _plain(one["scope"])}
        )
    for one in made:
        one["part_of"] = None if one["part_of"] is None else made[one["part_of"]]["start"]
    return made


def _agree(one, other):
    """Same value and bounds, and the words overlap."""
    alike = all(
        one[name] == other[name] or (None not in (one[name], other[name]) and _near(one[name], other[name]))
        for name in ("value", "low", "high")
    )
    return alike and one["start"] < other["end"] and other["start"] < one["end"]


def own(rows, *, show=0):
    """Score rows of our own set."""
    count = Counter()
    for row in rows:
        report = _report(row["text"])
        found = figures(report, sentences(report))
        by_id = {figure.id: figure for figure in found}
        told, wanted = [_told(figure, by_id) for figure in found], _wanted(row)
        count["found"] += len(told)
        count["wanted"] += len(wanted)
        wrong = []
        for gold in wanted:
            match = next((one for one in told if _agree(one, gold)), None)
            if match is None:
                wrong.append(f"missed {gold['words']!r}")
                continue
            told.remove(match)
            count["right"] += 1
            _fields(match, gold, count=count, wrong=wrong)
        wrong += [f"added {one['words']!r} {one['value']} {one['low']} {one['high']}" for one in told]
        if show and wrong:
            print(row["text"], *wrong, sep="\n      ")
    return count


def _fields(match, gold, *, count, wrong):
    for name in FIELDS:
        told, right = match[name], gold[name]
        if name == "part_of":
            same = (told is None) == (right is None) and (told is None or told == right)
        else:
            same = told == right
        count[f"{name} told"] += told is not None
        count[f"{name} wanted"] += right is not None
        count[f"{name} right"] += same and right is not None
        if name == "counted":
            ours, theirs = content_words(told or ""), content_words(right or "")
            count["counted partial"] += bool(ours & theirs)
        if not same:
            wrong.append(f"{gold['words']!r} {name}: {told!r}, not {right!r}")


def own_figures(count):
    """Turn counts into figures: F1 over the figures whose value is right, nothing told and nothing wanted left out."""
    made = {"own value F1": _f1(count, "right", "found", "wanted")}
    for name in FIELDS:
        made[f"own {name} F1"] = _f1(count, f"{name} right", f"{name} told", f"{name} wanted")
    made["own counted partial F1"] = _f1(count, "counted partial", "counted told", "counted wanted")
    return made


def load():
    """Read both sets; NewsQuant is left out where it is not on this machine."""
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "figures" / "newsquant-first-half.json"
    labelled = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    if not path.is_file():
        print(f"bench.figures: NewsQuant left out, {path} is not there", file=sys.stderr)
        return [], labelled
    return json.loads(path.read_text("utf-8")), labelled


def measure(half=slice(None), *, show=0):
    """Give the figures; `half` picks sentences by place."""
    rows, labelled = load()
    made = newsquant_figures(newsquant(rows[half], show=show)) if rows else {}
    return made | own_figures(own(labelled[half], show=show))


HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2)}

if __name__ == "__main__":
    if sys.argv[1:]:
        for name, value in measure(HALVES[sys.argv[1]], show=len(sys.argv) > 2).items():
            print(f"{name:32} {value}")
    else:
        columns = [measure(), measure(HALVES["even"]), measure(HALVES["odd"])]
        print(f"{'':32} {'all':>6} {'even':>6} {'odd':>6}")
        for name in columns[0]:
            print(f"{name:32}", *(f"{column[name]:6}" for column in columns))
