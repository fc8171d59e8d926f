"""The whole flow on one screen: files in, dossier out.

    gather   files            ->  reports      taken in with their bytes, hashes and dates
    read     a report         ->  reading      sentences, attributions, figures, moments, statements
    resolve  readings         ->  identities   who is who
    trace    reports          ->  lineage      who copied whom
    weigh    all of the above ->  ledger       claims, voices, drifts, conflicts, findings
    publish  the ledger       ->  dossier, exports

This is the only caller of the rooms and the only writer to the store. Bad input becomes a setback; the one catch-all of
the program stands in `_attempt`, around one report at one step.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from whence import config, engine, plugins, publish, read, resolve, sample, store, trace, weigh
from whence import gather as gathering
from whence.errors import BadInput, NoSuchCase, NothingToGather, where
from whence.model.audits import Audited
from whence.model.identity import digest_of
from whence.model.judgements import Judgement, Outcome
from whence.model.protocols import CaseView
from whence.model.reading import Reading
from whence.model.reports import Item, Report, Taken
from whence.model.screening import Screening
from whence.model.setbacks import Setback, Step, setback
from whence.model.tally import Progress, Quiet, Tally
from whence.model.withdrawals import Effect

Made = TypeVar("Made")
#: Inputs per transaction; reports per task of a process; reports per round of reading; reports joined at once.
TAKEN, TASK, ROUND, JOINED = 32, 16, 2048, 1024


class Lists(NamedTuple):
    """What the user brings to a case: for who is who and where is where, and for who answers to whom."""

    names: resolve.Known
    sources: weigh.Listed


def run(case: Path, inputs: Sequence[str], progress: Progress | None = None) -> Tally:
    """Gather, build, write the dossier: the main job."""
    return _built(case, gather(case, inputs, progress), progress)


def _built(case: Path, tally: Tally, progress: Progress | None) -> Tally:
    build(case, progress, tally)
    with tally.timing("publish"):
        dossier(case)
    return tally


def gather(case: Path, inputs: Sequence[str], progress: Progress | None = None) -> Tally:
    """Take inputs into a case, which is made when it is not there.

    Raises:
        NothingToGather: No input could even be looked at; nothing is made.
        BuilderBusy: Another process is building this case.
    """
    settings, tally, show = config.load(case), Tally(), progress or Quiet()
    items = gathering.walk(inputs, settings, sys.stdin.buffer)
    first = _until_something(items)
    with _opened(case, make=True) as memory, memory.building(), tally.timing("gather"):
        show.start("gather", None)
        items = chain(first, items)
        while batch := list(islice(items, TAKEN)):
            taken = [_taken(item, settings) for item in batch]
            show.advance(tally.took(taken, *memory.keep(taken)), setbacks=sum(len(one.setbacks) for one in taken))
        show.stop()
        memory.sum_up(tally)
    return tally


def build(case: Path, progress: Progress | None = None, tally: Tally | None = None) -> Tally:
    """Do everything after gathering that is not done yet; a killed build goes on where it was.

    Raises:
        NoSuchCase: The folder holds no case.
        BuilderBusy: Another process is building this case.
    """
    settings, tally, show = config.load(case), tally or Tally(), progress or Quiet()
    annotator = plugins.annotator(settings.reader, settings, case)
    reader = digest_of(settings.digest(), annotator.name, annotator.version, read.VERSION)
    lists = Lists(resolve.known(case), weigh.listed_sources(case))
    joiner = digest_of(reader, lists.names.digest, lists.sources.digest, resolve.VERSION, trace.VERSION, weigh.VERSION)
    with _opened(case) as memory, memory.building():
        memory.prepare(reader=reader, joiner=joiner)
        _read(memory, case, settings=settings, show=show, tally=tally)
        _join(memory, lists, settings=settings, show=show, tally=tally)
        tally.setbacks.extend(lists.sources.setbacks)
        memory.sum_up(tally, annotator.languages)
    return tally


def _read(memory: store.Memory, case: Path, *, settings: config.Settings, show: Progress, tally: Tally) -> None:
    show.start("read", memory.waiting(store.GATHERED))
    work = functools.partial(_readings, settings, case)
    with tally.timing("read"):
        while waiting := memory.unread(ROUND):
            nums = iter(waiting)
            spread = engine.choose(settings.workers, len(waiting))
            for made in spread.map_batches(work, list(waiting.values()), size=TASK):
                memory.keep_readings(dict(zip(islice(nums, len(made)), made, strict=True)))
                statements, trouble = tally.was_read(made)
                show.advance(len(made), statements=statements, setbacks=trouble)
    show.stop()


def _readings(settings: config.Settings, case: Path, reports: Sequence[Report]) -> list[Reading | Setback | None]:
    annotator = plugins.annotator(settings.reader, settings, case)
    return [
        _attempt("read", functools.partial(read.reading, one, annotator), source=one.input, report=one.id)
        if one.language is None or one.language in annotator.languages
        else None
        for one in reports
    ]


def _join(memory: store.Memory, lists: Lists, *, settings: config.Settings, show: Progress, tally: Tally) -> None:
    joined = functools.partial(_joined, memory=memory, lists=lists, settings=settings, tally=tally)
    show.start("weigh", memory.waiting(store.READ))
    with tally.timing("join"):
        for batch in iter(lambda: memory.unjoined(JOINED), []):
            if isinstance(_attempt("weigh", functools.partial(joined, batch)), Setback):
                for one in batch:
                    alone = functools.partial(joined, [one])
                    source, report = memory.names_of(one)
                    trouble = _attempt("weigh", alone, source=source, report=report)
                    if isinstance(trouble, Setback):
                        memory.set_aside(one, trouble)
                        tally.setbacks.append(trouble)
            show.advance(len(batch))
        if memory.judged():
            joined([])
    show.stop()


def _joined(
    batch: Sequence[int], *, memory: store.Memory, lists: Lists, settings: config.Settings, tally: Tally
) -> None:
    with memory.desk(batch) as desk:
        desk.keep_identities(resolve.identities(desk.reports, desk.readings, desk.names, lists=lists.names))
        desk.keep_lineage(trace.lineage(desk.reports, desk.readings, desk.library))
        desk.apply_judgements()
        ledger = weigh.ledger(
            desk.fresh, desk.shaken, desk.shelf, desk.verdicts, settings, retraced=desk.retraced, listed=lists.sources
        )
        desk.keep_ledger(ledger)
    tally.joined(len(batch), len(ledger.weighed))


def dossier(case: Path, out: Path | None = None) -> Path:
    """Write the dossier, by default into the case folder; gives the folder written."""
    with opened(case) as view:
        return publish.dossier(view, out or case / "dossier", settings=config.load(case))


def waiting(case: Path) -> int:
    """Count the reports of a case that were gathered and wait to be read or weighed; none where there is no case."""
    try:
        with _opened(case) as memory:
            return memory.waiting(store.GATHERED) + memory.waiting(store.READ)
    except NoSuchCase:
        return 0


def export(case: Path, *, form: Literal["jsonl", "csv", "geojson"], out: Path) -> dict[str, int]:
    """Write every table of the data contract, or its places for map programs; gives rows per table."""
    with opened(case) as view:
        return publish.export(view, form=form, out=out)


def demo(case: Path, progress: Progress | None = None) -> Tally:
    """Build the sample case that ships with Whence in the folder `case`, with its list of places."""
    tally = gather(case, [sample.REPORTS], progress)
    sample.lay_places(case)
    return _built(case, tally, progress)


def judge(case: Path, draft: Judgement) -> Judgement:
    """Add a person's decision to the log; the next build applies it."""
    with _opened(case) as memory:
        return memory.judge(draft)


