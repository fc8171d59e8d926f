"""How well places are found and resolved, on LGL, GeoWebNews and TR-News. `python -m bench.places [even|odd] [MISSES]`.

Documents at even places trained the weights (training/places.py), those at odd places are only scored; `measure` scores
the odd ones. The readings come from the reader that ships; `WHENCE_READINGS` may name a folder to keep them in.

* **gold**: names that the corpus links to a place: LGL and TR-News with coordinates, GeoWebNews with a GeoNames id. A name
  that is annotated and not linked (a street, a fictional town) is neither wanted nor wrong; `strict` counts it as wrong.
* **found**: a row overlaps a gold name. Precision is over all rows, recall over all gold names.
* **right**: the first entry of the row (what it is located at, else its first candidate) is within 161 km of the gold point.
  Countries and regions go by identity: a gold country wants that country by its GeoNames id, a gold first-level region
  that region by country and name or a place within 161 km, a sea or wide region that one by name; a country is never
  right for anything else.
* **end to end F1**: right rows over rows that name an entry and over gold names.
* **confident**: rows of status `located` or `region`; of those that overlap a gold name: how many are right, and their
  share of the rows that overlap a gold name and name an entry.
* **given names**: of gold names that some row overlaps, right ones.
"""

from __future__ import annotations

import gzip
import math
import os
import pickle
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from whence.model.reports import Published, Report
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.places.names import plain

CORPORA = ("lgl", "gwn", "tr-news")
SHOWN = {"lgl": "LGL", "gwn": "GWN", "tr-news": "TR-News"}
NEAR_KM = 161.0
COUNTRY_CODES = ("PCL",)


@dataclass(frozen=True)
class Gold:
    """An annotated name; `point` is `None` when the corpus links it to nothing."""

    start: int
    end: int
    name: str
    full: str
    id: str
    point: tuple[float, float] | None
    code: str
    country: str
    kind: str


@dataclass(frozen=True)
class Text:
    """One document."""

    corpus: str
    number: int
    text: str
    golds: tuple[Gold, ...]

    @property
    def report(self):
        name = f"{self.corpus}-{self.number}"
        return Report(
            name, "x", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, self.text
        )

    def linked(self):
        return [gold for gold in self.golds if gold.point is not None and (self.corpus != "gwn" or gold.id)]


def texts(corpus):
    """Read a corpus; offsets that escaped marks moved (TR-News) are set right by the name."""
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "places" / f"{corpus}.xml.gz"
    for number, article in enumerate(ET.fromstring(gzip.decompress(path.read_bytes())).iter("article")):
        text = article.findtext("text") or ""
        golds = (_gwn(one) if corpus == "gwn" else _linked(one) for one in article.find("toponyms"))
        yield Text(corpus, number, text, tuple(_moved(gold, text) for gold in golds))


def _gwn(one):
    lat, lon = one.findtext("latitude"), one.findtext("longitude")
    return Gold(
        int(one.findtext("start")), int(one.findtext("end")), one.findtext("extractedName") or "",
        one.findtext("normalisedName") or "", (one.findtext("geonamesID") or "").strip(),
        (float(lat), float(lon)) if lat and lon else None, "", "", one.findtext("type") or "",
    )  # fmt: skip


def _linked(one):
    tag = one.find("gaztag")
    start, end, name = int(one.findtext("start")), int(one.findtext("end")), one.findtext("phrase") or ""
    if tag is None or not tag.findtext("lat"):
        return Gold(start, end, name, "", "", None, "", "", "")
    country = tag.find("country")
    point = float(tag.findtext("lat")), float(tag.findtext("lon"))
    held = "" if country is None else country.get("geonameid") or ""
    return Gold(start, end, name, tag.findtext("name") or "", tag.get("geonameid") or "", point,
                tag.findtext("fcode") or "", held, "")  # fmt: skip


