from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from linkgraph.errors import UsageError
from linkgraph.ui import serving
from linkgraph.ui.serving import SCRIPT, launch
from linkgraph.ui.settings import settings


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} is in use"):
            launch(tmp_path, None, port, browser=False)


def test_a_port_that_cannot_be_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="70000"):
        launch(tmp_path, None, 70000, browser=False)


def test_the_case_goes_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_STORE", "ladybug:old")
    monkeypatch.setenv("LINKGRAPH_CASE", "old")
    seen: list[tuple[int, bool]] = []
    monkeypatch.setattr(serving, "_serve", lambda port, browser: seen.append((port, browser)))
    launch(tmp_path, None, None, browser=False)
    assert os.environ["LINKGRAPH_CASE"] == str(tmp_path.resolve())
    assert "LINKGRAPH_STORE" not in os.environ
    assert [browser for _, browser in seen] == [False]


def test_settings_that_came_with_the_case_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    monkeypatch.setattr(serving, "_serve", lambda port, _browser: started.append(port))
    monkeypatch.setenv("LINKGRAPH_CASE", "")
    for folder in (tmp_path / "case", tmp_path / "case" / "below", tmp_path / "beside"):
        (folder / ".streamlit").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "beside")
    launch(tmp_path / "case", browser=False)
    for folder in (tmp_path / "case", tmp_path / "case" / "below"):
        monkeypatch.chdir(folder)
        with pytest.raises(UsageError, match=r"\.streamlit came with the case"):
            launch(tmp_path / "case", browser=False)
    assert len(started) == 1


def test_it_listens_on_this_machine_only_and_reports_to_nobody() -> None:
    said = settings()
    assert said["server.address"] == "127.0.0.1"
    assert said["browser.gatherUsageStats"] is False


def test_the_script_is_in_the_package() -> None:
    assert SCRIPT.is_file()
