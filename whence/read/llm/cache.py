"""Answers of language models kept in the case's folder, so that the same question is asked once."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from whence.model.identity import digest_of
from whence.read.llm.prompt import PROMPT_VERSION

#: Folder inside the case: whoever deletes the case deletes what a model said about it.
FOLDER: Final = ("cache", "llm")
#: A longer file is none of ours. Bytes.
_LONGEST: Final = 8 * 2**20


class Kept:
    """Answers by the hash of what was asked."""

    def __init__(self, case: Path | None) -> None:
        """Use a folder of the case; without a case nothing is kept."""
        self._folder = case.joinpath(*FOLDER) if case is not None else None

    @staticmethod
    def key(address: str, question: dict[str, object]) -> str:
        """Name a question: the version of the prompt, the server, and everything sent, model and text included."""
        return digest_of(PROMPT_VERSION, address, json.dumps(question, sort_keys=True))

    def get(self, key: str) -> str | None:
        """Give the model's words to a question, `None` when they are not kept or the file is damaged."""
        path = self._path(key)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                held = json.loads(file.read(_LONGEST))
        except (OSError, ValueError, RecursionError):
            return None
        words = held.get("words") if isinstance(held, dict) and held.get("key") == key else None
        return words if isinstance(words, str) else None

    def put(self, key: str, words: str) -> None:
        """Keep an answer; where the disk refuses, it is asked again next time.

        Why this way: written beside and renamed, so that a killed run or two processes leave a whole file.
        """
        path = self._path(key)
        if path is None:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump({"key": key, "words": words}, file, ensure_ascii=True)
            Path(beside).replace(path)

    def _path(self, key: str) -> Path | None:
        return None if self._folder is None else self._folder / key[:2] / f"{key}.json"