def _moved(gold, text):
    if text[gold.start : gold.end] == gold.name or gold.name not in text:
        return gold
    places, at = [], text.find(gold.name)
    while at >= 0:
        places.append(at)
        at = text.find(gold.name, at + 1)
    start = min(places, key=lambda place: abs(place - gold.start))
    return Gold(**{**gold.__dict__, "start": start, "end": start + len(gold.name)})


def km(one, other):
    """Give the distance of two (latitude, longitude) in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


def right(entry: Entry, gold: Gold, atlas) -> bool:
    """Tell whether an entry is the place that the corpus means."""
    if entry.id == gold.id:
        return True
    near = km((entry.lat, entry.lon), gold.point) <= NEAR_KM
    meant = atlas.entry("geonames", gold.id)
    if gold.code.startswith(COUNTRY_CODES) or (meant is not None and meant.kind == "country"):
        return near and entry.kind == "town" and plain(entry.name) == plain(gold.full or gold.name)
    if entry.kind == "country":
        return False
    if entry.id.startswith("area:") and plain(entry.name) == plain(gold.full or gold.name):
        return True
    return near or _same_region(entry, gold, meant)


def _same_region(entry, gold, meant):
    """Tell whether both are one first-level region: the corpora's ids are not ours."""
    if entry.kind != "region" or meant is not None or gold.code not in {"ADM1", "", "RGN", "CONT"}:
        return False
    if gold.country and entry.country and entry.within and entry.within[-1] != gold.country:
        return False
    names = {plain(name) for name in (gold.full, gold.name) if name}
    same = plain(entry.name) in names or any(plain(entry.name) in name or name in plain(entry.name) for name in names)
    return same and _inside(entry, gold.point)


def _inside(entry, point):
    if entry.bounds is None:
        return False
    west, south, east, north = entry.bounds
    lat, lon = point
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return south - 1 <= lat <= north + 1 and (across or min(abs(lon - west), abs(lon - east)) <= 1)


def overlap(one, other):
    return one.start < other.end and other.start < one.end


def readings(corpus, half, folder=None):
    """Give the readings of every other document; kept in a folder between runs where one is named."""
    folder = folder or (Path(os.environ["WHENCE_READINGS"]) if "WHENCE_READINGS" in os.environ else None)
    kept = None if folder is None else folder / f"{corpus}.{half}.pkl"
    if kept is not None and kept.is_file():
        return pickle.loads(kept.read_bytes())
    from whence import config, plugins, read

    case = Path("no case")
    settings = config.load(case)
    annotator = plugins.annotator(settings.reader, settings, case)
    made = {text.number: read.reading(text.report, annotator) for text in texts(corpus) if text.number % 2 == half}
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(made))
    return made


def entry_of(one, atlas):
    """Give what a row answers: its entry, else its first candidate, `None` when it names neither."""
    if one.entry is not None:
        return one.entry
    first = next(iter(one.place.candidates), None)
    if first is None or one.place.status == "unlocated":
        return None
    return atlas.entry(first.gazetteer, first.gazetteer_id)


#: How GeoWebNews types a name, as our `use`; embedded names and other kinds are left out of it.
USES = {"Literal": "literal", "Literal_Modifier": "literal", "Metonymic": "metonymic", "Demonym": "demonym"}


