"""Hubs for people to look at: one row for each value too widely shared, and what it would merge."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.clusters.components import Forest
from linkgraph.ledger.ledger import given

if TYPE_CHECKING:
    import duckdb

LISTED = 50
"""Clusters and accounts named in `would_join`; `would_size` counts them all."""

RAW = ("photo", "document")
"""Signals whose values are shown as they stood in the source: two texts may begin alike and be two hubs."""


def list_hubs(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `hub` and `hub_account` from `hub_fp`: alike values are one hub, named by the one most accounts carry."""
    carried: dict[tuple[str, int], tuple[str, str, set[str]]] = {}
    for signal, fp, value, raw, account in ledger.execute(_CARRIED).fetchall():
        entry = carried.setdefault((signal, fp), (value, raw, set()))
        entry[2].add(account)
    verdict = {(s, fp): (suppressed, reason) for s, fp, suppressed, reason in ledger.execute(_VERDICTS).fetchall()}
    rows = [_row(group, carried, verdict) for group in _groups(ledger, carried)]
    ledger.execute("DELETE FROM hub; DELETE FROM hub_account")
    if rows:
        listed = pa.table([pa.array(column) for column in zip(*(row for row, _ in rows), strict=True)], _COLUMNS)
        members = [(row[0], account) for row, accounts in rows for account in sorted(accounts)]
        hubs, accounts = zip(*members, strict=True)
        with given(ledger, found_hub=listed, hub_member=pa.table({"hub": hubs, "account": accounts})):
            ledger.execute("INSERT INTO hub SELECT *, [], 0 FROM found_hub")
            ledger.execute("INSERT INTO hub_account SELECT * FROM hub_member")
    measure_hubs(ledger)


def measure_hubs(ledger: duckdb.DuckDBPyConnection) -> None:
    """Says of each hub which clusters and accounts it would join as they are now, and how many accounts that makes."""
    ledger.execute(_BLAST)


_COLUMNS = ("id", "kind", "value", "accounts", "suppressed", "reason")
_CARRIED = """
SELECT c.signal, c.fp, c.value, c.raw, c.account FROM carrier c JOIN hub_fp h ON h.signal = c.signal AND h.fp = c.fp
WHERE c.signal NOT LIKE 'biography.%' ORDER BY 1, 2, 3, 5
"""
_VERDICTS = "SELECT signal, fp, suppressed, reason FROM hub_fp"
_BLAST = f"""
UPDATE hub SET would_join = j.names, would_size = j.size FROM (
    SELECT hub, list_slice(list(name ORDER BY loose, name), 1, {LISTED}) AS names, sum(size)::BIGINT AS size FROM (
        SELECT DISTINCT a.hub, coalesce(m.cluster, a.account) AS name, m.cluster IS NULL AS loose,
               coalesce(s.size, 1) AS size
        FROM hub_account a LEFT JOIN cluster_member m ON m.account = a.account
        LEFT JOIN (SELECT cluster, count(*) AS size FROM cluster_member GROUP BY cluster) s ON s.cluster = m.cluster
    ) GROUP BY hub
) j WHERE j.hub = hub.id
"""
# Logins of one network address are one hub however they lie in time, and there are very many alike: see `_groups`.
_ALIKE = """
SELECT s.signal, s.left_fp, s.right_fp FROM alike s
SEMI JOIN hub_fp a ON a.signal = s.signal AND a.fp = s.left_fp
SEMI JOIN hub_fp b ON b.signal = s.signal AND b.fp = s.right_fp
WHERE s.signal <> 'ip_session'
"""

Key = tuple[str, int]


def _groups(ledger: duckdb.DuckDBPyConnection, carried: dict[Key, tuple[str, str, set[str]]]) -> list[list[Key]]:
    forest, names = Forest(), {f"{signal}|{fp}": (signal, fp) for signal, fp in carried}
    for signal, left, right in ledger.execute(_ALIKE).fetchall():
        if (signal, left) in carried and (signal, right) in carried:
            forest.join(f"{signal}|{left}", f"{signal}|{right}")
    by_address = defaultdict(list)
    for (signal, fp), (value, _, _) in carried.items():
        if "|" in value and signal == "ip_session":
            by_address[value.partition("|")[0]].append(f"{signal}|{fp}")
    for same in by_address.values():
        for other in same[1:]:
            forest.join(same[0], other)
    together = forest.sets()
    alone = set(names) - {name for group in together for name in group}
    return sorted([names[name] for name in group] for group in [*together, *([name] for name in alone)])


def _row(
    group: list[Key],
    carried: dict[Key, tuple[str, str, set[str]]],
    verdict: dict[Key, tuple[bool, str]],
) -> tuple[tuple[object, ...], set[str]]:
    """The row without what it would join, and the accounts that carry it."""
    main = min(group, key=lambda key: (-len(carried[key][2]), key))
    accounts = set().union(*(carried[key][2] for key in group))
    suppressed, reason = verdict[main]
    value, raw, _ = carried[main]
    value = value.partition("|")[0] if main[0] == "ip_session" else value
    key = hashlib.sha256(f"{main[0]}|{value}".encode()).hexdigest()[:16]
    shown = raw if main[0] in RAW else value
    return (key, main[0], shown, len(accounts), suppressed, reason), accounts
