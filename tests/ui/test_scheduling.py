from __future__ import annotations

import time
from pathlib import Path

import pytest

from linkgraph.errors import LinkgraphError
from linkgraph.ui import scheduling
from linkgraph.ui.scheduling import Wish


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    return tmp_path


def test_nothing_was_asked_for_yet(empty: Path) -> None:
    assert scheduling.wish() is None
    assert scheduling.history() == []
    assert not scheduling.going()
    assert not scheduling.elsewhere()
    assert scheduling.in_words(scheduling.state().next) == "as soon as it is started"


@pytest.mark.parametrize(
    "wrong",
    [
        Wish(every="soon"),
        Wish(deliver=()),
        Wish(deliver=("pigeon:home",)),
        Wish(watch=("everything",)),
        Wish(redact="all of it"),
    ],
)
def test_what_cannot_be_is_said_and_not_started(empty: Path, wrong: Wish) -> None:
    with pytest.raises(LinkgraphError):
        scheduling.start(wrong)
    assert scheduling.wish() is None
    assert not scheduling.going()


def test_the_log_is_read_newest_first(empty: Path) -> None:
    (empty / ".linkgraph").mkdir()
    lines = "2026-01-01T00:00:05Z Report 1 delivered: folder:reports\nnoise\n2026-01-02T00:00:04Z failed: full\n"
    (empty / ".linkgraph" / scheduling.LOG).write_text(lines, encoding="utf-8")
    assert [row["what"] for row in scheduling.history()] == ["failed: full", "Report 1 delivered: folder:reports"]


def test_a_password_in_a_target_is_not_shown() -> None:
    shown = scheduling.targets(Wish(deliver=("folder:reports", "https://hooks.example/secret-token")))
    assert "folder:reports" in shown
    assert "secret-token" not in shown


def test_a_report_is_made_and_delivered(case: Path) -> None:
    scheduling.start(Wish(every="1w", deliver=("folder:sent",), format="md"))
    try:
        until = time.monotonic() + 60
        while not scheduling.history() and time.monotonic() < until:
            time.sleep(0.2)
        assert [path.suffix for path in (case / "sent").iterdir()] == [".md"]
        assert "delivered" in scheduling.history()[0]["what"]
        assert scheduling.going()
        assert scheduling.state().number == 1
    finally:
        scheduling.stop()
    assert not scheduling.going()
    assert scheduling.wish() == Wish(every="1w", deliver=("folder:sent",), format="md")
