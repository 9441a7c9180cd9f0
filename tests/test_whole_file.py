from __future__ import annotations

import os
from pathlib import Path

import pytest

from linkgraph.whole_file import whole_file


def test_it_is_there_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("before")
    with whole_file(file) as part:
        part.write_text("after")
        assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert file.read_text() == "after"


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("before")

    def fails() -> None:
        with whole_file(file) as part:
            part.write_text("af")
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        fails()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert file.read_text() == "before"


def test_a_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    link.symlink_to(real)
    with whole_file(link) as part:
        part.write_text("after")
    assert link.is_symlink()
    assert real.read_text() == "after"


def test_a_pipe_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as part:
        part.write_text("through it")
    assert os.read(reading, 100) == b"through it"
    os.close(reading)
    assert pipe.is_fifo()
