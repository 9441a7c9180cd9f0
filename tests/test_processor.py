from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linkgraph.processor import VARIABLE, spare_slow_sorts

ZEN_4 = (
    "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\nflags\t\t: fpu avx2 avx512f sha_ni\n\n"
)


@pytest.fixture
def without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy", raising=False)


def told(folder: Path, facts: str, **said: str) -> dict[str, str]:
    (folder / "cpuinfo").write_text(facts, encoding="utf-8")
    spare_slow_sorts(said, folder / "cpuinfo")
    return said


@pytest.mark.usefixtures("without_numpy")
def test_only_zen_4_goes_without(tmp_path: Path) -> None:
    assert "AVX512_ICL" in told(tmp_path, ZEN_4)[VARIABLE]
    assert told(tmp_path, ZEN_4.replace(": 25", ": 26")) == {}
    assert told(tmp_path, ZEN_4.replace("avx512f ", "")) == {}
    assert told(tmp_path, ZEN_4.replace("AuthenticAMD", "GenuineIntel")) == {}
    nowhere: dict[str, str] = {}
    spare_slow_sorts(nowhere, tmp_path / "none")
    assert nowhere == {}


@pytest.mark.usefixtures("without_numpy")
def test_what_somebody_said_stays(tmp_path: Path) -> None:
    assert told(tmp_path, ZEN_4, **{VARIABLE: ""}) == {VARIABLE: ""}


def test_nothing_is_said_too_late(tmp_path: Path) -> None:
    assert told(tmp_path, ZEN_4) == {}


def test_numpy_knows_what_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(ZEN_4, encoding="utf-8")
    code = (
        "import pathlib, sys; from linkgraph.processor import spare_slow_sorts; "
        "spare_slow_sorts(facts=pathlib.Path(sys.argv[1])); import numpy"
    )
    arguments = [sys.executable, "-W", "error::ImportWarning", "-c", code, str(tmp_path / "cpuinfo")]
    assert subprocess.run(arguments, check=False, capture_output=True, text=True).stderr == ""
