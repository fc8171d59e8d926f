"""What a number counts, from the words behind it."""

from __future__ import annotations

import re

from whence.read.figures.roles import is_role_word
from whence.read.figures.words import Extent, Line, is_plural, is_word, listed
from whence.text.numbers import Amount

#: Words of a counted noun phrase, at most.
HEAD_WORDS = 6
#: Words between an amount of money paid and what it was paid for, at most.
_FOR_REACH = 2
_COMPOUND = re.compile(r"-([^\W\d_]{2,20})(?![\w-])")


def names_no_thing(line: Line, place: int) -> bool:
    """Tell whether a pronoun stands for the counted: `14 of them`, `eight of which`."""
    index = line.after(line.amounts[place].end)
    if line.at(index) not in {"of", "among"}:
        return False
    index += 1
    while line.at(index) in {"all", "the"}:
        index += 1
    return line.at(index) in listed("pronouns_of")


def counted(line: Line, place: int) -> Extent | None:
    """Find the words for the thing counted behind an amount.

    Why this way: without a parser the noun phrase behind the number is what stands before the next
    preposition, verb or mark; behind a plural only another plural goes on ("weapons inspectors", but not
    "boats leave").

    Args:
        line: The sentence.
        place: Which of its amounts.

    Returns:
        Offsets into the sentence; `None` when nothing is named there.
    """
    amount = line.amounts[place]
    compound = _COMPOUND.match(line.text, amount.end)
    if compound is not None and compound[1].casefold() not in listed("compounds"):
        return compound.span(1) if amount.unit is None else _direct(line, amount)
    index = over_restated(line, place)
    behind = _of_phrase(line, index, amount)
    if behind != index:
        return noun_phrase(line, behind, many=amount.unit is None)
    return _direct(line, amount) or (
        paid_for(line, amount) if line.at(line.before(amount.start)) in listed("paying") else None
    )


def over_restated(line: Line, place: int) -> int:
    """Give the word behind an amount, a second measure in brackets stepped over: `450 km (280 miles) of road`."""
    index = line.after(line.amounts[place].end)
    if line.at(index) != "(" or index + 1 >= len(line.words) or line.amount_at(index + 1) != place + 1:
        return index
    closing = line.after(line.amounts[place + 1].end)
    return closing + 1 if line.at(closing) == ")" else index


def _of_phrase(line: Line, index: int, amount: Amount) -> int:
    """Give where the noun phrase of `dozens of the ...`, `12 of the 40 ...` begins; `index` when there is none."""
    opener, at = line.at(index), index + 1
    if opener in {"in", "out"} or opener in listed("share_followers"):
        return _other_opener(line, index, amount)
    if opener != "of":
        return index
    while line.at(at) in listed("determiners"):
        at += 1
    return _behind_amount(line, at)


def _other_opener(line: Line, index: int, amount: Amount) -> int:
    opener, following = line.at(index), line.at(index + 1)
    if opener == "out" and following == "of":
        return _behind_amount(line, index + 2)
    if opener == "in":
        if amount.unit is not None:
            return index + 1 if _is_kind(line, index + 1, amount) else index
        behind = _behind_amount(line, index + 1)
        return behind if behind != index + 1 and amount.value == 1 else index
    if opener == "of":
        at = index + 1
        while line.at(at) in listed("determiners"):
            at += 1
        return _behind_amount(line, at)
    return index + 1 if amount.unit == "share" else index


def _is_kind(line: Line, index: int, amount: Amount) -> bool:
    """Tell whether a bare noun behind "in" says what money is given in: `$2 million in aid`."""
    word = line.at(index)
    money = amount.unit is not None and (amount.unit.isupper() or amount.unit in listed("money"))
    return money and is_word(word) and line.words[index].islower() and word not in listed("no_kinds")


def _behind_amount(line: Line, index: int) -> int:
    """Step over an amount that begins at a word: the whole of `12 of the 40`."""
    place = line.amount_at(index) if index < len(line.words) else None
    return index if place is None else line.after(line.amounts[place].end)


def _direct(line: Line, amount: Amount) -> Extent | None:
    index = line.after(amount.end)
    if line.amounts and amount.unit in {None, "times"}:
        return noun_phrase(line, index, many=amount.value != 1, one=amount.value == 1)
    if index >= len(line.words) or line.at(index) in {"last", "next"} or not stands_before_noun(line.text, amount):
        return None
    if line.at(index) == "a" and line.at(index + 1) in listed("rates"):
        index += 2
    stacked = line.amount_at(index)
    if stacked is not None:
        index = line.after(line.amounts[stacked].end)
        measures = line.amounts[stacked].unit is not None and stands_before_noun(line.text, line.amounts[stacked])
        return noun_phrase(line, index) if measures else None
    if amount.unit == "percent" and not _follows_article(line, line.before(amount.start)):
        return None
    return noun_phrase(line, index)


