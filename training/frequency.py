"""Rebuild `whence/lang/en/frequency.tsv` and `capitals.tsv` beside it.

Both are counted in the train parts of UD English EWT and of the open genres of GUM.

    python -m training.frequency [FOLDER WITH THE TREEBANKS] [OUTPUT]

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
#: After these a capital says nothing.
MARKS = frozenset(".!?:\"“”‘'-–—*")
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*\Z")


def words(path: Path) -> Iterator[tuple[str, bool | None]]:
    """Yield the casefolded tokens of a CoNLL-U file that are words, multi-word tokens by their parts.

    With each comes whether it begins with a capital, or None where that says nothing: first in its sentence, or
    in a sentence without a small letter first in any word.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentence: list[str] = []
        for line in lines:
            columns = line.split("\t")
            if len(columns) > 1 and columns[0].isdigit():
                sentence.append(columns[1])
            elif not line.strip():
                yield from judged(sentence)
                sentence = []


def judged(sentence: list[str]) -> Iterator[tuple[str, bool | None]]:
    """Yield the words of one sentence as `words` does."""
    lively = sum(token[0].islower() for token in sentence) > len(sentence) / 3
    for place, token in enumerate(sentence):
        word = token.casefold().replace("’", "'")
        if WORD.match(word):
            begun = place > 0 and any(before[0].isalnum() for before in sentence[:place])
            yield word, token[0].isupper() if lively and begun and sentence[place - 1] not in MARKS else None


def main() -> None:
    """Count, cut, write."""
    data = Path(os.environ.get("WHENCE_DATA", "../shared/data"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data / "treebank"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("whence/lang/en/frequency.tsv")
    counts: Counter[str] = Counter()
    shown: Counter[tuple[str, bool]] = Counter()
    for name in FILES:
        for word, capital in words(folder / name):
            counts[word] += 1
            if capital is not None:
                shown[word, capital] += 1
    total = sum(counts.values())
    kept = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda word: (-counts[word], word))
    rows = [f"{word}\t{math.log(total / counts[word]):.2f}\n" for word in kept[:MOST]]
    target.write_text("".join(rows), "utf-8")
    shares = {word: shown[word, True] + shown[word, False] for word in sorted(kept[:MOST])}
    rows = [f"{word}\t{shown[word, True] / every:.2f}\n" for word, every in shares.items() if every]
    target.with_name("capitals.tsv").write_text("".join(rows), "utf-8")
    print(f"{total} tokens, {len(counts)} words, {len(kept[:MOST])} kept in {target}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
