"""Daft: its native MinHash over words of five; it has no index, so bands of 5 rows are joined by a sort in numpy."""

from __future__ import annotations

from corpus import BANDS, ROWS, WIDTH, pairs, texts
from session import run


def reuse(options: dict):
    import daft
    import numpy as np
    from daft.functions import minhash

    held = texts(options)

    def answer(_item: dict) -> list:
        frame = daft.from_pydict({"text": held})
        made = frame.select(
            minhash(daft.col("text").lower(), num_hashes=BANDS * ROWS, ngram_size=WIDTH, hash_function="xxhash")
        ).to_arrow()
        flat = made.column(0).combine_chunks().flatten().to_numpy()
        signatures = flat.reshape(len(held), BANDS, ROWS).astype(np.uint64)
        found = []
        for band in range(BANDS):
            key = np.zeros(len(held), dtype=np.uint64)
            for row in range(ROWS):
                key = key * np.uint64(0x9E3779B97F4A7C15) + signatures[:, band, row]
            order = np.argsort(key, kind="stable")
            cuts = np.flatnonzero(np.diff(key[order])) + 1
            found += [group.tolist() for group in np.split(order, cuts) if len(group) > 1]
        return pairs(found)

    return answer


if __name__ == "__main__":
    run({"reuse": reuse}, warm=False)
