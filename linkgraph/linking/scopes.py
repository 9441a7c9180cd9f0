"""Values that people allowed, and those they allowed or denied for one cluster alone.

Who allows a value says that it belongs to one hand: it counts as if nobody else had it. For a cluster a
decision holds between the accounts that carried the value in that cluster when it was made, whatever
becomes of the cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def find_scopes(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `allowed_in` (signal, fp, account), of values that are hubs otherwise, and `kept_apart` (signal, fp, l, r).

    Between the accounts of a row of `kept_apart` the value does not count. Adds to `few_strangers` that those
    who may meet on an allowed value, here or everywhere, are no strangers.
    """
    for statement in (_SCOPES, _ALLOWED, _TOGETHER, _APART, _FEW):
        ledger.execute(statement)


_SCOPES = """
CREATE OR REPLACE TEMP TABLE scope AS
SELECT DISTINCT c.signal, c.fp, c.account, h.cluster, h.allowed FROM carrier c JOIN hub_decision_in h
ON h.account = c.account AND (h.value = c.value OR h.value = c.raw OR h.value = split_part(c.value, '|', 1))
"""
_ALLOWED = """
CREATE OR REPLACE TEMP TABLE allowed_in AS
SELECT DISTINCT s.signal, s.fp, s.account FROM scope s
JOIN hub_fp h ON h.signal = s.signal AND h.fp = s.fp AND h.suppressed WHERE s.allowed
"""
_TOGETHER = """
CREATE OR REPLACE TEMP TABLE together AS
SELECT a.signal, a.fp, a.account AS l, b.account AS r, a.allowed FROM scope a
JOIN scope b ON b.signal = a.signal AND b.fp = a.fp AND b.cluster = a.cluster AND b.allowed = a.allowed
WHERE a.account < b.account
"""
_APART = """
CREATE OR REPLACE TEMP TABLE kept_apart AS
SELECT signal, fp, l, r FROM together WHERE NOT allowed
UNION
SELECT a.signal, a.fp, a.account, b.account FROM allowed_in a
JOIN allowed_in b ON b.signal = a.signal AND b.fp = a.fp AND a.account < b.account
ANTI JOIN together t ON t.allowed AND t.signal = a.signal AND t.fp = a.fp AND t.l = a.account AND t.r = b.account
"""
_FEW = """
INSERT INTO few_strangers
SELECT DISTINCT signal, fp, 2 FROM allowed_in UNION SELECT signal, fp, 2 FROM hub_fp WHERE NOT suppressed
"""
