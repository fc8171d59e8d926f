"""What became of who says it, how surely, when and where on the way from a statement to its echo."""

from __future__ import annotations

from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.ledger import DriftKind
from whence.weigh.background import Background
from whence.weigh.claims.likeness import other_days
from whence.weigh.drifts.figures import one_figure
from whence.weigh.drifts.paths import one_name
from whence.weigh.moments import days_apart
from whence.weigh.phrasing import named
from whence.weigh.places import alike, far_apart, widened
from whence.weigh.roots import Heard, body
from whence.weigh.words import tokens

#: Marks by which a sentence without a source shows that its words are somebody's, as the second of a quotation is.
QUOTES = frozenset('“”«»„"')
#: (kind, before, after, one sentence)
Change = tuple[DriftKind, str, str, str]
#: Share of one sentence that must stand in the other before two named sources are the same words given away.
SHARED = 0.2


def speaker(start: Heard, echo: Heard, shared: float, *, known: Background, given: frozenset[str]) -> Change | None:
    """Say that a claim changed hands, or lost the name of who made it.

    Args:
        start: The statement the words came from.
        echo: The statement that gives them on.
        shared: Share of the shorter sentence that stands in the other, 0 to 1.
        known: With the relations that reports state: who speaks for a body is no other speaker than it.
        given: Words for the roots of all that the echo's report says in this claim: what it gives as somebody's word
            in one place it does not give as its own in another.
    """
    if _passed_on(start, echo):
        detail = f"What {start.outlet} has from {named(start.text)}, {echo.outlet} gives as found by {start.outlet}."
        return "speaker", start.text, echo.text, detail
    inner = _cut_short(start, echo)
    if inner is not None:
        by = named(echo.text)
        detail = f"What {start.outlet} has from {named(inner)} through {by}, {echo.outlet} gives as the word of {by}."
        return "speaker", inner, echo.text, detail
    if start.root is None or _one_body(start, echo, known) or any(one_name(start.text, text) for text in given):
        return None
    after = _new_voice(echo, shared)
    if after is None:
        return None
    detail = f"What {start.outlet} gives as the word of {named(start.text)}, {echo.outlet} gives {after[1]}."
    return "speaker", start.text, after[0], detail


def _new_voice(echo: Heard, shared: float) -> tuple[str, str] | None:
    """Give whose voice an echo speaks in, and words for it; `None` where that is open."""
    if echo.link is None:
        quoted = bool(QUOTES & set(echo.said.sentence))
        return None if quoted else (f"{echo.outlet} (own voice)", "in its own voice")
    if echo.root is None or shared < SHARED:
        return None
    return echo.text, f"as the word of {named(echo.text)}"


def _one_body(start: Heard, echo: Heard, known: Background) -> bool:
    """Tell whether both speakers are one body: by name, by description, or by a stated relation."""
    mine, yours = body(start.text), body(echo.text)
    if not mine or not yours:
        return False
    if start.root == echo.root or one_name(named(start.text), named(echo.text)):
        return True
    described = (f" {' '.join(tokens(side.text))} " for side in (echo, start))
    if one_name(start.text, echo.text) or any(
        len(name) > 3 and f" {name} " in words for name, words in zip((mine, yours), described, strict=True)
    ):
        return True
    return any(
        one.key is not None and any(each.object == other.key for each in known.relations.get((one.report, one.key), ()))
        for one, other in ((start, echo), (echo, start))
    )


def _passed_on(start: Heard, echo: Heard) -> bool:
    """Tell whether an echo gives as an outlet's finding what that outlet gave as somebody else's word.

    That the outlet `reported` it is a fair credit and no change.
    """
    if start.link is None or start.said.outlet is None or _relayed(echo):
        return False
    return len(echo.said.sources) == 1 and body(echo.text) == body(start.said.outlet) != body(start.text)


def _cut_short(start: Heard, echo: Heard) -> str | None:
    """Give the source that an echo left out behind one who passed its words on (`A reports that B says`).

    That an outlet is said to report does not help here: whose word it is was known and is gone.
    """
    names = [body(one.text) for one in start.said.sources]
    if len(echo.said.sources) != 1 or start.root is None or start.link != len(names) - 1:
        return None
    passed_on = body(echo.text) in names[:-1] and not one_name(start.text, echo.text)
    return start.text if passed_on else None


def _relayed(echo: Heard) -> bool:
    """Tell whether an echo names its source as one who reports."""
    cue = echo.said.statement.chain[0].cue if echo.link == 0 else None
    return cue is None or bool(frozenset(tokens(cue.text)) & frozenset(lexicon("en", "interest")["relays"]))


def surety(one: Heard) -> tuple[bool, str]:
    """Give how surely a statement is put: whether it is hedged, and the cue that leaves it open or vouches for it."""
    return one.said.statement.hedged, _cue(one)


def stance(start: Heard, echo: Heard) -> Change | None:
    """Say that a claim became a finding, or that what was planned became done."""
    weak, strong = _cue(start), _cue(echo)
    if weak in _listed("weak") and strong in _listed("strong"):
        return "stance", weak, strong, f"{start.outlet} has it {weak}, {echo.outlet} {strong}."
    before, after = (
        next((word for word in tokens(side.said.words) if word in _listed("planned")), "") for side in (start, echo)
    )
    if before and not after and not _later(start, echo) and alike(start.said.words, echo.said.words):
        return "stance", before, "done", f"{start.outlet} puts it as still to come (“{before}”), {echo.outlet} as done."
    return None


def _cue(one: Heard) -> str:
    cue = None if one.link is None else one.said.statement.chain[one.link].cue
    words = [] if cue is None else [word for word in tokens(cue.text) if word in _listed("weak") | _listed("strong")]
    return words[-1] if words else ""


def _later(start: Heard, echo: Heard) -> bool:
    """Tell whether an echo was published on a later day: what was planned may be done by then."""
    told, again = start.said.published.latest, echo.said.published.earliest
    return told is not None and again is not None and told[:10] < again[:10]


def time(start: Heard, echo: Heard) -> Change | None:
    """Say that the date changed; a weekday that only the day of publication moved is none."""
    if not other_days(start.gist, echo.gist) or not days_apart(start, echo):
        return None
    before, after = (_days(one) for one in (start, echo))
    return "time", before, after, f"The date changed: {start.outlet} has {before}, {echo.outlet} {after}."


def _days(one: Heard) -> str:
    return ", ".join(early if early == late else f"{early} to {late}" for early, late in one.gist.days)


def place(start: Heard, echo: Heard) -> Change | None:
    """Say that it came to be elsewhere."""
    found = far_apart(start, echo)
    if found is None:
        return None
    before, after = found[0].span.text, found[1].span.text
    return "place", before, after, f"The place changed: {start.outlet} has {before}, {echo.outlet} {after}."


def scope(start: Heard, echo: Heard) -> Change | None:
    """Say that what was told of a spot came to be told of the country around it."""
    found = widened(start, echo)
    if found is None or not (one_figure(start, echo) or alike(start.said.words, echo.said.words)):
        return None
    before, after = found[0].span.text, found[1].span.text
    return "scope", before, after, f"The reach grew: {start.outlet} has {before}, {echo.outlet} {after}."


def hedge(start: Heard, echo: Heard) -> Change | None:
    """Say that a caution was lost; a caution that was added is no harm."""
    if not start.said.statement.hedged or echo.said.statement.hedged:
        return None
    return "hedge", "hedged", "plain", f"{start.outlet} puts it with a caution that {echo.outlet} leaves out."


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "drifts")[name]))
