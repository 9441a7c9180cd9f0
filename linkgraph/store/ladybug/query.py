"""Running a query on an open database and giving back a `Result`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ladybug

from linkgraph.store.base import Result
from linkgraph.store.ladybug.engine import connected, run
from linkgraph.store.ladybug.errors import refusal
from linkgraph.store.ladybug.guard import refuse_circles, refuse_side_effects
from linkgraph.store.ladybug.values import Values
from linkgraph.store.params import checked
from linkgraph.store.stopping import Stop, stoppable

PLAIN = frozenset({str, int, float, bool, type(None)})
"""Types of values that are given back as they are."""


def ask(
    database: ladybug.Database,
    cypher: str,
    params: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float | None = None,
    stop: Stop | None = None,
    writable: bool = False,
    own: bool = False,
) -> Result:
    """The answer to a reading query; QueryError or WriteRefused where the store says no.

    A database that is open for reading only refuses writes by itself, and what `cypher` would do beside the graph is
    looked for in its plan. A `writable` one is asked what comes with the program alone, in a transaction that refuses
    writes: planning each query twice would cost as much as a small one itself. A person's `own` query is refused where
    the engine would count it wrong.
    """
    given = checked(cypher, params)
    with connected(database, timeout) as connection, stoppable(stop, connection.interrupt):
        if not writable:
            _check(connection, cypher, given, timeout, own=own)
        try:
            if writable:
                run(connection, "BEGIN TRANSACTION READ ONLY").close()
            return _fetch(connection, run(connection, cypher, given), limit)
        except RuntimeError as error:
            raise refusal(error, cypher, timeout) from error


def _check(
    connection: ladybug.Connection, cypher: str, params: dict[str, Any], timeout: float | None, *, own: bool
) -> None:
    try:
        refuse_side_effects(connection, cypher, params)
        if own:
            refuse_circles(connection, cypher, params)
    except RuntimeError as error:
        raise refusal(error, cypher, timeout, lines_before=1) from error


def _fetch(connection: ladybug.Connection, result: ladybug.QueryResult, limit: int | None) -> Result:
    columns = tuple(result.get_column_names())
    rows: list[Any] = result.get_all() if limit is None else result.get_n(limit)
    truncated = result.has_next()
    result.close()
    if all(type(value) in PLAIN for row in rows for value in row):
        return Result(columns, tuple(map(tuple, rows)), truncated)
    values = Values(connection, rows)
    return Result(columns, tuple(values.row(row) for row in rows), truncated)
