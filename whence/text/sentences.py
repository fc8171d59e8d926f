"""Cut running text into sentences by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Words that end in a full stop and seldom end a sentence (lower case, without the stop).
_SHORT_WORDS = """
mr mrs ms dr prof gen lt col maj capt sgt cmdr adm brig sen rep gov pres hon rev fr st sr jr messrs mme mlle
jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun no nos vol vols art
arts fig figs para paras ch sec pp p ed eds vs v etc inc ltd co corp bros dept univ assn approx est al cf eg ie
e.g i.e a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d ave blvd rd ft mt km kg sq tel ext c ca
"""
#: Of those, the ones that do end a sentence when a capital follows and no name can.
_MAY_END_WORDS = "etc inc ltd co corp a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d jr sr al no"
#: Words that open a sentence and no name.
_STARTER_WORDS = """
the a an he she it they we i you this that these those but and in on at as for from when while after before if
however meanwhile his her its their our my there what who why how some many most all more no not
"""
_SHORT = frozenset(_SHORT_WORDS.split())
_MAY_END = frozenset(_MAY_END_WORDS.split())
_STARTERS = frozenset(_STARTER_WORDS.split())
#: Longest sentence in code points; what is longer is cut at a blank so that later steps stay linear.
LONGEST = 1_500
_STOP = re.compile(r"[.!?…]{1,8}|[。！？؟۔।]")
_TAIL = "\"'”’»)]›"


def sentence_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch of running text into sentences.

    Why this way: a stop ends a sentence unless what stands around it says otherwise (an abbreviation, an
    initial, a decimal, a lower-case letter after it). It sees no grammar: a title that ends in a question
    mark inside a sentence cuts it when a capital follows.

    Args:
        text: Any text.
        start: First code point of the stretch, usually a paragraph.
        end: One past the last.

    Returns:
        In order, trimmed of white space, never empty; only white space lies between them.

    Cost: linear in the length of the stretch.
    """
    found: list[tuple[int, int]] = []
    begin = _skip(text, start, end)
    for match in _STOP.finditer(text, begin, end):
        if match.start() < begin:
            continue
        stop = match.end()
        while stop < end and stop - match.end() < 4 and text[stop] in _TAIL:
            stop += 1
        following = _skip(text, stop, end)
        if following < end and _ends(text, match, (begin, stop, following)):
            found.append((begin, stop))
            begin = following
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
        found.append((begin, last))
    return [piece for one in found for piece in _pieces(text, *one)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence at the last blank that fits."""
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
        yield start, cut
        start = _skip(text, cut, end)
    if end > start:
        yield start, end


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _ends(text: str, match: re.Match[str], around: tuple[int, int, int]) -> bool:
    begin, stop, following = around
    mark = match.group()
    if mark[0] in "。！？؟۔।":
        return True
    if following == stop:
        return False
    after = text[following : following + 2].lstrip("\"'“‘«([„`-–—*•")
    first = after[:1] or text[following + 2 : following + 3]
    if first.islower():
        return False
    if mark != ".":
        return True
    if stop > match.end():
        return not first.isdigit() or text[match.end()] in "\"”'’"
    return _word_ends(text, match.start(), (begin, following))


def _word_ends(text: str, dot: int, around: tuple[int, int]) -> bool:
    """Decide for a single full stop by the word before it and the word after it."""
    begin, following = around
    left = max(begin, dot - 24)
    word = text[left:dot].rsplit(maxsplit=1)[-1:] or [""]
    bare = word[0].lstrip("\"'“‘«([").lower()
    after = re.match(r"[\w’']{1,24}", text[following : following + 24])
    next_word = after.group().lower() if after else ""
    if bare in _SHORT:
        return bare in _MAY_END and next_word in _STARTERS
    if len(bare) == 1 and bare.isalpha():
        return next_word in _STARTERS
    return not (bare.isdigit() and dot - len(bare) <= begin)
