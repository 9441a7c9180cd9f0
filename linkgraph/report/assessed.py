"""What follows from the red flags of a cluster, for people: roles, and what could be tested."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from linkgraph.flags import flags
from linkgraph.flags.wanted import in_words
from linkgraph.report import sentences as say
from linkgraph.report.model import Cluster, Coverage, Role

Row = dict[str, Any]
NONE = Role("", "unknown", "nothing speaks for a role")
ROLES = {"lent or stolen identity": "lent or stolen identities", "unknown": "unknown"}
"""How more than one is called, where that is not the name with an s."""


def roles(cluster: Cluster) -> list[str]:
    """How many of each role are suggested, and what a suggestion is worth; empty before red flags have run."""
    if not cluster.roles:
        return []
    counted = Counter(role.role for role in cluster.roles)
    each = [say.count(number, role, ROLES.get(role)) for role, number in sorted(counted.items())]
    said = {role.role: role.says for role in cluster.roles if role.role != NONE.role}
    return [
        f"Roles suggested: {say.listed(each)}. A role is where to ask first and accuses nobody.",
        *(f"{role}: {says}." for role, says in sorted(said.items())),
    ]


def role(cluster: Cluster, account: str) -> Row:
    """The role of one account and its evidence."""
    found = next((each for each in cluster.roles if each.account == account), NONE)
    because = say.short(in_titles("; ".join(found.because)), 200)
    return {"role": found.role if cluster.roles else "", "because": because}


def coverage(cluster: Cluster) -> Row | None:
    """Which red flags are clear, which could not be tested, and what data would test them."""
    if cluster.coverage is None:
        return None
    known = cluster.coverage
    return {
        "sentence": f"{say.count(len(known.found), 'red flag')} found, {len(known.clear)} clear, "
        f"{len(known.untestable)} not testable with the data of these accounts.",
        "clear_flags": [title(flag) for flag in known.clear],
        "wanted": [{"data": data, "flags": "; ".join(titles)} for data, titles in _worded(known).items()],
    }


def wanted(known: Coverage) -> Iterable[tuple[str, Sequence[str]]]:
    """Each kind of data that is missing, most wanted first, with the untestable red flags that need it."""
    for need in known.missing:
        ids = [id_ for id_ in known.untestable if id_ in flags() and need in flags()[id_].needs]
        if ids:
            yield need, ids


def _worded(known: Coverage) -> dict[str, list[str]]:
    """The titles by the words of the data; two needs of the same words are one."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for need, ids in wanted(known):
        found[in_words(need)].update(dict.fromkeys(map(title, ids)))
    return {data: list(titles) for data, titles in found.items()}


def in_titles(text: str) -> str:
    """A reason with the titles of red flags in place of their names."""
    return re.sub(
        r"[a-z]+(?:_[a-z]+)+", lambda found: f"“{title(found[0])}”" if found[0] in flags() else found[0], text
    )


def title(flag: str) -> str:
    """What a red flag says; its id where it is no longer installed."""
    return flags()[flag].title if flag in flags() else flag
