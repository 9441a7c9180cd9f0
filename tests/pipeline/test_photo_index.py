from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from linkgraph.content.hamming import distance, pack
from linkgraph.pipeline.photo_index import nearest, write_index


def hashes(count: int, seed: int) -> list[str]:
    raw = np.random.default_rng(seed).bytes(32 * count)
    return [raw[at : at + 32].hex() for at in range(0, len(raw), 32)]


def photos(made: list[str]) -> pa.Table:
    ids = [f"{at:064x}" for at in range(len(made))]
    return pa.table({"id": ids, "file": [f"{at}.jpg" for at in range(len(made))], "hash": made})


def test_the_nearest_are_those_of_comparing_all(tmp_path: Path) -> None:
    made, ways = hashes(3000, 1), hashes(8, 2)
    made[17] = made[18] = made[19] = ways[3]
    write_index(tmp_path, photos(made))
    found = nearest(tmp_path, pack(ways), 20)
    apart = [min(distance(int(one, 16), int(way, 16)) for way in ways) for one in made]
    assert found is not None
    assert [each.bits for each in found] == sorted(apart)[:20]
    assert all(apart[int(each.id, 16)] == each.bits for each in found)
    assert [each.file for each in found[:3]] == ["17.jpg", "18.jpg", "19.jpg"]


def test_all_equal_ones_come_and_a_small_case_comes_whole(tmp_path: Path) -> None:
    made = hashes(5, 1) + hashes(1, 2) * 30
    write_index(tmp_path, photos(made))
    assert len(nearest(tmp_path, pack(hashes(1, 2)), 10) or []) == 30
    assert len(nearest(tmp_path, pack(hashes(1, 3)), 100) or []) == 35


def test_without_a_file_there_is_no_answer_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    assert nearest(tmp_path, pack(hashes(1, 1)), 10) is None
    write_index(tmp_path, photos([]).cast(pa.schema([(name, pa.string()) for name in ("id", "file", "hash")])))
    assert nearest(tmp_path, pack(hashes(1, 1)), 10) == []
