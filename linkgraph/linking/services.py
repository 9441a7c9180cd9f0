"""Exchanges, bridges and other services, told by whom they deal with.

The accounts that one hand runs pay one another and share payees. The customers of a service have
nothing to do with one another: take the service away, and they fall into many groups. So a wallet
(or the account that holds it) is a service where those who deal with it, without it and without
other services, are more than a few groups of unrelated dealers. Dealers of whom nothing else is
known cannot be told apart; they count little, and the more of them there are, the more they count.

Money passes through the wallets of one hand, from the first to the last. A wallet that only pays out
or is only paid, among dealers who have wallets of their own, is an exchange's, a bridge's or a
collection's more often than not. There two groups are enough, where most of its dealers stand alone.

Through a wallet that gathers for one hand money passes both ways, and those who pay it pay one another too, in
pairs and chains. So where it passes both ways, many groups are not enough: some of the dealers must have dealt
with nobody else in common.

A wallet that several accounts name as their own is one hand's more often than not. Of those who deal with it, and else
with services alone, nothing else is known.

All this is told from near by: who deals with the same third party. Money also goes from hand to hand in long chains.
Once the services are known and gone, chains tie no strangers together any more, so a wallet whose dealers
turn out to be one group or a few by them was suspected wrongly.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.dealers import HAND, Dealers, Graph, far, near, parts
from linkgraph.linking.rules import note_withheld

if TYPE_CHECKING:
    import duckdb

ROUNDS = 20
"""Rounds at most; it settles before."""


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
    one_way = _one_way(graph, dealt, set(holder.values()))
    claimed = {str(fp) for (fp,) in ledger.execute(_CLAIMED).fetchall()}
    suspects = suspected(graph, one_way, claimed)
    cleared = acquitted(graph, suspects, one_way, claimed)
    found = suspects - cleared.keys()
    fps = [fp for _, fp in paid if str(fp) in found or holder.get(fp) in found]
    _insert(ledger, "service", pa.table({"fp": pa.array(sorted(set(fps)), pa.uint64())}))
    _withhold(ledger, sorted(found & {account for account, _ in paid}))
    _note_strangers(ledger, graph, found, cleared, holder)


def _withhold(ledger: duckdb.DuckDBPyConnection, accounts: Sequence[str]) -> None:
    with given(ledger, serving=pa.table({"account": pa.array(accounts, pa.string())})):
        ledger.execute(_WITHHELD)
    ledger.execute(_NO_LONGER_CARRIED)
    note_withheld(ledger)


def _note_strangers(
    ledger: duckdb.DuckDBPyConnection,
    graph: Graph,
    found: set[str],
    cleared: Mapping[str, Dealers],
    holder: Mapping[int, str],
) -> None:
    ledger.execute("CREATE OR REPLACE TEMP TABLE few_strangers (signal VARCHAR, fp UBIGINT, strangers BIGINT)")
    holders = set(holder.values())
    dealers = {
        fp: cleared.get(account) or near(graph, account, found)
        for fp, account in sorted(holder.items())
        if account not in found and len(graph.get(account, ())) > 1 and graph[account] <= holders
    }
    told = [(fp, max(2, math.ceil(known.strangers))) for fp, known in dealers.items()]
    fps, strangers = pa.array([fp for fp, _ in told], pa.uint64()), pa.array([n for _, n in told], pa.int64())
    signal = pa.array(["wallet"] * len(told), pa.string())
    _insert(ledger, "few_strangers", pa.table({"signal": signal, "fp": fps, "strangers": strangers}))


def _insert(ledger: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    with given(ledger, arriving=rows):
        ledger.execute(f"INSERT INTO {table} SELECT * FROM arriving")


def services(graph: Graph, one_way: Collection[str] = (), claimed: Collection[str] = ()) -> set[str]:
    """The nodes of an undirected graph of dealings that are services.

    Money passes through none of `one_way`; several accounts name each of the `claimed` as their own.
    """
    suspects = suspected(graph, one_way, claimed)
    return suspects - acquitted(graph, suspects, one_way, claimed).keys()


def suspected(graph: Graph, one_way: Collection[str], claimed: Collection[str] = ()) -> set[str]:
    """The nodes that look like services from near by."""
    found: set[str] = set()
    for _ in range(ROUNDS):
        told = {node: near(graph, node, found - {node}, claimed=node in claimed) for node in graph}
        now = {node for node, dealers in told.items() if dealers.of_a_service(one_way=node in one_way)}
        if now == found:
            break
        found = now
    return found


def acquitted(
    graph: Graph, suspects: set[str], one_way: Collection[str], claimed: Collection[str] = ()
) -> dict[str, Dealers]:
    """Those of the `suspects` that are no services after all, with their dealers as chains of dealings tie them."""
    cleared: dict[str, Dealers] = {}
    for _ in range(ROUNDS):
        left = suspects - cleared.keys()
        part = parts(graph, left)
        few = [node for node in left if len(graph[node]) <= HAND]
        told = {node: far(graph, node, left, part, claimed=node in claimed) for node in few}
        now = {node: dealers for node, dealers in told.items() if not dealers.of_a_service(one_way=node in one_way)}
        if not now:
            break
        cleared |= now
    return cleared


def _one_way(graph: Graph, dealt: list[tuple[str, str]], holders: set[str]) -> set[str]:
    """The accounts that only pay or are only paid, and deal with nobody but holders of wallets."""
    pay, paid = {payer for payer, _ in dealt}, {payee for _, payee in dealt}
    return {node for node in (pay ^ paid) & holders if graph[node] <= holders}


def _holders(ledger: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """The account that names a wallet as its own, where only one does."""
    return dict(ledger.execute(_OWN).fetchall())


_OWN = """
SELECT p.fp, any_value(f.account) FROM fact f JOIN fingerprint p ON p.signal = 'wallet' AND p.value = f.value
WHERE f.kind = 'wallet' AND f.attribute IS NULL AND NOT f.gone AND p.fp IS NOT NULL
GROUP BY p.fp HAVING count(DISTINCT f.account) = 1
"""
_CLAIMED = """
SELECT p.fp FROM fact f JOIN fingerprint p ON p.signal = 'wallet' AND p.value = f.value
WHERE f.kind = 'wallet' AND f.attribute IS NULL AND NOT f.gone AND p.fp IS NOT NULL
GROUP BY p.fp HAVING count(DISTINCT f.account) > 1
"""
_PAID = """
SELECT DISTINCT f.account, p.fp FROM fact f JOIN fingerprint p ON p.signal = 'wallet' AND p.value = f.value
WHERE f.kind = 'wallet' AND f.attribute = 'payout' AND NOT f.gone AND p.fp IS NOT NULL ORDER BY ALL
"""
_WITHHELD = """
CREATE OR REPLACE TEMP TABLE withheld AS
SELECT signal, fp, account FROM carrier SEMI JOIN serving USING (account) WHERE signal = 'wallet'
"""
_NO_LONGER_CARRIED = "DELETE FROM carrier WHERE signal = 'wallet' AND account IN (SELECT account FROM withheld)"
