"""The files of an embedded graph: the published one, the working one, and the writer's lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from linkgraph.errors import StoreError, StoreLocked, StoreUnreachable
from linkgraph.store.durable import flush

LOG = ".wal"
SIDE_FILES = (LOG, ".shadow", ".tmp", ".wal.checkpoint", ".lock")

Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class GraphFiles:
    """`graph.lbug` is what readers open, with its log `graph.lbug.wal` where it has one.

    A writer changes copies of both, `graph.next.lbug` and its log, and renames one of them over the published one: the
    graph, whose log is empty then, or the log alone, which says what is otherwise than in the graph it belongs to.
    """

    published: Path

    @property
    def working(self) -> Path:
        """The file a writer works on."""
        return self.published.with_name(f"{self.published.stem}.next{self.published.suffix}")

    def state(self) -> tuple[Mark | None, Mark | None] | None:
        """What changes when something else is published, of the graph and of its log; None where there is no graph."""
        try:
            graph = _mark(self.published)
            return (graph, _mark(_side(self.published, LOG))) if graph else None
        except OSError as error:
            raise StoreUnreachable(f"cannot read the graph {self.published}: {error.strerror}") from error

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
        """Makes the working file and its log: copies of the published ones, or nothing yet."""
        self.drop_working()
        state = self.state()
        if fresh or state is None:
            return
        try:
            shutil.copy2(self.published, self.working)
            if state[1]:
                shutil.copyfile(_side(self.published, LOG), _side(self.working, LOG))
        except OSError as error:
            raise StoreError(f"cannot copy the graph {self.published}: {error.strerror}") from error

    @property
    def log_bytes(self) -> int:
        """How large the working file's log is."""
        return _size(_side(self.working, LOG))

    @property
    def graph_bytes(self) -> int:
        """How large the working file is without its log."""
        return _size(self.working)

    @property
    def log_is_enough(self) -> bool:
        """Whether the working file is the published one to the byte, so that its log alone may be published."""
        here, there = _mark(self.working), _mark(self.published)
        return here is not None and there is not None and here[1:] == there[1:]

    def publish(self) -> None:
        """Puts the closed working file in the published one's place, all at once.

        The published one's log goes just before: it is of the old graph, which without it is what was published before.
        """
        if self.log_bytes:
            raise StoreError(f"the graph {self.working} still has changes outside it; nothing was published")
        flush(self.working)
        _drop_sides(self.published)
        self.working.replace(self.published)
        flush(self.published.parent)
        self.drop_working()

    def publish_log(self) -> None:
        """Puts the closed working file's log in the published one's place, all at once."""
        log = _side(self.working, LOG)
        if log.exists():
            flush(log)
            log.replace(_side(self.published, LOG))
            flush(self.published.parent)
        self.drop_working()

    def drop_working(self) -> None:
        """Drops the working file and what the store keeps beside it."""
        self.working.unlink(missing_ok=True)
        _drop_sides(self.working)


def _mark(path: Path) -> Mark | None:
    """The inode, the time and the size of a file; None where it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _side(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _drop_sides(path: Path) -> None:
    for suffix in SIDE_FILES:
        _side(path, suffix).unlink(missing_ok=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
