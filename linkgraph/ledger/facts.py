"""Facts: one value of one account, in canonical form, with where it was read.

Rebuilt from the rows in one pass of SQL; only values never seen before are normalised.
The table `fact` has account, kind, value (null where the raw one cannot be used), raw,
country, attribute, file, line, first_seen, last_seen, run, gone.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from linkgraph.ledger.normals import normalise_missing
from linkgraph.ledger.rows import rows_about_accounts

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

_ADDRESSED = ("profiles", "addresses")
"""Rows whose country helps to read their values."""
SEPARATOR = " | "
"""Between several values in one cell."""


def build_facts(ledger: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Makes the table `fact` anew from all rows, contents already read."""
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE raw_fact (account VARCHAR, kind VARCHAR, raw VARCHAR, country VARCHAR, "
        "attribute VARCHAR, file VARCHAR, line BIGINT, first_seen VARCHAR, last_seen VARCHAR, run VARCHAR, "
        "gone BOOLEAN, lone BOOLEAN)"
    )
    normalise_missing(
        ledger,
        "SELECT DISTINCT 'country', country, NULL FROM row_profiles "
        "UNION SELECT 'country', country, NULL FROM row_addresses "
        "UNION SELECT 'country', country, NULL FROM row_logins "
        "UNION SELECT 'country', counterparty_country, NULL FROM row_payments "
        "UNION SELECT 'country', bank_country, NULL FROM row_payments",
        progress,
    )
    normalise_missing(
        ledger, "SELECT DISTINCT kind, trim(value), NULL FROM row_watchlist WHERE kind <> 'photo'", progress
    )
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE lone AS {_LONE.format(rows=rows_about_accounts())}")
    for rows in _ADDRESSED:
        ledger.execute(_PLACED.format(rows=rows))
    for entry in _entries():
        ledger.execute(f"INSERT INTO raw_fact {_select(entry)}")
    ledger.execute(_METADATA)
    normalise_missing(
        ledger,
        "SELECT DISTINCT kind, raw, country FROM raw_fact WHERE kind NOT IN ('photo', 'document', 'text')",
        progress,
    )
    normalise_missing(ledger, _COUNTERPARTIES, progress)
    ledger.execute(_FACT)
    ledger.execute(_FACES)
    ledger.execute(_IP_SESSIONS)
    ledger.execute(_DELIVERIES)
    for table in ("raw_fact", "lone", "wanted", *(f"placed_{rows}" for rows in _ADDRESSED)):
        ledger.execute(f"DROP TABLE IF EXISTS temp.{table}")


