"""Facts: one value of one account, in canonical form, with where it was read.

Made in one pass of SQL, for the accounts whose rows changed; only values never seen before are normalised.
The table `fact` has account, kind, value (null where the raw one cannot be used), raw,
country, attribute, file, line, first_seen, last_seen, run, gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import whole
from linkgraph.ledger.normals import normalise_missing
from linkgraph.ledger.stale import find_stale, note_made
from linkgraph.ledger.told import drop_gathered, gather

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress


def build_facts(ledger: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Brings the table `fact` up to date, contents already read: whose rows are as they were keeps the facts made."""
    find_stale(ledger)
    normalise_missing(
        ledger,
        "SELECT DISTINCT 'country', country, NULL FROM stale_profiles "
        "UNION SELECT 'country', country, NULL FROM stale_addresses "
        "UNION SELECT 'country', country, NULL FROM stale_logins "
        "UNION SELECT 'country', counterparty_country, NULL FROM stale_payments "
        "UNION SELECT 'country', bank_country, NULL FROM stale_payments",
        progress,
    )
    normalise_missing(
        ledger, "SELECT DISTINCT kind, trim(value), NULL FROM row_watchlist WHERE kind <> 'photo'", progress
    )
    gather(ledger)
    normalise_missing(
        ledger,
        "SELECT DISTINCT kind, raw, country FROM told_fact "
        "WHERE value IS NULL AND kind NOT IN ('photo', 'document', 'text')",
        progress,
    )
    normalise_missing(ledger, _COUNTERPARTIES, progress)
    with whole(ledger):
        ledger.execute("DELETE FROM fact WHERE account IN (SELECT account FROM stale_account)")
        for made in (_FACT, _FACES, _IP_SESSIONS, _DELIVERIES):
            ledger.execute(made)
        note_made(ledger)
    drop_gathered(ledger)


# A value that an account states several times in one file is one fact.
_FACT = """
INSERT INTO fact BY NAME
WITH told AS (
    FROM lone_fact WHERE raw <> ''
    UNION ALL
    SELECT account, kind, raw, country, attribute, file, min(line), min(first_seen), max(last_seen), min(run),
           bool_and(gone), NULL
    FROM raw_fact WHERE raw <> '' GROUP BY account, kind, raw, country, attribute, file
)
SELECT f.account, CASE f.kind WHEN 'text' THEN 'document' ELSE f.kind END AS kind,
       CASE WHEN f.kind IN ('photo', 'document', 'text') THEN c.id ELSE coalesce(f.value, n.value) END AS value,
       CASE WHEN f.kind = 'text' THEN left(f.raw, 200) ELSE f.raw END AS raw,
       f.country, f.attribute, f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone
FROM told f
LEFT JOIN normal n ON n.kind = f.kind AND n.raw = f.raw AND n.country IS NOT DISTINCT FROM f.country
LEFT JOIN content_file c ON c.kind = f.kind
     AND c.file = CASE WHEN f.kind = 'text' THEN md5(f.raw) ELSE f.raw END
"""

# Pictures of a case that asks for faces; those without one have no fingerprint.
_FACES = """
INSERT INTO fact BY NAME
SELECT f.* REPLACE ('face' AS kind) FROM fact f JOIN content c ON c.id = f.value
WHERE f.kind = 'photo' AND f.account IN (SELECT account FROM stale_account)
  AND EXISTS (SELECT 1 FROM meta WHERE key = 'faces' AND value = '1')
"""

_COUNTERPARTIES = """
SELECT kind, counterparty, NULL
FROM (SELECT DISTINCT trim(counterparty) AS counterparty FROM stale_payments WHERE counterparty IS NOT NULL),
       (VALUES ('wallet'), ('payment_account')) k(kind)
"""

# Each account's use of an address: the hours since 1970 in which it was logged in, at most 200.
_IP_SESSIONS = """
INSERT INTO fact
SELECT account, 'ip_session',
       ip || '|' || array_to_string(list_slice(list_sort(list_distinct(list(hour))), 1, 200), ','),
       ip, NULL, NULL, min(file), min(line), min("at"), max("at"), min(run), bool_and(gone)
FROM (
    SELECT r.account, n.value AS ip, r.origin AS file, r.line, r."at", r.run, r.gone,
           unnest([epoch(try_cast(r."at" AS TIMESTAMPTZ)) // 3600,
                   epoch(try_cast(coalesce(r.ended_at, r."at") AS TIMESTAMPTZ)) // 3600])::BIGINT AS hour
    FROM stale_logins r JOIN normal n ON n.kind = 'ip' AND n.raw = r.ip AND n.country IS NULL
    WHERE n.value IS NOT NULL AND NOT r.gone
) WHERE hour IS NOT NULL GROUP BY account, ip
"""

# Addresses by what they say: where somebody is at home, and where somebody only has goods sent.
_DELIVERIES = """
INSERT INTO fact BY NAME
SELECT d.* REPLACE (CASE WHEN d.attribute = 'delivery' AND NOT EXISTS (
    SELECT 1 FROM fact h WHERE h.kind = 'address' AND h.account = d.account AND h.value = d.value
    AND coalesce(h.attribute, 'residence') <> 'delivery') THEN 'delivery_address' ELSE 'home_address' END AS kind)
FROM fact d
WHERE d.kind = 'address' AND d.value IS NOT NULL AND d.account IN (SELECT account FROM stale_account)
"""
