"""Which accounts a store is to be given anew: those of which something is not as it was when it was given them.

The rows of tables of accounts (see `OF_ACCOUNTS`) follow from an account's own rows and the files they name, which
`fact_state` digests, from what other accounts make of them, digested below, and from the SQL and this release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linkgraph import __version__
from linkgraph.publish.tables import all_sql
from linkgraph.records import record_kinds

if TYPE_CHECKING:
    import duckdb

MANY = 4
"""Where one account in so many is touched it is cheaper to lay out the rows of all."""


def find_touched(ledger: duckdb.DuckDBPyConnection, store: str) -> bool:
    """Makes `touched_account` from what `prepare` made; False where these are so many that all may as well be."""
    ledger.execute(_INPUTS, [_made_by()])
    ledger.execute(_TOUCHED, [store])
    [(touched, every)] = ledger.execute(
        "SELECT (SELECT count(*) FROM touched_account), (SELECT count(*) FROM account_input)"
    ).fetchall()
    return bool(MANY * touched <= every)


@contextmanager
def only_touched(ledger: duckdb.DuckDBPyConnection, store: str) -> Iterator[None]:
    """Until the block ends queries see the rows of touched accounts alone in what tables of accounts are made from.

    Of what `prepare` made the rest is dropped. What is noted of their rows in `store` stands in `published_touched`.
    """
    ledger.execute(_PUBLISHED, [store])
    [(case,)] = ledger.execute("SELECT current_database()").fetchall()
    stored = ["fact", *(f"row_{kind.name}" for kind in record_kinds().values() if "account" in kind.columns)]
    for table in stored:
        ledger.execute(f'CREATE TEMP TABLE {table} AS FROM "{case}".main.{table} {_ONLY_TOUCHED}')
    try:
        for table in ("login", "paid", "sent"):
            ledger.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM {table} {_ONLY_TOUCHED}")
        yield
    finally:
        for table in stored:
            ledger.execute(f"DROP TABLE IF EXISTS temp.{table}")


def note_touched(ledger: duckdb.DuckDBPyConnection, store: str) -> None:
    """Notes that `store` was given all rows of the accounts in `touched_account`."""
    ledger.execute("DELETE FROM published_account WHERE store = ? AND account IN (FROM touched_account)", [store])
    ledger.execute(
        f"INSERT INTO published_account SELECT ?, account, state FROM account_input {_ONLY_TOUCHED}", [store]
    )


_ONLY_TOUCHED = "SEMI JOIN touched_account USING (account)"


def _made_by() -> str:
    import duckdb

    return hashlib.sha256(repr((__version__, duckdb.__version__, all_sql())).encode()).hexdigest()


# Whether a payment goes to an account, a wallet or another payee is told by which accounts there are; whether an
# address is a crowd's, by who else logged in from it; how often somebody moved, by which addresses are alike.
_INPUTS = """
CREATE OR REPLACE TEMP TABLE account_input AS
SELECT account, hash(?) + sum(said) AS state FROM (
    SELECT account, state AS said FROM fact_state
    UNION ALL SELECT account, hash('paid', id, label, target) FROM paid
    UNION ALL SELECT account, hash('crowd', ip, at_epoch) FROM login WHERE crowd
    UNION ALL SELECT account, hash('turnover', emails, phones, addresses) FROM turnover
    UNION ALL SELECT DISTINCT rater, hash('rater') FROM rated
) GROUP BY account
"""

_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched_account AS
SELECT account FROM account_input n FULL JOIN (SELECT account, state FROM published_account WHERE store = ?) p
USING (account) WHERE p.state IS DISTINCT FROM n.state
"""

_PUBLISHED = """
CREATE OR REPLACE TEMP TABLE published_touched AS
SELECT tbl, id, digest FROM published WHERE store = ? AND owner IN (FROM touched_account)
"""
