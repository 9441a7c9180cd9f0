"""Whether files are read in this process: those in which a run died are not, as one of them may be why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import get_meta, set_meta
from linkgraph.ledger.pool import FEW

if TYPE_CHECKING:
    import duckdb

BROKEN = "the process that read it ended at once; save it anew with another program, or leave it out"


def broken(_: object) -> str:
    """What a task comes to, a file to be read, of which its process died."""
    return BROKEN


@contextmanager
def reading(ledger: duckdb.DuckDBPyConnection, what: str) -> Iterator[int]:
    """Up to how many of the files called `what` are read in this process; none where a run died in the same block."""
    mark = f"reading {what}"
    died = get_meta(ledger, mark) == "begun"
    set_meta(ledger, mark, "begun")
    try:
        yield 0 if died else FEW
    finally:
        set_meta(ledger, mark, "")
