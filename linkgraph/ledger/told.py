"""Every value as it was stated, with where: what facts are made from, for the accounts whose rows changed.

Which column of which rows is a fact of which kind is said in `facts.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from linkgraph.ledger.rows import rows_about_accounts
from linkgraph.ledger.standing import read_standing
from linkgraph.normalise.columns import columnwise

if TYPE_CHECKING:
    import duckdb

SEPARATOR = " | "
"""Between several values in one cell."""
_ADDRESSED = ("profiles", "addresses")
"""Rows whose country helps to read their values."""


def gather(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `raw_fact`, laid out, and `lone_fact`, which is not: what may stand several times, and what does not.

    `told_fact` is both. `value` is the canonical form of what could be read where it stands, else null.
    """
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE raw_fact ({_RAW})")
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE lone AS {_LONE.format(rows=rows_about_accounts())}")
    for rows in _ADDRESSED:
        ledger.execute(_PLACED.format(rows=rows))
    for entry in _standing_entries():
        if canonical := columnwise(entry["kind"]):
            read_standing(ledger, f"placed_{entry['rows']}", entry["column"], _is_once(entry), canonical, _read(entry))
    for entry in _entries():
        ledger.execute(f"INSERT INTO raw_fact {_repeatable(entry)}")
    once = " UNION ALL ".join(_once(entry) for entry in _entries() if entry["rows"] in _ADDRESSED)
    ledger.execute(f"CREATE OR REPLACE TEMP VIEW lone_fact AS {once}")
    ledger.execute(
        "CREATE OR REPLACE TEMP VIEW told_fact AS SELECT *, NULL AS value FROM raw_fact UNION ALL FROM lone_fact"
    )
    ledger.execute(_METADATA)


def drop_gathered(ledger: duckdb.DuckDBPyConnection) -> None:
    """Drops what `gather` made."""
    ledger.execute("DROP VIEW told_fact; DROP VIEW lone_fact")
    placed = (f"placed_{rows}" for rows in _ADDRESSED)
    for table in ("raw_fact", "lone", "wanted", *map(_read, _standing_entries()), *placed):
        ledger.execute(f"DROP TABLE IF EXISTS temp.{table}")


@cache
def _entries() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("facts.toml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["fact"]
    return entries


def _standing_entries() -> list[dict[str, Any]]:
    return [entry for entry in _entries() if entry.get("own")]


def _read(entry: dict[str, Any]) -> str:
    """The table of what was read of a column where it stands."""
    return f"read_{entry['rows']}_{entry['column']}"


def _repeatable(entry: dict[str, Any]) -> str:
    """The facts of one column of which several may be the same."""
    raw = "trim(cell)" if entry.get("one") else f"trim(unnest(string_split(cell, '{SEPARATOR}')))"
    which = f"NOT ({_is_once(entry)})" if entry["rows"] in _ADDRESSED else "true"
    return _facts(entry, _STATED.format(kind=entry["kind"], raw=raw), which)


def _once(entry: dict[str, Any]) -> str:
    """The others: one value of an account that has one row. They are nowhere laid out."""
    return _facts(entry, _STATED.format(kind=entry["kind"], raw="trim(cell)") + ", value", _is_once(entry))


def _is_once(entry: dict[str, Any]) -> str:
    """SQL for a cell that holds a fact which stands nowhere else: of some columns a cell is one value in any case."""
    return "lone" if entry.get("one") else f"lone AND NOT contains(cell, '{SEPARATOR}')"


def _facts(entry: dict[str, Any], columns: str, which: str) -> str:
    rows, seen = entry["rows"], entry.get("seen", "seen_at")
    addressed, own = rows in _ADDRESSED, bool(entry.get("own"))
    where = f"({entry['where']})" if "where" in entry else "true"
    read = f"LEFT JOIN {_read(entry)} s ON s.place = r.rowid" if own else ""
    return (
        f"SELECT {columns} "
        f'FROM (SELECT r.account, r."{entry["column"]}" AS cell, {"r.place" if addressed else "NULL"} AS place, '
        f'{entry.get("attribute", "NULL")} AS attribute, r.origin, r.line, r."{seen}" AS seen, r.run, r.gone, '
        f"{'r.lone' if addressed else 'false'} AS lone, {'s.value' if own else 'NULL::VARCHAR'} AS value "
        f"FROM {'placed' if addressed else 'stale'}_{rows} r {read} WHERE {where}) WHERE cell IS NOT NULL AND {which}"
    )


_STATED = (
    "account, '{kind}' AS kind, {raw} AS raw, place AS country, attribute, origin AS file, line, "
    "seen AS first_seen, seen AS last_seen, run, gone"
)
_RAW = (
    "account VARCHAR, kind VARCHAR, raw VARCHAR, country VARCHAR, attribute VARCHAR, file VARCHAR, line BIGINT, "
    "first_seen VARCHAR, last_seen VARCHAR, run VARCHAR, gone BOOLEAN"
)

# Accounts of which there is one row only: no fact of theirs stands twice.
_LONE = "SELECT account FROM ({rows}) GROUP BY account HAVING count(*) = 1"

_PLACED = """
CREATE OR REPLACE TEMP TABLE placed_{rows} AS
SELECT r.*, c.value AS place, l.account IS NOT NULL AS lone FROM stale_{rows} r
LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
LEFT JOIN lone l ON l.account = r.account
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
