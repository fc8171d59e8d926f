"""How far a figure reaches: the place or the period that its words limit it to."""

from __future__ import annotations

from whence.read.figures.words import Extent, Line, is_word, listed

#: Words looked through behind the counted thing, and before the number when the sentence opens with a scope.
REACH, OPENING = 9, 12
#: Plain words between "in the" and a name ("in the region of Ondria"), and words of a name, at most.
_PLAIN, _NAME = 3, 8
_CLAUSE_ENDS = frozenset(".;:!?—–")
_TURNS = frozenset({"while", "but", "that", "which", "said", "than"})
_YEAR_DIGITS = 4


def scope(line: Line, place: int, head: Extent | None) -> str | None:
    """Give the place or period that limits a figure: `around Kessan since 2011`, `a day`, `Every year`.

    Why this way: what stands nearest behind the counted thing limits it; only a sentence that opens with
    a place or period, before its first amount, limits from the front.

    Args:
        line: The sentence.
        place: Which of its amounts.
        head: The thing counted.

    Returns:
        The words, two phrases side by side at most; `None` when none limit it.
    """
    amount = line.amounts[place]
    behind = max(amount.end, head[1]) if head is not None else amount.end
    return _behind(line, line.after(behind)) or _opening(line, place)


def _behind(line: Line, start: int) -> str | None:
    for at in range(start, min(start + REACH, len(line.words))):
        word = line.at(at)
        if (
            word[0] in _CLAUSE_ENDS
            or word in _TURNS
            or (word == "," and line.at(at + 1) not in listed("scope_openers"))
        ):
            return None
        if word == "and" and (at + 1 >= len(line.words) or line.amount_at(at + 1) is None):
            return None
        end = _phrase(line, at, direct=at == start)
        if end is not None:
            end = _phrase(line, end) or end
            return line.text[line.starts[at] : line.ends[end - 1]]
    return None


def _opening(line: Line, place: int) -> str | None:
    if place or line.before(line.amounts[0].start) > OPENING:
        return None
    end = _phrase(line, 0)
    return line.text[line.starts[0] : line.ends[end - 1]] if end is not None else None


def _phrase(line: Line, at: int, *, direct: bool = False) -> int | None:
    """Give the word behind a phrase of place or period that begins at a word, `None` when none does.

    Args:
        line: The sentence.
        at: The word.
        direct: It stands right behind the amount, so that "a day" is a rate.
    """
    word, following = line.at(at), line.at(at + 1)
    if (
        word in {"last", "this", "each", "every"}
        or (word == "per" and following != "cent")
        or (direct and word in {"a", "an"})
    ):
        known = listed("periods") if word != "per" and not (direct and word in {"a", "an"}) else listed("rates")
        return at + 2 if following in known else None
    if word in listed("scope_openers"):
        return _named(line, at + 1, word)
    if word in listed("directions") and following == "of":
        return _named(line, at + 2, word)
    return None


def _named(line: Line, at: int, opener: str) -> int | None:
    """Give the word behind the name or year that an opener leads to."""
    while line.at(at) in listed("determiners"):
        at += 1
    first = at
    while (
        at < len(line.words)
        and at - first < _PLAIN
        and not _is_name(line, at)
        and (is_word(line.at(at)) or line.at(at) in {"of", "the"})
    ):
        at += 1
    if at >= len(line.words) or not _is_name(line, at) or (opener == "on" and line.at(at) in listed("calendar_words")):
        return at if opener == "since" and at > first else None
    end = at + 1
    while end - at < _NAME:
        if end < len(line.words) and _is_name(line, end):
            end += 1
        elif line.at(end) in {",", "and", "of"} and end + 1 < len(line.words) and _is_name(line, end + 1):
            end += 2
        else:
            break
    return end


def _is_name(line: Line, index: int) -> bool:
    word = line.words[index]
    if line.amount_at(index) is not None:
        return False
    return word[0].isupper() or (word[0].isdigit() and word[:_YEAR_DIGITS].isdigit() and len(word) in {4, 5})
