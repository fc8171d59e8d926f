"""One virtual environment per peer, outside the checkout, kept between runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.peers.roster import Peer

#: Seconds that the installation of one peer may take.
_PATIENCE = 1_200


class NotHere(Exception):
    """A peer cannot be run on this machine; the message says why, for people."""


def folder() -> Path:
    """Give the folder of all environments: `$WHENCE_PEERS`, else one in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return Path(os.environ.get("WHENCE_PEERS", cache / "whence-peers"))


def python(peer: Peer, home: Path) -> Path:
    """Give the interpreter of a peer's environment, made on first use and anew when its pins changed.

    Args:
        peer: Whose environment.
        home: Folder of all environments.

    Returns:
        Path of the interpreter.

    Raises:
        NotHere: The environment cannot be made or its packages cannot be installed.
    """
    place = home / peer.name
    program = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = place / "pins.json"
    wanted = json.dumps(peer.pins)
    if program.exists() and mark.is_file() and mark.read_text("utf-8") == wanted:
        return program
    print(f"{peer.name}: installing {', '.join(peer.pins)} ({peer.licence}) into {place}", file=sys.stderr)
    if not program.exists():
        _call([sys.executable, "-m", "venv", "--clear", str(place)])
    _call([str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.pins])
    mark.write_text(wanted, "utf-8")
    return program


def _call(words: list[str]) -> None:
    try:
        subprocess.run(words, check=True, capture_output=True, text=True, timeout=_PATIENCE)
    except subprocess.CalledProcessError as error:
        lines = [line for line in (error.stderr or error.stdout).splitlines() if line.strip()]
        said = next((line for line in lines if line.startswith("ERROR")), lines[-1] if lines else "no message")
        raise NotHere(f"could not be installed: {said}") from error
    except subprocess.TimeoutExpired as error:
        raise NotHere(f"could not be installed in {_PATIENCE} seconds") from error
    except OSError as error:
        raise NotHere(f"could not be installed: {error}") from error
