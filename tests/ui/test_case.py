"""The application holds the store of the case that it shows, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.store import GraphStore
from linkgraph.ui import case


class Held:
    """A store that knows whether it is open."""

    def __init__(self, where: str) -> None:
        self.where, self.is_open = where, True

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Held]:
    """The stores that the application opens."""
    found: list[Held] = []

    def open_store(where: str) -> Held:
        found.append(Held(where))
        return found[-1]

    monkeypatch.setattr(case, "open_store", open_store)
    held: dict[str, GraphStore] = {}
    monkeypatch.setattr(case, "_opened", held)
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    return found


def test_a_case_is_opened_once(opened: list[Held], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    assert case.store() is case.store()
    assert [store.is_open for store in opened] == [True]


def test_another_case_closes_the_one_before(
    opened: list[Held], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("one", "two", "one"):
        monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path / name))
        case.store()
    assert [store.is_open for store in opened] == [False, False, True]
