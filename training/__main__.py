"""Retrain everything the English reader learnt: `python -m training [--data DIR] [--only PART...]`.

One after the other, on two CPU cores in under three hours: the base, the names, the attributions, the confidences.
Needs `pip install torch` beside the package; the word vectors and the list of known names are not rebuilt, they come
from `training/vectors.py` and `training/known_names.py`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

PARTS = ("base", "names", "attribution", "confidence")


def main() -> int:
    """Run every part; stop at the first that fails."""
    root = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("WHENCE_DATA", root.parent / "shared" / "data"))
    )
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS, help="parts to train")
    asked = parser.parse_args()
    paths = os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])])
    for part in asked.only:
        begun = time.time()
        command = [sys.executable, "-m", f"training.{part}", "--data", str(asked.data)]
        done = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": paths}, check=False)  # noqa: S603
        print(f"{part}: {time.time() - begun:.0f} s, exit {done.returncode}", flush=True)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
