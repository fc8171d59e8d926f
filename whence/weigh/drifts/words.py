"""What became of who says it, how surely, when and where on the way from a statement to its echo."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.fuzz import ratio

from whence.lang.lexicon import lexicon
from whence.model.ledger import DriftKind
from whence.model.spots import Spot
from whence.weigh.background import Background
from whence.weigh.claims.likeness import other_days
from whence.weigh.drifts.figures import one_figure, one_number
from whence.weigh.drifts.paths import one_name
from whence.weigh.moments import days_apart
from whence.weigh.phrasing import named
from whence.weigh.places import COUNTRY, SURE, alike, far_apart, widened
from whence.weigh.roots import Heard, body
from whence.weigh.words import canonical, content_stems, tokens

#: Marks by which a sentence without a source shows that its words are somebody's, as the second of a quotation is.
QUOTES = frozenset('“”«»„"')
#: (kind, before, after, one sentence)
Change = tuple[DriftKind, str, str, str]
#: Share of one sentence that must stand in the other before two named sources are the same words given away, and
#: before two descriptions are.
SHARED, ALIKE = 0.2, 0.5
#: Share of the stems of the richer of two contents that must stand in the other before one is the other told again.
TOLD = 0.6
#: Letters beyond which the last word of a name is known again in a sentence, words that name a source at most, and
#: words behind `will` in which the deed stands.
LETTERS, LONGEST, NEAR = 3, 12, 4
#: Share of equal letters from which two names are one in two spellings (0 to 100), and stems, and share of them, that
#: two sentences must have in common apart from a name before the name was swapped.
SPELT, ENOUGH, WORD_FOR_WORD = 60.0, 4, 0.8
#: First words of what a source says of its own deeds: who tells them of it keeps it as their doer.
OWN_DEED = (["he"], ["she"], ["they"], ["it"])
#: Code points of a content in which places are looked for.
MOST = 2_000
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|off|above)\s(?:the\s(?:\w{2,20}\s){1,2}of\s)?((?:[A-Z][\w’'-]{1,30}\s?){1,3})"
)


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
    if start.link is None or _vague(start) or one_body(start, echo, known):
        return None
    if any(one_name(start.text, text) for text in given):
        return None
    after = _own_voice(start, echo) if echo.link is None else _other_name(start, echo, shared)
    if after is None:
        return None
    detail = f"What {start.outlet} gives as the word of {named(start.text)}, {echo.outlet} gives {after[1]}."
    return "speaker", start.text, after[0], detail


def _own_voice(start: Heard, echo: Heard) -> tuple[str, str] | None:
    """Tell that an outlet gives in its own voice what it has from somebody; `None` where that is open.

    A sentence with a quotation mark, in the first person, or with the speaker's name in it shows whose words it is; and
    it must say what the source said, not only touch on it.
    """
    if QUOTES & set(echo.said.sentence) or not _listed("first_person").isdisjoint(tokens(echo.said.words)):
        return None
    if one_name(start.text, echo.outlet) or tokens(start.said.words)[:1] in OWN_DEED:
        return None
    if _names(echo, start) or not (_tells_all(start, echo) or one_number(start, echo)):
        return None
    return f"{echo.outlet} (own voice)", "in its own voice"


def _names(echo: Heard, start: Heard) -> bool:
    """Tell whether the sentence of an echo names the speaker of its start."""
    last = (body(named(start.text)).split() or [""])[-1]
    return (start.key is not None and start.key in echo.said.participants) or (
        len(last) > LETTERS and last in tokens(echo.said.sentence)
    )


def _tells_all(start: Heard, echo: Heard) -> bool:
    mine, yours = content_stems(start.said.words), content_stems(echo.said.words)
    return len(mine & yours) >= TOLD * max(len(mine), len(yours), 1)


def _other_name(start: Heard, echo: Heard, shared: float) -> tuple[str, str] | None:
    """Tell that the words of one source are given to another; `None` where either may be anybody."""
    if shared < (SHARED if start.root is not None and echo.root is not None else ALIKE):
        return None
    if start.said.outlet is not None and body(echo.text) == body(start.said.outlet):
        return None  # a fair credit
    if any(one_name(start.text, source.text) for source in echo.said.sources):
        return None  # he is named still, however the chain was read
    if any(_pronoun(side) or _vague(side) or not _nameable(side) for side in (start, echo)):
        return None
    if start.root is None or echo.root is None:
        mine, yours = (frozenset(content_stems(side.text)) for side in (start, echo))
        if not mine or not yours or mine & yours:
            return None
    return echo.text, f"as the word of {named(echo.text)}"


def _vague(one: Heard) -> bool:
    """Tell whether a source is nobody in particular: `officials`, `a source`, `the president` of wherever."""
    kind = one.said.sources[one.link].kind if one.link is not None else "implicit"
    words = [word for word in tokens(one.text) if word not in _listed("small")]
    return kind in {"unnamed", "implicit", "first_person"} or all(word in _listed("anybody") for word in words)


def _pronoun(one: Heard) -> bool:
    return one.link is not None and one.said.sources[one.link].kind == "pronoun"


def _nameable(one: Heard) -> bool:
    """Tell whether the words for a source can be a name or a description, and are no piece of what was said."""
    words = tokens(one.text)
    return not (QUOTES | {"‘"}) & set(one.text) and _listed("first_person").isdisjoint(words) and len(words) <= LONGEST


def one_body(start: Heard, echo: Heard, known: Background) -> bool:
    """Tell whether both speakers are one body: by name, by description, or by a stated relation."""
    mine, yours = body(start.text), body(echo.text)
    if not mine or not yours:
        return False
    if (start.root is not None and start.root == echo.root) or one_name(named(start.text), named(echo.text)):
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
    if not _nameable(start):
        return None
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
    planned = _planned(start.said.words)
    if planned is None or _planned(echo.said.words) is not None or _later(start, echo):
        return None
    before, deed = planned
    if deed not in content_stems(echo.said.words) or not _tells_all(start, echo):
        return None
    return "stance", before, "done", f"{start.outlet} puts it as still to come (“{before}”), {echo.outlet} as done."


def _planned(words: str) -> tuple[str, str] | None:
    """Give the first word of what is still to come, and the stem of the deed behind it."""
    found = tokens(words)
    for place, word in enumerate(found):
        sure = word in _listed("future") or (word in _listed("planned") and found[place + 1 : place + 2] == ["to"])
        if sure and found[0] not in _listed("asking"):
            behind = (each for each in found[place + 1 : place + 1 + NEAR] if each not in _listed("helping"))
            return word, canonical(next(behind, "")) or ""
    return None


def _cue(one: Heard) -> str:
    """Give the innermost word of a chain that leaves open whether it is so, or vouches for it."""
    cues = [link.cue.text for link in one.said.statement.chain if link.cue is not None]
    words = [word for cue in cues for word in tokens(cue) if word in _listed("weak") | _listed("strong")]
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
    changed = _texts(far_apart(start, echo)) or _swapped(start, echo)
    if changed is None:
        return None
    before, after = changed
    return "place", before, after, f"The place changed: {start.outlet} has {before}, {echo.outlet} {after}."


def _texts(found: tuple[Spot, Spot] | None) -> tuple[str, str] | None:
    return None if found is None else (found[0].span.text, found[1].span.text)


def _swapped(start: Heard, echo: Heard) -> tuple[str, str] | None:
    """Give two names that stand where the same words put something, when all else is nearly word for word the same.

    Why this way: which of several places a name means need not be known to see that another name stands there.
    """
    mine, yours = (_placed(side.said.words) for side in (start, echo))
    gone, come = [one for one in mine if one not in yours], [one for one in yours if one not in mine]
    if len(gone) != 1 or len(come) != 1 or ratio(gone[0].casefold(), come[0].casefold()) >= SPELT:
        return None
    if {*gone[0].split()} & {*come[0].split()} or any(
        area.kind == COUNTRY for one in (start, echo) for area in one.said.places
    ):
        return None
    rest, other = (
        content_stems(side.said.words.replace(name, " ")) for side, name in ((start, gone[0]), (echo, come[0]))
    )
    alike_else = len(rest & other) >= WORD_FOR_WORD * max(len(rest), len(other))
    return (gone[0], come[0]) if alike_else and min(len(rest), len(other)) >= ENOUGH else None


def _placed(words: str) -> list[str]:
    """Give the names that stand behind a word of place, months and weekdays left out."""
    found = (match[1].strip() for match in _PLACED.finditer(words[:MOST]))
    return [name for name in found if _listed("times").isdisjoint(tokens(name))]


def scope(start: Heard, echo: Heard) -> Change | None:
    """Say that what was told of a spot came to be told of the country around it."""
    if not (one_figure(start, echo) or (one_number(start, echo) and alike(start.said.words, echo.said.words))):
        return None  # that a town lies in a country is no wider reach; a count of either is another count
    changed = _texts(widened(start, echo)) or _grown(start, echo)
    if changed is None:
        return None
    before, after = changed
    return "scope", before, after, f"The reach grew: {start.outlet} has {before}, {echo.outlet} {after}."


def _grown(start: Heard, echo: Heard) -> tuple[str, str] | None:
    """Give the name by which a figure was put somewhere, and the country that stands alone in its stead."""
    lands = [area.span.text for area in echo.said.places if area.kind == COUNTRY and area.confidence >= SURE]
    near, far = (_placed(side.said.words) for side in (start, echo))
    told = any(area.kind == COUNTRY for area in start.said.places) or not one_number(start, echo)
    if told or len(near) != 1 or len(lands) != 1 or far != lands:
        return None
    return near[0], lands[0]


def hedge(start: Heard, echo: Heard) -> Change | None:
    """Say that a caution was lost; a caution that was added is no harm."""
    if not start.said.statement.hedged or echo.said.statement.hedged:
        return None
    return "hedge", "hedged", "plain", f"{start.outlet} puts it with a caution that {echo.outlet} leaves out."


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "drifts")[name]))
