"""Find where a report may name a place: stretches that a gazetteer knows, and names that the reader took for places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.model.reading import Mention, MentionKind
from whence.resolve.gazetteer.atlas import CASE, Atlas
from whence.resolve.gazetteer.entries import Gazetteer
from whence.resolve.places.heads import bare, completed
from whence.resolve.places.names import plain
from whence.resolve.places.tokens import Token
from whence.resolve.places.words import Form, Stands, stand_ins

#: Words in the longest name that is looked up.
LONGEST = 6
#: What may stand between two words of one name; a full stop only behind a short word ("St. Albans", "W. Va.").
_GAP = re.compile(r"[ \t\xa0]{1,3}|[ \t]?\r?\n[ \t]{0,3}|[-‐‑–]|['’]|(?P<stop>\.[ \xa0]?)")
_STOPPED = frozenset({"st", "ste", "mt", "ft", "w", "n", "s", "e", "no", "so"})
#: Small words that may stand inside a name.
_INSIDE = frozenset({
    "of", "de", "and", "the", "la", "le", "du", "del", "da", "do", "das", "dos", "al", "el", "ul", "upon", "on",
    "under", "sur", "am", "an", "der", "by", "las", "los", "les", "et", "i", "y", "e", "den", "di",
})  # fmt: skip
#: Words that keys leave out; no name begins with one, else "The Jordan" would be one.
_DROPPED = frozenset({"the", "and"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean.

    Attributes:
        gazetteer: Where it stands; `row` is its row there.
        main: The name is its main name there.
    """

    gazetteer: Gazetteer
    row: int
    main: bool
    form: Form

    @property
    def place(self) -> tuple[str, int]:
        """Give gazetteer and row, which tell one place from another."""
        return self.gazetteer.name, self.row


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch that may name a place.

    Attributes:
        first, last: Index of its first and last word.
        key: What names of one wording share in a report.
        candidates: Empty when no gazetteer knows it.
        use: The reader's mention of just this stretch, `None` when there is none.
        around: The reader's longer mention that holds it, `None` when there is none.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]
    use: Mention | None
    around: Mention | None

    @property
    def kind(self) -> MentionKind | None:
        """What the reader takes just this stretch for."""
        return None if self.use is None else self.use.kind


def spots(text: str, words: Sequence[Token], mentions: Sequence[Mention], *, atlas: Atlas) -> list[Spot]:
    """Find where a text may name a place.

    Why this way: a reader of names misses towns and takes surnames for towns; a gazetteer knows towns and takes every
    Nelson for one. Both give stretches here, and `place_finding` weighs them.

    Args:
        text: The report's text.
        words: Its words, from `place_tokens.tokens`.
        mentions: What the reader took for names, with their kinds.
        atlas: Gazetteers.

    Returns:
        In reading order, not overlapping; the longest known name wins, except that a name the reader takes for a place
        is never cut in the middle by one that begins before it.

    Cost: about 15 microseconds a word with a capital.
    """
    windows = list(_windows(text, words))
    known = _candidates(windows, text, words, atlas=atlas)
    by_start: dict[int, list[tuple[int, str]]] = {}
    for (first, last, key), found in zip(windows, known, strict=True):
        if found:
            by_start.setdefault(first, []).append((last, key))
    lookup = {(first, last): found for (first, last, _), found in zip(windows, known, strict=True)}
    made: list[Spot] = []
    at = 0
    named = _Mentions(mentions)
    for first in sorted(by_start):
        if first < at:
            continue
        last, key = max(by_start[first])
        made.append(_spot(words, (first, last), key, candidates=lookup[first, last], mentions=named))
        at = last + 1
    made += _unknown(words, mentions, made)
    return sorted(made, key=lambda spot: (spot.start, spot.end))


def _spot(
    words: Sequence[Token], ends: tuple[int, int], key: str, *, candidates: tuple[Candidate, ...], mentions: _Mentions
) -> Spot:
    start, end = words[ends[0]].start, words[ends[1]].end
    use, around = mentions.at(start, end)
    return Spot(start, end, *ends, key, candidates, use, around)


class _Mentions:
    """The reader's mentions by where they stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._used = sorted(mentions, key=lambda use: (use.span.start, -use.span.end))
        self._starts = [use.span.start for use in self._used]

    def at(self, start: int, end: int) -> tuple[Mention | None, Mention | None]:
        """Give the mention of just this stretch, an article and a possessive aside, and the longer one around it."""
        exact = around = None
        for use in self._used[max(0, bisect_right(self._starts, start) - 3) : bisect_right(self._starts, start)]:
            if use.span.end >= end > use.span.start:
                if use.span.end - end <= 2 and (start == use.span.start or use.span.text[:4].casefold() == "the "):
                    exact = use
                else:
                    around = use
        return exact, around


def _windows(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Give the stretches to look up: from a word with a capital to one with a capital, small words only inside."""
    for first, token in enumerate(words):
        if not token.named or token.text.casefold() in _DROPPED:
            continue
        for last in range(first, min(first + LONGEST, len(words))):
            if last > first and not _joined(text, words[last - 1], words[last]):
                break
            if words[last].named:
                key = plain(text[token.start : words[last].end])
                if key:
                    yield first, last, key
            elif words[last].text.casefold() not in _INSIDE and not _owns(text, words[last]):
                break


