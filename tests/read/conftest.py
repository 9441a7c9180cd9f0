"""The sample in an embedded store, and in both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linkgraph.store import GraphStore
from tests.read.pair import embedded
from tests.read.sample import sample


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The sample in an embedded store; nobody writes to it."""
    with embedded(sample(), tmp_path_factory.mktemp("sample")) as store:
        yield store
