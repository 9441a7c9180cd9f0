"""Short and pet forms of given names: Bill for William, Sasha for Aleksandr.

English ones are from the package `nicknames`; those of other languages from `data/nicknames.txt`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group, members in _groups():
        for member in members:
            found.setdefault(member, set()).add(group)
    return {name: frozenset(groups) for name, groups in found.items()}


def _groups() -> list[tuple[str, set[str]]]:
    from nicknames import NickNamer

    groups = [(name, {name, *short}) for name, short in NickNamer().nickname_lookup.items()]
    text = resources.files(__package__).joinpath("data", "nicknames.txt").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].split() for line in text.splitlines()]
    return groups + [(f"+{words[0]}", set(words)) for words in lines if words]


def nicknames(part: str) -> frozenset[str]:
    """The names this part may stand for; two parts are one name where they share one."""
    return _table().get(part, frozenset())