def settle(case: Path, word: str, outcome: Outcome | None, *, note: str = "") -> bool:
    """Keep what became of a claim, `None` to take back what stands; gives whether that adds anything to the log."""
    with opened(case) as view:
        draft = (
            publish.taken_back(view, word) if outcome is None else publish.settlement(view, word, outcome, note=note)
        )
    if draft is not None:
        judge(case, draft)
    return draft is not None


def audit(case: Path, *, number: int, seed: int, answers: Path | None = None) -> Audited:
    """Draw a sample to judge by hand, keep the verdicts of a sheet that was filled in, give error rates."""
    drafts: list[Judgement] = []
    troubles: list[Setback] = []
    if answers is not None:
        with opened(case) as view:
            drafts, troubles = publish.judged(view, answers)
        for one in drafts:
            judge(case, one)
    with opened(case) as view:
        things = publish.asked(view)
        questions = publish.laid_out(view, publish.drawn(things, number, seed))
        rates = tuple(weigh.rates(things, view.judgements()))
    return Audited(tuple(questions), rates, len(drafts), tuple(troubles))


def screen(case: Path, listed: Path, *, least: float, about: Mapping[str, str | None]) -> Screening:
    """Hold the names of the case against a list (`about`: its name, date, licence): leads for a person."""
    with opened(case) as view:
        return resolve.screened(view.entities(), resolve.watch_list(listed, **about), least=least)


