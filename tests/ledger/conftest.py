from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from linkgraph.ledger.ledger import open_ledger


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "case" / ".linkgraph"


@pytest.fixture
def ledger(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_ledger(work) as opened:
        yield opened
