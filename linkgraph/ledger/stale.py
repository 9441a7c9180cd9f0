"""Which accounts' facts are out of date: those whose rows, or the files these name, are not as they were.

Every fact of an account is made from its own rows and from what its files hold. So a digest of both says
whether the facts that were made before still stand, however the rows came to change.
"""

from __future__ import annotations

from hashlib import blake2b
from importlib import resources
from typing import TYPE_CHECKING

from linkgraph import __version__
from linkgraph.ledger.contents import NAMED
from linkgraph.ledger.ledger import get_meta, set_meta
from linkgraph.records import record_kinds

if TYPE_CHECKING:
    import duckdb

_MADE_BY = "facts made by"


def find_stale(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `stale_account` (account) and, for each kind of row about accounts, the view `stale_<kind>` of theirs.

    Facts and canonical values of another release are all out of date.
    """
    if get_meta(ledger, _MADE_BY) != _maker(ledger):
        ledger.execute("DELETE FROM fact_state")
    if get_meta(ledger, "normalised by") != __version__:
        ledger.execute("DELETE FROM normal")
        set_meta(ledger, "normalised by", __version__)
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE account_state AS {_state()}")
    ledger.execute(_STALE)
    known = ledger.execute("SELECT 1 FROM fact_state LIMIT 1").fetchone()
    theirs = "WHERE account IN (SELECT account FROM stale_account)" if known else ""
    for kind in _kinds():
        ledger.execute(f"CREATE OR REPLACE TEMP VIEW stale_{kind} AS SELECT * FROM row_{kind} {theirs}")


def note_made(ledger: duckdb.DuckDBPyConnection) -> None:
    """Says that the facts of all accounts are now those of their rows."""
    ledger.execute("DELETE FROM fact_state WHERE account IN (SELECT account FROM stale_account)")
    ledger.execute("INSERT INTO fact_state SELECT * FROM account_state SEMI JOIN stale_account USING (account)")
    set_meta(ledger, _MADE_BY, _maker(ledger))


def made_by(ledger: duckdb.DuckDBPyConnection) -> str | None:
    """By what the facts that there are were made, beside the rows."""
    return get_meta(ledger, _MADE_BY)


def _maker(ledger: duckdb.DuckDBPyConnection) -> str:
    """What facts depend on beside the rows: the release, which columns are facts, and whether faces are."""
    told = resources.files(__package__).joinpath("facts.toml").read_bytes()
    return f"{__version__} facts {blake2b(told, digest_size=8).hexdigest()} faces {get_meta(ledger, 'faces')}"


def _kinds() -> list[str]:
    return [kind.name for kind in record_kinds().values() if "account" in kind.columns]


def _state() -> str:
    rows = [f"SELECT account, {_row(kind)} AS said FROM row_{kind}" for kind in _kinds()]
    named = " UNION ".join(
        f"SELECT account, '{kind}' AS kind, trim({_cells(table, column)}) AS file FROM row_{table}"
        for kind, columns in NAMED.items()
        for table, column in columns
    )
    files = f"SELECT account, {_digest('kind', 'file', 'id', 'facts')} FROM ({named}) JOIN held USING (kind, file)"
    parts = " UNION ALL ".join([*rows, files])
    return f"WITH held AS ({_HELD}) SELECT account, sum(said) AS state FROM ({parts}) GROUP BY account"


def _row(kind: str) -> str:
    return _digest(repr(kind), "origin", "key", "line", "run", "gone")


def _digest(*cells: str) -> str:
    """SQL for a number that stands for these cells; of several columns DuckDB's own hash is the XOR of theirs."""
    return f"hash(concat_ws(chr(31), {', '.join(cells)}))"


def _cells(table: str, column: str) -> str:
    return f"unnest(string_split(\"{column}\", ' | '))" if table == "profiles" else f'"{column}"'


_HELD = f"""
SELECT f.kind, f.file, f.id, c.facts FROM content_file f
LEFT JOIN (SELECT kind, file, sum({_digest("name", "value")}) AS facts FROM content_fact GROUP BY kind, file) c
     USING (kind, file) WHERE f.kind <> 'text'
"""

_STALE = """
CREATE OR REPLACE TEMP TABLE stale_account AS
SELECT account FROM account_state a ANTI JOIN fact_state b
ON b.account = a.account AND b.state = a.state
UNION SELECT account FROM fact_state ANTI JOIN account_state USING (account)
"""
