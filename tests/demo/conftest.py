from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.demo import Summary, generate
from linkgraph.demo.generate import build
from linkgraph.demo.world import World

SEED, SMALL = 5, 240


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """A small case on disk."""
    return generate(tmp_path_factory.mktemp("demo") / "case", seed=SEED, accounts=SMALL)


@pytest.fixture(scope="session")
def world() -> World:
    """A case of 2,000 accounts in memory."""
    return build(SEED, 2000)


@pytest.fixture(scope="session")
def folder(small: Summary) -> Path:
    """The folder of the small case."""
    return small.folder
