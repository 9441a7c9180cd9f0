"""The embedded graph store."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa

from linkgraph.errors import StoreUnreachable, UsageError
from linkgraph.schema import Table
from linkgraph.store.base import GraphStore, GraphUpdate, Result
from linkgraph.store.ladybug.apart import Apart
from linkgraph.store.ladybug.engine import connected, open_database
from linkgraph.store.ladybug.files import GraphFiles, Mark
from linkgraph.store.ladybug.query import ask
from linkgraph.store.ladybug.reading import read_table
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.update import LadybugUpdate
from linkgraph.store.stopping import Stop


class LadybugStore(GraphStore):
    """A graph in one file, read by any number of processes and threads while one writes the next.

    A reader keeps the file it opened, and with it a whole and unchanging view; the next query
    after another graph was published opens that one.
    """

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self.uri = f"ladybug:{path}"
        self._files = GraphFiles(path)
        self._settings = settings or Settings.from_environment()
        self._apart = Apart(path, self._settings)
        self._opening = threading.Lock()
        self._database: ladybug.Database | None = None
        self._state: tuple[Mark | None, Mark | None] | None = None

    @classmethod
    def at(cls, uri: str) -> LadybugStore:
        """The store at `ladybug:PATH`."""
        path = uri.removeprefix("ladybug:").removeprefix("//")
        if not path:
            raise UsageError("the store URI ladybug: names no file; write ladybug:PATH")
        if Path(path).is_dir():
            raise UsageError(f"{path} is a folder; name the graph's file, for example ladybug:{path}/graph.lbug")
        return cls(Path(path).expanduser())

    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """See `GraphStore.query`."""
        return ask(self._published(), cypher, params, limit=limit, timeout=timeout, stop=stop)

    def query_apart(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """See `GraphStore.query_apart`."""
        return self._apart.ask(cypher, params, limit=limit, timeout=timeout, stop=stop)

    def query_own(
        self, cypher: str, params: Mapping[str, Any] | None, *, limit: int | None, timeout: float | None
    ) -> Result:
        """What `query_apart` is answered with; in this process."""
        return ask(self._published(), cypher, params, limit=limit, timeout=timeout, own=True)

    def read(self, table: Table) -> pa.Table:
        """All published rows of `table`."""
        with connected(self._published()) as connection:
            return read_table(connection, table)

    def exists(self) -> bool:
        """True where something has been published."""
        return self._files.state() is not None

    def stamp(self) -> str:
        """What the files look like."""
        return repr(self._files.state())

    @contextmanager
    def update(self, *, fresh: bool = False) -> Iterator[GraphUpdate]:
        """The one writer's update; StoreLocked where there is another."""
        with self._files.locked():
            self._files.begin(fresh=fresh)
            try:
                update = LadybugUpdate(self._files, self._settings)
                try:
                    yield update
                finally:
                    update.close()
            finally:
                self._files.drop_working()

    def close(self) -> None:
        """Lets go; the next use opens again."""
        self._apart.close()
        # A query in another thread may still hold the database; it is closed with the last of them.
        with self._opening:
            self._database = self._state = None

    def _published(self) -> ladybug.Database:
        with self._opening:
            state = self._files.state()
            if state is None:
                path = self._files.published
                raise StoreUnreachable(f"there is no graph at {path} yet; make it with `linkgraph run CASE`")
            if self._database is None or state != self._state:
                self._database = open_database(self._files.published, self._settings, read_only=True)
                self._state = state
            return self._database
