"""Whether a denial is of the very thing that another statement puts forward."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.weigh.roots import Heard
from whence.weigh.words import TOKEN, canonical, stem, tokens

#: Share of the stems of either core that must stand in the other content.
SHARED, BACK = 0.5, 0.4
#: Words behind a negator that it is taken to negate, and words of a content that are looked at.
WINDOW, WORDS = 6, 120
#: Telling words at the front of a core in which its subject stands.
SUBJECT = 2
_MARKS = re.compile(r"[.;:!?—–]\s|,\s")


def contradicts(plus: Heard, minus: Heard) -> bool:
    """Tell whether one statement denies what another puts forward.

    Why this way: a negation somewhere in a sentence on the same matter denies nothing (`the charge shows that it will
    not be tolerated`), and what a source rejects is what its content says first, not what stands behind `after` or
    `because`. So the cores of both must share most of their stems; without a verb of denial, the words behind the
    negation must be among those shared, and the other side must not negate them, too; a verb of denial and a `not`
    agree with one another.

    Args:
        plus: A statement that asserts a claim.
        minus: A statement of the side against it.

    Cost: linear in the contents, of which 120 words each are looked at.
    """
    if plus.report == minus.report and (plus.link is None or minus.link is None):
        return False
    mine, yours = _stems(plus.said.words), _stems(minus.said.words)
    if not _about_one(_core(plus.said.words), yours, BACK) or not _about_one(_core(minus.said.words), mine, SHARED):
        return False
    denied = _denies(plus) != _denies(minus)
    if denied and (_rejecting(plus.said.words) or _rejecting(minus.said.words)):
        return False
    negated = _negates(plus.said.words, yours) != _negates(minus.said.words, mine)
    return denied != negated or (not denied and _other_end(plus, minus))


def _denies(one: Heard) -> bool:
    cues = [link.cue for link in one.said.statement.chain if link.stance == "denies"]
    return sum(cue is None or cue.text.casefold() not in _listed("calling_off") for cue in cues) % 2 == 1


def _other_end(plus: Heard, minus: Heard) -> bool:
    """Tell whether the cores of the two, told of one subject, stand at two ends of one scale: open and shut."""
    mine, yours = _front(plus.said.words), _front(minus.said.words)
    subjects = [list(filter(None, map(canonical, words)))[:SUBJECT] for words in (mine, yours)]
    if not any(one[:1] and one[0] in other for one, other in (subjects, subjects[::-1])):
        return False
    return any(
        (frozenset(mine) & one and frozenset(yours) & other) or (frozenset(mine) & other and frozenset(yours) & one)
        for one, other in _axes()
    )


def _stems(words: str) -> frozenset[str]:
    """Give classes and stems of a content: `dump` is of the class of stores and the stem of what was dumped."""
    found = [word for word in tokens(words)[:WORDS] if canonical(word)]
    return frozenset(map(canonical, found)) | frozenset(map(stem, found))


def _core(words: str) -> frozenset[str]:
    """Give the telling words of what a content says first."""
    return frozenset(word for word in _front(words) if canonical(word))


def _known(word: str, other: frozenset[str]) -> bool:
    return canonical(word) in other or stem(word) in other


def _front(words: str) -> list[str]:
    """Give the words of what a content says first."""
    found: list[str] = []
    for part in _MARKS.split(words):
        found.extend(_before_turn(part))
        if sum(bool(canonical(word)) for word in found) > 1:
            break
    return found[:WORDS]


def _before_turn(part: str) -> list[str]:
    words = tokens(part)[:WORDS]
    told = 0
    for at, word in enumerate(words):
        if told > 1 and word in _listed("behind"):
            return words[:at]
        told += bool(canonical(word))
    return words


def _about_one(core: frozenset[str], other: frozenset[str], share: float) -> bool:
    return bool(core) and sum(_known(word, other) for word in core) >= max(1.0, share * len(core))


def _rejecting(words: str) -> bool:
    """Tell whether a content itself speaks of a denial, so that denying it and telling of it may agree."""
    return bool(frozenset(tokens(words)[:WORDS]) & _listed("denying"))


def _negates(words: str, other: frozenset[str]) -> bool:
    """Tell whether what a negator of a content negates, the first telling word behind it, is in the other content."""
    found = [match.group().casefold().replace("’", "'") for match in TOKEN.finditer(words)][:WORDS]
    negated = 0
    for at, word in enumerate(found):
        behind = found[at + 1 : at + 2]
        aside = behind != [] and (behind[0] in _listed("narrow") or (word == "no" and behind[0][0].isdigit()))
        if (word in _listed("negators") or word.endswith("n't")) and not aside:
            telling = [own for each in found[at + 1 : at + 1 + WINDOW] if _telling(own := each.removesuffix("'s"))]
            negated += bool(telling) and _known(telling[0], other)
    return negated % 2 == 1


def _telling(word: str) -> bool:
    return bool(canonical(word)) and word not in _listed("light")


@cache
def _axes() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one), frozenset(other)) for one, other in lexicon("en", "opposites")["axes"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "denials")[name]))
