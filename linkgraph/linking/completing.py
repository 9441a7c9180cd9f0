"""What agrees or contradicts where two accounts have met on something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.linking.answers import answer

if TYPE_CHECKING:
    import duckdb


def complete(ledger: duckdb.DuckDBPyConnection, key: str) -> None:
    """Adds to `paired` what one signal says of all pairs that met, but not on it.

    Reads `met_pair` (l, r), `hub_fp` and `level_bits`.
    """
    ledger.execute(_OWN.format(some=f"WHERE c.signal = '{key}'"))
    ledger.execute(_OPEN.format(pairs=f"(SELECT '{key}' AS signal, l, r FROM met_pair)", left="", right=""))
    _compare(ledger)


def complete_touched(ledger: duckdb.DuckDBPyConnection) -> None:
    """Completes again the pairs that have not met before, or whose accounts carry otherwise what completes them.

    Reads what `meet_touched` made.
    """
    for statement in (_NOW_MET, _OPEN_AGAIN, _PARTED, _NO_LONGER_TRUE, _OPEN_END):
        ledger.execute(statement)
    ledger.execute(_OWN.format(some="SEMI JOIN open_end e ON e.signal = c.signal AND e.account = c.account"))
    ledger.execute(_OPEN.format(pairs="open_again", **_OF_ONE_SIGNAL))
    _compare(ledger)


def _compare(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute("CREATE OR REPLACE TEMP TABLE question AS SELECT DISTINCT signal, a, b FROM open_pair")
    answer(ledger)
    ledger.execute(_COMPLETED)


# What can be said of a fingerprint or an account is said once, not for each pair that it is in.
_OWN = """
CREATE OR REPLACE TEMP TABLE own AS
SELECT c.signal, c.account, c.fp, c.raw, count(*) OVER (PARTITION BY c.signal, c.account) > 1 AS several,
       (c.signal, c.fp) IN (SELECT (signal, fp) FROM hub_fp WHERE suppressed) AS hub
FROM carrier c {some}
"""

_OPEN = """
CREATE OR REPLACE TEMP TABLE open_pair AS
SELECT p.signal, p.l, p.r, x.raw AS lv, y.raw AS rv, x.fp AS lfp, y.fp AS rfp,
       least(x.fp, y.fp) AS a, greatest(x.fp, y.fp) AS b, x.several OR y.several AS several, x.hub OR y.hub AS hub
FROM {pairs} p JOIN own x ON x.account = p.l {left} JOIN own y ON y.account = p.r {right}
ANTI JOIN (SELECT signal, l, r FROM paired WHERE met) q ON q.signal = p.signal AND q.l = p.l AND q.r = p.r
"""
_OF_ONE_SIGNAL = {"left": "AND x.signal = p.signal", "right": "AND y.signal = p.signal"}

_COMPLETED = """
INSERT INTO paired BY NAME
WITH told AS (
    SELECT o.*, n.level, n.distance, n.detail, w.bits AS worth FROM open_pair o
    JOIN answer n ON n.a = o.a AND n.b = o.b AND n.signal = o.signal
    JOIN level_bits w ON w.signal = n.signal AND w.level = n.level
), best AS (
    SELECT * FROM told WHERE NOT several
    UNION ALL
    SELECT * FROM told WHERE several
    QUALIFY row_number() OVER (PARTITION BY signal, l, r ORDER BY worth DESC, distance, lfp, rfp) = 1
)
SELECT signal, l, r, level, distance, detail, lv, rv, lfp, rfp, 0 AS gap, false AS met FROM best d
WHERE worth <> 0 AND (worth < 0 OR NOT hub)
AND NOT EXISTS (SELECT 1 FROM kept_apart k WHERE k.signal = d.signal AND k.l = d.l AND k.r = d.r AND k.fp IN (lfp, rfp))
"""

_NOW_MET = """
CREATE OR REPLACE TEMP TABLE now_met AS
SELECT DISTINCT p.l, p.r FROM paired p SEMI JOIN dirty_pair d ON d.l = p.l AND d.r = p.r WHERE p.met
"""
_OPEN_AGAIN = """
CREATE OR REPLACE TEMP TABLE open_again AS
WITH carrying AS MATERIALIZED (
    SELECT DISTINCT t.signal, t.account FROM touched t JOIN kind k ON k.signal = t.signal AND k.completes
    WHERE t.account IS NOT NULL
)
SELECT k.signal, n.l, n.r FROM (FROM now_met EXCEPT FROM was_met) n JOIN kind k ON k.completes
UNION SELECT d.signal, d.l, d.r FROM dirty_pair d JOIN kind k ON k.signal = d.signal AND k.completes
      SEMI JOIN now_met n ON n.l = d.l AND n.r = d.r
UNION SELECT c.signal, p.l, p.r FROM carrying c JOIN paired p ON p.l = c.account WHERE p.met
UNION SELECT c.signal, p.l, p.r FROM carrying c JOIN paired p ON p.r = c.account WHERE p.met
"""
_PARTED = """
DELETE FROM paired USING (FROM was_met EXCEPT FROM now_met) x WHERE NOT met AND x.l = paired.l AND x.r = paired.r
"""
_NO_LONGER_TRUE = """
DELETE FROM paired USING open_again o
WHERE NOT met AND o.signal = paired.signal AND o.l = paired.l AND o.r = paired.r
"""
_OPEN_END = """
CREATE OR REPLACE TEMP TABLE open_end AS
SELECT signal, l AS account FROM open_again UNION SELECT signal, r FROM open_again
"""
