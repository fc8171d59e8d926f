"""Attributions without a verb: "according to X", "X's claim that C", "citing X", `X: "C"`, block quotations."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.attribution.contents import Pieces, before_comma, clause_end, has_clause, sentence_end
from whence.read.attribution.phrases import Phrase, phrase_after, subject_before
from whence.read.found import Found, form_of, places
from whence.read.words import Passage, word_class

#: A source that goes on behind its first noun phrase ("that were later released by") ends within this many words.
_LONG_SOURCE = 15
_CITING = frozenset(("citing", "quoting"))
_PARENTHESIS = re.compile(r"[”\"»’']\s?[.,]?\s{0,3}\(((?:[^()\n]|\([^()\n]{0,60}\)){8,300})\)[.\s]{0,9}$")


def by_phrases(words: Passage) -> list[Found]:
    """Find "according to X" and its like, "citing X", and nouns with their that-clause.

    Returns:
        In order of the cue.

    Cost: linear in words for sentences of bounded length.
    """
    found: list[Found] = []
    for index, word in enumerate(words.low):
        one = None
        if word in _phrase_starts():
            one = _fixed(words, index)
        elif word in _CITING:
            one = _citing(words, index)
        elif word in _nouns() and words.word(index + 1) in ("that", "by", "from"):
            one = _by_noun(words, index)
        if one is not None:
            found.append(one)
    return found


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Stance], ...]:
    listed = lexicon("en", "cues")["phrases"]
    return tuple((tuple(phrase.split()), stance) for stance in sorted(listed) for phrase in listed[stance])


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _ in _phrases())


@cache
def _nouns() -> dict[str, Stance]:
    listed = lexicon("en", "cues")["nouns"]
    singular: dict[str, Stance] = {noun: stance for stance in listed for noun in str(listed[stance]).split()}
    return singular | {_plural(noun): stance for noun, stance in singular.items()}


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def _fixed(words: Passage, index: int) -> Found | None:
    for phrase, stance in _phrases():
        last = index + len(phrase)
        if tuple(words.low[index:last]) == phrase:
            return _according(words, (index, last), stance)
    return None


def _according(words: Passage, cue: tuple[int, int], stance: Stance) -> Found | None:
    first, last = cue
    source = phrase_after(words, last)
    if source is None or (words.low[first] == "per" and not words.words[last][:1].isupper()):
        return None
    lead = _lead(words, first)
    low, high = words.bounds(first)
    pieces: Pieces = ()
    opens = all(not words.low[i][:1].isalnum() or words.low[i] in word_class("coordinators") for i in range(low, lead))
    source = _whole_source(words, source, high) if opens else source
    if opens and source.last < high and words.word(source.last) == ",":
        start = source.last + 1
        pieces = ((start, clause_end(words, start, frozenset())),) if high - start > 2 else ()
    elif lead > low:
        pieces = before_comma(words, lead)
        if _reaches_on(words, pieces, source.last):
            pieces = (*pieces, (source.last + 1, sentence_end(words, source.last + 1)))
    if not pieces:
        return None
    lemma = "_".join(words.low[first:last])
    return _made(words, (source, (first, last), pieces), stance=stance, pattern="according", lemma=lemma)


def _whole_source(words: Passage, source: Phrase, high: int) -> Phrase:
    """Take a source that opens its sentence up to the comma of the main clause: "According to a poll out today, C"."""
    if words.word(source.last) == ",":
        return source
    for index in range(source.last, min(high - 2, source.last + _LONG_SOURCE)):
        if words.low[index] == "," and words.quote[index] < 0 and has_clause(words, index + 1, high):
            return Phrase(source.first, index)
    return source


def _lead(words: Passage, first: int) -> int:
    """Step back over adverbs and conjunctions before "according to"."""
    while first > 0 and words.low[first - 1] in ("only", "at", "least", "and", "mostly", "all"):
        first -= 1
    return first


def _reaches_on(words: Passage, pieces: Pieces, after: int) -> bool:
    if not pieces or words.word(after) != "," or has_clause(words, *pieces[0]):
        return False
    return words.bounds(after)[1] - after > 3


def _citing(words: Passage, index: int) -> Found | None:
    """Read "C, citing X": X is the one on whose word the speaker of C speaks."""
    if words.word(index - 1) not in (",", "—", "–") or index < 2:
        return None
    source = phrase_after(words, index + 1)
    if source is None or not _can_speak(words, source):
        return None
    pieces = before_comma(words, index - 1)
    if not pieces or not has_clause(words, *pieces[0]):
        return None
    made = _made(words, (source, (index, index + 1), pieces), stance="says", pattern="citing", lemma="cite")
    return _inner(made)


def _inner(made: Found) -> Found:
    return Found(
        made.source, made.before, made.cue, made.content, made.stance, made.form, made.pattern, made.lemma, inner=True
    )


def _can_speak(words: Passage, source: Phrase) -> bool:
    """Tell whether a phrase names somebody or something that can be a source."""
    nouns = _speakers()
    return any(words.words[i][:1].isupper() or words.low[i] in nouns for i in range(source.first, source.last))


@cache
def _speakers() -> frozenset[str]:
    data = lexicon("en", "sources")
    kinds = ("document", "unnamed", "collective", "outlet", "institution")
    return frozenset(word for kind in kinds for word in str(data[kind]).split())


def _by_noun(words: Passage, index: int) -> Found | None:
    """Read "X's claim that C", "their claim that C", "claims by X that C", "a report from X that C"."""
    stance = _nouns()[words.low[index]]
    after = words.low[index + 1]
    that, source = index + 1, None
    if after in ("by", "from"):
        source = phrase_after(words, index + 2, long=False)
        if source is None or words.word(source.last) != "that":
            return None
        that = source.last
    else:
        source = _owner(words, index)
    if source is None or words.word(that + 1) in (",", ".", "of", "") or words.mark(index):
        return None
    last = clause_end(words, that, frozenset())
    comma = next((i for i in range(that + 3, last) if words.low[i] == "," and words.quote[i] < 0), last)
    if not has_clause(words, that + 1, comma):
        comma = last
    pieces = ((that, comma),)
    return _made(
        words, (source, (index, index + 1), pieces), stance=stance, pattern="noun_that", lemma=words.low[index]
    )


def _owner(words: Passage, index: int) -> Phrase | None:
    """Find whose claim it is: "X's (recent) claim", "its claim"."""
    for back in range(index - 1, max(words.bounds(index)[0] - 1, index - 4), -1):
        word = words.low[back]
        if word in ("his", "her", "its", "their", "my", "our"):
            return Phrase(back, back + 1)
        if word in ("'s", "'"):
            owner = subject_before(words, back)
            return Phrase(owner.first, back + 1) if owner is not None else None
        if word in word_class("prepositions") or word in word_class("auxiliaries") or word == ",":
            return None
    return None


def by_marks(words: Passage, taken: list[Found]) -> list[Found]:
    """Find what only punctuation attributes: `X: "C"`, a quotation closed by a parenthesis that names a document.

    Args:
        words: One paragraph.
        taken: Attributions found in it already; what they cover is left alone.
    """
    block = _block_quotation(words)
    if block is not None and not any(one.content[0][0] <= block.content[0][0] + 2 for one in taken):
        return [block]
    colon = _colon(words)
    if colon is not None and not any(one.start < colon.end and colon.start < one.end for one in taken):
        return [colon]
    return []


def _block_quotation(words: Passage) -> Found | None:
    """Read a quotation whose paragraph ends in "(Judgment of ..., 2007.)"."""
    tail = max(words.start, words.end - 310)
    match = _PARENTHESIS.search(words.text[tail : words.end])
    if match is None or not any(char.isupper() for char in match.group(1)):
        return None
    first, last = words.at(tail + match.start(1)), words.at(tail + match.end(1))
    while last > first and words.low[last - 1] in (".", ","):
        last -= 1
    mark = words.at(tail + match.start())
    if last <= first or mark < 6 or words.quote[0] < 0 <= words.quote[mark]:
        return None
    pieces: Pieces = ((0, mark + 1 if words.quote[0] >= 0 else mark),)
    found = _made(words, (Phrase(first, last), None, pieces), stance="says", pattern="block", lemma="")
    return found and Found(found.source, None, None, found.content, "says", "direct", "block", "")


def _colon(words: Passage) -> Found | None:
    """Read `X: "C"` at the start of a paragraph."""
    limit = min(len(words.low), 12)
    at = next((index for index in range(limit) if words.low[index] == ":"), None)
    if at is None or at == 0 or at + 3 > len(words.low):
        return None
    quoted = words.mark(at + 1) and words.quote[at + 1] >= 0
    named = sum(word[:1].isupper() for word in words.words[:at])
    if named == 0 or not quoted or not (named >= at / 2 or at <= 2):
        return None
    pieces = ((at + 1, sentence_end(words, len(words.low) - 1)),)
    return _made(words, (Phrase(0, at), (at, at + 1), pieces), stance="says", pattern="colon_name", lemma=":")


def _made(
    words: Passage, parts: tuple[Phrase, tuple[int, int] | None, Pieces], *, stance: Stance, pattern: str, lemma: str
) -> Found:
    source, cue, pieces = parts
    return Found(
        source=words.place(source.first, source.last),
        before=None,
        cue=words.place(*cue) if cue is not None else None,
        content=places(words, pieces),
        stance=stance,
        form=form_of(words, pieces),
        pattern=pattern,
        lemma=lemma,
    )
