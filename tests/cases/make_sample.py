"""Make the binary files of the sample case: two PDFs (one cut short), one zip, and the locked PDF of the hostile tests.

Run by hand after a change of their texts: `python tests/cases/make_sample.py`. It needs reportlab, which nothing else does,
so its results are kept in the repository.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "whence" / "sample" / "reports"
#: Date that reportlab writes when asked for the same bytes every time, and the one that the story needs.
STILL, WRITTEN = b"D:20000101000000+00'00'", b"D:20310305121500+01'00'"
PARTS = ("exercise-2030.txt", "paint-works-2029.txt")

STATEMENT = """\
Corvane Chemicals on the incident at the Orsel works

Lindholt, 5 March 2031

In the early hours of 4 March, xylene escaped from a storage tank at our Orsel works. Corvane Chemicals
regrets the distress that this has caused to its staff and to its neighbours.

“Corvane runs the safest solvent plant on the Merrin,” said Henrik Sall, managing director of Corvane
Chemicals. “Every system there worked as designed.”

Corvane Chemicals denies that the gas alarm failed. The gas alarm at the plant sounded within 90
seconds, according to the company's own log.

Fewer than five tonnes of xylene reached the Merrin. The rest was caught in the basement of the pump
house and is being pumped into tank lorries.

Corvane Chemicals denies that it was warned about tank 7. The company's post room has no record of a
letter from the River Protection Agency. The tank was last tested in 2027, and it passed.

Sall said the company would pay the hotel bills of every family that had to leave home. A helpline is
open day and night.

Production at Orsel will not resume before the cause is understood. All 880 employees remain on full
pay until then.
"""

ANNEX = """\
River Protection Agency

Annex 2 to the inspection report of 18 November 2030: thickness of the floor plates of tank 7

Plate 1: 9.1 mm. Plate 2: 8.8 mm. Plate 3: 6.2 mm. Plate 4: 5.9 mm. Plate 5: 6.0 mm.
"""


def pdf(text: str, *, title: str, author: str, lock: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1, encrypt=lock)
    page.setTitle(title)
    page.setAuthor(author)
    height = 790
    for number, line in enumerate(text.splitlines()):
        page.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 15 if number == 0 else 11)
        page.drawString(56, height, line)
        height -= 22 if number == 0 else 15
    page.setFont("Helvetica", 8)
    page.drawString(56, 40, f"{author} · Page 1 of 1")
    page.showPage()
    page.save()
    return out.getvalue().replace(STILL, WRITTEN)


def packed(names: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in names:
            entry = zipfile.ZipInfo(name, (2031, 3, 9, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, (HERE / "parts" / name).read_bytes())
    return out.getvalue()


def main() -> None:
    statement = pdf(STATEMENT, title="Corvane Chemicals on the incident at the Orsel works", author="Corvane Chemicals")
    (REPORTS / "corvane-statement.pdf").write_bytes(statement)
    whole = pdf(ANNEX, title="Annex 2", author="River Protection Agency")
    (REPORTS / "inspection-annex.pdf").write_bytes(whole[: len(whole) * 2 // 5])
    (REPORTS / "from-the-library.zip").write_bytes(packed(PARTS))
    locked = pdf(ANNEX, title="Locked", author="Nobody", lock=StandardEncryption("sesame", strength=128))
    (HERE.parent / "hostile" / "locked.pdf").write_bytes(locked)


if __name__ == "__main__":
    main()
