"""What every graph store does. The contract suite in `tests/store` runs on each of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from linkgraph.schema import Table
from linkgraph.store.stopping import Stop

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: column names, and rows of plain Python values.

    A node comes as a dict of its declared properties with `_label`, an edge as a dict with `_type`,
    `_source` and `_target` (ids), a path as a dict of `_nodes` and `_edges`. A date or time comes
    in ISO 8601. `truncated` says that a row limit cut the answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


PART_BYTES = 192 << 20
"""How much of a table is in memory at once on its way into a store, unless the store asks for more."""


class GraphUpdate(ABC):
    """Changes being made. Nobody sees them before `publish`; leaving without it drops them.

    An id is added, changed or deleted at most once in an update. Columns that rows leave out are
    null. A null list and an empty one are kept apart; a null inside a list is refused (StoreError),
    as are an id twice among the rows and an edge whose end is not there.
    """

    @abstractmethod
    def add(self, table: Table, rows: pa.Table) -> None:
        """New rows of `table`, ids not yet there, in the shape of `schema.arrow_schema(table)`.

        Nodes before the edges that touch them.
        """

    def part_bytes(self, table: Table) -> int:
        """About how many bytes of new rows of `table` are best given at once."""
        del table
        return PART_BYTES

    @abstractmethod
    def change(self, table: Table, rows: pa.Table) -> None:
        """Rows whose id is there already: all their properties are replaced."""

    @abstractmethod
    def delete(self, table: Table, ids: Sequence[str]) -> None:
        """Drops the rows with these ids. Edges before the nodes they touch; ids not there are ignored."""

    @abstractmethod
    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
        """A reading query of the program's own that sees the changes made so far to the tables it names.

        Writes are refused (WriteRefused).

        Never a user's: what a query would do beside the graph is not looked for here.
        """

    @abstractmethod
    def publish(self) -> None:
        """Makes the changes visible to every reader, all at once."""


class GraphStore(ABC):
    """A graph of one case. Readers see the last published state, whole."""

    uri: str

    @abstractmethod
    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """Runs a query read-only: the store itself refuses writes (WriteRefused).

        At most `limit` rows are fetched; after `timeout` seconds the store gives up (QueryError).
        `stop`, called from another thread, ends it in the store (QueryStopped).
        """

    def query_apart(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """As `query`, for what a person wrote: an engine that ends on it does not end this process (QueryError)."""
        return self.query(cypher, params, limit=limit, timeout=timeout, stop=stop)

    @abstractmethod
    def read(self, table: Table) -> pa.Table:
        """All published rows of one table, in the shape of `schema.arrow_schema(table)`; order not given."""

    @abstractmethod
    def exists(self) -> bool:
        """True where something has been published."""

    def stamp(self) -> str | None:
        """A text that changes when something is published; None where only a query can tell."""
        return None

    def require_answers(self) -> None:  # noqa: B027 - most stores answer
        """StoreError where this kind of store only takes rows, and answers no query."""

    def make_ready(self) -> None:  # noqa: B027 - most stores are
        """Ends what was begun by other means than `update`; mostly there is nothing to do."""

    @abstractmethod
    def update(self, *, fresh: bool = False) -> AbstractContextManager[GraphUpdate]:
        """Opens the store for one writer. `fresh` begins with an empty graph instead of the published one."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of files and connections; may be called twice."""
