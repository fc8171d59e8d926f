"""What a run did: counts per step, for the summary and for the test that nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol

from whence.model.reading import Reading
from whence.model.reports import Taken
from whence.model.setbacks import Setback


class Progress(Protocol):
    """Shows how long work is getting on."""

    def start(self, step: str, total: int | None) -> None:
        """A step begins; `total` is `None` when its size is not known."""
        ...

    def advance(self, done: int = 1, *, statements: int = 0, setbacks: int = 0) -> None:
        """Some items of the step are done."""
        ...

    def stop(self) -> None:
        """The step is over."""
        ...


class Quiet:
    """Progress that shows nothing."""

    def start(self, step: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, done: int = 1, *, statements: int = 0, setbacks: int = 0) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


@dataclass(slots=True)
class Tally:
    """Counts of one command, all from 0.

    Attributes:
        inputs: Files, archive members and the like that were looked at.
        gathered: Reports new to the case.
        same_as_before: Reports that the case held already.
        read: Reports read in this run.
        resolved, traced: Reports that went through resolving and tracing in this run.
        weighed: Claims made or made again in this run.
        statements: Statements read in this run.
        reports: Reports in the case.
        claims: Claims in the case.
        unread: Reports in the case that were gathered, dated and compared but not read, per language code.
        setbacks: New in this run, in the order they happened.
        seconds: Wall time per step, for the bench.
    """

    inputs: int = 0
    gathered: int = 0
    same_as_before: int = 0
    read: int = 0
    resolved: int = 0
    traced: int = 0
    weighed: int = 0
    statements: int = 0
    reports: int = 0
    claims: int = 0
    unread: dict[str, int] = field(default_factory=dict)
    setbacks: list[Setback] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timing(self, step: str) -> Iterator[None]:
        """Add the wall time of the enclosed work to `seconds[step]`."""
        before = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - before

    def took(self, taken: Sequence[Taken], new: int, same: int) -> int:
        """Count a batch of gathered items; gives how many reports it held."""
        self.inputs += len(taken)
        self.gathered += new
        self.same_as_before += same
        self.setbacks.extend(one for own in taken for one in own.setbacks)
        return new + same

    def was_read(self, made: Sequence[Reading | Setback | None]) -> tuple[int, int]:
        """Count a batch of readings; gives its statements and setbacks."""
        readings = [one for one in made if isinstance(one, Reading)]
        trouble = [one for one in made if isinstance(one, Setback)]
        trouble += [one for own in readings for one in own.setbacks]
        self.read += len(readings)
        statements = sum(len(one.statements) for one in readings)
        self.statements += statements
        self.setbacks.extend(trouble)
        return statements, len(trouble)

    def joined(self, reports: int, claims: int) -> None:
        """Count a batch that went through resolving, tracing and weighing."""
        self.resolved += reports
        self.traced += reports
        self.weighed += claims
