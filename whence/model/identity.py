"""Ids that depend on content and on nothing else."""

from __future__ import annotations

import hashlib

#: Hex digits kept of the SHA-256: 64 bits, under one clash expected in 4 billion rows of one table.
DIGITS = 16


def content_id(table: str, *fields: object) -> str:
    """Name a row by what it holds, so that every machine and every order gives the same id.

    Args:
        table: Short name of the table, kept as a readable prefix (`report`, `claim` ...).
        fields: The identifying fields in their fixed order; `None` differs from an empty string.

    Returns:
        `prefix-` and 16 hexadecimal digits; safe in file names and addresses.
    """
    joined = "\x1f".join("\x00" if field is None else str(field) for field in fields)
    digest = hashlib.sha256(f"{table}\x1e{joined}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{table}-{digest[:DIGITS]}"


def digest_of(*parts: str) -> str:
    """Hash the inputs of a step: SHA-256 in hex over the parts, order kept."""
    joined = "\x1e".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
