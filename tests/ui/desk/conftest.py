from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty case folder with its desk."""
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    return tmp_path
