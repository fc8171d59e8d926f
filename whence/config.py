"""Settings: defaults, what `whence.toml` in the case folder says, and their digest."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from pathlib import Path

from whence.errors import BadSettings
from whence.model.identity import digest_of

#: Name of the optional settings file in a case folder.
SETTINGS_FILE = "whence.toml"
#: Smallest and largest value of each number.
RANGES: dict[str, tuple[float, float]] = {
    "confident": (0, 1),
    "workers": (0, 1024),
    "max_bytes": (1_000, 2**40),
    "max_archive_bytes": (1_000, 2**44),
    "max_chars": (1_000, 10**9),
    "common": (2, 10_000),
    "llm_timeout": (1, 3_600),
    "llm_confidence": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a case can be tuned by; each has a default that needs no file.

    Attributes:
        reader: Name of the reader: `en-trained`, `en-rules`, `llm:MODEL`, `spacy:NAME`, or one of another package.
        confident: Attributions below this confidence make no claim, 0 to 1.
        workers: Processes for reading; 0 is one per core, 1 reads in this process.
        max_bytes: Largest single file or archive member that is read, in bytes, at least 1,000.
        max_archive_bytes: Largest total that one archive may unpack to, in bytes, at least 1,000.
        max_chars: Longest text that is read from one report, in code points, at least 1,000.
        common: A fingerprint or blocking key that stands in more reports or statements than this
            is too common to count, 2 to 10,000.
        llm_address: Where a language model is asked, the base of an OpenAI-compatible service.
        llm_off_machine: Allows an address on another machine: the text of every report is sent there.
        llm_timeout: Longest wait for one answer, in seconds, 1 to 3,600.
        llm_confidence: Confidence written to what a language model reads, 0 to 1.
    """

    reader: str = "en-trained"
    confident: float = 0.65
    workers: int = 0
    max_bytes: int = 64 * 2**20
    max_archive_bytes: int = 2 * 2**30
    max_chars: int = 2_000_000
    common: int = 200
    llm_address: str = "http://127.0.0.1:8080/v1"
    llm_off_machine: bool = False
    llm_timeout: int = 120
    llm_confidence: float = 0.8

    def digest(self) -> str:
        """Hash what changes results; the number of workers does not."""
        fields = dataclasses.asdict(self)
        del fields["workers"]
        return digest_of(*(f"{name}={value}" for name, value in sorted(fields.items())))


def load(case: Path) -> Settings:
    """Read the settings of a case.

    Args:
        case: Case folder; it need not hold a settings file.

    Raises:
        BadSettings: The file is no TOML, or names an unknown setting, or a value has the wrong type or range.
    """
    path = case / SETTINGS_FILE
    if not path.is_file():
        return Settings()
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path} cannot be read: {error}", "Correct the file or remove it.") from error
    known = {field.name: field.default for field in dataclasses.fields(Settings)}
    for name, value in given.items():
        if name not in known:
            raise BadSettings(f"{path}: unknown setting {name!r}", f"Known settings: {', '.join(sorted(known))}.")
        _check(f"{path}: {name}", value, known[name])
    return dataclasses.replace(Settings(), **given)


def _check(name: str, value: object, default: object) -> None:
    wanted = (int, float) if isinstance(default, float) else type(default)
    if isinstance(value, bool) != isinstance(default, bool) or not isinstance(value, wanted):
        raise BadSettings(f"{name} = {value!r} has the wrong type", f"Give it like {_written(default)}.")
    low, high = RANGES.get(name.rsplit(" ", 1)[-1], (None, None))
    if low is not None and high is not None and isinstance(value, int | float) and not low <= value <= high:
        raise BadSettings(f"{name} = {value!r} is out of range", f"Give a number from {low:,} to {high:,}.")


def _written(default: object) -> str:
    """Write a value as a settings file does."""
    return str(default).lower() if isinstance(default, bool) else repr(default)
