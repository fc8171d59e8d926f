"""What kind of thing a name stands for: the words in it and around it vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from whence.lang.frequency import rarity
from whence.model.reading import MentionKind
from whence.read.mention_runs import ORDINARY, Run, Word, is_acronym, name_words

#: Weight of evidence: words of the name itself, a title before it, a preposition or verb beside it.
INSIDE, TITLED, BESIDE, HINT = 8, 6, 3, 1
#: Hints repeat with every mention of a name; more than this many of a kind say no more.
MOST_HINTS = 2
#: Ties go to the first of these.
ORDER: tuple[MentionKind, ...] = ("organisation", "person", "place", "other")

Votes = Counter[str]

_ENDINGS = ("n", "an", "ian", "ean", "i", "ese", "ish", "ans", "ians", "is")
#: Before `the` and a name: "across the Vell" is a place, "in the Union" need not be.
_SURE_CUES = frozenset({"across", "throughout", "outside"})
_ADJECTIVE = re.compile(r"\b[A-Z][a-z]{2,20}(?:n|i|ese|ish|ns|is)\b")


def around(words: Sequence[Word], run: Run) -> Votes:
    """Collect what the words around a name say about its kind at one place.

    Args:
        words: The words of the sentence.
        run: The name in it.

    Returns:
        Weight per kind; empty when nothing speaks.
    """
    found: Votes = Counter()
    _before(words, run, found)
    _after(words, run, found)
    return found


def inside(words: Sequence[Word]) -> Votes:
    """Collect what the words of a name itself say about its kind."""
    found: Votes = Counter()
    name = [word.folded for word in words]
    if len(name) == 1:
        _inside_single(words[0], found)
    else:
        _inside_several(name, words, found)
    return found


def winner(found: Votes, name: str) -> MentionKind:
    """Choose the kind with most weight; without any, what names of that shape mostly are."""
    weight = {kind: found[kind] + min(MOST_HINTS, found[f"~{kind}"]) for kind in ORDER}
    if is_acronym(name):
        weight["person"] = 0
    best = max(weight.values())
    if best:
        return next(kind for kind in ORDER if weight[kind] == best)
    if is_acronym(name):
        return "organisation"
    return "person" if " " in name else "other"


def _inside_several(name: Sequence[str], words: Sequence[Word], found: Votes) -> None:
    head = _head(name)
    if head in name_words("other_heads") and head not in name_words("organisation_heads"):
        found["other"] += INSIDE
    if head in name_words("place_heads"):
        found["place"] += INSIDE
    elif head in name_words("organisation_heads"):
        found["organisation"] += INSIDE
    elif any(word in name_words("organisation_heads") for word in name):
        found["organisation"] += BESIDE
    if name[0] in name_words("place_openers"):
        found["place"] += BESIDE
    if name[0] in name_words("given_names"):
        found["person"] += TITLED if head not in name_words("organisation_heads") else HINT
    elif len(name[0]) == 1 and len(name) > 1:
        found["person"] += BESIDE
    if any(word.text == "&" for word in words):
        found["organisation"] += INSIDE
    if not found and len(name) in {2, 3}:
        plain = any(rarity(word) < ORDINARY for word in name)
        found["other" if plain else "person"] += HINT


def _inside_single(word: Word, found: Votes) -> None:
    if word.text in name_words("place_acronyms"):
        found["place"] += INSIDE
    elif is_acronym(word.text):
        found["organisation"] += BESIDE
    elif word.folded in name_words("given_names"):
        found["person"] += BESIDE
    elif word.folded in name_words("organisation_heads"):
        found["organisation"] += BESIDE
    elif word.folded in name_words("place_heads") or word.folded.endswith(("stan", "land", "burg", "ville", "shire")):
        found["place"] += BESIDE


def _head(name: Sequence[str]) -> str:
    """Give the word that says what is named: the last before the first `of` or `for`."""
    for place, word in enumerate(name):
        if word in {"of", "for"} and place:
            return name[place - 1]
    return name[-1]


def _before(words: Sequence[Word], run: Run, found: Votes) -> None:
    place = run.first - 1
    if place >= 0 and words[place].text == ".":
        place -= 1
    if place < 0:
        return
    word, further = words[place], words[place - 1].folded if place else ""
    folded = word.folded
    if folded in name_words("titles") and word.text[0].isupper():
        found["person"] += TITLED
    elif folded in name_words("roles"):
        found["person"] += BESIDE
    elif folded in name_words("directions"):
        found["place"] += BESIDE
    elif folded == "the":
        found["~organisation"] += HINT if _stands_free(words, run) else 0
        found["place"] += BESIDE if further in _SURE_CUES else 0
    elif folded == "," and place and words[place - 1].text[0].isupper():
        found["~place"] += HINT
    elif folded == "of" and further in name_words("place_nouns"):
        found["place"] += BESIDE
    elif (folded, further) != ("to", "according"):
        _place_cue(folded, found)


def _place_cue(folded: str, found: Votes) -> None:
    if folded in name_words("weak_place_cues"):
        found["~place"] += HINT
    elif folded in name_words("place_cues"):
        found["place"] += BESIDE


def _stands_free(words: Sequence[Word], run: Run) -> bool:
    """Tell whether no noun follows that the name only describes: `the Vell said`, not `the Vell report`."""
    if run.last >= len(words) or not words[run.last].text[0].isalpha():
        return True
    folded = words[run.last].folded
    return folded in name_words("said") or folded in name_words("starters") or folded.endswith(("ed", "s"))


def _after(words: Sequence[Word], run: Run, found: Votes) -> None:
    last = words[run.last - 1]
    if run.last >= len(words):
        return
    word = words[run.last]
    folded = word.folded
    following = words[run.last + 1].folded if run.last + 1 < len(words) else ""
    if folded in name_words("said"):
        found["~person"] += HINT
    elif folded in name_words("organisation_followers"):
        found["~organisation"] += HINT
    elif (folded == "," and (following == "who" or (following.isdigit() and len(following) == 2))) or folded == "who":
        found["person"] += BESIDE
    elif folded == "," and run.last + 1 < len(words) and words[run.last + 1].text[0].isupper():
        found["~place"] += HINT if run.last - run.first <= 2 else 0
    elif last.owns and folded in name_words("place_owned"):
        found["place"] += BESIDE


def handed_on(words: Sequence[Word], previous: Run, run: Run) -> bool:
    """Tell whether two names are members of one list: `Port Azure, Kessan and Vell`."""
    between = [word.folded for word in words[previous.last : run.first]]
    if between == [","]:
        return run.last < len(words) and words[run.last].folded in {",", "and", "or"}
    return between in (["and"], ["or"], [",", "and"])


def nationalities(text: str) -> frozenset[str]:
    """Give the capitalised words of a text that end like the adjective of a nation: `Kessanian`, `Vellese`."""
    return frozenset(match[0].casefold() for match in _ADJECTIVE.finditer(text))


def is_nation(name: str, adjectives: frozenset[str]) -> bool:
    """Tell whether a name has its adjective in the same report: `Kessan` beside `Kessanian`."""
    if " " in name or len(name) < 4:
        return False
    stems = {name, name[:-1]} if name[-1] in "aeyo" else {name}
    return any(stem + ending in adjectives for stem in stems for ending in _ENDINGS if stem + ending != name)
