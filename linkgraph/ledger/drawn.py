"""When a conclusion was first drawn: the run of each piece of evidence and each finding, kept from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import given

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


LINKS = "SELECT left(md5(left_account || '|' || right_account), 16) AS id FROM link"


def note_links(ledger: duckdb.DuckDBPyConnection, run: str) -> None:
    """Notes `run` for links that no earlier run found; what is gone and comes back is new again."""
    _note(ledger, "link", LINKS, run)


def keep_drawn(ledger: duckdb.DuckDBPyConnection, outdated: str = "true") -> None:
    """Lays out as `drawn_before` (id, run) what the evidence that is about to be made anew says of its runs.

    `outdated` is the condition in SQL by which it is known.

    That of a store that was taken over, and of a ledger of an earlier release, stands beside it until then.
    """
    ledger.execute(_DRAWN_BEFORE.format(outdated=outdated))
    ledger.execute("DELETE FROM first_drawn WHERE kind = 'evidence'")


def note_findings(ledger: duckdb.DuckDBPyConnection, findings: pa.Table, run: str) -> dict[str, str]:
    """As `note_links`; returns the run of each finding by its id."""
    with given(ledger, found_now=findings.select(["id"])):
        _note(ledger, "finding", "SELECT id FROM found_now", run)
    return dict(ledger.execute("SELECT id, run FROM first_drawn WHERE kind = 'finding'").fetchall())


def take_over(ledger: duckdb.DuckDBPyConnection, kind: str, rows: pa.Table) -> None:
    """Takes ids and runs that a store already holds."""
    with given(ledger, held_rows=rows.select(["id", "run"])):
        ledger.execute("INSERT INTO first_drawn SELECT ?, id, run FROM held_rows WHERE run IS NOT NULL", [kind])


_DRAWN_BEFORE = """
CREATE OR REPLACE TEMP TABLE drawn_before AS
SELECT id, run FROM evidence WHERE run IS NOT NULL AND {outdated}
UNION ALL SELECT id, run FROM first_drawn WHERE kind = 'evidence'
"""


def _note(ledger: duckdb.DuckDBPyConnection, kind: str, ids: str, run: str) -> None:
    if ledger.execute("SELECT 1 FROM first_drawn WHERE kind = ? LIMIT 1", [kind]).fetchone() is None:
        ledger.execute(f"INSERT INTO first_drawn SELECT DISTINCT ?, id, ? FROM ({ids})", [kind, run])
        return
    ledger.execute(f"DELETE FROM first_drawn WHERE kind = ? AND id NOT IN ({ids})", [kind])
    ledger.execute(
        f"INSERT INTO first_drawn SELECT DISTINCT ?, id, ? FROM ({ids}) "
        "WHERE id NOT IN (SELECT id FROM first_drawn WHERE kind = ?)",
        [kind, run, kind],
    )
