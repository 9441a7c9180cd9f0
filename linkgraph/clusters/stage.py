"""The clustering stage: from links to clusters with lasting ids, and what became of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.clusters.bridges import cut
from linkgraph.clusters.components import Link, by_account, gather
from linkgraph.clusters.holding import weakest
from linkgraph.clusters.identity import changes, named
from linkgraph.ledger.ledger import given, whole

if TYPE_CHECKING:
    import duckdb

FEWEST_TO_CUT = 6


def cluster(ledger: duckdb.DuckDBPyConnection, threshold: float, run: str, at: str) -> None:
    """Makes `cluster_member`, `cluster` and new rows of `cluster_event` from `link` and the judgements."""
    links: list[Link] = ledger.execute("SELECT left_account, right_account, weight FROM link").fetchall()
    fixed = {
        tuple(pair)
        for pair in ledger.execute("SELECT left_account, right_account FROM link WHERE judged = 'same'").fetchall()
    }
    apart = ledger.execute(_APART).fetchall()
    groups = [
        part
        for group, inner in _with_links(links, apart, fixed)
        for part in _parts(group, inner, threshold, apart, fixed)
    ]
    before = _before(ledger)
    after = named(groups, before)
    _note_weakest(ledger, after, links)
    _keep(ledger, before, after, run, at)


_APART = """
SELECT left_account, right_account FROM judgement WHERE signal IS NULL
QUALIFY row_number() OVER (PARTITION BY left_account, right_account ORDER BY place DESC) = 1 AND judgement = 'different'
"""


def _with_links(
    links: Sequence[Link], apart: Sequence[tuple[str, str]], fixed: set[tuple[str, ...]]
) -> list[tuple[list[str], list[Link]]]:
    groups = gather(links, apart, fixed)
    home = by_account({str(at): group for at, group in enumerate(groups)})
    inner: list[list[Link]] = [[] for _ in groups]
    for link in links:
        if link[0] in home and home[link[0]] == home.get(link[1]):
            inner[int(home[link[0]])].append(link)
    return list(zip(groups, inner, strict=True))


def _parts(
    group: list[str],
    links: list[Link],
    threshold: float,
    apart: Sequence[tuple[str, str]],
    fixed: set[tuple[str, ...]],
) -> list[list[str]]:
    if len(group) < FEWEST_TO_CUT:
        return [group]
    gone = {link[:2] for link in cut(group, links, threshold, fixed)}
    if not gone:
        return [group]
    return gather([link for link in links if link[:2] not in gone], apart, fixed)


def _before(ledger: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    before: dict[str, list[str]] = {}
    for name, account in ledger.execute("SELECT cluster, account FROM cluster_member ORDER BY 1, 2").fetchall():
        before.setdefault(name, []).append(account)
    return before


def _note_weakest(ledger: duckdb.DuckDBPyConnection, after: Mapping[str, Sequence[str]], links: list[Link]) -> None:
    ledger.execute("CREATE OR REPLACE TEMP TABLE held (cluster VARCHAR, weakest DOUBLE)")
    _insert(ledger, "held", list(zip(after, weakest(after.values(), links), strict=True)))


def _keep(
    ledger: duckdb.DuckDBPyConnection,
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    run: str,
    at: str,
) -> None:
    with whole(ledger):
        ledger.execute("DELETE FROM cluster_member")
        members = [(name, account) for name, accounts in after.items() for account in accounts]
        _insert(ledger, "cluster_member", members)
        _insert(ledger, "cluster_born", [(name, run) for name in after], "ON CONFLICT DO NOTHING")
        events = [
            (_event_id(run, c.cluster, c.kind), c.cluster, c.kind, c.detail, run, at) for c in changes(before, after)
        ]
        _insert(ledger, "cluster_event", events, "ON CONFLICT DO NOTHING")
        ledger.execute(_CLUSTERS)


def _insert(ledger: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]], then: str = "") -> None:
    """All rows at once: one at a time DuckDB takes a millisecond each."""
    if not rows:
        return
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    with given(ledger, arriving=pa.table(columns, names=[f"c{at}" for at in range(len(columns))])):
        ledger.execute(f"INSERT INTO {table} SELECT * FROM arriving {then}")


def _event_id(run: str, name: str, kind: str) -> str:
    return hashlib.sha256(f"{run}|{name}|{kind}".encode()).hexdigest()[:16]


_CLUSTERS = """
CREATE OR REPLACE TEMP TABLE risk_before AS SELECT id, risk FROM cluster;
DELETE FROM cluster;
INSERT INTO cluster
WITH inner_link AS (
    SELECT m.cluster, k.weight, k.signals FROM link k
    JOIN cluster_member m ON m.account = k.left_account
    JOIN cluster_member n ON n.account = k.right_account AND n.cluster = m.cluster
),
seen AS (SELECT account, min(first_seen) AS first_seen FROM fact WHERE NOT gone GROUP BY account),
linked AS (
    SELECT cluster, count(*) AS links, any_value(h.weakest) AS weakest FROM inner_link JOIN held h USING (cluster)
    GROUP BY cluster
),
said AS (
    SELECT cluster, list_sort(list(DISTINCT signal)) AS signals
    FROM (SELECT cluster, unnest(signals) AS signal FROM inner_link) GROUP BY cluster
),
who AS (
    SELECT m.cluster, count(*) AS size, list_sort(list(m.account)) AS accounts, min(s.first_seen) AS first_seen,
           list_sort(list(DISTINCT split_part(m.account, ':', 1)) FILTER (contains(m.account, ':'))) AS platforms
    FROM cluster_member m LEFT JOIN seen s ON s.account = m.account GROUP BY m.cluster
)
SELECT w.cluster, w.size, coalesce(b.risk, 0.0), w.accounts, coalesce(w.platforms, []), coalesce(s.signals, []),
       w.first_seen, l.weakest, round(2.0 * l.links / (w.size * (w.size - 1)), 3), c.run
FROM who w JOIN linked l ON l.cluster = w.cluster LEFT JOIN said s ON s.cluster = w.cluster
LEFT JOIN risk_before b ON b.id = w.cluster LEFT JOIN cluster_born c ON c.cluster = w.cluster
"""
