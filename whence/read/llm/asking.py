"""The only place of this room that speaks to a network: one question to a language model, one answer or a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event, Thread
from typing import Final

import httpx

from whence.read.llm.address import Address

#: Longest answer that is taken, in bytes: 50 times what a paragraph can give.
LONGEST: Final = 2**20
#: Longest pause that a busy server can ask for, in seconds.
_PAUSE: Final = 10


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer.

    Attributes:
        why: One phrase without internals.
        pause: Seconds to wait before asking again makes sense.
        form: The server did not understand the question; without a schema it may.
    """

    why: str
    pause: float = 0.0
    form: bool = False


class Server:
    """A service behind an OpenAI-compatible address."""

    def __init__(self, address: Address, seconds: float) -> None:
        """Keep where and how long to ask; nothing is sent yet.

        Args:
            address: Checked; the key goes into one header and nowhere else.
            seconds: Longest wait for one whole answer, above 0.
        """
        self._url = f"{address.base}/chat/completions"
        self._seconds = seconds
        self._headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        self._headers |= {"Content-Type": "application/json"}
        if address.key is not None:
            self._headers["Authorization"] = f"Bearer {address.key}"

    def ask(self, question: Mapping[str, object]) -> bytes | Trouble:
        """Send one question and wait for the whole answer.

        Why this way: in a thread of its own, since a server that sends one byte now and then outlives every
        time limit on a single read. Redirects are not followed and the machine's proxy settings not looked
        at, so that text goes to the address the user gave and nowhere else.

        Args:
            question: The body, JSON values only.

        Returns:
            The body of the answer, at most `LONGEST` bytes, or why there is none.
        """
        body = json.dumps(question, ensure_ascii=True, sort_keys=True).encode("ascii")
        given: list[bytes | Trouble] = []
        stopped = Event()
        thread = Thread(target=lambda: given.append(self._post(body, stopped)), daemon=True)
        thread.start()
        thread.join(self._seconds)
        stopped.set()
        return given[0] if given else self._late()

    def _late(self) -> Trouble:
        return Trouble(f"no answer came within {self._seconds:g} seconds")

    def _post(self, body: bytes, stopped: Event) -> bytes | Trouble:
        try:
            with (
                httpx.Client(timeout=self._seconds, follow_redirects=False, trust_env=False) as client,
                client.stream("POST", self._url, content=body, headers=self._headers) as response,
            ):
                return _refused(response) or _body(response, stopped)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return Trouble("nobody answers at its address")
        except httpx.TimeoutException:
            return self._late()
        except httpx.HTTPError:
            return Trouble("the connection broke off")


def _refused(response: httpx.Response) -> Trouble | None:
    status = response.status_code
    if 300 <= status < 400:
        return Trouble("the server pointed to another address, which was not followed")
    if status in (429, 503):
        return Trouble("the server was busy", pause=_pause(response.headers.get("Retry-After", "")))
    if status in (401, 403):
        return Trouble("the server wants another key")
    if status >= 400:
        return Trouble(f"the server answered with error {status}", form=status in (400, 422))
    if status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
        return Trouble("the server answered in a form that was not asked for")
    return None


def _pause(asked: str) -> float:
    """Read the wait that a busy server asks for, in seconds; a second when it asks for none."""
    return min(float(asked), _PAUSE) if asked.isascii() and asked.isdigit() else 1.0


def _body(response: httpx.Response, stopped: Event) -> bytes | Trouble:
    taken = bytearray()
    for piece in response.iter_raw():
        taken += piece
        if len(taken) > LONGEST:
            return Trouble("the answer was longer than any that is taken")
        if stopped.is_set():
            break
    return bytes(taken)
