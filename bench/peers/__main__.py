"""Measure peers beside ours: `python -m bench.peers [NAME...] [--env DIR]`.

Each peer is installed at a pinned version into an environment of its own (`--env`, else `$WHENCE_PEERS`, else a folder in the
user's cache) and reads the same texts as ours in the same run; one scorer judges both. No part of `python -m bench` and none
of the tests. What cannot be installed, fetched or read is told in a line and left out. bench/README.md explains the table.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# Before numpy is loaded: CPU seconds are those of one core.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from bench.peers.environments import NotHere, folder  # noqa: E402 - the threads are settled first
from bench.peers.roster import PEERS, TASKS, Peer  # noqa: E402 - the threads are settled first
from bench.peers.runs import Places, Told, run_ours, run_peer  # noqa: E402 - the threads are settled first
from bench.peers.tasks import MADE, Sample, Task  # noqa: E402 - the threads are settled first
from bench.polnear import data  # noqa: E402 - the threads are settled first

_ROW = "{:<14} {:<22} {:<40} {:>7} {:>7}"


def main(words: list[str]) -> int:
    """Run the peers asked for and print a table per task."""
    asked = _asked(words)
    os.environ["WHENCE_DATA"] = str(data())
    places = Places(Path(asked.env), asked.parse, asked.checkout)
    sample = Sample(asked.part, asked.every, asked.limit)
    peers = [peer for peer in PEERS if not asked.peer or peer.name in asked.peer]
    for name in asked.task or TASKS:
        able = [peer for peer in peers if name in peer.tasks]
        if able:
            _compare(name, able, sample=sample, places=places)
    return 0


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__.partition("\n")[0])
    parser.add_argument("peer", nargs="*", choices=[[], *(peer.name for peer in PEERS)], help="which to run; all")
    parser.add_argument("--task", action="append", choices=TASKS, help="which to ask; all, may be repeated")
    parser.add_argument("--env", default=str(folder()), help="folder of the environments")
    parser.add_argument("--parse", help="a spaCy pipeline for the peers that need one; the shipped base")
    parser.add_argument("--checkout", default=os.environ.get("WHENCE_GENDERGAP"), help="a GenderGapTracker checkout")
    parser.add_argument("--part", default="AQUAINT", choices=["AQUAINT", "TimeBank"], help="part of TBAQ for times")
    parser.add_argument("--every", type=int, default=3, help="read every n-th document of it; 3")
    parser.add_argument("--limit", type=int, help="no more texts than this, to try things out")
    return parser.parse_args(words)


def _compare(name: str, peers: list[Peer], *, sample: Sample, places: Places) -> None:
    try:
        task = MADE[name](sample)
    except NotHere as error:
        print(f"{name}: left out, {error}")
        return
    ours = run_ours(task)
    print(f"\n{name}: {task.corpus}, {task.words()} words")
    print(_ROW.format("peer", "version", "measure", "peer", "ours"))
    for peer in peers:
        _row(peer, name, task=task, ours=ours, places=places)


def _row(peer: Peer, name: str, *, task: Task, ours: Told, places: Places) -> None:
    try:
        told = run_peer(peer, name, task=task, places=places)
    except NotHere as error:
        print(f"{peer.name:<14} left out: {error}", flush=True)
        return
    for measure, value in told.figures.items():
        print(_ROW.format(peer.name, peer.version, measure, f"{value:.1f}", f"{ours.figures[measure]:.1f}"))
    seconds = f"{told.seconds:.3g}", f"{ours.seconds:.3g}"
    print(_ROW.format(peer.name, peer.version, "CPU seconds per 1,000 words", *seconds), flush=True)
    for message, count in told.failed.items():
        print(f"{peer.name:<14} read nothing in {count} of {len(task.items)}: {message}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
