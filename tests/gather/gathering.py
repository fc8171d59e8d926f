"""Short ways to gather in tests: bytes in, reports out."""

from __future__ import annotations

from whence import gather
from whence.config import Settings
from whence.model.reports import Item, Report, Taken

SETTINGS = Settings()

LEAD = "The harbour office said on Sunday that two of the cranes had failed within one week of each other."
MORE = "“Nobody looked at the ropes,” said Ola Venn, a delegate of the dockers, who put the loss at about 40 tons."
LAST = "The owner of the port denied that any rope had been worn and said every crane had been inspected in spring."


def take(data: str | bytes, name: str = "page.txt", settings: Settings = SETTINGS) -> Taken:
    raw = data.encode() if isinstance(data, str) else data
    return gather.reports(Item(input=name, how="stdin", data=raw), settings)


def one(data: str | bytes, name: str = "page.txt") -> Report:
    taken = take(data, name)
    assert len(taken.reports) == 1, [setback.why for setback in taken.setbacks]
    report = taken.reports[0]
    for piece in report.furniture:
        assert report.text[piece.span.start : piece.span.end] == piece.span.text
    return report


def furniture(report: Report) -> dict[str, str]:
    """Furniture by its text."""
    return {piece.span.text: piece.kind for piece in report.furniture}


def body(report: Report) -> str:
    """The text without its furniture."""
    text, reached = [], 0
    for piece in report.furniture:
        text.append(report.text[reached : piece.span.start])
        reached = piece.span.end
    return "".join([*text, report.text[reached:]])


def pdf(*pages: list[str], info: str = "") -> bytes:
    """Make a small PDF, one string per printed line."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        rows = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
        steps = " ".join(f"({row}) Tj 0 -14 Td" if row else "0 -14 Td" for row in rows)
        stream = f"BT /F1 11 Tf 60 780 Td {steps} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = len(out)
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return out + f"startxref\n{table}\n%%EOF\n".encode()
