"""How many accounts share a value, spelt or cut one way or another, and which values are hubs.

The reach of a fingerprint is the number of accounts that carry it or one alike. Above the
cap of its signal nobody is linked by it; people may allow or deny a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given, whole
from linkgraph.linking.listed import find_listed
from linkgraph.linking.model import Model
from linkgraph.linking.touched import noted, pairs_are_kept
from linkgraph.signals import Signal, Together, signals

if TYPE_CHECKING:
    import duckdb


def find_hubs(ledger: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Brings `reach` up to date; makes `hub_fp` (signal, fp, suppressed, reason) and `crowded_fp`."""
    find_listed(ledger)
    ledger.execute(_CROWDED)
    _crowded_fingerprints(ledger)
    _count_reach(ledger)
    caps = pa.table({"signal": list(model.signals), "cap": [weights.hub for weights in model.signals.values()]})
    with given(ledger, caps=caps):
        ledger.execute(_HUBS)


def _count_reach(ledger: duckdb.DuckDBPyConnection) -> None:
    """Counts again for the fingerprints that were touched, and those alike to one that is carried otherwise."""
    if not pairs_are_kept(ledger):
        with whole(ledger):
            ledger.execute("DELETE FROM reach")
            ledger.execute(_REACH.format(asked="", held="", left="", right=""))
        return
    ledger.execute(_STIRRED)
    with whole(ledger), noted(ledger, "SELECT * FROM reach SEMI JOIN stirred USING (signal, fp)", _REACHED):
        ledger.execute("DELETE FROM reach USING stirred x WHERE x.signal = reach.signal AND x.fp = reach.fp")
        ledger.execute(_REACH.format(**_OF_STIRRED))


_CROWDED = "CREATE OR REPLACE TEMP TABLE crowded_fp (signal VARCHAR, fp UBIGINT)"

_SAMPLED = """
CREATE OR REPLACE TEMP TABLE sampled AS
SELECT DISTINCT signal, md5_number_lower(sample) AS fp FROM crowded WHERE signal IN (SELECT unnest(?))
"""

_ALIKE_SAMPLED = """
INSERT INTO crowded_fp
SELECT s.signal, unnest([s.left_fp, s.right_fp]) FROM alike s
JOIN sampled x ON x.signal = s.signal AND x.fp = s.left_fp WHERE s.signal IN (SELECT unnest($1))
UNION ALL
SELECT s.signal, unnest([s.left_fp, s.right_fp]) FROM alike s
JOIN sampled x ON x.signal = s.signal AND x.fp = s.right_fp WHERE s.signal IN (SELECT unnest($1))
"""
_KNOWN = """
SELECT DISTINCT p.fp, p.fingerprint FROM fingerprint p
WHERE p.signal = $1 AND p.fingerprint IS NOT NULL AND p.fp IN ({among})
"""
_MET_BY_SAMPLE = """
SELECT b.fp FROM block a JOIN block b ON b.signal = a.signal AND b.key = a.key
WHERE a.signal = $1 AND a.fp = md5_number_lower($2)
"""

# Counted in numbers: where a service has thousands of logins, names of accounts and signals are most of the work.
_REACH = """
INSERT INTO reach
WITH named AS MATERIALIZED (
    SELECT signal, row_number() OVER ()::UINTEGER AS s FROM (SELECT DISTINCT signal FROM carrier)
), numbered AS MATERIALIZED (
    SELECT account, row_number() OVER ()::UINTEGER AS who FROM (SELECT DISTINCT account FROM carrier)
),
held AS MATERIALIZED (SELECT s, fp, who FROM carrier JOIN named USING (signal) JOIN numbered USING (account)),
met AS (SELECT s, left_fp, right_fp FROM alike JOIN named USING (signal)),
{asked}
counted AS (
    SELECT s, fp, count(DISTINCT who) AS accounts FROM (
        FROM held {held}
        UNION ALL
        SELECT m.s, m.left_fp, c.who FROM met m JOIN held c ON c.s = m.s AND c.fp = m.right_fp {left}
        UNION ALL
        SELECT m.s, m.right_fp, c.who FROM met m JOIN held c ON c.s = m.s AND c.fp = m.left_fp {right}
    ) GROUP BY s, fp
)
SELECT signal, fp, accounts FROM counted JOIN named USING (s)
"""

