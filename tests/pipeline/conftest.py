from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from linkgraph.case import Case
from tests.pipeline import small


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The small case after its first run; nobody writes to it."""
    case = small.write(tmp_path_factory.mktemp("ran") / "case")
    small.run(case)
    return case


@pytest.fixture
def case(ran: Case, tmp_path: Path) -> Case:
    """A copy of the small case after its first run, to work on."""
    shutil.copytree(ran.folder, tmp_path / "case")
    return Case.open(tmp_path / "case")
