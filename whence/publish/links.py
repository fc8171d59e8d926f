"""Which addresses a page may link to."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe(address: str | None) -> str | None:
    """Give the address when a page may link to it: `http` or `https`, with a host; else `None`."""
    if address is None or any(letter <= " " or letter == "\x7f" for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
