from __future__ import annotations

from pathlib import Path

import pytest

from .reading import read

SAMPLES = {
    "cp1252": "José Müller, Straße 5, São Paulo, façade, crème brûlée, naïve",
    "cp1251": "Меня зовут Иван Петров, я разработчик из Москвы",
    "koi8_r": "Меня зовут Иван Петров, я разработчик из Москвы",
    "gb18030": "我是一名来自沈阳的软件工程师，有十年的开发经验",
    "shift_jis": "私は東京のソフトウェア開発者です。よろしくお願いします",
    "euc_kr": "저는 서울에서 일하는 소프트웨어 개발자입니다",
    "utf-8": "Zoë, 东京, Москва",
    "utf-8-sig": "Zoë, 东京, Москва",
    "utf-16": "Zoë, 东京, Москва",
    "utf-16-le": "Zoë works in a small town near the sea, and likes it",
    "utf-32": "Zoë, 东京, Москва",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_the_encoding_is_detected(tmp_path: Path, encoding: str) -> None:
    bio = SAMPLES[encoding]
    tmp_path.joinpath("profiles.csv").write_bytes(f"account;bio\nup:1;{bio}\nup:2;{bio}\n".encode(encoding))
    found = read(tmp_path)
    assert found.rejects == []
    assert found.column("bio") == [bio, bio]


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_json_lines_too(tmp_path: Path, encoding: str) -> None:
    bio = "Меня зовут Иван Петров, я разработчик из Москвы"
    tmp_path.joinpath("profiles.jsonl").write_bytes(f'{{"account":"up:1","bio":"{bio}"}}\n'.encode(encoding))
    assert read(tmp_path).column("bio") == [bio]


def test_characters_cut_by_a_block_are_whole(tmp_path: Path) -> None:
    rows = "".join(f"up:{i},ж{'я' * (i % 7)}\n" for i in range(400_000))
    tmp_path.joinpath("profiles.csv").write_bytes(("account,name\n" + rows).encode("utf-16"))
    found = read(tmp_path)
    assert found.rejects == []
    assert len(found.rows) == 400_000
    assert found.rows[-1] == {"account": "up:399999", "name": "ж" + "я" * (399_999 % 7), "line": 400_001}
