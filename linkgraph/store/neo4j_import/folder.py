"""The folder of an import: written beside its place, and put there when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from linkgraph.errors import StoreError, StoreLocked, StoreUnreachable
from linkgraph.store.durable import flush
from linkgraph.store.neo4j_import.arguments import ARGUMENTS

NAMES = (ARGUMENTS, "import.report")
"""Besides the tables; the report is neo4j-admin's own."""


@dataclass(frozen=True, slots=True)
class ImportFolder:
    """`DIR` is what neo4j-admin is given; a writer fills `DIR.next` and renames it."""

    path: Path

    @property
    def working(self) -> Path:
        """The folder a writer fills."""
        return self._beside(".next")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the writer's lock; StoreLocked where another process has it."""
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._beside(".writer"), timeout=0, thread_local=False)
            lock.acquire()
        except Timeout:
            raise StoreLocked(f"another process is writing the files in {self.path}; wait until it is done") from None
        except OSError as error:
            raise StoreUnreachable(f"cannot write beside {self.path}: {error.strerror}") from error
        try:
            yield
        finally:
            lock.release()

    def check(self) -> None:
        """StoreError where something else than an earlier import stands there."""
        if self.path.exists() and not self._is_ours():
            raise StoreError(
                f"{self.path} is not empty and no folder of files for neo4j-admin: name a new folder, or empty it first"
            )

    def begin(self) -> Path:
        """The empty working folder."""
        self.drop_working()
        self.working.mkdir()
        return self.working

    def publish(self) -> None:
        """Puts the working folder in its place; what was there before goes."""
        for file in self.working.iterdir():
            flush(file)
        before = self._beside(".before")
        shutil.rmtree(before, ignore_errors=True)
        if self.path.exists():
            self.path.rename(before)
        self.working.rename(self.path)
        flush(self.path.parent)
        shutil.rmtree(before, ignore_errors=True)

    def drop_working(self) -> None:
        """Drops what a writer left."""
        shutil.rmtree(self.working, ignore_errors=True)

    def _is_ours(self) -> bool:
        if not self.path.is_dir():
            return False
        names = [file.name for file in self.path.iterdir()]
        return not names or (ARGUMENTS in names and all(name in NAMES or name.endswith(".csv") for name in names))

    def _beside(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)
