"""Who issued a text that no outlet published: the sender of a release, the letterhead of a statement, who signed it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from whence.gather.layout import Page, is_prose
from whence.lang.lexicon import lexicon
from whence.text.dates import dates_in

#: Lines from the top that can be a letterhead, and code points that one of them can have.
_HEAD, _LONGEST = 6, 80
#: Words that a body's name can have.
_WORDS = 10
#: Lines from the end among which a signature is looked for.
_FOOT = 6
_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")
_PARTS = re.compile(r"\s*(?:,|\||·|•|–|—|\s-)\s+|\s+[-–—|]\s*")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?P<inner>[^*_]{3,120})(?P=mark)")
_LINKS = frozenset({"of", "for", "on", "against", "to"})
_SMALL = (
    frozenset({"the", "and", "in", "at", "into", "with", "by", "de", "du", "des", "la", "le", "al", "el", "&"}) | _LINKS
)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in lexicon("en", "issuers")[name])


@cache
def _heads() -> frozenset[str]:
    """Words that end a body's name or stand before its `of`."""
    names = lexicon("en", "names")["organisation_heads"]
    short = lexicon("en", "short_forms")["heads"]
    return _listed("heads") | frozenset(str(word).casefold() for word in (*names, *short))


def is_body(text: str) -> bool:
    """Tell the name of a body: capitalised words, the last one or that before an `of` saying what sort it is."""
    words = [word.rstrip(".").casefold() for word in _WORD.findall(text)]
    if not 2 <= len(words) <= _WORDS or len(text) > _LONGEST or text[-1:] in ":;?!,":
        return False
    *first, last = _WORD.findall(text)
    if not all(word[:1].isupper() or word.casefold() in _SMALL for word in first) or first[0][:1].islower():
        return False
    if words[0] in _listed("headings"):
        return False
    if words[-1] in _heads():
        return True
    return last[:1].isupper() and any(word in _heads() and after in _LINKS for word, after in pairwise(words))


def sender(value: str | None) -> str | None:
    """Give the body that sent a message, `None` when a person did or nothing tells.

    Why this way: a body writes from an address of a role (`press@`), or under a name that says what sort of body it is.
    The words before the address are read as they stand: programs leave out the quotation marks that a comma asks for.

    Args:
        value: The `From` field.
    """
    name, _, address = (value or "").rpartition("<")
    mailbox, _, domain = address.strip("> ").casefold().partition("@")
    parts = [part.strip("\"'“” ") for part in _PARTS.split(name.replace('"', ""))]
    kept = [_without_desk(part) for part in parts if part and part.casefold() not in _listed("desks")]
    if not kept or not kept[0]:
        return None
    if is_body(kept[0]):
        return kept[0]
    role = re.split(r"[.\-_+\d]", mailbox, maxsplit=1)[0] in _listed("role_addresses")
    telling = [word.casefold() for word in _WORD.findall(kept[0]) if len(word) > 2]
    return kept[0] if role and any(word in domain for word in telling) else None


def _without_desk(part: str) -> str:
    """Take `press office` off the end of a name."""
    words = part.split()
    for count in (3, 2, 1):
        if len(words) > count and " ".join(words[-count:]).casefold() in _listed("desks"):
            return " ".join(words[:-count])
    return part


def letterhead(page: Page) -> str | None:
    """Mark the lines at the head of a text that name the body it comes from, and give that body.

    Why this way: a name alone may be a headline. It is a letterhead where a line beneath it says that this is a release
    or a statement, or where it stands in a block of its own and the text goes on to call that body `the Council`.

    Returns:
        The name, without capitals throughout; `None` when the head names no body.
    """
    head = [index for index in page.body()[:_HEAD] if not is_prose(page.lines[index].text)]
    if not head or head[0] != page.body()[0]:
        return None
    later = [index for index in head[1:] if page.lines[index].gap]
    block = [index for index in head if not later or index < later[0]]
    named = [index for index in block if _is_issuer(page.lines[index].text)]
    released = [index for index in head if _is_release(page.lines[index].text)]
    if not named or not (released or _goes_on(page, page.lines[named[-1]].text, bool(later))):
        return None
    for index in head:
        text = page.lines[index].text
        if index <= named[-1] or (not dates_in(text) and (_is_release(text) or _is_desk(text))):
            page.kinds[index] = "bar"
    return _spelled(page.lines[named[-1]].text.strip("*#_ "))


def _is_issuer(text: str) -> bool:
    return is_body(text.strip("*#_ ")) and not _is_desk(text) and not _is_release(text)


def _is_release(text: str) -> bool:
    low = text[: 2 * _LONGEST].strip("*#_ :.").casefold()
    said = low[: dates_in(low)[0].start].rstrip(" ,:") if dates_in(low) else low
    return any(said == word or said.startswith((f"{word} (", f"{word} no")) for word in _listed("releases"))


def _is_desk(text: str) -> bool:
    return text.strip("*#_ :.").casefold() in _listed("desks")


def _goes_on(page: Page, name: str, apart: bool) -> bool:  # noqa: FBT001 - one fact of two that are asked for
    """Tell whether a head stands apart and the text goes on to call its body `the Council`, more than once."""
    low = page.text.casefold()
    return apart and any(
        low.count(f"the {word}") > 1 for word in map(str.casefold, _WORD.findall(name)) if word in _heads()
    )


def signer(page: Page) -> str | None:
    """Give the body that the last lines of a text are signed for: `Spokesman of the Ministry of Works`."""
    for line in page.lines[-_FOOT:]:
        match = _signature().search(line.text[: 2 * _LONGEST])
        if match is not None and is_body(match["body"].strip(" .")):
            return match["body"].strip(" .")
    return None


@cache
def _signature() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_listed("signers")))
    return re.compile(rf"\b(?:{words})(?:\s+(?:of|for)(?:\s+the)?\s+|,\s+)(?P<body>[^,;:]{{3,80}})$", re.IGNORECASE)


def standing_line(page: Page) -> str | None:
    """Give the body or outlet that a line in emphasis at the top begins with: `*Harbour Observatory, note 3*`."""
    for index in page.body()[:3]:
        match = _EMPHASIS.fullmatch(page.lines[index].text)
        if match is None:
            continue
        first = _PARTS.split(match["inner"].strip())[0]
        if is_body(first):
            page.kinds[index] = "byline"
            return first
    return None


def _spelled(name: str) -> str:
    """Write a name in capitals as names are written; short words that mean nothing may be short forms and stay."""
    if not name.isupper():
        return name
    known = _heads() | _SMALL
    words = [word if len(word) <= 3 and word.casefold() not in known else word.capitalize() for word in name.split()]
    return " ".join(
        word.casefold() if place and word.casefold() in _SMALL else word for place, word in enumerate(words)
    )
