"""Values of which nearly every account has its own, such as e-mail addresses: read where they stand.

Others are read once for all that state them (see `normals`), and so is here what a column cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from linkgraph.beside import each
from linkgraph.ledger.ledger import arrow, given
from linkgraph.normalise.columns import COLUMN, MANY

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from linkgraph.normalise.columns import Canonical

AT_ONCE = 4
"""Parts of a column that are held at a time."""


def read_standing(
    ledger: duckdb.DuckDBPyConnection, table: str, column: str, where: str, canonical: Canonical, found: str
) -> None:
    """Makes the temporary table `found` (place, value): what `canonical` can tell of the cells of a temporary table.

    `where` is SQL for the rows of which a cell, called `cell`, is one value; `place` is the `rowid` of its row.
    """
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE {found} (place BIGINT, value VARCHAR)")
    [(rows,)] = ledger.execute(f"SELECT count(*) FROM {table}").fetchall()
    if rows < MANY:
        return
    cells = f'SELECT place, trim(cell) AS raw FROM (SELECT rowid AS place, "{column}" AS cell, * FROM {table}) '
    cells += f"WHERE cell IS NOT NULL AND {where}"
    for parts in _held(ledger, cells, rows):
        for told in each(partial(_told, canonical), parts):
            with given(ledger, told=told):
                ledger.execute(f"INSERT INTO {found} FROM told")


def _held(ledger: duckdb.DuckDBPyConnection, cells: str, rows: int) -> Iterator[list[pa.Table]]:
    """Some parts of a column at a time."""
    for start in range(0, rows, COLUMN * AT_ONCE):
        starts = range(start, min(start + COLUMN * AT_ONCE, rows), COLUMN)
        yield [arrow(ledger, f"{cells} AND place >= {at} AND place < {at + COLUMN}") for at in starts]


def _told(canonical: Canonical, cells: pa.Table) -> pa.Table:
    """The canonical values of a part, of what can be told."""
    frame = pl.DataFrame(cells)
    return frame.select("place", value=canonical(frame["raw"])).drop_nulls().to_arrow()
