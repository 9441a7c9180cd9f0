"""From alike values to pairs of accounts: the comparisons that stand between two accounts.

`pair` has one row a comparison: signal, l, r (account ids, l < r), level, distance, detail,
lv, rv (as they stood in the source), lfp, rfp, accounts (how many share it), gap (days
between the last sight of the one and the first of the other), bits (the weight, where it is known).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from linkgraph.linking.answers import answer
from linkgraph.linking.model import Model
from linkgraph.signals import Signal, signals

if TYPE_CHECKING:
    import duckdb

KEPT = 2
"""Comparisons of one signal kept for a pair: the best, and one that confirms it."""


def make_pairs(ledger: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Makes `pair` from what accounts meet on, then completes it with what agrees or contradicts."""
    present = _present(ledger)
    _register_levels(ledger, model)
    ledger.execute(_HELD_BACK)
    _equal_values(ledger, present)
    ledger.execute(_PAIR_TABLE)
    for key, signal in present.items():
        if signal.meets:
            ledger.execute(_HELD, [key, key, key])
            ledger.execute(_MET_VALUE, [key, key, key, key])
            ledger.execute(_PAIRS, [key, key])
    ledger.execute("CREATE OR REPLACE TEMP TABLE met_pair AS SELECT DISTINCT l, r FROM pair")
    for key, signal in present.items():
        if signal.completes:
            _complete(ledger, key)


def _present(ledger: duckdb.DuckDBPyConnection) -> dict[str, Signal]:
    """The signals that an account carries, and those of which answers are kept, which may have to go."""
    held = "SELECT DISTINCT signal FROM carrier UNION SELECT DISTINCT signal FROM answered"
    keys = {key for (key,) in ledger.execute(held).fetchall()}
    return {key: signal for key, signal in signals().items() if key in keys}


def _register_levels(ledger: duckdb.DuckDBPyConnection, model: Model) -> None:
    rows = [(key, level, bits) for key, weights in model.signals.items() for level, bits in weights.levels.items()]
    ledger.execute("CREATE OR REPLACE TEMP TABLE level_bits (signal VARCHAR, level VARCHAR, bits DOUBLE)")
    ledger.executemany("INSERT INTO level_bits VALUES (?, ?, ?)", rows)


def _equal_values(ledger: duckdb.DuckDBPyConnection, present: Mapping[str, Signal]) -> None:
    """What the signal says of a fingerprint that two accounts share as it is."""
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE equal "
        "(signal VARCHAR, fp UBIGINT, level VARCHAR, distance DOUBLE, detail VARCHAR)"
    )
    for key, signal in present.items():
        if not signal.meets:
            continue
        ledger.execute(_SHARED, [key, key])
        answer(ledger, signal)
        ledger.execute("INSERT INTO equal SELECT ?, a, level, distance, detail FROM answer", [key])


_SHARED = """
CREATE OR REPLACE TEMP TABLE question AS
SELECT fp AS a, fp AS b FROM carrier WHERE signal = ?
AND fp NOT IN (SELECT fp FROM held_back WHERE signal = ?) GROUP BY fp HAVING count(*) > 1
"""

_PAIR_TABLE = """
DROP TABLE IF EXISTS pair;
CREATE OR REPLACE TEMP SEQUENCE pair_id;
CREATE TEMP TABLE pair (signal VARCHAR, l VARCHAR, r VARCHAR, level VARCHAR, distance DOUBLE,
    detail VARCHAR, lv VARCHAR, rv VARCHAR, lfp UBIGINT, rfp UBIGINT, accounts BIGINT, gap BIGINT,
    bits DOUBLE, id BIGINT DEFAULT nextval('pair_id'))
"""

# One signal at a time, joined on one number: a join on signal and fingerprint together, twice,
# makes the planner guess wrong by orders of magnitude where many logins are alike.
_HELD = """
CREATE OR REPLACE TEMP TABLE held AS
SELECT c.fp, c.account, c.raw, c.first_seen, c.last_seen, x.accounts
FROM carrier c JOIN reach x ON x.fp = c.fp AND x.signal = c.signal WHERE c.signal = ?
AND (c.fp NOT IN (SELECT fp FROM allowed_in WHERE signal = ?)
     OR (c.fp, c.account) IN (SELECT (fp, account) FROM allowed_in WHERE signal = ?))
"""

# Suppressed for everybody; one that is allowed within a cluster is held by its accounts alone.
_HELD_BACK = """
CREATE OR REPLACE TEMP TABLE held_back AS
SELECT signal, fp FROM hub_fp h WHERE suppressed AND (signal, fp) NOT IN (SELECT (signal, fp) FROM allowed_in)
"""

