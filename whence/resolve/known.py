"""What a user brings to a case for telling who is who and where is where: alias lists and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from whence.model.identities import Alias
from whence.model.identity import digest_of
from whence.model.setbacks import Setback
from whence.resolve.alias_lists import AliasLists, alias_lists
from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.gazetteer.gazetteers import gazetteers


@dataclass(frozen=True, slots=True)
class Known:
    """Lists beside the texts of a case.

    Attributes:
        digest: Of everything in it that changes results; the case is resolved again when it changes.
        aliases: What the alias lists give as one, by name key, under both keys of each pair.
        setbacks: Rows of the lists that could not be used.
        atlas: The gazetteers of the case; the one that ships where nothing else is there.
    """

    digest: str
    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    setbacks: tuple[Setback, ...] = ()
    atlas: Atlas = field(default_factory=lambda: gazetteers().atlas)


def known(case: Path | None = None) -> Known:
    """Load what lies in the case folder.

    Args:
        case: Case folder, `None` for no lists at all.
    """
    lists = AliasLists() if case is None else alias_lists(case)
    held = gazetteers(case)
    digest = digest_of("known", "2", *lists.content, held.digest)
    return Known(digest, lists.aliases, (*lists.setbacks, *held.setbacks), held.atlas)
