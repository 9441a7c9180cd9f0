"""Exchanges, bridges and other services, told by whom they deal with.

The accounts that one hand runs pay one another and share payees. The customers of a service have
nothing to do with one another: take the service away, and they fall into many groups. So a wallet
(or the account that holds it) is a service where those who deal with it, without it and without
other services, are more than `MOST` groups of unrelated dealers. Dealers of whom nothing else is
known cannot be told apart; they count little, and the more of them there are, the more they count.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MOST = 3.0
"""Groups of unrelated dealers from which a wallet is a service's."""
ROUNDS = 5

Graph = Mapping[str, set[str]]


def hold_back_services(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `service` (fp), the wallets of services; takes the wallets of service accounts out of `carrier`."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE service (fp UBIGINT)")
    holder, paid = _holders(ledger), ledger.execute(_PAID).fetchall()
    graph: dict[str, set[str]] = defaultdict(set)
    for account, fp in paid:
        payee = holder.get(fp, str(fp))
        if payee != account:
            graph[account].add(payee)
            graph[payee].add(account)
    found = services(graph)
    fps = [fp for _, fp in paid if str(fp) in found or holder.get(fp) in found]
    if fps:
        ledger.executemany("INSERT INTO service VALUES (?)", [(fp,) for fp in sorted(set(fps))])
    for account in sorted(found & {account for account, _ in paid}):
        ledger.execute(_NO_LONGER_CARRIED, [account])


def services(graph: Graph) -> set[str]:
    """The nodes of an undirected graph of dealings that are services."""
    found: set[str] = set()
    for _ in range(ROUNDS):
        now = {node for node in graph if _groups(graph, node, found - {node}) > MOST}
        if now == found:
            break
        found = now
    return found


def _groups(graph: Graph, node: str, without: set[str]) -> float:
    """The groups into which the dealers of `node` fall without it, single-minded ones discounted."""
    dealers = graph[node] - without
    if len(dealers) <= MOST:
        return 0.0
    root: dict[str, str] = {}
    known = 0
    loose = 0
    for dealer in dealers:
        if graph[dealer] <= {node}:
            loose += 1
            continue
        known += 1
        for other in graph[dealer] - without - {node}:
            _join(root, f"d{dealer}", f"d{other}" if other in dealers else f"v{other}")
        _find(root, f"d{dealer}")
    groups = {_find(root, f"d{dealer}") for dealer in dealers if not graph[dealer] <= {node}} if known else set()
    return len(groups) + math.log2(1 + loose) / 2


def _find(root: dict[str, str], name: str) -> str:
    root.setdefault(name, name)
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _join(root: dict[str, str], a: str, b: str) -> None:
    a, b = sorted((_find(root, a), _find(root, b)))
    root[b] = a


def _holders(ledger: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """The account that names a wallet as its own, where only one does."""
    return dict(ledger.execute(_OWN).fetchall())


_OWN = """
SELECT p.fp, any_value(f.account) FROM fact f JOIN fingerprint p ON p.signal = 'wallet' AND p.value = f.value
WHERE f.kind = 'wallet' AND f.attribute IS NULL AND NOT f.gone AND p.fp IS NOT NULL
GROUP BY p.fp HAVING count(DISTINCT f.account) = 1
"""
_PAID = """
SELECT DISTINCT f.account, p.fp FROM fact f JOIN fingerprint p ON p.signal = 'wallet' AND p.value = f.value
WHERE f.kind = 'wallet' AND f.attribute = 'payout' AND NOT f.gone AND p.fp IS NOT NULL ORDER BY ALL
"""
_NO_LONGER_CARRIED = "DELETE FROM carrier WHERE signal = 'wallet' AND account = ?"
