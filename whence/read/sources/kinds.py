"""What sort of source a phrase names."""

from __future__ import annotations

from whence.lang.frequency import UNSEEN, capitalised, rarity
from whence.model.reading import SourceKind
from whence.read.sources.nouns import KNOWN, NUMBERS
from whence.read.sources.words import Word, listed, pronouns, singular, words_in
from whence.read.words import word_class

#: Words that end the head's own stretch of a phrase, beside the prepositions.
_CUTS = frozenset(
    (
        ",",
        "(",
        ")",
        "-",
        "–",
        "—",
        "who",
        "which",
        "whose",
        "that",
        "whom",
        "close",
        "familiar",
        "privy",
        "alike",
        "present",
    )
)
#: Words for somebody or something before a head that count a few of many.
_ONE = frozenset(("a", "an", "one", "another", "either"))
_SOMEBODY = frozenset(("someone", "somebody", "person", "anyone", "anybody", "one", "another"))


def source_kind(text: str, antecedent: str | None = None) -> SourceKind:
    """Tell what sort of source a phrase names.

    Why this way: the head of the phrase decides (the last word before the first preposition, comma or
    bracket); a capitalised head is a name, also in an apposition. The rulings are in docs/rooms/read-sources.md.

    Args:
        text: The phrase as written; blank is implicit.
        antecedent: What it goes back to, where that is known: "the station" is an outlet after "Radio Vell".
    """
    kind = _kind(text)
    return "outlet" if kind == "collective" and antecedent is not None and _kind(antecedent) == "outlet" else kind


def _kind(text: str) -> SourceKind:
    """Sort a phrase by its own words."""
    words = [word for word in words_in(text, 0, len(text)) if word.text[:1].isalnum() or word.text in ",()–—"]
    while words and not words[0].text[:1].isalnum():
        words = words[1:]
    if not words:
        return "implicit"
    if len(words) == 1:
        for name in ("first_person", "singular", "plural", "thing", "relative"):
            if words[0].low in pronouns(name):
                return "first_person" if name == "first_person" else "pronoun"
    first, *others = _heads(words)
    if _is_outlet(words, first):
        return "outlet"
    if _is_document(words, first):
        return "document"
    if any(_is_name(words, head) for head in (first, *others)):
        return "named"
    return _common(words, first)


def _common(words: list[Word], head: int) -> SourceKind:
    """Sort a phrase whose head is no name."""
    low, lead = words[head].low, words[0].low
    one = singular(low)
    person = any(one in listed(name) for name in ("unnamed", "roles", "people"))
    if low in _SOMEBODY or (lead in _ONE and person) or low in listed("insiders") or low.endswith("-year-old"):
        return "unnamed"
    if words[0].low in KNOWN and head > 0:
        lead = words[1].low
    if lead in NUMBERS or lead.isdecimal():
        return "unnamed" if person or low in listed("collective") else "collective"
    if low in listed("institution") or low == "police":
        return "named" if _owned_by_name(words, head) else "collective"
    plural = one != low or low in listed("masses") or low in listed("collective")
    return "unnamed" if person and not plural else "collective"


def _owned_by_name(words: list[Word], head: int) -> bool:
    """Tell whether a proper name stands before the head: "the Elm city council", not "City council"."""
    return any(
        word.text[:1].isupper() and (index > 0 or (not _is_noun(word.low) and _name_like(word.low)))
        for index, word in enumerate(words[:head])
    )


def _name_like(low: str) -> bool:
    """Tell whether a word at the start of a phrase is capitalised because it is a name."""
    share = capitalised(low)
    return rarity(low) >= UNSEEN if share is None else share > 0.5


def _heads(words: list[Word]) -> list[int]:
    """Give the head of the phrase and of its appositions."""
    heads: list[int] = []
    last, cut = -1, False
    for index, word in enumerate(words):
        reduced = (
            last >= 0
            and word.text.islower()
            and (word.low.endswith(("ed", "ing")) or word.low in listed("participles"))
            and _participle(words, index)
        )
        if word.low in _CUTS or word.low in word_class("prepositions") or reduced:
            comma = word.text in ",("
            if last >= 0:
                heads.append(last)
            cut, last = not comma, -1
        elif not cut and (word.low not in word_class("determiners") or last < 0):
            last = index
    if last >= 0:
        heads.append(last)
    return heads or [len(words) - 1]


def _participle(words: list[Word], index: int) -> bool:
    """Tell a participle behind a head ("papers filed in March") from one before it ("two leaked letters")."""
    return words[index - 1].text[:1].isalnum() and (
        singular(words[index - 1].low) != words[index - 1].low
        or any(
            words[index - 1].low in listed(name)
            for name in ("document", "unnamed", "people", "collective", "institution")
        )
    )


def _is_name(words: list[Word], head: int) -> bool:
    """Tell whether a head is a name: a capital, unless only the beginning of the sentence gives it one."""
    word = words[head]
    if not word.text[:1].isupper():
        return False
    return head > 0 or not _is_noun(word.low)


def _is_noun(low: str) -> bool:
    one = singular(low)
    lists = ("document", "unnamed", "people", "collective", "institution", "masses", "outlet", "roles")
    return any(low in listed(name) or one in listed(name) for name in lists) or low in word_class("determiners")


def _is_document(words: list[Word], head: int) -> bool:
    """Tell a document by its head; a number may follow it ("Article 9")."""
    while head > 0 and words[head].low.isdecimal():
        head -= 1
    return words[head].low in listed("document") or singular(words[head].low) in listed("document")


def _is_outlet(words: list[Word], head: int) -> bool:
    """Tell an outlet by its head, or by "Radio" and the like before a name."""
    word, before = words[head], words[head - 1] if head > 0 else None
    capital = word.text[:1].isupper()
    if word.low in listed("agencies") or (capital and before is not None and _station(before)):
        return True
    if word.low == "paper":
        return head == len(words) - 1 and before is not None and before.low not in ("a", "an")
    if capital and word.low in listed("mastheads"):
        return before is not None and (before.text[:1].isupper() or before.low == "the")
    if word.low in listed("carriers"):
        return any(one.low in listed("outlet") for one in words[:head])
    return word.low in listed("outlet") and (len(words) > 1 if capital else word.low not in listed("document"))


def _station(word: Word) -> bool:
    return word.low in listed("stations") and word.text[:1].isupper()
