"""The rules of risk: `risk.toml`, with what a case changes of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.errors import UsageError
from linkgraph.flags.flag import flags


@dataclass(frozen=True, slots=True)
class Rules:
    """Points and caps; the fields are those of `risk.toml`."""

    whole: float
    most: float
    per_doubling: float
    most_size: float
    per_bit: float
    most_strength: float
    per_further_subject: float
    most_credit: float
    points: Mapping[str, float]
    groups: Mapping[str, str]

    def points_of(self, flag: str, weight: float) -> float:
        """What a red flag of this weight counts."""
        return self.points.get(flag, weight)

    def title(self, group: str) -> str:
        """What the flags of a group say."""
        return self.groups.get(group, group.replace("_", " "))


def load_rules(changes: Mapping[str, Any] | None = None) -> Rules:
    """The rules with a case's `[risk]`; UsageError where it names what is not there or is no number."""
    rules = {name: dict(part) if isinstance(part, dict) else part for name, part in _declared().items()}
    for name, value in (changes or {}).items():
        if name not in rules:
            raise UsageError(_unknown(name, sorted(rules)))
        if isinstance(value, Mapping):
            _change(rules, name, value)
        else:
            rules[name] = _number(name, value)
    return _rules(rules)


def _change(rules: dict[str, Any], name: str, value: Mapping[str, Any]) -> None:
    known = set(flags()) if name == "points" else set(rules[name]) if isinstance(rules[name], dict) else set()
    for key, number in value.items():
        if key not in known:
            raise UsageError(_unknown(f"{name}.{key}", sorted(known)))
        rules[name][key] = number if name == "groups" else _number(f"{name}.{key}", number)


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise UsageError(f"linkgraph.toml [risk]: {name} = {value!r} is no number of points; write one of 0 or more")
    return float(value)


def _unknown(name: str, known: list[str]) -> str:
    return f"linkgraph.toml [risk]: there is no {name!r}; known are {', '.join(known)}"


def _rules(found: Mapping[str, Any]) -> Rules:
    return Rules(
        whole=float(found["whole"]),
        most=float(found["most"]),
        per_doubling=found["size"]["per_doubling"],
        most_size=found["size"]["most"],
        per_bit=found["link_strength"]["per_bit"],
        most_strength=found["link_strength"]["most"],
        per_further_subject=found["findings"]["per_further_subject"],
        most_credit=found["findings"]["most_credit"],
        points=found["points"],
        groups=found["groups"],
    )


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("linkgraph.flags").joinpath("risk.toml").read_text(encoding="utf-8"))
