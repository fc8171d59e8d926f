"""Bytes to text: byte order marks, UTF-16 without one, legacy encodings, mixtures."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

#: Bytes that charset-normalizer is shown; more does not change its answer and costs time.
_SAMPLE = 64 * 1024
#: Share of bytes above 127 that stand alone between ASCII in Western European text (nearly all) and
#: in Cyrillic, Greek or Arabic text (few): below this share of neighbours the text is Western.
_NEIGHBOURS = 0.34
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only codecs that turn bytes into text and can never yield a lone surrogate.
_SAFE = re.compile(
    r"(?:ascii|utf-8(?:-sig)?|utf-16(?:-[lb]e)?|utf-32(?:-[lb]e)?|iso8859-\d{1,2}|latin-1|cp\d{3,4}|koi8-[rut]|mac-\w{1,20}"
    r"|gb\w{1,10}|big5\w{0,6}|euc_\w{2,10}|shift_jis\w{0,6}|iso2022_\w{2,10}|hz|tis-620|johab|ptcp154)"
)
_SEVEN_BIT = re.compile(r"iso2022_\w{2,10}|hz")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# Shown as the replacement character, one for one, so that offsets stay: controls that no text holds
# on purpose (tab, line ends, form feed and next-line may stay), and halves of surrogate pairs.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ABOVE_ASCII = bytes(range(128, 256))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: Without byte order mark, control characters replaced.
        encoding: Python's name of the encoding used.
        stated: The bytes or their container say that it is this encoding (or it can be nothing else).
        damaged: How many stretches could not be decoded and stand as U+FFFD.
    """

    text: str
    encoding: str
    stated: bool
    damaged: int


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes of unknown encoding, always to the same text for the same bytes.

    Why this way: UTF-8 is nearly impossible to pass by accident, so it goes before what a page
    declares (templates often declare wrongly); then the declaration; then, for bytes above 127
    that stand alone among ASCII letters, Windows-1252; only then statistics. A text that is UTF-8
    apart from a few bytes is a mixture and is read as UTF-8 with replacement.

    Args:
        data: Any bytes.
        declared: Encoding named by the file or its container, any spelling, trusted only if known and safe.

    Returns:
        The text and how it was come by; lone surrogates cannot occur in it.

    Cost: linear; charset-normalizer sees at most 64 KiB.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _settle(data[len(bom) :], name, stated=True)
    known = _safe_name(declared)
    wide = _wide(data)
    if wide is None and known is not None and _SEVEN_BIT.fullmatch(known) and data.isascii():
        wide = known
    if wide is not None:
        return _settle(data, wide, stated=True)
    if _mostly_utf8(data):
        return _settle(data, "utf-8", stated=True)
    if known is None or known.startswith(("utf", "ascii")):
        return _settle(data, _guess(data), stated=False)
    # Browsers read these two as Windows-1252, and so do the people who declare them.
    return _settle(data, "cp1252" if known in {"iso8859-1", "latin-1"} else known, stated=True)


def clean(text: str) -> str:
    """Replace control characters and lone surrogates by U+FFFD, one for one; tabs and line ends stay."""
    return _UNFIT.sub("\ufffd", text)


def _settle(data: bytes, name: str, *, stated: bool) -> Decoded:
    text = data.decode(name, "replace")
    damaged = len(re.findall("\ufffd+", text))
    return Decoded(clean(text), name, stated, damaged)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by where the NUL bytes are."""
    head = data[:4096]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _safe_name(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return name if _SAFE.fullmatch(name) else None


def _mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8, be it with a few foreign bytes, from a text in another encoding."""
    text = data.decode("utf-8", "replace")
    # In no legacy encoding do valid sequences come near half the number of invalid ones.
    lost = text.count("\ufffd")
    good = len(text) - len(data.translate(None, _ABOVE_ASCII)) - lost
    return 2 * good >= lost


def _guess(data: bytes) -> str:
    runs = [len(run) for run in _HIGH_RUN.findall(data)]
    high = sum(runs)
    if high and sum(length for length in runs if length > 1) <= _NEIGHBOURS * high:
        return "cp1252"
    first = max(0, data.find(_HIGH_RUN.search(data).group()) - _SAMPLE // 2) if high else 0  # type: ignore[union-attr]
    best = from_bytes(data[first : first + _SAMPLE]).best()
    name = _safe_name(best.encoding) if best is not None else None
    return name if name is not None else "cp1252"