@cache
def _entries() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("facts.toml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["fact"]
    return entries


def _select(entry: dict[str, Any]) -> str:
    """The facts of one column. Cells that hold one value are not taken apart."""
    rows, column = entry["rows"], entry["column"]
    seen = entry.get("seen", "seen_at")
    cell = f'r."{column}"'
    country, lone, table = ("r.place", "r.lone", "placed") if rows in _ADDRESSED else ("NULL", "false", "row")
    where = f"AND ({entry['where']})" if "where" in entry else ""

    def facts(raw: str, lone: str, which: str) -> str:
        return (
            f"SELECT r.account, '{entry['kind']}', trim({raw}), {country}, {entry.get('attribute', 'NULL')}, "
            f'r.origin, r.line, r."{seen}", r."{seen}", r.run, r.gone, {lone} FROM {table}_{rows} r '
            f"WHERE {cell} IS NOT NULL AND {which} {where}"
        )

    if entry.get("one"):
        return facts(cell, lone, "true")
    several = f"contains({cell}, '{SEPARATOR}')"
    parts = f"unnest(string_split({cell}, '{SEPARATOR}'))"
    return f"{facts(cell, lone, f'NOT {several}')} UNION ALL {facts(parts, 'false', several)}"


# Accounts of which there is one row only: no fact of theirs stands twice.
_LONE = "SELECT account FROM ({rows}) GROUP BY account HAVING count(*) = 1"

_PLACED = """
CREATE OR REPLACE TEMP TABLE placed_{rows} AS
SELECT r.*, c.value AS place, l.account IS NOT NULL AS lone FROM row_{rows} r
LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
LEFT JOIN lone l ON l.account = r.account
"""

# A value that an account states several times in one file is one fact.
_FACT = """
CREATE OR REPLACE TABLE fact AS
WITH told AS (
    SELECT account, kind, raw, country, attribute, file, line, first_seen, last_seen, run, gone
    FROM raw_fact WHERE lone AND raw <> ''
    UNION ALL
    SELECT account, kind, raw, country, attribute, file, min(line), min(first_seen), max(last_seen), min(run),
           bool_and(gone)
    FROM raw_fact WHERE NOT lone AND raw <> '' GROUP BY account, kind, raw, country, attribute, file
)
SELECT f.account, CASE f.kind WHEN 'text' THEN 'document' ELSE f.kind END AS kind,
       CASE WHEN f.kind IN ('photo', 'document', 'text') THEN c.id ELSE n.value END AS value,
       CASE WHEN f.kind = 'text' THEN left(f.raw, 200) ELSE f.raw END AS raw,
       f.country, f.attribute, f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone
FROM told f
LEFT JOIN normal n ON n.kind = f.kind AND n.raw = f.raw AND n.country IS NOT DISTINCT FROM f.country
LEFT JOIN content_file c ON c.kind = f.kind
     AND c.file = CASE WHEN f.kind = 'text' THEN md5(f.raw) ELSE f.raw END
"""

# What the files an account shows say about themselves, as facts of the account: `document_author`,
# `document_template`, `photo_camera_serial` and so on; who last modified a document is an author of it.
_METADATA = """
INSERT INTO raw_fact
SELECT f.account,
       f.kind || '_' || CASE c.name WHEN 'last_modified_by' THEN 'author' ELSE c.name END,
       c.value, NULL, CASE c.name WHEN 'last_modified_by' THEN c.name END,
       f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone, false
FROM raw_fact f JOIN content_fact c ON c.kind = f.kind AND c.file = f.raw
WHERE f.kind IN ('photo', 'document')
UNION ALL
SELECT f.account, 'document_' || c.name, c.value, NULL, NULL, f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone,
       false
FROM raw_fact f JOIN content_fact c ON c.kind = 'text' AND c.file = md5(f.raw)
WHERE f.kind = 'text' AND contains(f.raw, chr(10))
"""

# Pictures of a case that asks for faces; those without one have no fingerprint.
_FACES = """
INSERT INTO fact BY NAME
SELECT f.* REPLACE ('face' AS kind) FROM fact f JOIN content c ON c.id = f.value
WHERE f.kind = 'photo' AND EXISTS (SELECT 1 FROM meta WHERE key = 'faces' AND value = '1')
"""

_COUNTERPARTIES = """
SELECT kind, counterparty, NULL
FROM (SELECT DISTINCT trim(counterparty) AS counterparty FROM row_payments WHERE counterparty IS NOT NULL),
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
    FROM row_logins r JOIN normal n ON n.kind = 'ip' AND n.raw = r.ip AND n.country IS NULL
    WHERE n.value IS NOT NULL AND NOT r.gone
) WHERE hour IS NOT NULL GROUP BY account, ip
"""

# Addresses by what they say: where somebody is at home, and where somebody only has goods sent.
_DELIVERIES = """
INSERT INTO fact BY NAME
SELECT d.* REPLACE (CASE WHEN d.attribute = 'delivery' AND NOT EXISTS (
    SELECT 1 FROM fact h WHERE h.kind = 'address' AND h.account = d.account AND h.value = d.value
    AND coalesce(h.attribute, 'residence') <> 'delivery') THEN 'delivery_address' ELSE 'home_address' END AS kind)
FROM fact d WHERE d.kind = 'address' AND d.value IS NOT NULL
"""
