"""Readers by name: those that ship, and those that installed packages offer."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from whence.errors import BadSettings
from whence.model.protocols import Annotator

#: Group of the entry points by which a package offers a reader: `name = "module:Class"`.
GROUP = "whence.readers"
#: Readers that ship, found without any installed metadata.
SHIPPED = {"en-rules": "whence.read.english:EnglishRules"}


def names() -> tuple[str, ...]:
    """Give the names of all readers, sorted."""
    return tuple(sorted({*SHIPPED, *(point.name for point in entry_points(group=GROUP))}))


@cache
def annotator(name: str) -> Annotator:
    """Load a reader, once per process.

    Why this way: a name in the settings, not an import, so that a case can name a reader of another package
    and worker processes can load it by themselves. A shipped name cannot be taken over by a package.

    Args:
        name: As in `whence.toml`, e.g. `en-rules`.

    Raises:
        BadSettings: No reader goes by that name, or its package cannot be loaded.
    """
    target = SHIPPED.get(name)
    if target is None:
        target = next((point.value for point in entry_points(group=GROUP) if point.name == name), None)
    if target is None:
        raise BadSettings(f"no reader is called {name!r}", f"Known readers: {', '.join(names())}.")
    module, _, attribute = target.partition(":")
    try:
        made: Annotator = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError) as error:
        raise BadSettings(f"the reader {name!r} cannot be loaded: {error}", "Install its package again.") from error
    return made
