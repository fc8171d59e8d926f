"""How far a content reaches: after a cue, before a cue, across quotation marks."""

from __future__ import annotations

from whence.read.words import Passage, word_class

Pieces = tuple[tuple[int, int], ...]

_STOPS = frozenset((".", "!", "?", "…", "...", "."))
_LOOSE = frozenset(("in", "on", "at", "during", "to", "after", "through", "via", "with", "from", "of", "by", "before"))
#: What a short `is`, `has` or `would` leans on besides pronouns.
_SHORTENED = frozenset(("there", "that", "what", "here", "this", "everyone", "everything", "nobody", "nothing"))
_AMOUNTS = frozenset(("least", "most", "first", "once"))


def skip_adjuncts(words: Passage, index: int, edge: int) -> int:
    """Step over what stands between a cue and its content: "said on Tuesday in a statement that"."""
    while index < edge:
        word = words.low[index]
        if word in word_class("times") or word in word_class("adverbs") or (word.endswith("ly") and len(word) > 4):
            index += 1
        elif word in ("last", "this", "next", "late", "early") and words.word(index + 1) in word_class("times"):
            index += 2
        elif word in _LOOSE and not _amount(words, index + 1):
            stop = _prepositional_end(words, index, edge)
            if stop is None:
                return index
            index = stop
        else:
            return index
    return index


def _amount(words: Passage, index: int) -> bool:
    return words.word(index) in _AMOUNTS or (words.word(index)[:1].isdigit() and len(words.word(index)) < 4)


def _prepositional_end(words: Passage, index: int, edge: int) -> int | None:
    """Give the end of a prepositional phrase, `None` when it cannot be told from the content."""
    stop = index + 1
    starters = word_class("nominatives") | {"that", "whether", "how", "why", "what"}
    while stop < edge and stop - index < 14:
        word = words.low[stop]
        if word in starters or words.mark(stop) or word in (",", ":", ";") or word in _STOPS:
            return stop
        fresh = stop - index > 2 and words.low[stop - 1] not in word_class("prepositions") | word_class("determiners")
        if fresh and words.low[stop] in word_class("determiners"):
            return stop
        timed = words.low[stop - 1] in word_class("times") or words.low[stop - 1].isdigit()
        if timed and word not in word_class("times") and word not in word_class("prepositions") and not word.isdigit():
            return stop
        stop += 1
    return stop if stop == edge else None


def has_clause(words: Passage, first: int, last: int) -> bool:
    """Tell whether a stretch can be a clause: something, then a finite verb."""
    if last - first < 2:
        return False
    for index in range(first + 1, last):
        word = words.low[index]
        if finite(words, index) and not (word in ("'s", "'d") and words.words[index - 1][:1].isupper()):
            return True
        if word.endswith("ed") and len(word) > 4 and words.low[index - 1] not in word_class("determiners"):
            return True
    return False


def finite(words: Passage, index: int) -> bool:
    """Tell a finite verb form, but for the months and names that look like one ("by the end of May")."""
    word = words.low[index]
    if word in ("'s", "'d"):
        return words.word(index - 1) in word_class("nominatives") | _SHORTENED
    return word in word_class("verbs") and words.words[index] not in ("May", "Will")


def sentence_end(words: Passage, index: int) -> int:
    """Give the end of the sentence a word is in, closing stops left out; a quotation begun in it is kept whole."""
    last = words.bounds(index)[1]
    while last < len(words.low) and words.quote[last] == words.quote[last - 1] != words.quote[index]:
        last += 1
    if words.mark(index):
        while last < len(words.low) and words.quote[last] == words.quote[index]:
            last += 1
    while last > index + 1 and words.low[last - 1] in _STOPS and not _in_quote(words, last - 1):
        last -= 1
    return last


def _in_quote(words: Passage, index: int) -> bool:
    return words.quote[index] >= 0


def clause_end(words: Passage, first: int, cuts: frozenset[int]) -> int:
    """Give the end of a content that begins at a word.

    Args:
        words: The passage.
        first: First word of the content.
        cuts: Words at which something else begins (a later cue of the same speaker, "according to").
    """
    last = sentence_end(words, first)
    inside = words.quote[first] if not words.mark(first) else -1
    for index in range(first + 1, last):
        here = words.quote[index]
        if inside >= 0 and (here != inside or words.mark(index)):
            return index
        if inside < 0 and here >= 0:
            continue
        if words.low[index] == ";" or index in cuts:
            return index - 1 if words.low[index - 1] in (",", "—", "–", "--", "and", "-") else index
    return last


def phrase_end(words: Passage, at: int, cuts: frozenset[int]) -> int:
    """Give the end of a content that is a phrase: also where "and" brings the next verb of its speaker."""
    last = clause_end(words, at, cuts)
    for index in range(at + 1, last - 1):
        if words.low[index] not in ("and", "but") or words.quote[index] != words.quote[at]:
            continue
        after = words.low[index + 1]
        fresh = after in word_class("determiners") | word_class("nominatives") and words.low[index - 1] == ","
        if fresh and has_clause(words, index + 1, last):
            return index - 1
        if after in word_class("adverbs") | word_class("negators") or after.endswith("ly"):
            after = words.word(index + 2)
        if after in word_class("verbs") or (after.endswith("ed") and len(after) > 4):
            return index - 1 if words.low[index - 1] == "," else index
    return last


def quote_pieces(words: Passage, mark: int) -> tuple[int, int]:
    """Give the word range of the quotation whose mark stands at a word."""
    which = words.quote[mark]
    first = mark
    while first > 0 and words.quote[first - 1] == which:
        first -= 1
    last = mark + 1
    while last < len(words.low) and words.quote[last] == which:
        last += 1
    return first, last


def before_comma(words: Passage, stop: int) -> Pieces:
    """Give the content that ends where ", X said" or a closing mark begins.

    Args:
        words: The passage.
        stop: Index of the comma, or of the word after the closing mark.

    Returns:
        Word ranges; empty when there is nothing before.
    """
    last = stop
    while last > 0 and words.low[last - 1] in (",", "—", "–", "--"):
        last -= 1
    if last <= 0:
        return ()
    first = words.bounds(last - 1)[0]
    if words.quote[last - 1] >= 0:
        begin, _ = quote_pieces(words, last - 1)
        opens_sentence = begin <= first or all(not words.low[i].isalnum() for i in range(first, begin))
        first = begin if opens_sentence else first
    while first < last and words.low[first] in ("—", "–", "--", "-", "•", ","):
        first += 1
    return ((first, last),) if last > first else ()


def _next_sentence(words: Passage, index: int) -> int:
    """Give the next sentence's first word, or the word itself when the sentence holds another quotation."""
    last = words.bounds(index)[1]
    return index if any(words.quote[at] >= 0 for at in range(index, last)) else last


def following_quote(words: Passage, index: int) -> tuple[int, int] | None:
    """Give the quotation that goes on after ", X said" when nobody else is named for it."""
    stop = words.word(index)
    if stop in (",", ".", ":", ";") and (stop != "," or (index + 1 < len(words.low) and words.mark(index + 1))):
        index += 1
    elif 0 < index < len(words.low) and words.sentence[index] == words.sentence[index - 1]:
        index = _next_sentence(words, index)
    if index >= len(words.low) or not words.mark(index) or words.quote[index] < 0:
        return None
    first, last = quote_pieces(words, index)
    if first != index:
        return None
    at_end = last >= len(words.low) or words.sentence[last] != words.sentence[last - 1]
    closed = words.low[last - 2] in _STOPS if last - first > 2 else False
    return (first, last) if at_end or closed else None
