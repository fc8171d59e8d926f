"""Rebuild `whence/lang/en/frequency.tsv` from the train parts of UD English EWT and the open genres of GUM.

    python training/frequency.py [FOLDER WITH THE TREEBANKS] [OUTPUT]

The folder defaults to `$WHENCE_DATA/treebank` (or `../shared/data/treebank`) and needs `en_ewt-train.conllu.gz` and
`en_gum_open-train.conllu.gz`. The output is the same byte for byte on every machine.
"""

from __future__ import annotations

import gzip
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FILES = ("en_ewt-train.conllu.gz", "en_gum_open-train.conllu.gz")
#: A word seen less often says more about the sample than about English.
LEAST = 3
#: Words kept at most; the tail adds size and little else.
MOST = 12_000
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*\Z")


def words(path: Path) -> Iterator[str]:
    """Yield the casefolded tokens of a CoNLL-U file that are words, multi-word tokens by their parts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            if len(columns) > 1 and columns[0].isdigit():
                word = columns[1].casefold().replace("’", "'")
                if WORD.match(word):
                    yield word


def main() -> None:
    """Count, cut, write."""
    data = Path(os.environ.get("WHENCE_DATA", "../shared/data"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data / "treebank"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("whence/lang/en/frequency.tsv")
    counts: Counter[str] = Counter()
    for name in FILES:
        counts.update(words(folder / name))
    total = sum(counts.values())
    kept = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda word: (-counts[word], word))
    rows = [f"{word}\t{math.log(total / counts[word]):.2f}\n" for word in kept[:MOST]]
    target.write_text("".join(rows), "utf-8")
    print(f"{total} tokens, {len(counts)} words, {len(rows)} kept in {target}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
