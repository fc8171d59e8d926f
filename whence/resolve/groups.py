"""Bring together across the case the names that are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from whence.model.identities import LocalNames, NameGroup
from whence.model.protocols import NameIndex
from whence.model.spans import Reason
from whence.resolve.fitting import Fitting, Link, Refused
from whence.resolve.known import Known
from whence.resolve.names import words_of
from whence.resolve.namings import likeness
from whence.resolve.web import web

#: Ties that were not followed, shown at most in one group.
SHOWN = 8


def groups(local: Sequence[LocalNames], names: NameIndex, lists: Known | None = None) -> list[NameGroup]:
    """Group name keys by what the whole case, the user's lists and a person's decisions say of them.

    Why this way: the surest ties first (decisions, lists, stated aliases, then likeness), each followed only where the
    two groups fit as a whole, so that no chain of likeness runs through a weak link. The result is a function of the
    names and aliases of the case alone. Initials stated for two clearly different names join neither.

    Args:
        local: What was found in each report of the batch.
        names: Names of the case; see `whence.resolve.web.web`.
        lists: Alias lists of the user, `None` for none.

    Returns:
        Every group that holds a key of the batch or of anything it may have been joined to, complete,
        by head; reasons begin with the weakest link.

    Cost: n log n in the ties of the names reached.
    Source: agglomerative joining with cannot-links (Davidson and Ravi 2005); average linkage over the names that are
        spelled alike, not over all names of a group, since a translation is like none of its originals.
    """
    found = web(local, names, lists)
    fitting = Fitting(found)
    members = {key: frozenset(own & found.used) for key, own in fitting.groups.items()}
    reasons = _reasons(fitting)
    together = {min(own): own for own in members.values() if own}
    told: defaultdict[str, list[Reason]] = defaultdict(list)
    for key in sorted(reasons):
        if members[key]:
            told[min(members[key])].extend(reasons[key])
    return [NameGroup(head, tuple(sorted(together[head])), tuple(_ordered(told[head]))) for head in sorted(together)]


def _reasons(fitting: Fitting) -> dict[str, list[Reason]]:
    """File what was followed under the first key of the tie, and what was not under both."""
    found: defaultdict[str, list[Reason]] = defaultdict(list)
    for link in fitting.followed:
        found[link.key_a].append(_followed(link))
    for refused in fitting.refused:
        for key in (refused.link.key_a, refused.link.key_b):
            found[key].append(_refused(refused))
    return found


def _ordered(reasons: Sequence[Reason]) -> list[Reason]:
    """Put the weakest link first, ties that were not followed last, and of those only a few."""
    followed = sorted((one for one in reasons if one.kind != "apart"), key=lambda one: (one.weight, one.detail))
    apart = sorted({one for one in reasons if one.kind == "apart"}, key=lambda one: (-one.weight, one.detail))
    return [*followed, *apart[:SHOWN]]


def _followed(link: Link) -> Reason:
    one, other = _shown(link)
    alias = link.alias
    if alias is None:
        return Reason("likeness", f"“{one}” and “{other}” are alike: {_parts(link)}.", link.score)
    if alias.kind == "listed":
        return Reason(
            "list", f"The list {alias.report} gives “{one}” and “{other}” as one name ({alias.span.text}).", 1.0
        )
    if alias.kind == "judged":
        return Reason("judgement", f"A person decided that “{one}” and “{other}” are one.", 1.0, (alias.span,))
    if alias.kind == "gazetteer":
        return Reason("gazetteer", f"In the gazetteer “{one}” and “{other}” are one place.", 1.0, (alias.span,))
    if alias.kind == "spelling":
        detail = f"One report writes both “{one}” and “{other}”, a slip of the pen apart."
        return Reason("spelling", detail, 1.0, (alias.span,))
    return Reason("alias", f"A report gives “{one}” and “{other}” as one name ({alias.kind}).", 1.0, (alias.span,))


def _refused(refused: Refused) -> Reason:
    one, other = _shown(refused.link)
    said = "are alike" if refused.link.alias is None else "are given as one name"
    spans = () if refused.bar is None else (refused.bar.span,)
    detail = f"“{one}” and “{other}” {said} but stay apart: {refused.against}."
    return Reason("apart", detail, refused.link.score, spans)


def _parts(link: Link) -> str:
    found = likeness(link.key_a, link.key_b)
    told = [f"{one} and {other} ({how})" for one, other, how in found.parts if one != other]
    same = [one for one, other, _ in found.parts if one == other]
    words = [*([f"both have {', '.join(same)}"] if same else []), *told]
    against = f"; against it: {', '.join(found.against)}" if found.against else ""
    return f"{'; '.join(words) or 'they sound the same'}{against} (likeness {link.score:.2f})"


def _shown(link: Link) -> tuple[str, str]:
    return " ".join(words_of(link.key_a)), " ".join(words_of(link.key_b))
