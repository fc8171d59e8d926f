"""Compare the names of outlets and agencies as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from anyascii import anyascii

from whence.lang.lexicon import lexicon

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"\.(?:com|org|net|info|news|example|co\.\w{2}|\w{2})\Z", re.IGNORECASE)
_THE = re.compile(r"\A(?:the)\s+", re.IGNORECASE)
#: Names in capitals longer than this are shouted words, not initials.
_INITIALS = 5
#: In a shouted name, words up to this length may still be initials.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Media:
    """What the English lists say about news suppliers."""

    known: dict[str, str]
    last: tuple[str, ...]
    first: tuple[str, ...]
    pictures: frozenset[str]
    lead_ins: tuple[str, ...]


@cache
def media() -> Media:
    """Load the lists, with every way to write an agency pointing to its display name."""
    loaded = lexicon("en", "agencies")
    known: dict[str, str] = {}
    for shown, others in loaded["agencies"].items():
        known.update(dict.fromkeys((shown, *others), shown))
        known.update({way.casefold(): shown for way in (shown, *others) if len(way) > _INITIALS})
    return Media(
        known=known,
        last=tuple(f" {word}" for word in sorted(loaded["media_last"])),
        first=tuple(f"{word} " for word in sorted(loaded["media_first"])),
        pictures=frozenset(loaded["pictures"]),
        lead_ins=tuple(sorted(loaded["lead_ins"], key=len, reverse=True)),
    )


def shown(name: str) -> str:
    """Write a name the one way it is shown and named by, whoever wrote it.

    A leading `the`, possessive, surrounding marks and shouting capitals go; a known agency takes
    its short name. The result depends on nothing but the words, so that two reports that credit one
    agency name one origin.
    """
    name = " ".join(name.split()).strip(" .,;:–—-|/\"'“”‘’()[]")
    name = re.sub(r"['’]s\Z", "", _THE.sub("", name))
    found = media().known.get(name) or media().known.get(name.casefold())
    if found is not None:
        return found
    words = name.split(" ")
    shouted = name.isupper() and max(map(len, words)) > _INITIALS
    return " ".join(word.capitalize() if shouted and len(word) > _SHORT else word for word in words)


def match_key(name: str | None) -> str | None:
    """Reduce a name to what two ways of writing it have in common; `None` for no name or no letters."""
    if name is None:
        return None
    plain = anyascii(_ENDING.sub("", shown(name))).casefold()
    key = " ".join(word for word in _WORD.findall(plain) if word != "the")
    return key or None


def is_agency(name: str) -> bool:
    """Tell whether the name is one of the listed agencies."""
    known = media().known
    plain = " ".join(name.split())
    return plain in known or plain.casefold() in known


def looks_like_medium(name: str) -> bool:
    """Tell by its words whether a name is that of a newspaper, agency or station."""
    if is_agency(name):
        return True
    plain = " ".join(_WORD.findall(_THE.sub("", name).casefold()))
    return plain.endswith(media().last) or plain.startswith(media().first)


def without_lead_in(name: str) -> str:
    """Cut words such as `with inputs from` off the front of a credit."""
    plain = " ".join(name.split())
    for lead in media().lead_ins:
        head, rest = plain[: len(lead)], plain[len(lead) :]
        if head.casefold() == lead and rest[:1] in {" ", ":"}:
            return without_lead_in(rest.lstrip(" :"))
    return plain


def is_picture_credit(words: str) -> bool:
    """Tell whether a credit is for a picture."""
    return any(word.casefold() in media().pictures for word in _WORD.findall(words))


def address_key(address: str | None) -> str | None:
    """Reduce a web address to host and path, so that http, https, www and a tracking tail do not matter."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return f"{host}{parts.path.rstrip('/')}" if host else None
