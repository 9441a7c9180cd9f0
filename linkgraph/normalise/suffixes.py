"""Which part of a host's name somebody registered, by the public suffix list (publicsuffix.org), Mozilla 2007.

Reading the whole list takes longer than what a few new values need, so only the rules of one top level are read:
a rule says nothing of hosts that end otherwise.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


def registered(host: str) -> str | None:
    """`kim.co.uk` for `blog.kim.co.uk`; None for a public suffix, and under a top level that the list does not have."""
    found = _rules_under(host.rpartition(".")[2]).privatesuffix(host)
    return str(found) if found else None


@cache
def _rules_under(top: str) -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(_rules().get(top, ()), accept_unknown=False)


@cache
def _rules() -> dict[str, list[str]]:
    """The lines of the list with a rule by the top level they are about, in ASCII."""
    from publicsuffixlist import PSLFILE

    found: dict[str, list[str]] = {}
    for line in Path(PSLFILE).read_text(encoding="utf-8").splitlines():
        rule = line.partition(" ")[0]
        if rule and not rule.startswith("//"):
            top = rule.rpartition(".")[2].lower()
            found.setdefault(top if top.isascii() else _ascii(top), []).append(rule)
    return found


def _ascii(label: str) -> str:
    return label.encode("idna").decode("ascii")
