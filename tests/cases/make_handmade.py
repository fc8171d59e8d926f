"""Make the one binary file of the hand-written cases, the weekly review of the market strike as PDF.

Run by hand after a change of its text: `python tests/cases/make_handmade.py`. It needs reportlab, as `make_sample.py` does.
"""

from __future__ import annotations

from pathlib import Path

from make_sample import WRITTEN, pdf

HERE = Path(__file__).parent
ISSUED = b"D:20190519080000+03'00'"


def main() -> None:
    text = (HERE / "parts" / "market-strike-weekly.txt").read_text("utf-8")
    made = pdf(text, title="Report on the Week 20 / 2019", author="Report on the Week")
    (HERE / "market-strike" / "reports" / "report-on-the-week.pdf").write_bytes(made.replace(WRITTEN, ISSUED))


if __name__ == "__main__":
    main()
