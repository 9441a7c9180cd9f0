"""What has changed since the pairs that are kept were made: the table `touched`.

A row says that `account` carries the fingerprint `fp` of a signal otherwise than before, or, without an account, that
something else about the fingerprint is not as it was: what is alike to it, or how many accounts it reaches. Whoever
changes any of it notes it in the same transaction; whoever makes pairs of it empties the table in that of the pairs.
So a run that is killed in between leaves nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import get_meta, set_meta

if TYPE_CHECKING:
    import duckdb

_KEPT = "pairs kept"


def pairs_are_kept(ledger: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are pairs to bring up to date; if not, nothing has to be noted, and all are made anew."""
    return bool(get_meta(ledger, _KEPT))


def keep_pairs(ledger: duckdb.DuckDBPyConnection, stamp: str) -> None:
    """Says that pairs are kept, and that they are those of what is there now. `stamp` says by what they were made."""
    ledger.execute("DELETE FROM touched")
    set_meta(ledger, _KEPT, stamp)


def forget_pairs(ledger: duckdb.DuckDBPyConnection) -> None:
    """Says that too much is new for the pairs that are kept to be of any use."""
    ledger.execute("DELETE FROM touched")
    set_meta(ledger, _KEPT, "")


def forget_others(ledger: duckdb.DuckDBPyConnection, stamp: str) -> None:
    """As `forget_pairs`, unless those that are kept were made by what `stamp` says."""
    if get_meta(ledger, _KEPT) != stamp:
        forget_pairs(ledger)


def note_ends(ledger: duckdb.DuckDBPyConnection, signal: str, rows: str) -> None:
    """Notes both fingerprints of each pair in the table `rows` (left_fp, right_fp): what is alike to them changed."""
    if pairs_are_kept(ledger):
        ledger.execute(f"INSERT INTO touched SELECT ?, unnest([left_fp, right_fp]), NULL FROM {rows}", [signal])


@contextmanager
def noted(ledger: duckdb.DuckDBPyConnection, rows: str, touched: str, params: Sequence[object] = ()) -> Iterator[None]:
    """Notes what the block changes among the rows that the query `rows` gives.

    `touched` is SQL for what to note of them, as signal, fp and account of a query on `differing`.
    """
    if not pairs_are_kept(ledger):
        yield
        return
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE rows_before AS {rows}", list(params))
    yield
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE rows_after AS {rows}", list(params))
    ledger.execute(_DIFFERING)
    ledger.execute(f"INSERT INTO touched {touched}")


_DIFFERING = """
CREATE OR REPLACE TEMP TABLE differing AS
(FROM rows_before EXCEPT FROM rows_after) UNION ALL (FROM rows_after EXCEPT FROM rows_before)
"""