_STIRRED = """
CREATE OR REPLACE TEMP TABLE stirred AS
WITH stirs AS MATERIALIZED (SELECT DISTINCT signal, fp FROM touched WHERE account IS NOT NULL)
SELECT signal, fp FROM touched
UNION SELECT a.signal, a.right_fp FROM alike a JOIN stirs t ON t.signal = a.signal AND t.fp = a.left_fp
UNION SELECT a.signal, a.left_fp FROM alike a JOIN stirs t ON t.signal = a.signal AND t.fp = a.right_fp
"""
_OF_STIRRED = {
    "asked": "asked AS MATERIALIZED (SELECT s, fp FROM stirred JOIN named USING (signal)),",
    "held": "SEMI JOIN asked USING (s, fp)",
    "left": "SEMI JOIN asked x ON x.s = m.s AND x.fp = m.left_fp",
    "right": "SEMI JOIN asked x ON x.s = m.s AND x.fp = m.right_fp",
}
"""What `_REACH` has in it where only those of `stirred` are counted."""
_REACHED = "SELECT DISTINCT signal, fp, NULL FROM differing"

# Where decisions about several values meet in one, one that denies it counts, and the last of these is named.
_HUBS = """
CREATE OR REPLACE TEMP TABLE hub_fp AS
WITH said_of_hub AS (
    SELECT *, CASE WHEN allowed THEN 'allowed' ELSE 'denied' END || ' by ' || who
              || CASE WHEN "at" > '' THEN ' on ' || left("at", 10) ELSE '' END || coalesce(': ' || reason, '') AS said
    FROM hub_decision
)
SELECT r.signal, r.fp, r.accounts, coalesce(NOT d.allowed, true) AS suppressed,
       CASE WHEN d.allowed IS NOT NULL THEN d.said
            WHEN y.fp IS NOT NULL THEN y.said
            WHEN v.fp IS NOT NULL THEN 'a service: those who deal with it have nothing else to do with one another'
            WHEN k.fp IS NOT NULL THEN 'too many values are alike to compare them all'
            ELSE 'shared by more than ' || caps.cap || ' accounts' END AS reason
FROM reach r JOIN caps USING (signal)
LEFT JOIN (SELECT DISTINCT signal, fp FROM crowded_fp) k ON k.signal = r.signal AND k.fp = r.fp
LEFT JOIN service v ON r.signal = 'wallet' AND v.fp = r.fp
LEFT JOIN (SELECT signal, fp, min(said) AS said FROM listed_fp GROUP BY ALL) y
    ON y.signal = r.signal AND y.fp = r.fp AND r.accounts > 1
LEFT JOIN (
    SELECT c.signal, c.fp, bool_and(h.allowed) AS allowed, max_by(h.said, (NOT h.allowed, h."at", h.value)) AS said
    FROM carrier c JOIN said_of_hub h ON h.value = c.value OR h.value = c.raw OR h.value = split_part(c.value, '|', 1)
    GROUP BY c.signal, c.fp
) d ON d.signal = r.signal AND d.fp = r.fp
WHERE r.accounts > caps.cap OR k.fp IS NOT NULL OR v.fp IS NOT NULL OR y.fp IS NOT NULL OR d.allowed IS NOT NULL
"""


def _crowded_fingerprints(ledger: duckdb.DuckDBPyConnection) -> None:
    """The fingerprints that meet under a crowded key on which they really agree: one value, for most signals."""
    whole = [key for key, signal in signals().items() if signal.whole]
    told = [*whole, *(key for key, signal in signals().items() if isinstance(signal, Together))]
    ledger.execute(_SAMPLED, [told])
    ledger.execute("INSERT INTO crowded_fp FROM sampled")
    ledger.execute(_ALIKE_SAMPLED, [whole])
    for key, sample in ledger.execute("SELECT DISTINCT signal, sample FROM crowded").fetchall():
        signal = signals()[key]
        if key in told or signal.completes:
            continue
        blocked = type(signal).block_keys is not Signal.block_keys
        among = _MET_BY_SAMPLE if blocked else "SELECT fp FROM carrier WHERE signal = $1"
        known = ledger.execute(_KNOWN.format(among=among), [key, *([sample] if blocked else [])]).fetchall()
        found = signal.compare_many((sample, text) for _, text in known)
        alike = [fp for (fp, _), comparison in zip(known, found, strict=True) if comparison is not None]
        table = pa.table({"fp": pa.array(alike, pa.uint64())})
        with given(ledger, alike_fp=table):
            ledger.execute("INSERT INTO crowded_fp SELECT ?, fp FROM alike_fp", [key])
