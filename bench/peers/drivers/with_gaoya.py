"""gaoya: its string index over words of five, 25 bands of 5 rows (Jaccard 0.5), then every text asked of it."""

from __future__ import annotations

from corpus import BANDS, ROWS, WIDTH, pairs, texts
from session import run


def reuse(options: dict):
    from gaoya.minhash import MinHashStringIndex

    held = texts(options)

    def answer(_item: dict) -> list:
        index = MinHashStringIndex(
            hash_size=32,
            jaccard_threshold=0.5,
            num_bands=BANDS,
            band_size=ROWS,
            analyzer="word",
            lowercase=True,
            ngram_range=(WIDTH, WIDTH),
        )
        index.par_bulk_insert_docs(list(range(len(held))), held)
        found = index.par_bulk_query(held)
        return pairs([number, *near] for number, near in enumerate(found))

    return answer


if __name__ == "__main__":
    run({"reuse": reuse}, warm=False)
