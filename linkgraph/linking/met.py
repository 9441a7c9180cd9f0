"""What two accounts meet on: values they share, and values of theirs that are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.linking.answers import answer

if TYPE_CHECKING:
    import duckdb

KEPT = 2
"""Comparisons of one signal kept for a pair: the best, and one that confirms it."""


def meet(ledger: duckdb.DuckDBPyConnection, key: str) -> None:
    """Adds to `paired` all that accounts meet on in one signal. Reads `held_back` and `level_bits`."""
    ledger.execute(_HELD.format(some=f"WHERE c.signal = '{key}'"))
    ledger.execute(_SHARED)
    answer(ledger)
    ledger.execute(_MET_VALUE.format(some=f"WHERE s.signal = '{key}'"))
    ledger.execute(_PAIRS.format(left="", right="", some=""))


def meet_touched(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes what accounts meet on again where it was touched. Reads `kind` (signal, meets, completes) as well.

    Makes `dirty_pair` (signal, l, r), of which this was made again, and `was_met` (l, r): which of them met before.
    """
    for statement in (_DIRTY_PAIR, _DIRTY_END, _WAS_MET, _GONE):
        ledger.execute(statement)
    ledger.execute(_HELD.format(some=_OF_DIRTY_ENDS))
    ledger.execute(_SHARED)
    answer(ledger)
    ledger.execute(_MET_VALUE.format(some=_BETWEEN_HELD))
    ledger.execute(_PAIRS.format(**_OF_DIRTY))


_HELD = """
CREATE OR REPLACE TEMP TABLE held AS
SELECT c.signal, c.fp, c.account, c.raw, c.first_seen, c.last_seen, x.accounts
FROM carrier c JOIN reach x ON x.fp = c.fp AND x.signal = c.signal {some}
AND ((c.signal, c.fp) NOT IN (SELECT (signal, fp) FROM allowed_in)
     OR (c.signal, c.fp, c.account) IN (SELECT (signal, fp, account) FROM allowed_in))
"""

# What signals say of a fingerprint that two accounts share as it is.
_SHARED = """
CREATE OR REPLACE TEMP TABLE question AS
SELECT h.signal, h.fp AS a, h.fp AS b FROM held h ANTI JOIN held_back k ON k.signal = h.signal AND k.fp = h.fp
GROUP BY h.signal, h.fp HAVING count(*) > 1
"""

_MET_VALUE = """
CREATE OR REPLACE TEMP TABLE met_value AS
SELECT s.signal, s.left_fp, s.right_fp, s.level, s.distance, s.detail FROM alike s
ANTI JOIN held_back h ON h.signal = s.signal AND h.fp = s.left_fp
ANTI JOIN held_back k ON k.signal = s.signal AND k.fp = s.right_fp {some}
UNION ALL SELECT signal, a, b, level, distance, detail FROM answer
"""
_OF_DIRTY_ENDS = "SEMI JOIN dirty_end e ON e.signal = c.signal AND e.account = c.account WHERE true"
_BETWEEN_HELD = """
SEMI JOIN held a ON a.signal = s.signal AND a.fp = s.left_fp
SEMI JOIN held b ON b.signal = s.signal AND b.fp = s.right_fp
"""

