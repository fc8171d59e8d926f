"""Take the picture of the findings that the README shows: `python docs/gen/picture.py demo-case`.

Needs playwright (in the `dev` extra) and a Chromium; the path of another browser can follow the case.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parents[1] / "images" / "findings.png"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main(case: str, browser: str = "/usr/bin/chromium") -> None:
    page_address = (Path(case) / "dossier" / "index.html").resolve().as_uri()
    with sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path=browser, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1200, "height": 860}, color_scheme="light")
        page.goto(page_address)
        TARGET.parent.mkdir(exist_ok=True)
        page.screenshot(path=str(TARGET))
        chromium.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
