"""Marks of listed names, against a plain reading of the lists."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.lang.known_names import known, marks


def plainly(words: list[str]) -> set[tuple[int, int]]:
    names, found = known(), set()
    for index, word in enumerate(words):
        found |= {(index, column) for letter, column in (("g", 4), ("s", 5)) if word in names[letter]}
    for letter, column in (("p", 0), ("c", 2)):
        at = 0
        while at < len(words):
            sizes = [size for size in range(1, 5) if " ".join(words[at : at + size]) in names[letter]]
            size = max((one for one in sizes if at + one <= len(words)), default=0)
            found |= {(at + step, column + (step > 0)) for step in range(size)}
            at += max(size, 1)
    return found


PARTS = [*sorted(name for letter in "pcgs" for name in sorted(known()[letter])[::400]), "the", "of", "said"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=8))
def test_the_longest_listed_name_wins_and_every_list_is_asked(parts):
    words = " ".join(parts).split()
    assert set(marks(words)) == plainly(words)


def test_a_word_of_no_list_has_no_mark():
    assert list(marks(["zzyzzx", "qqf"])) == []
