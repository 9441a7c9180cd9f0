"""Block keys, kept from run to run: which fingerprints meet under them, and which pairs are new.

A key under which too many meet compares nobody. When it becomes crowded, pairs that met there alone are taken
back; when it is no longer, they are compared after all: the same pairs are alike whatever came first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.touched import pairs_are_kept
from linkgraph.signals import Signal

if TYPE_CHECKING:
    import duckdb

CHUNK = 20_000
SHOWN = 60
"""Letters of a key that are kept, to be shown."""


def meet_in_blocks(ledger: duckdb.DuckDBPyConnection, signal: Signal, texts: Mapping[int, str], crowd: int) -> None:
    """Brings `block` and `crowded` up to date and takes back what is no longer alike; makes `question`.

    `texts` are all fingerprints of the signal that are in use, by their numbers; they stand in `subject`.
    `question` (a, b) are the pairs to compare that were not compared before.
    """
    ledger.execute("CREATE OR REPLACE TEMP TABLE was_crowded AS " + _CROWDED, [signal.key, crowd])
    ledger.execute("DELETE FROM block WHERE signal = ? AND fp NOT IN (SELECT fp FROM subject)", [signal.key])
    _add_keys(ledger, signal, texts)
    ledger.execute("CREATE OR REPLACE TEMP TABLE now_crowded AS " + _CROWDED, [signal.key, crowd])
    ledger.execute("INSERT INTO crowded " + _LISTED, [signal.key, signal.key])
    ledger.execute(_LOST, [signal.key])
    ledger.execute(_TAKEN_BACK, [signal.key])
    if pairs_are_kept(ledger):
        ledger.execute("INSERT INTO touched SELECT ?, unnest([left_fp, right_fp]), NULL FROM lost", [signal.key])
    ledger.execute(_QUESTION, [signal.key, signal.key])


def _add_keys(ledger: duckdb.DuckDBPyConnection, signal: Signal, texts: Mapping[int, str]) -> None:
    """Adds the keys of fingerprints that have none yet; `new_block` has them as well."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE new_block (key UBIGINT, name VARCHAR, fp UBIGINT)")
    unknown = [fp for (fp,) in ledger.execute(_KEYLESS, [signal.key]).fetchall()]
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


_KEYLESS = "SELECT fp FROM subject ANTI JOIN (SELECT fp FROM block WHERE signal = ?) k USING (fp) ORDER BY fp"

_CROWDED = "SELECT key FROM block WHERE signal = ? GROUP BY key HAVING count(*) > ?"

_LISTED = """
SELECT ?, any_value(b.name), arg_min(s.fingerprint, b.fp), count(*) FROM block b JOIN subject s USING (fp)
WHERE b.signal = ? AND b.key IN (FROM now_crowded) GROUP BY b.key
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
      AND (left_fp NOT IN (SELECT fp FROM subject) OR right_fp NOT IN (SELECT fp FROM subject))
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
