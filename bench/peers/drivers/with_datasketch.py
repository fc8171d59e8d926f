"""datasketch: MinHash over words of five, an LSH of 25 bands of 5 rows (Jaccard 0.5)."""

from __future__ import annotations

from corpus import BANDS, ROWS, pairs, shingles, texts
from session import run


def reuse(options: dict):
    from datasketch import MinHash, MinHashLSH

    held = texts(options)

    def answer(_item: dict) -> list:
        index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
        sets = [[one.encode() for one in set(shingles(text))] for text in held]
        with index.insertion_session() as session:
            for number, made in enumerate(MinHash.generator(sets, num_perm=BANDS * ROWS, seed=1)):
                session.insert(number, made)
        tables = (table._dict for table in index.hashtables)  # noqa: SLF001 - its own way to list them copies every key
        return pairs(group for table in tables for group in table.values() if len(group) > 1)

    return answer


if __name__ == "__main__":
    run({"reuse": reuse}, warm=False)
