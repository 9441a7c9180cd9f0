"""Red flags again after a change: only those that read a table that changed; the others found what they found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from linkgraph_queries import header

from linkgraph.flags.evaluate import Outcome, evaluate, memberships, outcome_of
from linkgraph.flags.flag import Flag, flags
from linkgraph.flags.needs import Queryable
from linkgraph.schema import named_in

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """What the graph held: rows of Finding and FlagStatus."""

    findings: Sequence[Row]
    statuses: Sequence[Row]


def found_before(graph: Queryable) -> Before:
    """What a graph holds that is about to be given other findings."""
    return Before(*(graph.query(header.load("evaluate", name).cypher).dicts() for name in ("findings", "statuses")))


def evaluate_again(graph: Queryable, before: Before, changed: Collection[str]) -> Outcome:
    """What `evaluate` would give, where no table but those named in `changed` is other than it was `before`."""
    chosen = [flag for flag in flags().values() if not reads(flag).isdisjoint(changed)]
    anew = {flag.id for flag in chosen}
    fresh, home = evaluate(graph, chosen), memberships(graph)
    kept = [_kept(row, home) for row in before.findings if row["flag"] not in anew]
    findings = [*kept, *fresh.findings.to_pylist()]
    statuses = [row for row in before.statuses if row["flag"] not in anew]
    order = {id_: place for place, id_ in enumerate(flags())}
    return outcome_of(
        sorted(findings, key=lambda row: (order[row["flag"]], row["id"])),
        sorted([*statuses, *fresh.statuses.to_pylist()], key=lambda row: order[row["flag"]]),
    )


def reads(flag: Flag) -> frozenset[str]:
    """The names of the tables a flag's query or its needs mention."""
    return named_in(flag.cypher) | named_in(" ".join(flag.needs))


@cache
def stamp() -> str:
    """What the red flags are, as one digest: another one, and what was found before may not be kept."""
    return sha256(repr(list(flags().values())).encode()).hexdigest()


def _kept(row: Row, home: dict[str, str]) -> Row:
    """The finding in the cluster its account is in now; a flag that names the cluster itself was run again."""
    flag = flags()[row["flag"]]
    moves = flag.subject == "account" and "cluster" not in flag.columns
    return {**row, "run": None, **({"cluster": home.get(row["subject"])} if moves else {})}