def score(pairs, atlas, *, show=False):
    """Count over (text, reading) pairs."""
    from whence.resolve.places.placing import sited

    count = Counter()
    for text, held in pairs:
        golds = text.linked()
        rest = [gold for gold in text.golds if gold not in golds and not gold.kind.startswith("Non")]
        rows = sited(text.report, held, atlas)
        count["wanted"] += len(golds)
        met = set()
        for one in rows:
            span, entry = one.place.span, entry_of(one, atlas)
            hit = [gold for gold in golds if overlap(span, gold)]
            aside = not hit and any(overlap(span, gold) for gold in rest)
            count["rows"] += not aside
            count["all rows"] += 1
            count["answered"] += entry is not None and not aside
            count["all answered"] += entry is not None
            count["found rows"] += bool(hit)
            placed = one.entry is not None
            count["placed"] += placed and not aside
            good = [gold for gold in hit if entry is not None and right(entry, gold, atlas)]
            count["right placed"] += placed and bool(good)
            if hit and entry is not None:
                count["judged"] += 1
                count["kept"] += placed
                count["kept right"] += placed and bool(good)
                count["judged right"] += bool(good)
            met.update(gold.start for gold in hit)
            count["right"] += sum(1 for gold in good if not _seen(count, text, gold))
            _used(count, one, text)
            if show and not aside and not good:
                around = text.text[max(0, span.start - 40) : span.end + 40].replace("\n", " ")
                told = None if entry is None else (entry.name, entry.kind, entry.country, entry.region)
                wanted = [(gold.name, gold.full, gold.code) for gold in hit]
                print(
                    f"{text.corpus}-{text.number} {one.place.status} {one.place.confidence} {span.text!r} {told} wanted {wanted} | {around}"
                )
        count["found"] += len(met)
        if show:
            for gold in golds:
                if gold.start not in met:
                    print(
                        f"{text.corpus}-{text.number} missed {gold.name!r} | {text.text[max(0, gold.start - 40) : gold.end + 40]!r}"
                    )
    return count


def _seen(count, text, gold):
    """Tell whether a gold name was counted as right already; one row a gold name."""
    key = "seen", text.corpus, text.number, gold.start
    count[key] += 1
    return count[key] > 1


def _used(count, one, text):
    """Count the uses that agree with GeoWebNews's."""
    gold = next((gold for gold in text.golds if gold.kind in USES and gold.start == one.place.span.start), None)
    if gold is not None:
        count["uses"] += 1
        count["uses right"] += USES[gold.kind] == one.place.use
        count["use", USES[gold.kind], one.place.use] += 1


def _percent(part, whole):
    return round(100 * part / max(1, whole), 1)


def figures(count):
    """Turn counts into figures."""
    precision, recall = count["right"] / max(1, count["answered"]), count["right"] / max(1, count["wanted"])
    strict = count["right"] / max(1, count["all answered"])
    made = {
        "end to end F1": round(200 * precision * recall / max(1e-9, precision + recall), 1),
        "end to end F1 strict": round(200 * strict * recall / max(1e-9, strict + recall), 1),
        "mention precision": _percent(count["found rows"], count["rows"]),
        "mention precision strict": _percent(count["found rows"], count["all rows"]),
        "mention recall": _percent(count["found"], count["wanted"]),
        "right given names": _percent(count["judged right"], count["judged"]),
        "confident right": _percent(count["kept right"], count["kept"]),
        "confident kept": _percent(count["kept"], count["judged"]),
        "confident right of all rows": _percent(count["right placed"], count["placed"]),
    }
    if count["uses"]:
        made["use right"] = _percent(count["uses right"], count["uses"])
    return made


def measure(half=1, *, show=False):
    """Give the figures of the odd documents, or of the even ones."""
    folder = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "places"
    if not folder.is_dir():
        print(f"bench.places: left out, {folder} is not there", file=sys.stderr)
        return {}
    from whence.resolve.gazetteer.atlas import Atlas, shipped

    atlas, made, whole = Atlas([shipped()]), {}, Counter()
    for corpus in CORPORA:
        held = readings(corpus, half)
        pairs = [(text, held[text.number]) for text in texts(corpus) if text.number % 2 == half]
        count = score(pairs, atlas, show=show)
        whole.update({name: number for name, number in count.items() if name in {"kept", "judged", "kept right"}})
        made |= {f"{SHOWN[corpus]} {name}": value for name, value in figures(count).items()}
        if show:
            print({name: number for name, number in count.items() if name[0] == "use"})
    made["confident right"] = _percent(whole["kept right"], whole["kept"])
    made["confident kept"] = _percent(whole["kept"], whole["judged"])
    return made


if __name__ == "__main__":
    for name, value in measure(0 if sys.argv[1:2] == ["even"] else 1, show=len(sys.argv) > 2).items():
        print(f"{name:40} {value}")