_MET_VALUE = """
CREATE OR REPLACE TEMP TABLE met_value AS
SELECT left_fp, right_fp, level, distance, detail FROM alike WHERE signal = ?
AND left_fp NOT IN (SELECT fp FROM held_back WHERE signal = ?)
AND right_fp NOT IN (SELECT fp FROM held_back WHERE signal = ?)
UNION ALL SELECT fp, fp, level, distance, detail FROM equal WHERE signal = ?
"""

_PAIRS = f"""
INSERT INTO pair BY NAME
WITH met AS (
    SELECT s.level, s.distance, s.detail,
           least(a.account, b.account) AS l, greatest(a.account, b.account) AS r,
           CASE WHEN a.account < b.account THEN a.raw ELSE b.raw END AS lv,
           CASE WHEN a.account < b.account THEN b.raw ELSE a.raw END AS rv,
           CASE WHEN a.account < b.account THEN a.fp ELSE b.fp END AS lfp,
           CASE WHEN a.account < b.account THEN b.fp ELSE a.fp END AS rfp,
           greatest(a.accounts, b.accounts) AS accounts,
           coalesce(greatest(
               greatest(a.first_seen, b.first_seen) - least(a.last_seen, b.last_seen), 0
           ), 0)::BIGINT AS gap
    FROM met_value s JOIN held a ON a.fp = s.left_fp JOIN held b ON b.fp = s.right_fp
    WHERE a.account <> b.account AND (s.left_fp <> s.right_fp OR a.account < b.account)
)
SELECT ? AS signal, l, r, m.level, distance, detail, lv, rv, lfp, rfp, accounts, gap
FROM met m JOIN level_bits w ON w.level = m.level AND w.signal = ?
ANTI JOIN kept_apart k ON k.signal = w.signal AND k.l = m.l AND k.r = m.r AND (k.fp = m.lfp OR k.fp = m.rfp)
QUALIFY row_number() OVER (PARTITION BY l, r ORDER BY w.bits DESC, accounts, distance, lfp, rfp) <= {KEPT}
"""


def _complete(ledger: duckdb.DuckDBPyConnection, key: str) -> None:
    """Compares one signal for all pairs that other signals found and this one did not."""
    ledger.execute(_OWN, [key])
    ledger.execute(_OPEN, [key])
    ledger.execute("CREATE OR REPLACE TEMP TABLE question AS SELECT DISTINCT a, b FROM open_pair")
    answer(ledger, signals()[key])
    ledger.execute(_COMPLETED, [key])


# What can be said of a fingerprint or an account is said once, not for each pair that it is in.
_OWN = """
CREATE OR REPLACE TEMP TABLE own AS
SELECT c.account, c.fp, c.raw, x.accounts, count(*) OVER (PARTITION BY c.account) > 1 AS several,
       c.fp IN (SELECT fp FROM hub_fp WHERE signal = $1 AND suppressed) AS hub
FROM carrier c JOIN reach x ON x.signal = c.signal AND x.fp = c.fp WHERE c.signal = $1
"""

_OPEN = """
CREATE OR REPLACE TEMP TABLE open_pair AS
SELECT p.l, p.r, x.raw AS lv, y.raw AS rv, x.fp AS lfp, y.fp AS rfp, least(x.fp, y.fp) AS a, greatest(x.fp, y.fp) AS b,
       greatest(x.accounts, y.accounts) AS accounts, x.several OR y.several AS several, x.hub OR y.hub AS hub
FROM met_pair p JOIN own x ON x.account = p.l JOIN own y ON y.account = p.r
ANTI JOIN (SELECT l, r FROM pair WHERE signal = $1) q ON q.l = p.l AND q.r = p.r
"""

_COMPLETED = """
INSERT INTO pair BY NAME
WITH told AS (
    SELECT o.*, n.level, n.distance, n.detail, w.bits AS worth FROM open_pair o JOIN answer n ON n.a = o.a AND n.b = o.b
    JOIN level_bits w ON w.signal = $1 AND w.level = n.level
), best AS (
    SELECT * FROM told WHERE NOT several
    UNION ALL
    SELECT * FROM told WHERE several
    QUALIFY row_number() OVER (PARTITION BY l, r ORDER BY worth DESC, distance, lfp, rfp) = 1
)
SELECT $1 AS signal, l, r, level, distance, detail, lv, rv, lfp, rfp, accounts, 0 AS gap FROM best d
WHERE worth <> 0 AND (worth < 0 OR NOT hub)
AND NOT EXISTS (SELECT 1 FROM kept_apart k WHERE k.signal = $1 AND k.l = d.l AND k.r = d.r AND k.fp IN (lfp, rfp))
"""