def _owns(text: str, word: Token) -> bool:
    """Tell whether a word is the "s" of "King's Lynn"."""
    return word.text == "s" and text[word.start - 1] in "'’"


def _joined(text: str, one: Token, other: Token) -> bool:
    gap = _GAP.fullmatch(text, one.end, other.start)
    if gap is None:
        return one.end == other.start and one.text.endswith(".")
    return gap["stop"] is None or one.text.casefold() in _STOPPED


def _candidates(
    windows: Sequence[tuple[int, int, str]], text: str, words: Sequence[Token], *, atlas: Atlas
) -> list[tuple[Candidate, ...]]:
    heads = completed(text, words, windows)
    often = Counter(key for _, _, key in windows)
    named, own = _looked_up(sorted({*often, *heads.values()}), atlas)
    words_for = stand_ins(atlas.gazetteers[-1]) if atlas.gazetteers else {}
    found: list[tuple[Candidate, ...]] = []
    for first, last, key in windows:
        known = named[key] if key in own or not _initials(words[first], words[last]) else []
        if key not in own:
            known = _with_heads(known, named, (key, heads.get((first, last))), often=often)
        if key in words_for and key not in own:
            standing = [one for one in words_for[key] if _written(one, text, words[first], last=words[last])]
            known = _united(known, standing, atlas.gazetteers[-1])
        found.append(tuple(known))
    return found


def _looked_up(keys: Sequence[str], atlas: Atlas) -> tuple[dict[str, list[Candidate]], set[str]]:
    """Give the candidates of every key, and the keys that the case's own gazetteer holds, which then answers alone."""
    named: dict[str, list[Candidate]] = {key: [] for key in keys}
    own: set[str] = set()
    for gazetteer in atlas.gazetteers:
        for key, rows in zip(keys, gazetteer.rows(keys), strict=True):
            if key in own:
                continue
            named[key] += [Candidate(*atlas.same(gazetteer, row), main, "name") for row, main in rows]
            if rows and gazetteer.name == CASE:
                own.add(key)
    return {key: list({one.place: one for one in each}.values()) for key, each in named.items()}, own


def _with_heads(
    known: list[Candidate], named: Mapping[str, list[Candidate]], keys: tuple[str, str | None], *, often: Counter[str]
) -> list[Candidate]:
    """Add what the name is with the word that a list says of it, and without the word for a town in it.

    Why this way: a report writes "Orsel County" once and "Orsel and Varn counties" next, or "the City of Orsel" of a
    town that it else calls Orsel, and gazetteers file each under one of them.
    """
    key, headed = keys
    more = list(named.get(headed, ())) if headed is not None else []
    base, kinds = bare(key) or ("", frozenset())
    if base and ("town" not in kinds or often[base] > often[key]):
        more += [one for one in named.get(base, ()) if one.gazetteer.kind(one.row) in kinds]
    held = {one.place for one in known}
    return known + [one for one in more if one.place not in held]


def _initials(first: Token, last: Token) -> bool:
    """Tell whether a word looks like initials, which are no name of a village that happens to be called so."""
    return first is last and len(first.text) <= 3 and first.text.isupper()


def _united(known: list[Candidate], standing: Sequence[Stands], gazetteer: Gazetteer) -> list[Candidate]:
    """Put what English also calls so in front; a demonym or a code means nothing else."""
    forms = {one.row: one.form for one in standing}
    added = [Candidate(gazetteer, row, main=True, form=form) for row, form in sorted(forms.items())]
    if any(one.form in {"demonym", "postal", "short"} for one in standing):
        return added
    taken = forms.keys()
    return added + [one for one in known if one.gazetteer is not gazetteer or one.row not in taken]


def _written(one: Stands, text: str, first: Token, *, last: Token) -> bool:
    """Tell whether a word is written as it must be: short forms with their full stop, codes behind a comma."""
    here = text[first.start : last.end + (text[last.end : last.end + 1] == ".")]
    if one.form == "short":
        return here.replace(" ", "") == one.written.replace(" ", "")
    if one.form == "postal":
        before = text[max(0, first.start - 2) : first.start]
        return text[first.start : last.end] == one.written and before.startswith(",")
    plain_word = text[first.start : last.end]
    return one.written.isupper() <= plain_word.replace(".", "").isupper() and plain_word[:1].isupper()


def _unknown(words: Sequence[Token], mentions: Sequence[Mention], known: Sequence[Spot]) -> Iterator[Spot]:
    """Give the names that the reader takes for places and no gazetteer knows any part of."""
    starts = [word.start for word in words]
    taken = [spot.start for spot in known]
    for use in mentions:
        if use.kind != "place":
            continue
        place = bisect_right(taken, use.span.end - 1) - 1
        if place >= 0 and known[place].end > use.span.start:
            continue
        first = max(0, bisect_right(starts, use.span.start) - 1)
        last = max(first, bisect_right(starts, use.span.end - 1) - 1)
        key = plain(use.span.text)
        if key and words:
            yield Spot(use.span.start, use.span.end, first, last, key, (), use, None)
