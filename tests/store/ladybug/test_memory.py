from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.store.ladybug.memory import available
from linkgraph.store.ladybug.settings import Settings, buffer_of

GB = 1 << 30


def machine(root: Path, groups: str, bounds: dict[str, str]) -> Path:
    for name, text in {"proc/self/cgroup": groups, **bounds}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_the_memory_of_a_machine_without_bounds_is_what_it_has(tmp_path: Path) -> None:
    assert available(tmp_path) > 0
    free = machine(tmp_path, "0::/user.slice\n", {"sys/fs/cgroup/user.slice/memory.max": "max\n"})
    assert available(free) == available(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("groups", "bounds"),
    [
        ("0::/a/b\n", {"sys/fs/cgroup/a/memory.max": "1000\n", "sys/fs/cgroup/a/b/memory.max": "max\n"}),
        ("0::/a/b\n", {"sys/fs/cgroup/a/memory.max": "2000\n", "sys/fs/cgroup/a/b/memory.max": "1000\n"}),
        ("0::/\n", {"sys/fs/cgroup/memory.max": "1000\n"}),
        ("3:cpu:/x\n5:hugetlb,memory:/a\n", {"sys/fs/cgroup/memory/a/memory.limit_in_bytes": "1000\n"}),
    ],
)
def test_a_control_group_bounds_it(tmp_path: Path, groups: str, bounds: dict[str, str]) -> None:
    assert available(machine(tmp_path, groups, bounds)) == 1000


@pytest.mark.parametrize(("memory", "megabytes"), [(2 * GB, 1024), (8 * GB, 1024), (16 * GB, 2048), (64 * GB, 4096)])
def test_the_store_takes_an_eighth_within_bounds(memory: int, megabytes: int) -> None:
    assert buffer_of(memory) == megabytes


def test_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_STORE_BUFFER_MB", "300")
    assert Settings.from_environment().buffer_mb == 300
    monkeypatch.delenv("LINKGRAPH_STORE_BUFFER_MB")
    assert Settings.from_environment().buffer_mb == buffer_of(available())