def verify(case: Path) -> list[str]:
    """Hash the archive again and check the logs; gives one sentence for each thing that is wrong."""
    with _opened(case) as memory:
        return list(memory.trouble())


@contextmanager
def without(case: Path, words: Sequence[str]) -> Iterator[tuple[CaseView, list[Effect]]]:
    """Show what would change if sources, reports or statements were withdrawn; nothing is written."""
    listed = weigh.listed_sources(case)
    with _opened(case) as memory, memory.trial(listed) as (view, shelf, withdrawn):
        claims = [one.claim.statements for one in view.weighed()]
        gone = publish.gone(view, words)
        yield view, list(weigh.effects(claims, gone, shelf, withdrawn=withdrawn, parties=listed.parties))


@contextmanager
def corrected(case: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[CaseView, list[Effect]]]:
    """Show what would change if sources, reports or statements were put right; nothing is written."""
    listed, settings = weigh.listed_sources(case), config.load(case)
    with _opened(case) as memory, memory.trial(listed) as (view, shelf, withdrawn):
        claims = [one.claim.statements for one in view.weighed()]
        put = publish.put_right(view, pairs)
        if put.words:
            put = publish.read_again(view, put, plugins.annotator(settings.reader, settings, case))
        yield view, list(weigh.corrections(claims, put, shelf, withdrawn=withdrawn, parties=listed.parties))


@contextmanager
def opened(case: Path) -> Iterator[CaseView]:
    """Open a case for looking at it, in one unchanging state, also while it is being built."""
    with _opened(case) as memory, memory.view(weigh.listed_sources(case)) as view:
        yield view


@contextmanager
def _opened(case: Path, *, make: bool = False) -> Iterator[store.Memory]:
    memory = store.Memory(case, config.load(case), make=make)
    try:
        yield memory
    finally:
        memory.close()


def _until_something(items: Iterator[Item]) -> list[Item]:
    seen: list[Item] = []
    for item in items:
        seen.append(item)
        if item.setback is None:
            return seen
    reasons = [item.setback.why for item in seen if item.setback is not None] or ["the inputs hold no file"]
    raise NothingToGather("; ".join(reasons[:3]), "Name files, folders or globs that hold reports.")


def _taken(item: Item, settings: config.Settings) -> Taken:
    made = _attempt("gather", functools.partial(gathering.reports, item, settings), source=item.input)
    return made if isinstance(made, Taken) else Taken(item, "", None, (), (made,))


def _attempt(
    step: Step, work: Callable[[], Made], *, source: str | None = None, report: str | None = None
) -> Made | Setback:
    try:
        return work()
    except BadInput as error:
        return setback(step, str(error), error.next, source=source, report=report)
    except Exception as error:  # noqa: BLE001 - the one catch-all: one report's trouble must not end the run
        why = f"an error in Whence ({type(error).__name__} in {where(error)})"
        return setback(step, why, "Please report it; the rest of the run went on.", source=source, report=report)