# Where all is made, it is made of one signal at a time, joined on one number: a join on signal and fingerprint
# together, twice, makes the planner guess wrong by orders of magnitude where many logins are alike. One join at a time,
# here and below: of three tables the planner may join the accounts with each other first, all with all.
_PAIRS = f"""
INSERT INTO paired BY NAME
WITH met_left AS MATERIALIZED (
    SELECT s.*, a.account, a.raw, a.accounts, a.first_seen, a.last_seen
    FROM met_value s JOIN held a ON a.fp = s.left_fp {{left}}
), met_on AS (
    SELECT a.signal, a.level, a.distance, a.detail,
           least(a.account, b.account) AS l, greatest(a.account, b.account) AS r,
           CASE WHEN a.account < b.account THEN a.raw ELSE b.raw END AS lv,
           CASE WHEN a.account < b.account THEN b.raw ELSE a.raw END AS rv,
           CASE WHEN a.account < b.account THEN a.left_fp ELSE a.right_fp END AS lfp,
           CASE WHEN a.account < b.account THEN a.right_fp ELSE a.left_fp END AS rfp,
           greatest(a.accounts, b.accounts) AS accounts,
           coalesce(greatest(
               greatest(a.first_seen, b.first_seen) - least(a.last_seen, b.last_seen), 0
           ), 0)::BIGINT AS gap
    FROM met_left a JOIN held b ON b.fp = a.right_fp {{right}}
    WHERE a.account <> b.account AND (a.left_fp <> a.right_fp OR a.account < b.account)
)
SELECT m.signal, m.l, m.r, m.level, distance, detail, lv, rv, lfp, rfp, accounts, gap, true AS met
FROM met_on m JOIN level_bits w ON w.level = m.level AND w.signal = m.signal {{some}}
ANTI JOIN kept_apart k ON k.signal = m.signal AND k.l = m.l AND k.r = m.r AND (k.fp = m.lfp OR k.fp = m.rfp)
QUALIFY row_number() OVER (PARTITION BY m.signal, m.l, m.r ORDER BY w.bits DESC, accounts, distance, lfp, rfp) <= {KEPT}
"""
_OF_DIRTY = {
    "left": "AND a.signal = s.signal",
    "right": "AND b.signal = a.signal",
    "some": "SEMI JOIN dirty_pair d ON d.signal = m.signal AND d.l = m.l AND d.r = m.r",
}

# The pairs that meet on something that was touched, and those that met on it before.
_DIRTY_PAIR = """
CREATE OR REPLACE TEMP TABLE dirty_pair AS
WITH dirty AS MATERIALIZED (
    SELECT DISTINCT t.signal, t.fp FROM touched t JOIN kind k ON k.signal = t.signal AND k.meets
), near AS (
    SELECT signal, fp, fp AS other FROM dirty
    UNION ALL SELECT a.signal, a.left_fp, a.right_fp FROM alike a
    SEMI JOIN dirty d ON d.signal = a.signal AND d.fp = a.left_fp
    UNION ALL SELECT a.signal, a.right_fp, a.left_fp FROM alike a
    SEMI JOIN dirty d ON d.signal = a.signal AND d.fp = a.right_fp
), open AS MATERIALIZED (
    SELECT n.* FROM near n ANTI JOIN held_back h ON h.signal = n.signal AND h.fp = n.fp
    ANTI JOIN held_back k ON k.signal = n.signal AND k.fp = n.other
), carried AS MATERIALIZED (
    SELECT o.signal, o.other, c.account FROM open o JOIN carrier c ON c.signal = o.signal AND c.fp = o.fp
)
SELECT a.signal, least(a.account, b.account) AS l, greatest(a.account, b.account) AS r
FROM carried a JOIN carrier b ON b.signal = a.signal AND b.fp = a.other WHERE a.account <> b.account
UNION SELECT p.signal, p.l, p.r FROM paired p SEMI JOIN dirty d ON d.signal = p.signal AND d.fp = p.lfp WHERE p.met
UNION SELECT p.signal, p.l, p.r FROM paired p SEMI JOIN dirty d ON d.signal = p.signal AND d.fp = p.rfp WHERE p.met
"""
_DIRTY_END = """
CREATE OR REPLACE TEMP TABLE dirty_end AS
SELECT signal, l AS account FROM dirty_pair UNION SELECT signal, r FROM dirty_pair
"""
_WAS_MET = """
CREATE OR REPLACE TEMP TABLE was_met AS
SELECT DISTINCT p.l, p.r FROM paired p SEMI JOIN dirty_pair d ON d.l = p.l AND d.r = p.r WHERE p.met
"""
_GONE = """
DELETE FROM paired USING dirty_pair d WHERE met AND d.signal = paired.signal AND d.l = paired.l AND d.r = paired.r
"""
