"""A graph as files for neo4j-admin: it is written, and asked in the Neo4j database that is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pyarrow as pa
from polars.exceptions import ComputeError

from linkgraph.errors import StoreError, UsageError
from linkgraph.schema import Table
from linkgraph.store.base import GraphStore, GraphUpdate, Result
from linkgraph.store.neo4j_import.folder import ImportFolder
from linkgraph.store.neo4j_import.refusal import refuse_to_answer
from linkgraph.store.neo4j_import.update import ImportUpdate
from linkgraph.store.stopping import Stop


class ImportStore(GraphStore):
    """A folder that is written whole each time. Nothing is published before neo4j-admin has read it."""

    def __init__(self, path: Path) -> None:
        self.uri = f"neo4j-import:{path}"
        self._folder = ImportFolder(path)

    @classmethod
    def at(cls, uri: str) -> ImportStore:
        """The store at `neo4j-import:DIR`."""
        path = uri.removeprefix("neo4j-import:").removeprefix("//")
        if not path:
            raise UsageError("the store URI neo4j-import: names no folder; write neo4j-import:DIR")
        return cls(Path(path).expanduser().resolve())

    def require_answers(self) -> NoReturn:
        """StoreError, with what to do."""
        refuse_to_answer(self.uri)

    def query(
        self,
        cypher: str,  # noqa: ARG002
        params: Mapping[str, Any] | None = None,  # noqa: ARG002
        *,
        limit: int | None = None,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        stop: Stop | None = None,  # noqa: ARG002
    ) -> Result:
        """StoreError: only the imported database answers."""
        self.require_answers()

    def read(self, table: Table) -> pa.Table:  # noqa: ARG002
        """StoreError: only the imported database answers."""
        self.require_answers()

    def exists(self) -> bool:
        """False: what is in the files nobody sees yet."""
        return False

    @contextmanager
    def update(self, *, fresh: bool = False) -> Iterator[GraphUpdate]:  # noqa: ARG002
        """The one writer's update, which always begins with nothing; StoreLocked where there is another."""
        with self._folder.locked():
            self._folder.check()
            try:
                update = ImportUpdate(self._folder, self.uri)
                try:
                    yield update
                finally:
                    update.close()
            except (OSError, ComputeError) as error:
                raise StoreError(f"the files for neo4j-admin cannot be written: {error}") from error
            finally:
                self._folder.drop_working()

    def close(self) -> None:
        """Nothing is held."""
