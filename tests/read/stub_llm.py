"""A server that speaks like a language model's: it behaves, lies, stalls, talks rubbish, fails or points elsewhere."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(words):
    """Wrap a model's words as a server does."""
    return json.dumps({"id": "x", "choices": [{"index": 0, "message": {"role": "assistant", "content": words}}]})


def marked(*attributions):
    """Write attributions as a model that behaves does."""
    whole = [{"on_word_of": None, "on_word_cue": None, "stance": "says", **one} for one in attributions]
    return json.dumps({"attributions": whole})


class Reply:
    """What the server does with one request.

    Attributes:
        words: The model's words, or `None` when `body` is given.
        body: The whole body, bytes.
        stalled: Wait until the test lets go.
        dripping: Send the headers, then a byte at a time until the test lets go.
    """

    def __init__(self, words=None, *, body=None, status=200, headers=(), stalled=False, dripping=False):
        self.body = completion(words).encode() if body is None else body
        self.status, self.headers, self.stalled, self.dripping = status, dict(headers), stalled, dripping


class Stub:
    """The server: gives its replies in order, the last one again and again, and keeps what it was asked."""

    def __init__(self, *replies):
        self.replies = list(replies)
        self.asked = []
        self.sent_headers = []
        self.paths = []
        self.let_go = threading.Event()
        self.lock = threading.Lock()
        self.address = ""

    def next(self, path, headers, body):
        with self.lock:
            self.paths.append(path)
            self.sent_headers.append({name.lower(): value for name, value in headers.items()})
            self.asked.append(json.loads(body))
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Answering(BaseHTTPRequestHandler):
    """One connection; the stub is the server's."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        reply = self.server.stub.next(self.path, self.headers, body)
        if reply.stalled:
            self.server.stub.let_go.wait(30)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.dripping:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        try:
            self._write(reply)
        except OSError:
            return

    def _write(self, reply):
        if not reply.dripping:
            self.wfile.write(reply.body)
        while reply.dripping and not self.server.stub.let_go.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def do_GET(self):
        self.server.stub.paths.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_):
        return


@contextmanager
def serving(*replies):
    """Run a stub on this machine for the length of a test."""
    stub = Stub(*replies)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads, server.stub = True, stub
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    stub.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        stub.let_go.set()
        server.shutdown()
        server.server_close()
