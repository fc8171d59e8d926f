"""rensa: MinHash over words of five, 25 bands of 5 rows; every text is asked of the index."""

from __future__ import annotations

from corpus import BANDS, ROWS, pairs, shingles, texts
from session import run


def reuse(options: dict):
    from rensa import RMinHash, RMinHashLSH

    held = texts(options)

    def answer(_item: dict) -> list:
        made = RMinHash.from_token_sets([shingles(text) for text in held], num_perm=BANDS * ROWS, seed=1)
        index = RMinHashLSH(threshold=0.5, num_perm=BANDS * ROWS, num_bands=BANDS)
        index.insert_many(made)
        return pairs(index.query_all(made))

    return answer


if __name__ == "__main__":
    run({"reuse": reuse}, warm=False)
