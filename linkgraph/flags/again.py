"""Red flags again after a change: only those that read a table that changed; the others found what they found.

Flags that follow from an account's own rows (see `own`) are asked again about those accounts alone whose rows changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from linkgraph_queries import header

from linkgraph.flags.evaluate import Outcome, findings_of, memberships, outcome_of, status_of
from linkgraph.flags.flag import Flag, flags
from linkgraph.flags.needs import Needs, Queryable
from linkgraph.flags.own import ASKED, own
from linkgraph.schema import named_in

Row = dict[str, Any]
UNTESTABLE = "untestable"
FEW = 50
"""So many accounts are always asked about by themselves."""
MANY = 20
"""Where one account in so many has to be asked about, asking about all is cheaper."""


@dataclass(frozen=True, slots=True)
class Changed:
    """How the graph is other than it was when red flags were looked for in it before.

    `tables` names those of which any row differs; no row differs in the others. `accounts` has, by the name of such a
    table, at least the accounts that a row which differs is of: the account itself, or the one where the edge begins,
    or the only one that leads to the node. Tables of which that is not known are left out. In tables named in `grown`
    rows were added and none changed or dropped.
    """

    tables: frozenset[str]
    accounts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    grown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Before:
    """What the graph held: rows of Finding and FlagStatus."""

    findings: Sequence[Row]
    statuses: Sequence[Row]


def found_before(graph: Queryable) -> Before:
    """What a graph holds that is about to be given other findings."""
    return Before(*(graph.query(header.load("evaluate", name).cypher).dicts() for name in ("findings", "statuses")))


def evaluate_again(graph: Queryable, before: Before, changed: Changed) -> Outcome:
    """What `evaluate` would give, where nothing but what `changed` tells of is other than it was `before`."""
    needs, home, most = Needs(graph), memberships(graph), max(FEW, _every(graph) // MANY)
    found: dict[str, list[Row]] = {flag: [] for flag in flags()}
    for row in sorted(before.findings, key=_by_id):
        found[row["flag"]].append(row)
    said = {row["flag"]: row for row in before.statuses}
    findings: list[Row] = []
    statuses: list[Row] = []
    for flag in flags().values():
        if reads(flag).isdisjoint(changed.tables):
            findings += (_kept(row, home) for row in found[flag.id])
            statuses += [said[flag.id]] if flag.id in said else []
            continue
        was_testable = flag.id in said and said[flag.id]["status"] != UNTESTABLE
        missing = [] if was_testable and _only_more(flag, changed) else needs.missing(flag.needs)
        accounts = _asked(flag, changed, most) if was_testable else None
        those = [] if missing else _found_again(graph, flag, home, found[flag.id], accounts)
        findings += those
        statuses.append(status_of(flag, those, missing))
    return outcome_of(findings, statuses)


def _only_more(flag: Flag, changed: Changed) -> bool:
    """Whether whatever met the needs of a flag before is still there."""
    return named_in(" ".join(flag.needs)) & changed.tables <= changed.grown


def _asked(flag: Flag, changed: Changed, most: int) -> frozenset[str] | None:
    """The accounts a flag has to be asked about again; None where all may be, or these are more than `most`."""
    query = own(flag)
    tables = query.tables & changed.tables if query else frozenset()
    if query is None or not tables <= changed.accounts.keys():
        return None
    accounts = frozenset().union(*(changed.accounts[name] for name in tables))
    return accounts if len(accounts) <= most else None


def _found_again(
    graph: Queryable, flag: Flag, home: dict[str, str], found: Sequence[Row], accounts: frozenset[str] | None
) -> list[Row]:
    """The findings of a flag: those it `found` of accounts that it need not be asked about again, and fresh ones."""
    query = own(flag)
    if query is None or accounts is None:
        return findings_of(graph, flag, {}, home)
    fresh = findings_of(graph, flag, {ASKED: sorted(accounts)}, home, query.cypher) if accounts else []
    return sorted([*(_kept(row, home) for row in found if row["subject"] not in accounts), *fresh], key=_by_id)


def _every(graph: Queryable) -> int:
    """How many accounts there are."""
    return int(graph.query(header.load("evaluate", "accounts").cypher).rows[0][0])


def _by_id(row: Row) -> str:
    return str(row["id"])


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
