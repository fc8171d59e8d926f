"""What a task is, and how much of a corpus is read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Sample:
    """How much of the corpora is read.

    Attributes:
        part: Part of TBAQ, `AQUAINT` or `TimeBank`.
        every: Every n-th document of it is read end to end.
        limit: No more items than this are asked of any task, `None` for all; for trying things out.
    """

    part: str = "AQUAINT"
    every: int = 3
    limit: int | None = None


class Task(ABC):
    """One thing that a peer and ours are both asked over the same texts.

    Attributes:
        corpus: Its name, for the table.
        items: The questions as the drivers get them.
        gold: The right answers, side by side with the items.
        options: What every driver gets beside the items.
    """

    corpus: str
    items: list[dict[str, Any]]
    gold: list[Any]
    options: Mapping[str, str] = MappingProxyType({})

    @abstractmethod
    def ours(self, item: dict[str, Any]) -> Any:
        """Answer one question by Whence."""

    @abstractmethod
    def taken(self, _item: dict[str, Any], answer: list[Any]) -> Any:
        """Turn a peer's answer from JSON into what `ours` gives."""

    @abstractmethod
    def score(self, answers: list[Any]) -> dict[str, float]:
        """Score answers, side by side with the items; figures are percentages."""

    def words(self) -> int:
        """Count the words of the questions."""
        return sum(len(item["text"][item.get("start", 0) : item.get("end")].split()) for item in self.items)
