"""Whether this machine has what Whence needs."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from whence.plugins import SHIPPED, offers
from whence.store.health import database_checks

OLDEST_PYTHON: Final = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is as it should be, and what was found."""

    what: str
    ok: bool
    detail: str


def checks() -> list[Check]:
    """Look at Python, the packages, the database engine, the disk and the terminal's encoding.

    Why this way: each check does the thing (imports, writes, opens) rather than comparing version numbers,
    since what counts is whether it works here.

    Returns:
        In a fixed order; a check that fails says what to do in its detail.
    """
    return [
        _python(),
        *_packages(),
        *(Check(what, ok, detail) for what, ok, detail in database_checks()),
        _writes(),
        _reader(),
        *_other_readers(),
        _encoding(),
    ]


def _python() -> Check:
    found = ".".join(str(part) for part in sys.version_info[:3])
    ok = sys.version_info[:2] >= OLDEST_PYTHON
    return Check("Python", ok, found if ok else f"{found}; install 3.11 or newer")


def _packages() -> list[Check]:
    try:
        wanted = requires("whence") or []
    except PackageNotFoundError:
        return [Check("whence", ok=False, detail="not installed; run `pip install .` in its folder")]
    names = sorted({_name(line) for line in wanted if "extra ==" not in line})
    return [_package(name) for name in ["whence", *names]]


def _name(requirement: str) -> str:
    letters = (character if character.isalnum() or character in "-_." else " " for character in requirement)
    return "".join(letters).split()[0]


def _package(name: str) -> Check:
    try:
        return Check(name, ok=True, detail=version(name))
    except PackageNotFoundError:
        return Check(name, ok=False, detail="missing; run the install command of the README again")


def _writes() -> Check:
    folder = Path(tempfile.gettempdir())
    try:
        with tempfile.TemporaryDirectory() as made:
            Path(made, "probe").write_bytes(b"probe")
    except OSError as error:
        return Check(
            "temporary folder", ok=False, detail=f"{folder} cannot be written to: {error.strerror}; set TMPDIR"
        )
    return Check("temporary folder", ok=True, detail=f"{folder} can be written to")


def _reader() -> Check:
    try:
        import_module("spacy").blank("en")
    except (ImportError, OSError, ValueError) as error:
        return Check("English reader", ok=False, detail=f"spaCy does not start: {error}; install it again")
    return Check("English reader", ok=True, detail="starts")


def _other_readers() -> list[Check]:
    """Say what else can be chosen; none of it has to be there."""
    return [
        Check(
            f"reader {offer.name}",
            ok=True,
            detail=f"{'can be chosen' if offer.ready else 'not installed'}; needs {offer.needs};"
            f" leaves the machine: {offer.leaves}",
        )
        for offer in offers()
        if offer.name not in SHIPPED
    ]


def _encoding() -> Check:
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    note = "" if encoding.lower().replace("-", "") == "utf8" else "; marks are drawn in ASCII where it lacks them"
    return Check("output encoding", ok=True, detail=f"{encoding}{note}")
