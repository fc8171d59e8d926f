"""Runs one peer, or ours, on one task and says what it told and what it cost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.peers.environments import NotHere, python
from bench.peers.roster import Peer
from bench.peers.tasks import Task
from whence.read.base import base

DRIVERS = Path(__file__).with_name("drivers")
#: Seconds a peer may take for one task.
_PATIENCE = 7_200
_REPOSITORY = "https://github.com/sfu-discourse-lab/GenderGapTracker"


@dataclass(frozen=True)
class Told:
    """What came of one run.

    Attributes:
        figures: Measure -> percentage.
        seconds: CPU seconds per 1,000 words, loading left out.
        failed: What the peer threw -> how many items it threw it at; those count as nothing found.
    """

    figures: dict[str, float]
    seconds: float
    failed: dict[str, int]


@dataclass(frozen=True)
class Places:
    """Where things stand on this machine.

    Attributes:
        home: Folder of all environments.
        parse: Folder of a spaCy pipeline for the peers that need one, `None` for the shipped base.
        checkout: A checkout of the Gender Gap Tracker, `None` to fetch one.
    """

    home: Path
    parse: str | None = None
    checkout: str | None = None


def run_ours(task: Task) -> Told:
    """Answer a task by Whence in this process, once unmeasured for the first item."""
    task.ours(task.items[0])
    begun = time.process_time()
    answers = [task.ours(item) for item in task.items]
    spent = time.process_time() - begun
    return Told(task.score(answers), 1_000 * spent / task.words(), {})


def run_peer(peer: Peer, name: str, *, task: Task, places: Places) -> Told:
    """Let a peer answer a task in its own environment.

    Args:
        peer: Who.
        name: Of the task.
        task: The questions and their scorer.
        places: Where things stand.

    Returns:
        Its figures by the same scorer as ours.

    Raises:
        NotHere: It cannot be installed or run here.
    """
    if peer.program is not None and shutil.which(peer.program) is None:
        raise NotHere(f"needs {peer.program}")
    program = python(peer, places.home)
    options = dict(task.options)
    if peer.parse:
        options["parse"] = places.parse or str(_shipped(places.home))
    if peer.checkout:
        options["checkout"] = places.checkout or str(_fetched(places.home))
    told = _asked(program, peer, name=name, questions={"items": task.items, "options": options}, home=places.home)
    answers = [task.taken(item, one or []) for item, one in zip(task.items, told["answers"], strict=True)]
    return Told(task.score(answers), 1_000 * told["cpu_s"] / task.words(), told["failed"])


def _asked(program: Path, peer: Peer, *, name: str, questions: dict[str, Any], home: Path) -> dict[str, Any]:
    answers = home / peer.name / f"{name}.answers.json"
    answers.unlink(missing_ok=True)
    surroundings = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    surroundings.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "questions.json"
        asked.write_text(json.dumps(questions), "utf-8")
        words = [str(program), "-W", "ignore", str(DRIVERS / peer.driver), name, str(asked), str(answers)]
        try:
            subprocess.run(
                words, check=True, capture_output=True, text=True, timeout=_PATIENCE, env=surroundings, cwd=folder
            )
        except subprocess.CalledProcessError as error:
            raise NotHere(f"stopped: {(error.stderr.strip() or 'no message').splitlines()[-1]}") from error
        except subprocess.TimeoutExpired as error:
            raise NotHere(f"was not done after {_PATIENCE} seconds") from error
    told: dict[str, Any] = json.loads(answers.read_text("utf-8"))
    return told


def _shipped(home: Path) -> Path:
    """Write the shipped base as a folder that `spacy.load` takes where Whence is not installed."""
    place = home / "parse"
    nlp = base()
    if not nlp.has_pipe("parser"):
        raise NotHere("the shipped base has no parser")
    shutil.rmtree(place, ignore_errors=True)
    nlp.to_disk(place)
    return place


def _fetched(home: Path) -> Path:
    """Fetch the Gender Gap Tracker once; where the network does not reach it the user must give a checkout."""
    place = home / "gendergap-checkout"
    if not place.is_dir():
        print(f"gendergap: fetching {_REPOSITORY}", file=sys.stderr)
        try:
            subprocess.run(
                ["git", "clone", "--quiet", "--depth", "1", _REPOSITORY, str(place)],
                check=True, capture_output=True, text=True, timeout=300,
            )  # fmt: skip
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
            shutil.rmtree(place, ignore_errors=True)
            raise NotHere(f"{_REPOSITORY} cannot be fetched; give a checkout by --checkout DIR") from error
    return place
