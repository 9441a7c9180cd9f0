from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import zstandard

from .reading import read

ROWS = "account,name\n" + "".join(f"up:{i},Name {i}\n" for i in range(200_000))


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("zst", zstandard.compress)])
def test_packed_files_are_read(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    half = len(ROWS) // 2
    parts = pack(ROWS[:half].encode()) + pack(ROWS[half:].encode())
    tmp_path.joinpath(f"profiles.csv.{suffix}").write_bytes(parts)
    found = read(tmp_path)
    assert found.rejects == []
    assert len(found.rows) == 200_000


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("zst", zstandard.compress)])
def test_a_file_that_is_cut_short_keeps_what_is_there(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    data = pack(ROWS.encode() * 2)
    tmp_path.joinpath(f"profiles.csv.{suffix}").write_bytes(data[: len(data) - 100])
    found = read(tmp_path)
    assert len(found.rows) > 10_000
    assert found.reasons()[-1] == (0, "the compressed data is cut short; copy the file again")


def test_lines_of_json_before_the_cut_are_kept(tmp_path: Path) -> None:
    text = "".join(f'{{"account": "up:{at}", "name": "{at * 7919 % 104729}"}}\n' for at in range(15_000))
    data = gzip.compress(text.encode())
    tmp_path.joinpath("profiles.jsonl.gz").write_bytes(data[: len(data) - 100])
    found = read(tmp_path)
    assert len(found.rows) > 10_000
    assert found.reasons()[-1] == (0, "the compressed data is cut short; copy the file again")


def test_packed_files_are_told_by_their_bytes(tmp_path: Path) -> None:
    tmp_path.joinpath("profiles.csv").write_bytes(gzip.compress(b"account\nup:1\n"))
    tmp_path.joinpath("photos.csv.gz").write_bytes(b"account,file\nup:1,a.jpg\n")
    found = read(tmp_path)
    assert found.rejects == []
    assert found.column("account") == ["up:1", "up:1"]


def test_zstd_may_begin_with_a_frame_that_is_not_data(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd"
    data = skipped + zstandard.compress(b"account\nup:1\n") + skipped + zstandard.compress(b"up:2\n")
    tmp_path.joinpath("profiles.csv.zst").write_bytes(data)
    assert read(tmp_path).column("account") == ["up:1", "up:2"]


def test_a_decompression_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = zstandard.ZstdCompressor(level=3).compress(b"account,name\n" + b"up:1,x" + b"\n" * 300_000_000)
    tmp_path.joinpath("profiles.csv.zst").write_bytes(bomb)
    found = read(tmp_path)
    assert found.column("account") == ["up:1"]
    assert "decompression bomb" in found.rejects[-1].reason


def test_millions_of_blank_lines_are_no_rows(tmp_path: Path) -> None:
    blank = b"\n" * 20_000_000
    tmp_path.joinpath("profiles.csv").write_bytes(b"account\n" + blank + b"up:1\n")
    tmp_path.joinpath("photos.jsonl").write_bytes(blank + b'{"account": "up:1", "file": "a"}\n')
    assert read(tmp_path).column("line") == [20_000_002, 20_000_001]


def test_garbage_is_one_reject(tmp_path: Path) -> None:
    tmp_path.joinpath("profiles.csv.gz").write_bytes(b"\x1f\x8b\x08\x00garbage garbage garbage")
    tmp_path.joinpath("logins.csv.zst").write_bytes(b"\x28\xb5\x2f\xfdgarbage garbage garbage")
    assert [reject.line for reject in read(tmp_path).rejects] == [0, 0]
