"""What a page's markup says of it: JSON-LD, OpenGraph, meta and link elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from whence.gather.draft import When
from whence.gather.jsonld import Node, article_node, text_of, texts_of
from whence.gather.phrases import folded
from whence.gather.stamps import stamp

_SAVED = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000})")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.created", "dcterms.issued", "dc.date.issued",
    "dcterms.date", "dc.date", "publish-date", "publish_date", "publication_date", "publicationdate", "pubdate",
    "citation_publication_date", "citation_date", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_ORIGINS = ("syndication-source", "original-source", "dc.source", "dcterms.source")
_TITLE_CUT = re.compile(r"\s+[|–—·»:-]\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the markup says; every field `None` or empty when it does not.

    Attributes:
        headings: Texts of the page's h1 elements are looked at for `title` by the caller.
        window: The title element, as shown in the window's bar.
    """

    title: str | None
    window: str | None
    outlet: str | None
    byline: str | None
    when: When | None
    url: str | None
    language: str | None
    credits: tuple[str, ...]


def facts_of(root: etree._Element, html: str) -> Facts:
    """Read everything the markup says about the page.

    Why this way: our own reading, because the time of day and the offset decide who was first and
    extraction libraries drop them; JSON-LD goes before OpenGraph, which goes before older fields.

    Args:
        root: The parsed page.
        html: Its source; the comment that browsers leave in saved pages gives the address.
    """
    meta = _meta(root)
    og_title = _first(meta, ("og:title", "twitter:title", "dc.title", "dcterms.title"))
    node = article_node(_scripts(root), og_title)
    canonical = _link(root, "canonical")
    saved = _SAVED.search(html[:4000])
    own = _first(meta, ("og:url",)) or (saved.group(1) if saved else None) or _address(text_of(node.get("url")))
    foreign = canonical is not None and own is not None and _host(canonical) != _host(own)
    outlet = _outlet(meta, node)
    return Facts(
        title=_without_outlet(text_of(node.get("headline")) or og_title, outlet),
        window=_window(root),
        outlet=outlet,
        byline=_byline(meta, node, outlet),
        when=_when(meta, node, root),
        url=_address(own if foreign or canonical is None else canonical),
        language=root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _first(meta, ("og:locale",)),
        credits=_credits(root, meta, node, canonical=canonical if foreign else None),
    )


def outlet_from_window(window: str | None, title: str | None) -> str | None:
    """Give what stands beside the headline in the title element: `Headline | Outlet`."""
    if window is None or title is None:
        return None
    parts = _TITLE_CUT.split(window, maxsplit=6)
    if len(parts) < 2:
        return None
    rest = [part for part in parts[1:] if folded(part)]
    if folded(parts[0]) == folded(title) and rest:
        return rest[-1].strip()
    return parts[0].strip() if folded(parts[-1]) == folded(title) and len(parts) == 2 else None


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = (element.get("content") or "").strip()
        if name and value:
            found.setdefault(name.strip().casefold(), value)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _scripts(root: etree._Element) -> list[str]:
    return [
        element.text
        for element in root.iter("script")
        if element.text and (element.get("type") or "").split(";")[0].strip().casefold() == "application/ld+json"
    ]


def _link(root: etree._Element, relation: str) -> str | None:
    for element in root.iter("link"):
        if relation in (element.get("rel") or "").casefold().split():
            address = _address(element.get("href"))
            if address is not None:
                return address
    return None


def _address(value: str | None) -> str | None:
    text = (value or "").strip()
    return text[:2000] if text.startswith(("http://", "https://")) and _host(text) else None


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") if host else None


def _window(root: etree._Element) -> str | None:
    element = root.find(".//title")
    text = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    return text or None


def _outlet(meta: dict[str, str], node: Node) -> str | None:
    name = _first(meta, _SITES[:1]) or text_of(node.get("publisher")) or _first(meta, _SITES[1:])
    return None if name is None or name.startswith(("http://", "https://")) else name


def _byline(meta: dict[str, str], node: Node, outlet: str | None) -> str | None:
    names = texts_of(node.get("author")) or texts_of(_first(meta, _AUTHORS))
    people = [name for name in dict.fromkeys(names) if not name.startswith(("http://", "https://"))]
    people = [name for name in people if folded(name) != folded(outlet or "")]
    return ", ".join(people) or None


def _when(meta: dict[str, str], node: Node, root: etree._Element) -> When | None:
    values = [text_of(node.get("datePublished"))]
    values += [meta.get(name) for name in _DATES]
    for element in root.iter("time", "span", "abbr", "div"):
        if element.get("itemprop") == "datePublished":
            values.append(element.get("datetime") or element.get("content") or element.get("title"))
    return next((when for when in map(stamp, values) if when is not None), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Cut ` | Outlet` off a headline that carries it."""
    if title is None or outlet is None:
        return title
    cuts = list(_TITLE_CUT.finditer(title))
    if cuts and folded(title[cuts[-1].end() :]) == folded(outlet):
        return title[: cuts[-1].start()].strip() or title
    return title


def _credits(root: etree._Element, meta: dict[str, str], node: Node, *, canonical: str | None) -> tuple[str, ...]:
    found = [canonical, *(meta.get(name) for name in _ORIGINS)]
    found += [_link(root, relation) for relation in _ORIGINS[:2]]
    found += texts_of(node.get("isBasedOn")) + texts_of(node.get("sourceOrganization"))
    return tuple(dict.fromkeys(" ".join(name.split())[:2000] for name in found if name and name.strip()))
