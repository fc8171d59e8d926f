"""Where a language model may be asked: this machine, unless the user says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from whence.config import Settings
from whence.errors import BadSettings

#: Environment variable that holds the key of the service; a key is never a setting, so that no case carries one.
KEY = "WHENCE_LLM_KEY"
#: One plain form and no other: no account, query or escape in which two programs could read two hosts.
_FORM = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[A-Za-z0-9._~-]+)*)/?"
)
_EXAMPLE = "http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """A checked address.

    Attributes:
        base: Scheme, host, port and path, without a closing slash.
        key: To be sent as a bearer token, `None` when the environment holds none; never shown or kept.
    """

    base: str
    key: str | None

    def __repr__(self) -> str:
        return f"Address({self.base!r})"


def address(settings: Settings, environment: Mapping[str, str]) -> Address:
    """Check the address of the settings and find its key.

    Why this way: what stays on the machine is decided from the address as written, without asking a name
    server: `localhost` and loopback numbers are this machine, every other name is another one. A name that a
    hosts file maps here needs the same consent as one that does not.

    Args:
        settings: Of the case.
        environment: Where the key is looked up.

    Raises:
        BadSettings: The address has another form, lies on another machine without leave, or the key would
            travel unencrypted to another machine.
    """
    written = settings.llm_address
    match = _FORM.fullmatch(written)
    if match is None or int(match["port"] or 1) not in range(1, 65536):
        raise BadSettings(f"llm_address = {written!r} cannot be meant", f"Write it like {_EXAMPLE!r}.")
    key = environment.get(KEY) or None
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        raise BadSettings(f"the key in {KEY} holds blanks or signs that no key holds", "Set it anew.")
    if not _here(match["host"]):
        _permitted(settings, match, key)
    return Address(written.rstrip("/"), key)


def _permitted(settings: Settings, match: re.Match[str], key: str | None) -> None:
    if not settings.llm_off_machine:
        raise BadSettings(
            f"llm_address leads off this machine: the text of every report would be sent to {match['host']}",
            f"If you mean that, set `llm_off_machine = true`; if not, give an address like {_EXAMPLE}.",
        )
    if key is not None and match["scheme"] == "http":
        raise BadSettings(
            f"the key in {KEY} would travel readable for all to {match['host']}",
            "Give an address that begins with https, or unset the key.",
        )


def _here(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
