"""What holds for every test: no network but this machine's own, no browser where there is none."""

from __future__ import annotations

import ipaddress
import shutil
import socket

import pytest

_connect = socket.socket.connect


class NetworkUsed(RuntimeError):
    """A test tried to reach another machine."""


def _guarded(self, address):
    if self.family in {socket.AF_INET, socket.AF_INET6}:
        host = address[0]
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
        if not local:
            raise NetworkUsed(f"tests stay on this machine; something wanted {host}")
    return _connect(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", _guarded)


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    for name in ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "WHENCE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def pytest_collection_modifyitems(items):
    if shutil.which("chromium") is None:
        absent = pytest.mark.skip(reason="no chromium here; .ci/run installs it")
        for item in items:
            if item.get_closest_marker("browser") is not None:
                item.add_marker(absent)
