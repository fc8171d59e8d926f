"""Single voices dressed as many: a claim that stands in several reports and rests on one word, or one text."""

from __future__ import annotations

from whence.weigh.background import Background
from whence.weigh.drifts.paths import CARRIED, taken
from whence.weigh.lines.claim import Line, Weighing, first_person, houses, quoted_openly, second_person, upper
from whence.weigh.phrasing import QUOTED, counted, named, shortened
from whence.weigh.roots import Heard
from whence.weigh.voices.evidence import sharing
from whence.weigh.words import tokens

#: Statements, reports and texts of one voice from which a claim of its own is worth a line, and houses that publish
#: them: what one house repeats, it says once.
ECHOES, REPORTS, TEXTS, HOUSES = 3, 3, 3, 2
#: What is taken off echoes that other voices join, and off those without a figure.
JOINED, PLAIN = 0.8, 1.0
#: Telling stems from which words that all give as one source's are worth a line.
TELLING = 5
#: Share of statements that are nothing but open quotations from which the claim is dressed as nothing.
BARE = 0.6
#: Share of a report that a copy must hold before the two are spoken of and not the claim.
MUCH = 0.3
#: Share of the shorter sentence that stands in the other from which two reports carry one text without more ado.
VERBATIM = 0.8
#: Words of a sentence that nobody writes twice by chance, and no one quotes in passing.
LONG = 15
#: Reports of a text by which it is known again.
KNOWN_BY = 60


def echoes(weighing: Weighing) -> Line | None:
    """Say that a claim which stands in several reports rests on one voice.

    Why this way: three texts of their own that go back to one word look like three voices, so the line is about the
    claim. Where the reports carry one text, that text is what there is to see, and every one of its sentences would say
    so again; the line is then about the text, and the short list holds one for it. What everybody openly quotes as
    somebody's own words is dressed as nothing.
    """
    voice = weighing.voices[0]
    own = weighing.of_voice(voice)
    counting = bool(weighing.wording.gist.counts) and not first_person(weighing.wording)
    if houses(own) < HOUSES or (voice.side == "for" and not counting and _bare(own)):
        return None
    reports = len({one.report for one in own})
    if reports < REPORTS:
        return _copy(weighing, own)
    if len(own) < ECHOES:
        return None
    if _texts(own, weighing.known) < TEXTS:
        return _text(weighing, own)
    return None if _plain(weighing, own) and voice.root.kind != "source" else _voice(weighing, own)


def _voice(weighing: Weighing, own: list[Heard]) -> Line | None:
    voice = weighing.voices[0]
    denial = voice.side == "against"
    if all(one.link is not None for one in own) and not denial and len(weighing.wording.gist.stems) < TELLING:
        return None  # everybody says whose words these are, and they are few
    rests, root = "rests on one voice", named(voice.root.text)
    if len(weighing.voices) > 1:
        rests = f"{len(own)} of its {len(weighing.heard)} statements rest on one voice"
    return Line(
        "echoes",
        "The denial of " if denial else "",
        (own[0] if denial else weighing.wording).said.words,
        f" stands in {counted(weighing.reports(), 'report')} and {rests}, {root}",
        f"{len(own)} of the {len(weighing.heard)} statements go back to {root}",
        tuple(own),
        less=_less(weighing, own),
    )


def _less(weighing: Weighing, own: list[Heard]) -> float:
    """Tell what echoes lose in weight."""
    return (JOINED if len(weighing.voices) > 1 else 0.0) + (PLAIN if _plain(weighing, own) else 0.0)


def _plain(weighing: Weighing, own: list[Heard]) -> bool:
    """Tell whether a claim has no figure, and nobody hides whose word it is: all name a source, or none has one."""
    open_ = all(one.link is not None for one in own) or weighing.voices[0].root.kind != "source"
    return open_ and not weighing.wording.gist.counts


def _bare(own: list[Heard]) -> bool:
    """Tell whether most statements are somebody's openly quoted words, or a page speaking to its reader.

    A sentence in the first person that no source is given for is a quotation, too, whose marks were lost.
    """
    quotations = sum(map(quoted_openly, own))
    addressed = sum(one.link is None and (first_person(one) or second_person(one)) for one in own)
    return quotations + addressed >= BARE * len(own)


def _texts(own: list[Heard], known: Background) -> int:
    """Count the texts of statements, up to `TEXTS`; a copy, and a second sentence of one report, are of one text.

    Cost: linear; a statement is held against the first of each text found so far.
    """
    first: list[Heard] = []
    for one in own:
        if not any(_one_text(one, other, known) for other in first):
            first.append(one)
            if len(first) == TEXTS:
                break
    return len(first)


def _one_text(one: Heard, other: Heard, known: Background) -> bool:
    """Tell whether two statements stand in one text: their reports share much, or they are one long sentence."""
    if one.report == other.report:
        return True
    share = sharing(one, other, known)
    if share < CARRIED:
        return False
    long = min(len(tokens(side.said.sentence)) for side in (one, other)) >= LONG
    return (long and share >= VERBATIM) or _shared(one, other, known) >= MUCH


def _text(weighing: Weighing, own: list[Heard]) -> Line | None:
    """Say of a claim whose reports carry one text how many they are.

    One sentence without a figure that pages have in common, as a notice to their readers, is no such text.
    """
    carrying = own
    if _plain(weighing, own):
        carrying = [one for one in own if one.report == own[0].report or _shared(own[0], one, weighing.known) >= MUCH]
        if len(weighing.wording.gist.stems) < TELLING:
            return None
    reports = tuple(dict.fromkeys(one.report for one in carrying))
    if len(reports) < REPORTS or houses(carrying) < HOUSES:
        return None
    denial, root = weighing.voices[0].side == "against", named(weighing.voices[0].root.text)
    return Line(
        "echoes",
        "The denial of " if denial else "",
        (own[0] if denial else weighing.wording).said.words,
        f" stands in the same words in {counted(len(reports), 'report')}: one voice, {root}",
        "",
        tuple(carrying),
        less=_less(weighing, own),
        texts=reports[:KNOWN_BY],
    )


def _copy(weighing: Weighing, own: list[Heard]) -> Line | None:
    """Say of a claim that stands in a report and one copy alone how much of the report the copy holds."""
    original = own[0]
    copy = next((one for one in own[1:] if one.report != original.report), None)
    if copy is None or taken(copy, original, weighing.known) is None:
        return None
    share = _held(copy, original, weighing.known)
    if share < MUCH:
        return None
    whose = original.outlet
    if original.said.outlet is not None:
        title = "" if original.said.title is None else f" “{shortened(original.said.title, QUOTED)}”"
        whose = f"{original.outlet}’s report{title}"
    words = f"{copy.outlet} repeats {share:.0%} of the words of {whose}"
    pair = (original.report, copy.report)
    after = f"{upper(words)}: two reports, one voice"
    return Line("echoes", "", "", after, "", (original, copy), less=_less(weighing, own), texts=pair)


def _held(copy: Heard, original: Heard, known: Background) -> float:
    """Give the share of a report's words that stand in its copy, 0 to 1."""
    pair = (copy.report, original.report)
    overlap = known.overlaps.get((min(pair), max(pair)))
    if overlap is None:
        return 0.0
    return overlap.contained_a if overlap.report_a == original.report else overlap.contained_b


def _shared(one: Heard, other: Heard, known: Background) -> float:
    """Give the share of the words of one report that stand in the other, whichever is more, 0 to 1."""
    return max(_held(one, other, known), _held(other, one, known))
