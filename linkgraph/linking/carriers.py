"""Which accounts carry which fingerprints, kept from run to run.

What an account carries follows from its own facts and from the fingerprints of their values. So only accounts whose
facts were made again, or hold a value that had no fingerprint before, are gone through again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import get_meta, set_meta, whole
from linkgraph.ledger.stale import made_by
from linkgraph.linking.touched import forget_pairs, noted
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb

_STAMP = "carriers"


def find_uncarried(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `uncarried` (account), before new fingerprints are made: those whose carriers are out of date.

    Where a fingerprint has gone since they were made, that is all of them. Reads `reading` (signal, kind).
    """
    if get_meta(ledger, _STAMP) != _stamp(ledger):
        ledger.execute("DELETE FROM carried; DELETE FROM carried_state")
    ledger.execute(_UNCARRIED)


def make_carriers(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `carrier` (signal, fp, account, value, raw, first_seen, last_seen) with the fingerprints there are now.

    It has one row for each signal, fingerprint and account; a value without a date of its own has those of its account.
    """
    ledger.execute(_DATED)
    anew = ledger.execute("SELECT 1 FROM carried LIMIT 1").fetchone() is None
    with whole(ledger):
        if anew:  # one by one: all at once would need more memory than a large case has
            forget_pairs(ledger)
            for key in signals():
                ledger.execute(_CARRIERS.format(which="r.signal = $1 AND p.signal = $1"), [key])
        else:
            with noted(ledger, _OF_UNCARRIED, "SELECT DISTINCT signal, fp, account FROM differing"):
                ledger.execute("DELETE FROM carried WHERE account IN (FROM uncarried)")
                ledger.execute(_CARRIERS.format(which="f.account IN (FROM uncarried)"))
        ledger.execute("DELETE FROM carried_state WHERE account IN (FROM uncarried)")
        ledger.execute("INSERT INTO carried_state SELECT * FROM fact_state SEMI JOIN uncarried USING (account)")
        set_meta(ledger, _STAMP, _stamp(ledger))
    ledger.execute("CREATE OR REPLACE TEMP TABLE carrier AS FROM carried")


def _stamp(ledger: duckdb.DuckDBPyConnection) -> str:
    """What carriers depend on beside the facts of each account."""
    return f"{made_by(ledger)} {ledger.execute(_FINGERPRINTS).fetchone()}"


_FINGERPRINTS = (
    "SELECT count(*), bit_xor(x), sum(x % 1000003) FROM (SELECT hash(signal, value, fp) AS x FROM fingerprint)"
)

_UNCARRIED = """
CREATE OR REPLACE TEMP TABLE uncarried AS
SELECT account FROM fact_state a ANTI JOIN carried_state b ON b.account = a.account AND b.state = a.state
UNION SELECT account FROM carried_state ANTI JOIN fact_state USING (account)
UNION SELECT f.account FROM fact f JOIN reading r USING (kind)
      ANTI JOIN fingerprint p ON p.signal = r.signal AND p.value = f.value WHERE f.value IS NOT NULL
"""

_DATED = """
CREATE OR REPLACE TEMP TABLE dated AS
SELECT account, min(try_cast(left(first_seen, 10) AS DATE)) AS first, max(try_cast(left(last_seen, 10) AS DATE)) AS last
FROM fact SEMI JOIN uncarried USING (account) WHERE NOT gone GROUP BY account
"""

_OF_UNCARRIED = "SELECT * FROM carried WHERE account IN (FROM uncarried)"

_CARRIERS = """
INSERT INTO carried
SELECT c.signal, c.fp, c.account, c.value, c.raw, coalesce(c.first, d.first), coalesce(c.last, d.last) FROM (
    SELECT p.signal, p.fp, f.account, min(f.value) AS value, min(f.raw) AS raw,
           min(try_cast(left(f.first_seen, 10) AS DATE)) AS first, max(try_cast(left(f.last_seen, 10) AS DATE)) AS last
    FROM fact f JOIN reading r USING (kind) JOIN fingerprint p ON p.signal = r.signal AND p.value = f.value
    WHERE {which} AND NOT f.gone AND p.fp IS NOT NULL GROUP BY p.signal, p.fp, f.account
) c LEFT JOIN dated d USING (account)
"""