def _follows_article(line: Line, index: int) -> bool:
    """Tell whether a percentage stands in a noun phrase: `a sharp 3 percent drop`, but not `fell 3 percent`."""
    return line.at(index) in listed("determiners") or (
        is_word(line.at(index)) and line.at(index - 1) in listed("determiners")
    )


def stands_before_noun(text: str, amount: Amount) -> bool:
    """Tell whether a measure can stand right before what it measures: `$6 ticket`, `6kW motor`, `three-week delay`."""
    unit = text[amount.number_end : amount.end]
    if unit.startswith("-") or not unit or text[amount.end : amount.end + 1] == "-":
        return True
    if amount.unit in listed("durations"):
        return False
    word = unit.strip(" \u00a0").casefold()
    return amount.unit == "percent" or (not (word.endswith("s") and len(word) > 3) and word != "feet")


def noun_phrase(line: Line, index: int, *, many: bool = False, one: bool = False) -> Extent | None:
    """Take the words of a noun phrase that begins at a word.

    Args:
        line: The sentence.
        index: Its first word.
        many: The number is not one, so that a plural closes the phrase.
        one: The number is one, so that a word in -s behind a noun is its verb.
    """
    first = index
    while index - first <= HEAD_WORDS and index < len(line.words) and not _ends(line, index, first, many=many, one=one):
        index += 1
    while index > first and (
        line.at(index - 1) in listed("light") or (line.at(index - 1).endswith("ly") and index - first > 1)
    ):
        index -= 1
    if index - first > HEAD_WORDS:
        index = max((at + 1 for at in range(first, index) if is_plural(line.at(at))), default=first)
    if index == first:
        return None
    index = _contents(line, index) if many else index
    return line.extent(first, index - 1)


def _contents(line: Line, index: int) -> int:
    """Go on behind a container: `12 crates of rifles`."""
    if line.at(index - 1) not in listed("containers") or line.at(index) != "of" or not is_word(line.at(index + 1)):
        return index
    inner = noun_phrase(line, index + 1)
    return index if inner is None else line.after(inner[1])


def _ends(line: Line, index: int, first: int, *, many: bool, one: bool) -> bool:
    word, last = line.at(index), line.at(index - 1) if index > first else ""
    if (
        word == "and"
        and last
        and not is_plural(last)
        and (index + 1 >= len(line.words) or line.amount_at(index + 1) is None)
    ):
        return not is_plural(line.at(index + 2))
    if word == "&":
        return False
    if not is_word(word) or word in listed("post_nouns"):
        return not _is_in_place(line, index, first, counts=many or one)
    if last and ((many and is_plural(last) and not is_plural(word)) or (one and _is_verb_of_one(word, last))):
        return not line.words[index][0].isupper() or word in listed("calendar_words")
    if not last and (is_plural(word) if many else one and word.endswith("ing")) and word not in listed("persons"):
        return False
    return _is_participle_end(line, index, last) if _is_verbal(word) else False


def _is_in_place(line: Line, index: int, first: int, *, counts: bool) -> bool:
    """Tell whether a word that often ends a phrase belongs to it: `two high schools`, `14 lives`, `Model 3 sedans`."""
    word, following = line.at(index), line.at(index + 1)
    if not counts:
        return False
    if word[:1].isdigit():
        return index > first and line.amount_at(index) is None and is_word(following)
    if word in listed("noun_verbs"):
        return index == first or not is_plural(line.at(index - 1))
    return (
        word in listed("adjectives")
        and (is_word(following) or following in listed("noun_verbs"))
        and not _is_verbal_end(following)
    )


def _is_verbal_end(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed")


def _is_verb_of_one(word: str, last: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and last not in listed("light")


def _is_verbal(word: str) -> bool:
    return is_role_word(word) or (len(word) > 4 and word.endswith(("ed", "ing")))


def _is_participle_end(line: Line, index: int, last: str) -> bool:
    """Tell whether a participle closes the phrase: not in `25,000 locally hired guards`."""
    word, following = line.at(index), line.at(index + 1)
    noun_follows = is_word(following) and not following.endswith("ed")
    if word.endswith("ing") and last and not is_plural(last):
        return False
    if word in listed("persons") or word.endswith("ions"):
        return bool(last) and not is_plural(following)
    return not noun_follows or (bool(last) and not is_plural(following))


def paid_for(line: Line, amount: Amount) -> Extent | None:
    """Find what money was paid for: `paid $2 million for the barge`."""
    index = line.after(amount.end)
    opener = next((at for at in range(index, index + _FOR_REACH) if line.at(at) in {"for", "on", "in"}), None)
    if opener is None:
        return None
    first = opener + 1
    while line.at(first) in listed("determiners"):
        first += 1
    return noun_phrase(line, first)
