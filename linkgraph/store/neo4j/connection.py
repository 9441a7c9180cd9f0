"""The driver of one server, made at the first use."""

from __future__ import annotations

import logging
import threading
from typing import Any, Literal

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, Session

from linkgraph import __version__
from linkgraph.store.neo4j.address import Address
from linkgraph.store.neo4j.errors import Failure, translated

CONNECT_SECONDS = 10.0
logging.getLogger("neo4j").addHandler(logging.NullHandler())
"""What the driver warns of is raised, too: without a handler Python would print it beside our own message."""


class Connection:
    """Opens sessions; StoreUnreachable with the reason where the server cannot be reached or says no."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._making = threading.Lock()
        self._driver: Driver | None = None

    def session(self, mode: Literal["read", "write"], **options: Any) -> Session:
        """A session on the address's database; in `read` the server refuses to write."""
        access = READ_ACCESS if mode == "read" else WRITE_ACCESS
        return self._open().session(database=self.address.database, default_access_mode=access, **options)

    def close(self) -> None:
        """Closes the driver; a later use makes another."""
        with self._making:
            if self._driver is not None:
                self._driver.close()
                self._driver = None

    def _open(self) -> Driver:
        with self._making:
            if self._driver is None:
                self._driver = self._reached()
            return self._driver

    def _reached(self) -> Driver:
        driver = None
        try:
            driver = GraphDatabase.driver(
                self.address.uri,
                auth=self.address.auth,
                user_agent=f"linkgraph/{__version__}",
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS * 2,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
            with driver.session(database=self.address.database) as session:
                session.run("RETURN 1").consume()
        except (*Failure, ValueError, OSError) as error:
            if driver is not None:
                driver.close()
            raise translated(error, self.address.shown) from error
        return driver
