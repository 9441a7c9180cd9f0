"""Exchanges, bridges and other services, told by whom they deal with.

The accounts that one hand runs pay one another and share payees. The customers of a service have
nothing to do with one another: take the service away, and they fall into many groups. So a wallet
(or the account that holds it) is a service where those who deal with it, without it and without
other services, are more than `MOST` groups of unrelated dealers. Dealers of whom nothing else is
known cannot be told apart; they count little, and the more of them there are, the more they count.

Money passes through the wallets of one hand, from the first to the last. A wallet that only pays out
or is only paid, among dealers who have wallets of their own, is an exchange's, a bridge's or a
collection's more often than not. There two groups are enough, where most of its dealers stand alone.

Through a wallet that gathers for one hand money passes both ways, and those who pay it pay one another too, in
pairs and chains. So where it passes both ways, many groups are not enough: some of the dealers must have dealt
with nobody else in common.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    import duckdb

MOST = 3.0
"""Groups of unrelated dealers from which a wallet is a service's."""
ONE_WAY = 0.5
"""Groups for each dealer from which a wallet through which no money passes is a service's."""
LONELY = 0.25
"""Part of its known dealers that stand alone, from which a wallet through which money passes is a service's."""
HAND = 60
"""Dealers from which a wallet with many groups of them is a service's, however they are tied together."""
ROUNDS = 20
"""Rounds at most; it settles before."""

Graph = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Dealers:
    """Those who deal with a wallet: `groups` of the `known` ones, and the `loose`, of whom nothing else is known.

    Of the known ones `alone` are groups of one.
    """

    groups: int
    known: int
    loose: int
    alone: int

    @property
    def strangers(self) -> float:
        """How many unrelated dealers there are: all of the loose ones together count little."""
        return self.groups + math.log2(1 + self.loose) / 2

    def of_a_service(self, *, one_way: bool) -> bool:
        """Whether so many unrelated dealers are customers."""
        many = self.known + self.loose > MOST and self.strangers > MOST
        if not one_way:
            return many and (self.alone >= LONELY * self.known or self.known + self.loose > HAND)
        apart = self.groups + self.loose
        return many or (self.groups > 0 and apart > max(1.0, ONE_WAY * (self.known + self.loose)))


def hold_back_services(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `service` (fp), the wallets of services; takes the wallets of service accounts out of `carrier`.

    Makes `few_strangers` (signal, fp, strangers) as well: of wallets that are no service's, and whose holder and
    dealers all hold wallets, how many of those who deal with it are unrelated.
    """
    ledger.execute("CREATE OR REPLACE TEMP TABLE service (fp UBIGINT)")
    holder, paid = _holders(ledger), ledger.execute(_PAID).fetchall()
    graph: dict[str, set[str]] = defaultdict(set)
    dealt = [(account, holder.get(fp, str(fp))) for account, fp in paid]
    for account, payee in dealt:
        if payee != account:
            graph[account].add(payee)
            graph[payee].add(account)
    found = services(graph, _one_way(graph, dealt, set(holder.values())))
    fps = [fp for _, fp in paid if str(fp) in found or holder.get(fp) in found]
    _insert(ledger, "service", pa.table({"fp": pa.array(sorted(set(fps)), pa.uint64())}))
    for account in sorted(found & {account for account, _ in paid}):
        ledger.execute(_NO_LONGER_CARRIED, [account])
    _note_strangers(ledger, graph, found, holder)


def _note_strangers(
    ledger: duckdb.DuckDBPyConnection, graph: Graph, found: set[str], holder: Mapping[int, str]
) -> None:
    ledger.execute("CREATE OR REPLACE TEMP TABLE few_strangers (signal VARCHAR, fp UBIGINT, strangers BIGINT)")
    holders = set(holder.values())
    told = [
        (fp, max(2, math.ceil(_dealers(graph, account, found).strangers)))
        for fp, account in sorted(holder.items())
        if account not in found and len(graph.get(account, ())) > 1 and graph[account] <= holders
    ]
    fps, strangers = pa.array([fp for fp, _ in told], pa.uint64()), pa.array([n for _, n in told], pa.int64())
    signal = pa.array(["wallet"] * len(told), pa.string())
    _insert(ledger, "few_strangers", pa.table({"signal": signal, "fp": fps, "strangers": strangers}))


def _insert(ledger: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    ledger.register("arriving", rows)
    ledger.execute(f"INSERT INTO {table} SELECT * FROM arriving")
    ledger.unregister("arriving")


def services(graph: Graph, one_way: Collection[str] = ()) -> set[str]:
    """The nodes of an undirected graph of dealings that are services; money passes through none of `one_way`."""
    found: set[str] = set()
    for _ in range(ROUNDS):
        now = {node for node in graph if _dealers(graph, node, found - {node}).of_a_service(one_way=node in one_way)}
        if now == found:
            break
        found = now
    return found


def _one_way(graph: Graph, dealt: list[tuple[str, str]], holders: set[str]) -> set[str]:
    """The accounts that only pay or are only paid, and deal with nobody but holders of wallets."""
    pay, paid = {payer for payer, _ in dealt}, {payee for _, payee in dealt}
    return {node for node in (pay ^ paid) & holders if graph[node] <= holders}


def _dealers(graph: Graph, node: str, without: set[str]) -> Dealers:
    """The dealers of `node`, and the groups into which they fall without it and `without`."""
    dealers = graph[node] - without
    known = {dealer for dealer in dealers if not graph[dealer] <= {node}}
    root: dict[str, str] = {}
    for dealer in known:
        for other in graph[dealer] - without - {node}:
            _join(root, f"d{dealer}", f"d{other}" if other in dealers else f"v{other}")
    groups = Counter(_find(root, f"d{dealer}") for dealer in known)
    alone = sum(size == 1 for size in groups.values())
    return Dealers(len(groups), len(known), len(dealers) - len(known), alone)


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
