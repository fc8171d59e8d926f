"""Word vectors of the shipped reader: what words mean, by the company they keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

#: Abbreviations are listed without their full stop; a word this short is looked up without it. Code points.
_SHORT = 6
#: Look-ups kept in mind.
_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Vectors:
    """A table of word vectors.

    Attributes:
        row: Place of each word, in lower case with straight apostrophes.
        table: One row a word, float32, 100 wide; the last row is zero and stands for every unknown word.
        kept: Words as written that were looked up before.
    """

    row: dict[str, int]
    table: NDArray[np.float32]
    kept: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def find(self, word: str) -> int:
        """Give the row of a word as written: lower case, straight apostrophe, full stop of an abbreviation cut."""
        known = self.kept.get(word)
        if known is not None:
            return known
        if len(self.kept) >= _KEPT:
            self.kept.clear()
        self.kept[word] = self._row(word)
        return self.kept[word]

    def _row(self, word: str) -> int:
        low = word.lower().replace("’", "'")
        found = self.row.get(low)
        if found is None and low.endswith(".") and len(low) <= _SHORT:
            found = self.row.get(low.rstrip("."))
        return len(self.table) - 1 if found is None else found


@cache
def vectors() -> Vectors:
    """Load the shipped table, once per process.

    Cost: about a tenth of a second and 25 MB.
    Source: GloVe 6B (Pennington, Socher, Manning 2014), cut by `training/vectors.py`.
    """
    with as_file(files("whence.lang.en") / "vectors.npz") as path, np.load(path, allow_pickle=False) as read:
        words = bytes(read["words"]).decode("utf-8").split("\n")
        table = read["codes"].astype(np.float32) * read["scale"].astype(np.float32)[:, None]
    zero = np.zeros((1, table.shape[1]), dtype=np.float32)
    return Vectors({word: row for row, word in enumerate(words)}, np.concatenate([table, zero]))
