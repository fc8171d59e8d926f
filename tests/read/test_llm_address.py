"""Where a language model may be asked."""

from __future__ import annotations

import pytest

from whence.config import Settings
from whence.errors import BadSettings
from whence.read.llm.address import KEY, address


def checked(written, *, off=False, key=None):
    settings = Settings(llm_address=written, llm_off_machine=off)
    return address(settings, {} if key is None else {KEY: key})


def test_the_default_address_is_on_this_machine():
    assert address(Settings(), {}).base.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    "written",
    [
        "http://127.0.0.1:8080/v1",
        "http://127.9.9.9/v1",
        "http://localhost:11434/v1/",
        "http://[::1]:8000",
        "https://LOCALHOST/v1",
    ],
)
def test_this_machine_needs_no_leave(written):
    assert checked(written).base == written.rstrip("/")


@pytest.mark.parametrize(
    "written",
    [
        "http://192.168.1.20:8080/v1",
        "https://models.example/v1",
        "http://0.0.0.0:8080/v1",
        "http://127.0.0.1.models.example/v1",
        "http://localhost.example/v1",
        "http://127.1/v1",
        "http://2130706433/v1",
        "http://[2001:db8::1]/v1",
    ],
)
def test_another_machine_is_refused_unless_the_user_said_so(written):
    with pytest.raises(BadSettings) as refused:
        checked(written)
    assert "text of every report would be sent" in str(refused.value)
    assert "llm_off_machine = true" in refused.value.next
    assert checked(written, off=True).base == written


@pytest.mark.parametrize(
    "written",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "http://127.0.0.1@models.example/v1",
        "http://models.example\\@127.0.0.1/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:0/v1",
        "http://127.0.0.1/v1?to=models.example",
        "http://127.0.0.1/v1#x",
        "http://127.0.0.1/\nHost: models.example",
        "http://127.0.0.1/v1\n",
        "http://①②⑦.0.0.1/v1",
        "http://127.0.0.1/%2e%2e",
    ],
)
def test_an_address_that_could_be_read_two_ways_is_refused_even_with_leave(written):
    with pytest.raises(BadSettings):
        checked(written, off=True)


def test_a_key_does_not_travel_readable_to_another_machine():
    with pytest.raises(BadSettings):
        checked("http://models.example/v1", off=True, key="secret-key")
    assert checked("https://models.example/v1", off=True, key="secret-key").key == "secret-key"
    assert checked("http://127.0.0.1/v1", key="secret-key").key == "secret-key"


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_without_showing_it(key):
    with pytest.raises(BadSettings) as refused:
        checked("http://127.0.0.1/v1", key=key)
    assert key not in str(refused.value) + refused.value.next


def test_a_key_is_not_shown_with_its_address():
    assert "secret-key" not in repr(checked("http://127.0.0.1/v1", key="secret-key"))
