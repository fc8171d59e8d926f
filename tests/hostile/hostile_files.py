"""Write input that no program likes, each kind into one file."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent

GOOD = """\
Bridge over the Dace closed after crack is found

By Nell Harrow
Published: 2 June 2030

The bridge over the Dace was closed on Sunday, the road authority said. Engineers found a crack of 40 centimetres.

“Nobody was in danger,” said the authority's head, Piet Aumann. Some 300 lorries a day must take the ferry.
"""


def text_of(words: str) -> bytes:
    return GOOD.replace("Bridge", words).encode()


def cut_zip() -> bytes:
    return packed({"a.txt": GOOD.encode(), "b.txt": os.urandom(20_000)})[:9_000]


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def locked_zip() -> bytes:
    """Set the flag that says a member is encrypted, in the local and in the central header."""
    data = bytearray(packed({"secret.txt": GOOD.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    data = packed({"core.txt": text_of("Kernel")})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


def deep(levels: int) -> bytes:
    return (
        b"<html><body>"
        + b"<div>" * levels
        + b"<p>The mayor said the well was dry.</p>"
        + b"</div>" * levels
        + b"</body>"
    )


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as out:
        out.write(b"word ")
        out.truncate(size)


#: Inputs that give nothing but a setback.
REFUSED: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "one-byte.txt": lambda: b"a",
    "blank.txt": lambda: b" \n\t\n ",
    "two-million.txt": lambda: b"word " * 450_000,
    "cut.pdf": lambda: b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty",
    "locked.pdf": (HERE / "locked.pdf").read_bytes,
    "liar.pdf": lambda: b"<html><body>404 Not Found</body></html>",
    "cut.zip": cut_zip,
    "bomb.zip": lambda: packed({"zeros.txt": b"0" * 70_000_000}),
    "locked.zip": locked_zip,
    "deep.zip": lambda: nested_zip(12),
    "empty.html": lambda: b"<html><head><title></title></head><body></body></html>",
    "broken.atom": lambda: b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>cut',
    "picture.png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(200),
}

#: Inputs that give a report, with or without a setback beside it, and words its text must hold.
TAKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "windows-1252.txt": (lambda: text_of("Brücke").decode().encode("cp1252"), "Brücke"),
    "utf-16.txt": (lambda: text_of("Sixteen").decode().encode("utf-16"), "Sixteen over the Dace"),
    "mixed.txt": (lambda: text_of("Brücke") + "Das Café schließt.\n".encode("cp1252"), "Piet Aumann"),
    "false-charset.html": (
        lambda: (
            b'<html><head><meta charset="utf-16"><title>Pier</title></head><body><h1>Pier</h1><p>'
            + "The café on the pier was closed on Monday, the harbour office said.".encode()
            + b"</p></body></html>"
        ),
        "café on the pier",
    ),
    "nul.txt": (lambda: text_of("Zero").replace(b"Sunday", b"Sun\x00day"), "Sun�day"),
    "one-line.txt": (lambda: b"The lift was stuck again and " * 8_000, "The lift was stuck"),
    "turned.txt": (lambda: text_of("\u202egnissorC\u202c \u2067x"), "gnissorC"),
    "deep.html": (
        lambda: deep(200),
        "the well was dry",
    ),
    "entities.html": (
        lambda: (
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>The mayor said it was hot.</p></body></html>'
        ),
        "it was hot",
    ),
    "markup.html": (
        lambda: (
            b"<html><head><title>&lt;script&gt;alert('title')&lt;/script&gt;</title></head><body>"
            b"<h1>&lt;script&gt;alert('title')&lt;/script&gt;</h1>"
            b"<p>&lt;img src=x onerror=alert(2)&gt; said that the road was closed on Monday.</p></body></html>"
        ),
        "onerror=alert(2)",
    ),
    "<img src=x onerror=alert(1)>.txt": (lambda: text_of("Angle"), "Angle over the Dace"),
    "two\nlines \x1b[31mred.txt": (lambda: text_of("Newline"), "Newline over the Dace"),
    "climbing.zip": (lambda: packed({"../../climbed.txt": text_of("Climber")}), "Climber over the Dace"),
}

#: Inputs that may give a report or a setback, but one of the two.
EITHER: dict[str, Callable[[], bytes]] = {
    "very-deep.html": lambda: deep(5_000),
    "unclosed.html": lambda: b"<html><body>" + b"<b><i><font><table><tr><td>The mayor said so. " * 400,
    "open-quote.txt": lambda: "“The mayor said. ".encode() * 3_000,
    "brackets.txt": lambda: b"((((((((((" * 5_000 + b" the mayor said",
    "numbers.txt": lambda: b"9,999,999,999 and " * 5_000,
    "capitals.txt": lambda: b"The Very Long Name Of A Thing " * 3_000,
    "combining.txt": lambda: b"The mayor said a" + "\u0301".encode() * 5_000 + b" was dry.",
    "headers.eml": lambda: (
        b"From: a@b.example\nSubject: =?utf-8?B?////?=\nDate: never\nMIME-Version: 1.0\n\nThe mayor said so.\n"
    ),
    "parts.eml": lambda: (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=zz\n\n--zz\n"
    ),
}


def write_all(folder: Path) -> None:
    """Write every hostile input into a folder, and two good reports around them."""
    (folder / "a-good.txt").write_text(GOOD, "utf-8")
    (folder / "zz-good.txt").write_text(GOOD.replace("Bridge", "Footbridge"), "utf-8")
    for name, make in REFUSED.items():
        (folder / name).write_bytes(make())
    for name, (make, _) in TAKEN.items():
        (folder / name).write_bytes(make())
    for name, make in EITHER.items():
        (folder / name).write_bytes(make())
    sparse(folder / "two-hundred-megabytes.txt", 200 * 2**20)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_bytes(text_of("Rawname"))
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "inside.txt").write_bytes(text_of("Inside"))
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    if Path("/proc/self/mem").exists():
        (folder / "unreadable.txt").symlink_to("/proc/self/mem")
