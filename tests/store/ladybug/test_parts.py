from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.schema import tables
from linkgraph.store.base import PART_BYTES
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
from linkgraph.store.ladybug.writing import slices


@given(rows=st.integers(0, 400), size=st.integers(1, 50))
def test_slices_are_everything_in_order_and_about_as_large(rows: int, size: int) -> None:
    table = pa.table({"n": pa.array(range(rows), pa.int64())})
    parts = list(slices(table, size))
    assert [n for part in parts for n in part["n"].to_pylist()] == list(range(rows))
    assert len(parts) == -(-rows // size)
    assert all(part.num_rows <= size for part in parts)


@pytest.mark.parametrize(("buffer_mb", "more"), [(96, False), (1024, False), (3000, True)])
def test_edges_come_in_parts_that_follow_the_pool_and_nodes_do_not(tmp_path: Path, buffer_mb: int, more: bool) -> None:
    settings = Settings(buffer_mb=buffer_mb)
    evidence = next(table for table in tables().values() if table.name == "EVIDENCE")
    with LadybugStore(tmp_path / "graph.lbug", settings).update(fresh=True) as update:
        part = update.part_bytes(evidence)
        assert (part > PART_BYTES) == more
        assert part == PART_BYTES or part < settings.bytes_at_once
        assert update.part_bytes(tables()["Account"]) == PART_BYTES
