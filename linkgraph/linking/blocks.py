"""Block keys, kept from run to run: which fingerprints meet under them, and which pairs are new.

A key under which too many meet compares nobody. When it becomes crowded, pairs that met there alone are taken
back; when it is no longer, they are compared after all: the same pairs are alike whatever came first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.fingerprints import texts_among
from linkgraph.linking.touched import note_ends, pairs_are_kept
from linkgraph.signals import Signal

if TYPE_CHECKING:
    import duckdb

CHUNK = 20_000
SHOWN = 60
"""Letters of a key that are kept, to be shown."""


def meet_in_blocks(ledger: duckdb.DuckDBPyConnection, signal: Signal, crowd: int) -> None:
    """Brings `block` and `crowded` up to date and takes back what is no longer alike; makes `question`.

    `question` (a, b) are the pairs to compare that were not compared before.
    """
    kept = pairs_are_kept(ledger)
    ledger.execute("CREATE OR REPLACE TEMP TABLE was_crowded AS " + _CROWDED, [signal.key, crowd])
    ledger.execute(_GONE.format(among=_TOUCHED if kept else _HELD), [signal.key])
    ledger.execute("DELETE FROM block WHERE signal = ? AND fp IN (SELECT fp FROM uncarried_fp)", [signal.key])
    _add_keys(ledger, signal, f"SELECT fp FROM ({_TOUCHED})" if kept else "SELECT fp FROM carrier WHERE signal = $1")
    ledger.execute("CREATE OR REPLACE TEMP TABLE now_crowded AS " + _CROWDED, [signal.key, crowd])
    ledger.execute("INSERT INTO crowded " + _LISTED, [signal.key])
    ledger.execute(_LOST, [signal.key])
    ledger.execute(_TAKEN_BACK, [signal.key])
    note_ends(ledger, signal.key, "lost")
    ledger.execute(_QUESTION, [signal.key, signal.key])


def _add_keys(ledger: duckdb.DuckDBPyConnection, signal: Signal, among: str) -> None:
    """Adds the keys of fingerprints that have none yet, which all are `among` (a query: fp); `new_block` has them."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE new_block (key UBIGINT, name VARCHAR, fp UBIGINT)")
    ledger.execute(_KEYLESS.format(among=among), [signal.key])
    texts = texts_among(ledger, signal, "SELECT fp FROM keyless")
    unknown = list(texts)
    for start in range(0, len(unknown), CHUNK):
        keyed = [(key, fp) for fp in unknown[start : start + CHUNK] for key in signal.block_keys(texts[fp])]
        if keyed:
            columns = {
                "key": pa.array([k for k, _ in keyed], pa.string()),
                "fp": pa.array([f for _, f in keyed], pa.uint64()),
            }
            with given(ledger, keyed=pa.table(columns)):
                ledger.execute(f"INSERT INTO new_block SELECT md5_number_lower(key), left(key, {SHOWN}), fp FROM keyed")
    ledger.execute("INSERT INTO block SELECT ?, key, name, fp FROM new_block", [signal.key])


_TOUCHED = "SELECT DISTINCT fp FROM touched WHERE signal = $1"
_HELD = """
SELECT fp FROM block WHERE signal = $1
UNION SELECT left_fp FROM alike WHERE signal = $1 UNION SELECT right_fp FROM alike WHERE signal = $1
"""
_GONE = """
CREATE OR REPLACE TEMP TABLE uncarried_fp AS
SELECT fp FROM ({among}) ANTI JOIN (SELECT fp FROM carrier WHERE signal = $1) c USING (fp)
"""
_KEYLESS = """
CREATE OR REPLACE TEMP TABLE keyless AS
SELECT DISTINCT fp FROM ({among}) SEMI JOIN (SELECT fp FROM carrier WHERE signal = $1) c USING (fp)
ANTI JOIN (SELECT fp FROM block WHERE signal = $1) k USING (fp)
"""

_CROWDED = "SELECT key FROM block WHERE signal = ? GROUP BY key HAVING count(*) > ?"

_LISTED = """
WITH met AS (SELECT key, name, fp FROM block WHERE signal = $1 AND key IN (FROM now_crowded)),
size AS (SELECT any_value(name) AS name, min(fp) AS fp, count(*) AS size FROM met GROUP BY key),
said AS (SELECT DISTINCT fp, fingerprint FROM fingerprint WHERE signal = $1 AND fp IN (SELECT fp FROM size))
SELECT $1, m.name, s.fingerprint, m.size FROM size m JOIN said s USING (fp)
"""

_LOST = """
CREATE OR REPLACE TEMP TABLE lost AS
WITH own AS (SELECT key, fp FROM block WHERE signal = $1), doubted AS (
    SELECT DISTINCT s.left_fp, s.right_fp FROM alike s JOIN own a ON a.fp = s.left_fp
    JOIN own b ON b.fp = s.right_fp AND b.key = a.key
    WHERE s.signal = $1 AND a.key IN (SELECT key FROM now_crowded EXCEPT SELECT key FROM was_crowded)
), held AS (
    SELECT d.left_fp, d.right_fp FROM doubted d JOIN own a ON a.fp = d.left_fp
    JOIN own b ON b.fp = d.right_fp AND b.key = a.key WHERE a.key NOT IN (FROM now_crowded)
)
(SELECT left_fp, right_fp FROM doubted EXCEPT SELECT left_fp, right_fp FROM held)
UNION SELECT left_fp, right_fp FROM alike WHERE signal = $1
      AND (left_fp IN (SELECT fp FROM uncarried_fp) OR right_fp IN (SELECT fp FROM uncarried_fp))
"""

_TAKEN_BACK = """
DELETE FROM alike USING lost x
WHERE alike.signal = ? AND alike.left_fp = x.left_fp AND alike.right_fp = x.right_fp
"""

_QUESTION = """
CREATE OR REPLACE TEMP TABLE question AS
WITH own AS (SELECT key, fp FROM block WHERE signal = ? AND key NOT IN (FROM now_crowded)), met AS (
    SELECT least(a.fp, b.fp) AS a, greatest(a.fp, b.fp) AS b FROM new_block a JOIN own b USING (key) WHERE a.fp <> b.fp
    UNION
    SELECT a.fp, b.fp FROM own a JOIN own b USING (key) WHERE a.fp < b.fp AND key IN (FROM was_crowded)
)
SELECT a, b FROM met ANTI JOIN (SELECT left_fp, right_fp FROM alike WHERE signal = ?) k
ON k.left_fp = met.a AND k.right_fp = met.b
"""
