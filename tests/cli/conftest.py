"""The sample case, and a way to call the command line as a user does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from linkgraph.cli import main
from tests.sample_case import publish


@dataclass(frozen=True)
class Said:
    """What a call wrote, and its exit code."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample case; tests only read it."""
    return publish(tmp_path_factory.mktemp("cli") / "case")


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs `linkgraph` in this process."""
    monkeypatch.delenv("LINKGRAPH_CASE", raising=False)
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    monkeypatch.setenv("PYTHONSAFEPATH", "")  # the command sets it; gone again after the test

    def run(*words: object) -> Said:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = capfd.readouterr()
        code = ended.value.code
        return Said(code if isinstance(code, int) else 0, out, err)

    return run


@pytest.fixture
def ask(call: Call, sample_folder: Path) -> Call:
    """Runs `linkgraph` on the sample case."""

    def run(*words: object) -> Said:
        return call("--case", sample_folder, *words)

    return run
