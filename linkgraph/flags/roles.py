"""The role an account of a cluster may play: suggested with its evidence, never asserted."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from linkgraph_queries import header

from linkgraph.flags.needs import Queryable

FACILITATOR, LENT, OPERATOR, UNKNOWN = "facilitator", "lent or stolen identity", "operator", "unknown"


@dataclass(slots=True)
class Signs:
    """What is known: `ties` are signal, other accounts and bits, `held` further signals; then sentences."""

    ties: list[tuple[str, int, float]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    helps: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Role:
    """A suggestion: the role, what it says, and the evidence for it in sentences."""

    role: str
    says: str
    because: tuple[str, ...]


def suggest_roles(
    graph: Queryable, members: Mapping[str, str], findings: Iterable[Mapping[str, Any]]
) -> dict[str, Role]:
    """A role for every account of a cluster; `members` maps accounts to clusters."""
    signs: dict[str, Signs] = defaultdict(Signs)
    for row in findings:
        signs[row["subject"]].flags.add(row["flag"])
    means = _rules()["signals"]["means"]
    for row in _rows(graph, "ties", means=means):
        signs[row["account"]].ties.append((row["signal"], row["others"], row["bits"]))
    for row in _rows(graph, "held", means=means):
        signs[row["account"]].held.add(row["signal"])
    for row in _rows(graph, "hosts", min_parcels=_rules()[FACILITATOR]["min_parcels"]):
        signs[row["account"]].helps.append(f"{row['others']} other accounts have parcels sent to {row['address']}")
    for row in _rows(graph, "collectors", min_payers=_rules()[FACILITATOR]["min_payers"]):
        signs[row["account"]].helps.append(f"{row['others']} other accounts pay out to it")
    return {account: role_of(signs[account]) for account in sorted(members)}


def role_of(signs: Signs) -> Role:
    """The first role that fits the signs."""
    for role, because in ((FACILITATOR, sorted(set(signs.helps))), (LENT, _lent(signs)), (OPERATOR, _operates(signs))):
        if because:
            return Role(role, _rules()[role]["says"], tuple(because))
    return Role(UNKNOWN, "nothing speaks for a role", ())


def _lent(signs: Signs) -> list[str]:
    flagged = [f"red flag: {flag}" for flag in _rules()[LENT]["flags"] if flag in signs.flags]
    held = signs.held | {signal for signal, _, bits in signs.ties if bits > 0}
    if held and held <= set(_rules()["signals"]["identity"]):
        flagged.append(f"only {', '.join(sorted(held))} tie it to the others, not the means of anybody")
    return flagged


def _operates(signs: Signs) -> list[str]:
    rule, means = _rules()[OPERATOR], set(_rules()["signals"]["means"])
    shared = [
        (s, n) for s, n, bits in signs.ties if s in means and n >= rule["min_others"] and bits >= rule["min_bits"]
    ]
    return [f"shares {signal.replace('_', ' ')} with {count} of the others" for signal, count in sorted(shared)]


def _rows(graph: Queryable, name: str, **params: object) -> list[dict[str, Any]]:
    return graph.query(header.load("evaluate", f"role_{name}").cypher, params).dicts()


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("linkgraph.flags").joinpath("roles.toml").read_text(encoding="utf-8"))
