"""The sample case, its report and its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.report import Pictures, Report, build
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore
from tests.sample_case import publish


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("report") / "case")


@pytest.fixture(scope="session")
def store(folder: Path) -> GraphStore:
    return open_store(f"ladybug:{folder / '.linkgraph' / 'graph.lbug'}")


@pytest.fixture(scope="session")
def report(store: GraphStore) -> Report:
    return build(store, "2024-03-01")


@pytest.fixture(scope="session")
def pictures(store: GraphStore, folder: Path) -> Pictures:
    return Pictures.of(store, folder)
