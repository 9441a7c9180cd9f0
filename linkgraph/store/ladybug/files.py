"""The files of an embedded graph: the published one, the working one, and the writer's lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from linkgraph.errors import StoreError, StoreLocked, StoreUnreachable
from linkgraph.store.durable import flush

SIDE_FILES = (".wal", ".shadow", ".tmp", ".wal.checkpoint", ".lock")


@dataclass(frozen=True, slots=True)
class GraphFiles:
    """`graph.lbug` is what readers open; a writer changes `graph.next.lbug` and renames it over the first."""

    published: Path

    @property
    def working(self) -> Path:
        """The file a writer works on."""
        return self.published.with_name(f"{self.published.stem}.next{self.published.suffix}")

    def state(self) -> tuple[int, int, int] | None:
        """What changes when another graph is published (inode, time, size); None where there is none."""
        try:
            found = self.published.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreUnreachable(f"cannot read the graph {self.published}: {error.strerror}") from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the writer's lock; StoreLocked where another process has it."""
        from filelock import FileLock, Timeout

        try:
            self.published.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(f"{self.published}.writer", timeout=0, thread_local=False)
            lock.acquire()
        except Timeout:
            message = f"another process is writing to the graph {self.published}; wait until it is done"
            raise StoreLocked(message) from None
        except OSError as error:
            raise StoreUnreachable(f"cannot write beside the graph {self.published}: {error.strerror}") from error
        try:
            yield
        finally:
            lock.release()

    def begin(self, *, fresh: bool) -> None:
        """Makes the working file: a copy of the published one, or nothing yet."""
        self.drop_working()
        if fresh or self.state() is None:
            return
        try:
            shutil.copyfile(self.published, self.working)
        except OSError as error:
            raise StoreError(f"cannot copy the graph {self.published}: {error.strerror}") from error

    def publish(self) -> None:
        """Puts the closed working file in the published one's place, all at once."""
        if _size(_side(self.working, ".wal")):
            raise StoreError(f"the graph {self.working} still has changes outside it; nothing was published")
        flush(self.working)
        _drop_sides(self.published)
        self.working.replace(self.published)
        flush(self.published.parent)
        self.drop_working()

    def drop_working(self) -> None:
        """Drops the working file and what the store keeps beside it."""
        self.working.unlink(missing_ok=True)
        _drop_sides(self.working)


def _side(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _drop_sides(path: Path) -> None:
    for suffix in SIDE_FILES:
        _side(path, suffix).unlink(missing_ok=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
