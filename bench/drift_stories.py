"""Drifts from end to end: 48 invented stories of two reports each, gathered, read, traced and weighed in one case.

`python -m bench.drift_stories [--show]`. Each story has a report and one that came later: with a path (it names the
first outlet) and one drift, with a path and none, or without a path although figures or places differ. Labels, made
before the rules they measure were read: `drift_stories.jsonl` and the guide in labels.md. `recall`: share of the planted
drifts that are found; `joined`: share whose two statements are one claim, and so can drift; `other`: drifts that no label
names, per story with a path; `without a path`: drifts in stories that have none.
"""

from __future__ import annotations

import html
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from whence import pipeline
from whence.model.protocols import CaseView

STORIES = Path(__file__).with_name("drift_stories.jsonl")
PAGE = (
    '<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
    '<meta property="article:published_time" content="{day}T09:00:00Z"></head>'
    "<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
)
Story = dict[str, Any]
#: Claim, kind, what became of what.
Found = tuple[str, str]


def stories() -> list[Story]:
    """Give the labelled stories."""
    return [json.loads(line) for line in STORIES.read_text("utf-8").splitlines()]


def weighed(told: list[Story], folder: Path) -> tuple[dict[str, list[Found]], set[str]]:
    """Build one case of all stories.

    Returns:
        The drifts of each story, and the stories with a claim in which both reports speak.
    """
    pages, case = folder / "pages", folder / "case"
    pages.mkdir()
    for story in told:
        for side in "ab":
            (pages / f"{story['id']}{side}.html").write_text(_page(story, side), "utf-8")
    case.mkdir()
    pipeline.build(case, None, pipeline.gather(case, [str(pages)]))
    with pipeline.opened(case) as view:
        return _found(told, view)


def _found(told: list[Story], view: CaseView) -> tuple[dict[str, list[Found]], set[str]]:
    opening = {f"{story['id']}a": story["a"]["text"].partition(". ")[0] for story in told}
    owner, planted = dict[str, str](), set[str]()
    for report in view.reports():
        page, reading = Path(report.input).stem, view.reading(report.id)
        for said in () if reading is None else reading.statements:
            owner[said.id] = page
            planted |= {said.id} if said.content[0].text.rstrip(".") in opening.get(page, "") else set()
    found: defaultdict[str, list[Found]] = defaultdict(list)
    joined = set()
    for claim in view.weighed():
        held = {owner[one] for one in claim.claim.statements}
        firsts = {owner[one][:-1] for one in claim.claim.statements if one in planted}
        joined |= {story for story in firsts if f"{story}b" in held}
        for drift in claim.drifts:
            found[owner[drift.to_statement][:-1]].append((drift.kind, drift.explanation))
    return dict(found), joined


def _page(story: Story, side: str) -> str:
    one = story[side]
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in one["text"].split("\n"))
    return PAGE.format(
        title=f"{one['outlet']}, {story['id']}", outlet=one["outlet"], day=one["day"], paragraphs=paragraphs
    )


def measure() -> dict[str, float]:
    """Measure recall, drifts that no label names, and drifts without a path."""
    told = stories()
    with tempfile.TemporaryDirectory() as folder:
        found, joined = weighed(told, Path(folder))
    return _scores(told, found, joined)


def _scores(told: list[Story], found: dict[str, list[Found]], joined: set[str]) -> dict[str, float]:
    planted = [story for story in told if story["kinds"]]
    right = {story["id"] for story in planted if story["kinds"][0] in {kind for kind, _ in found.get(story["id"], ())}}
    ways = [story for story in told if story["path"]]
    other = sum(len(_unnamed(story, found)) for story in ways)
    met = sum(story["id"] in joined for story in planted)
    return {
        "recall": round(len(right) / len(planted), 3),
        "joined": round(met / len(planted), 3),
        "recall of the joined": round(len(right & joined) / max(1, met), 3),
        "other": round(other / len(ways), 3),
        "without a path": sum(len(found.get(story["id"], ())) for story in told if not story["path"]),
    }


def _unnamed(story: Story, found: dict[str, list[Found]]) -> list[Found]:
    named = {*story["kinds"], *story["also"]}
    return [one for one in found.get(story["id"], ()) if one[0] not in named]


def _show() -> None:
    told = stories()
    with tempfile.TemporaryDirectory() as folder:
        found, joined = weighed(told, Path(folder))
    for story in told:
        kinds = [kind for kind, _ in found.get(story["id"], ())]
        if set(story["kinds"]) - set(kinds) or _unnamed(story, found):
            print(f"{story['id']} {story['kinds']} {'' if story['id'] in joined else 'torn '}found {kinds}")
            print(f"  {story['a']['text']}\n  {story['b']['text']}")
            for kind, explanation in found.get(story["id"], ()):
                print(f"    {kind}: {explanation}")
    print(json.dumps(_scores(told, found, joined), indent=1))


if __name__ == "__main__":
    if "--show" in sys.argv:
        _show()
    else:
        print(json.dumps(measure(), indent=1))
