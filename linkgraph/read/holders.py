"""Which values there are, and who has them: what a lookup asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkgraph.read.near import need_account
from linkgraph.read.rows import rows
from linkgraph.read.walk import KINDS
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

FEW = 12


def values_of(store: GraphStore, label: str, *columns: str) -> list[Any]:
    """The ids of all nodes of a label, or tuples of id and the columns; for `Account` the names in use."""
    table = store.read(tables()[label])
    if label == "Account":
        return sorted({name for names in table.column("names").to_pylist() for name in names or ()})
    if not columns:
        return list(table.column("id").to_pylist())
    return list(zip(*(table.column(name).to_pylist() for name in ("id", *columns)), strict=True))


def holders(store: GraphStore, label: str, values: Sequence[str]) -> list[tuple[str, str]]:
    """(value, account) for each account that shows one of the values; for `Account` that has the name."""
    if not values:
        return []
    if label == "Account":
        return _named(store, set(values))
    return sorted((value, account) for kind, value, account in all_holders(store, values) if kind == label)


def all_holders(store: GraphStore, values: Sequence[str]) -> set[tuple[str, str, str]]:
    """(label, value, account) for each account that shows one of the values, of whatever kind they are.

    A few values are asked for one by one: the embedded store finds one by its key, and looks through all for a list.
    """
    if len(values) <= FEW:
        found = [row for value in values for row in rows(store, "holders_of_value", id=value)]
    else:
        found = rows(store, "accounts_of_values", ids=list(values))
    return {(KINDS[row["type"]], row["value"], row["account"]) for row in found}


def require_accounts(store: GraphStore, accounts: Sequence[str]) -> None:
    """UsageError, with near ids, where one of the accounts is not in the case."""
    for account in accounts:
        need_account(store, account)


def _named(store: GraphStore, names: set[str]) -> list[tuple[str, str]]:
    table = store.read(tables()["Account"]).select(["id", "names"])
    return sorted(
        (name, id_)
        for id_, own in zip(table.column("id").to_pylist(), table.column("names").to_pylist(), strict=True)
        for name in own or ()
        if name in names
    )
