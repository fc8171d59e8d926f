"""How time, memory and disk grow with the number of reports: ratios only, as seconds are a machine's own business.

Time is processor time, that of the processes that read included, so that a busy neighbour hardly counts.

`python -m bench.growth [SMALL LARGE [ADD_SMALL ADD_LARGE]]`, by default 500 2000 1000 4000. Each run is a process of its own.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import generated

#: Reports added one by one to either case; their median counts.
ADDED = 9


def measure(sizes: tuple[int, int] = (500, 2000), adds: tuple[int, int] = (1000, 4000)) -> dict[str, float]:
    """Measure growth.

    Args:
        sizes: Reports of the smaller and of the larger run.
        adds: Reports of the smaller and of the larger case that one report is added to.

    Returns:
        `run_time_growth`, `run_memory_growth`: larger to smaller run; `outside_read_share`: share of the larger run's time
        outside reading; `case_to_text`: bytes of the larger case without its archive and dossier to those of its texts;
        `archive_to_text`, `dossier_to_text` likewise; `add_growth`: adding one report to the larger case, to the smaller.
    """
    with tempfile.TemporaryDirectory(prefix="whence-growth-") as name:
        folder = Path(name)
        small, large = (_alone("whole", folder / f"run-{size}", size) for size in sizes)
        one, other = (_alone("adding", folder / f"add-{size}", size) for size in adds)
    inside = large["seconds"]
    spent = sum(inside.values())
    return {
        "run_time_growth": round(large["spent"] / small["spent"], 2),
        "run_memory_growth": round(large["peak"] / small["peak"], 2),
        "outside_read_share": round(1 - inside.get("read", 0.0) / spent, 3),
        "case_to_text": round(large["database"] / large["text"], 2),
        "archive_to_text": round(large["archive"] / large["text"], 2),
        "dossier_to_text": round(large["dossier"] / large["text"], 2),
        "add_growth": round(other["add"] / one["add"], 2),
    }


def _alone(job: str, folder: Path, size: int) -> dict[str, Any]:
    """Do a job in a process of its own, so that peaks are its own, and tell on standard error how it went."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bench.growth", job, str(folder), str(size)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    print(f"{job} {size}: {result}", file=sys.stderr)
    shutil.rmtree(folder)
    return result


def whole(folder: Path, size: int) -> dict[str, Any]:
    """Run the main job on generated reports; seconds, bytes."""
    from whence import pipeline

    generated.write(size, folder / "in")
    began, spent = time.perf_counter(), _spent()
    tally = pipeline.run(folder / "case", [str(folder / "in")])
    wall, spent = time.perf_counter() - began, _spent() - spent
    with pipeline.opened(folder / "case") as view:
        text = sum(len(report.text.encode()) for report in view.reports())
    return {
        "wall": round(wall, 2),
        "spent": round(spent, 2),
        "seconds": {step: round(seconds, 2) for step, seconds in sorted(tally.seconds.items())},
        "peak": max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
        "text": text,
        "database": _size(folder / "case", "*.db*"),
        "archive": _size(folder / "case" / "archive", "**/*"),
        "dossier": _size(folder / "case" / "dossier", "**/*"),
        "reports": tally.reports,
        "statements": tally.statements,
        "claims": tally.claims,
    }


def adding(folder: Path, size: int) -> dict[str, Any]:
    """Build a case, then add reports one by one that copy from reports both cases hold; median seconds of an add."""
    from whence import pipeline

    generated.write(size, folder / "in")
    pipeline.gather(folder / "case", [str(folder / "in")])
    pipeline.build(folder / "case")
    times = []
    for number, page in enumerate(generated.reports(ADDED + 1)):
        path = folder / f"new-{page.name}"
        path.write_bytes(page.data.replace(b"</article>", b"<p>Copied.</p></article>") + b"\n")
        began = _spent()
        pipeline.build(folder / "case", None, pipeline.gather(folder / "case", [str(path)]))
        if number:  # the first one warms up
            times.append(_spent() - began)
    return {"add": round(statistics.median(times), 4), "slowest": round(max(times), 4)}


def _spent() -> float:
    """Give the processor seconds of this process and of those it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def main(words: list[str]) -> None:
    if words[:1] in (["whole"], ["adding"]):
        job = whole if words[0] == "whole" else adding
        print(json.dumps(job(Path(words[1]), int(words[2]))))
        return
    numbers = [int(word) for word in words] + [500, 2000, 1000, 4000][len(words) :]
    print(json.dumps(measure((numbers[0], numbers[1]), (numbers[2], numbers[3])), indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
