"""Readers by name: those that ship, those that take a word of the user's, and those that installed packages offer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from whence.config import Settings
from whence.errors import BadSettings
from whence.model.protocols import Annotator

#: Group of the entry points by which a package offers a reader: `name = "module:Class"`.
GROUP = "whence.readers"
#: Readers that ship, found without any installed metadata.
SHIPPED = {
    "en-rules": "whence.read.english:EnglishRules",
    "en-trained": "whence.read.english:English",
}
_WHAT = {
    "en-rules": "English by rules alone: faster, finds less",
    "en-trained": "English by rules and small networks, the default",
}
#: Readers named with a word behind a colon; each is made with that word, the settings and the folder of the case.
FAMILIES = {"llm": "whence.read.llm.reader:LanguageModel", "spacy": "whence.read.pipelines:OwnPipeline"}
#: How they are written in the settings.
_FORMS = {"llm": "llm:MODEL", "spacy": "spacy:NAME"}
#: What a family needs beside the package, as a module to look for.
_MODULES = {"llm": "httpx", "spacy": "spacy"}
_MISSING = {"llm": "Install it with `pip install 'whence[llm]'`.", "spacy": "Install spaCy again."}


@dataclass(frozen=True, slots=True)
class Offer:
    """One reader that can be chosen, for `whence plugins` and `whence doctor`.

    Attributes:
        name: As `reader` is written in `whence.toml`; capitals stand for a word of the user's.
        what: What it does, one phrase.
        needs: What must be there for it.
        leaves: Whether text leaves the machine.
        ready: Whether the Python packages it needs are installed.
    """

    name: str
    what: str
    needs: str
    leaves: str
    ready: bool


def names() -> tuple[str, ...]:
    """Give the names of all readers that need no word of the user's, sorted."""
    return tuple(sorted({*SHIPPED, *(point.name for point in entry_points(group=GROUP))}))


def offers() -> tuple[Offer, ...]:
    """List every reader that can be chosen, what it needs and whether it leaves the machine.

    Why this way: nothing is loaded and no server is asked, so that the list is quick and itself sends nothing.

    Returns:
        Those that ship, then the families, then those of other packages, each group sorted by name.
    """
    shipped = [Offer(name, _WHAT[name], "nothing", "nothing", ready=True) for name in SHIPPED]
    families = [
        Offer(
            _FORMS["llm"],
            "attributions by a language model behind an OpenAI-compatible address",
            "the extra `llm` and a server that you run",
            "nothing while `llm_address` is on this machine; else the text of every report",
            ready=find_spec(_MODULES["llm"]) is not None,
        ),
        Offer(
            _FORMS["spacy"],
            "names and sentences by a spaCy pipeline of your own",
            "a pipeline that you installed; none is downloaded",
            "nothing, unless a component of that pipeline sends it",
            ready=find_spec(_MODULES["spacy"]) is not None,
        ),
    ]
    foreign = [
        Offer(
            point.name,
            f"offered by another package ({point.value})",
            "that package",
            "its maker must say",
            ready=find_spec(point.value.partition(":")[0].partition(".")[0]) is not None,
        )
        for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)
        if point.name not in SHIPPED and ":" not in point.name
    ]
    return (*shipped, *families, *foreign)


@cache
def annotator(name: str, settings: Settings | None = None, case: Path | None = None) -> Annotator:
    """Load a reader, once per process.

    Why this way: a name in the settings, not an import, so that a case can name a reader of another package
    and worker processes can load it by themselves. A shipped name or family cannot be taken over by a package.

    Args:
        name: As in `whence.toml`, e.g. `en-trained`, `llm:MODEL`, `spacy:NAME`.
        settings: Of the case, for a reader that has settings; the defaults when not given.
        case: Folder of the case, where a reader may keep a cache; `None` keeps none.

    Raises:
        BadSettings: No reader goes by that name, its package cannot be loaded, or its settings cannot be meant.
    """
    family, colon, word = name.partition(":")
    if family not in FAMILIES:
        return _plain(name)
    if not colon or not word.strip():
        raise BadSettings(f"the reader {name!r} needs a word behind the colon", f"Write it like {_FORMS[family]!r}.")
    made: Annotator = _loaded(name, FAMILIES[family], _MISSING[family])(word.strip(), settings or Settings(), case)
    return made


@cache
def _plain(name: str) -> Annotator:
    """Load a reader that is made without settings."""
    target = SHIPPED.get(name)
    if target is None:
        target = next((point.value for point in entry_points(group=GROUP) if point.name == name), None)
    if target is None:
        known = ", ".join([*names(), *_FORMS.values()])
        raise BadSettings(f"no reader is called {name!r}", f"Known readers: {known}.")
    made: Annotator = _loaded(name, target, "Install its package again.")()
    return made


def _loaded(name: str, target: str, next_step: str) -> Any:  # noqa: ANN401 - the class of any package
    module, _, attribute = target.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise BadSettings(f"the reader {name!r} cannot be loaded: {error}", next_step) from error
