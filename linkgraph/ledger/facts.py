"""Facts: one value of one account, in canonical form, with where it was read.

Made in one pass of SQL, for the accounts whose rows changed; only values never seen before are normalised.
The table `fact` has account, kind, value (null where the raw one cannot be used), raw,
country, attribute, file, line, first_seen, last_seen, run, gone.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from linkgraph.ledger.ledger import whole
from linkgraph.ledger.normals import normalise_missing
from linkgraph.ledger.rows import rows_about_accounts
from linkgraph.ledger.stale import find_stale, note_made

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

_ADDRESSED = ("profiles", "addresses")
"""Rows whose country helps to read their values."""
SEPARATOR = " | "
"""Between several values in one cell."""


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
    _gather(ledger)
    normalise_missing(
        ledger,
        "SELECT DISTINCT kind, raw, country FROM told_fact WHERE kind NOT IN ('photo', 'document', 'text')",
        progress,
    )
    normalise_missing(ledger, _COUNTERPARTIES, progress)
    with whole(ledger):
        ledger.execute("DELETE FROM fact WHERE account IN (SELECT account FROM stale_account)")
        for made in (_FACT, _FACES, _IP_SESSIONS, _DELIVERIES):
            ledger.execute(made)
        note_made(ledger)
    _drop_gathered(ledger)


def _gather(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `told_fact`: every value as it was stated, `raw_fact` among them laid out, `lone_fact` not."""
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE raw_fact ({_RAW})")
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE lone AS {_LONE.format(rows=rows_about_accounts())}")
    for rows in _ADDRESSED:
        ledger.execute(_PLACED.format(rows=rows))
    for entry in _entries():
        ledger.execute(f"INSERT INTO raw_fact {_repeatable(entry)}")
    once = " UNION ALL ".join(_once(entry) for entry in _entries() if entry["rows"] in _ADDRESSED)
    ledger.execute(f"CREATE OR REPLACE TEMP VIEW lone_fact AS {once}")
    ledger.execute("CREATE OR REPLACE TEMP VIEW told_fact AS FROM raw_fact UNION ALL FROM lone_fact")
    ledger.execute(_METADATA)


def _drop_gathered(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute("DROP VIEW told_fact; DROP VIEW lone_fact")
    for table in ("raw_fact", "lone", "wanted", *(f"placed_{rows}" for rows in _ADDRESSED)):
        ledger.execute(f"DROP TABLE IF EXISTS temp.{table}")


@cache
def _entries() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("facts.toml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["fact"]
    return entries


def _repeatable(entry: dict[str, Any]) -> str:
    """The facts of one column of which several may be the same."""
    raw = "trim(cell)" if entry.get("one") else f"trim(unnest(string_split(cell, '{SEPARATOR}')))"
    which = f"NOT ({_ONCE[bool(entry.get('one'))]})" if entry["rows"] in _ADDRESSED else "true"
    return _facts(entry, raw, which)


def _once(entry: dict[str, Any]) -> str:
    """The others: one value of an account that has one row. They are nowhere laid out."""
    return _facts(entry, "trim(cell)", _ONCE[bool(entry.get("one"))])


def _facts(entry: dict[str, Any], raw: str, which: str) -> str:
    rows, seen = entry["rows"], entry.get("seen", "seen_at")
    addressed = rows in _ADDRESSED
    where = f"({entry['where']})" if "where" in entry else "true"
    return (
        f"SELECT account, '{entry['kind']}' AS kind, {raw} AS raw, place AS country, attribute, origin AS file, line, "
        f"seen AS first_seen, seen AS last_seen, run, gone "
        f'FROM (SELECT r.account, r."{entry["column"]}" AS cell, {"r.place" if addressed else "NULL"} AS place, '
        f'{entry.get("attribute", "NULL")} AS attribute, r.origin, r.line, r."{seen}" AS seen, r.run, r.gone, '
        f"{'r.lone' if addressed else 'false'} AS lone "
        f"FROM {'placed' if addressed else 'stale'}_{rows} r WHERE {where}) WHERE cell IS NOT NULL AND {which}"
    )


_RAW = (
    "account VARCHAR, kind VARCHAR, raw VARCHAR, country VARCHAR, attribute VARCHAR, file VARCHAR, line BIGINT, "
    "first_seen VARCHAR, last_seen VARCHAR, run VARCHAR, gone BOOLEAN"
)
_ONCE = {True: "lone", False: f"lone AND NOT contains(cell, '{SEPARATOR}')"}
"""Which cells hold a fact that stands nowhere else, by whether a cell of its column is one value in any case."""

# Accounts of which there is one row only: no fact of theirs stands twice.
_LONE = "SELECT account FROM ({rows}) GROUP BY account HAVING count(*) = 1"

_PLACED = """
CREATE OR REPLACE TEMP TABLE placed_{rows} AS
SELECT r.*, c.value AS place, l.account IS NOT NULL AS lone FROM stale_{rows} r
LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
LEFT JOIN lone l ON l.account = r.account
"""

# A value that an account states several times in one file is one fact.
_FACT = """
INSERT INTO fact BY NAME
WITH told AS (
    SELECT account, kind, raw, country, attribute, file, line, first_seen, last_seen, run, gone
    FROM lone_fact WHERE raw <> ''
    UNION ALL
    SELECT account, kind, raw, country, attribute, file, min(line), min(first_seen), max(last_seen), min(run),
           bool_and(gone)
    FROM raw_fact WHERE raw <> '' GROUP BY account, kind, raw, country, attribute, file
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
       f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone
FROM told_fact f JOIN content_fact c ON c.kind = f.kind AND c.file = f.raw
WHERE f.kind IN ('photo', 'document')
UNION ALL
SELECT f.account, 'document_' || c.name, c.value, NULL, NULL, f.file, f.line, f.first_seen, f.last_seen, f.run, f.gone
FROM told_fact f JOIN content_fact c ON c.kind = 'text' AND c.file = md5(f.raw)
WHERE f.kind = 'text' AND contains(f.raw, chr(10))
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
