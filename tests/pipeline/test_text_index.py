from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from linkgraph.ledger.ledger import open_ledger
from linkgraph.pipeline import text_index
from linkgraph.pipeline.text_index import keep_text_index, texts_near, write_texts
from linkgraph.signals.texts.marks import encode
from linkgraph.signals.texts.near import near
from tests.signals.texts import slow


@pytest.mark.parametrize("batch", [1, 7, 60])
def test_the_file_says_what_comparing_all_says(tmp_path: Path, batch: int) -> None:
    texts = [(f"t{at}", encode(np.array(text, np.uint32))) for at, text in enumerate(slow.made_up(4, 60))]
    write_texts(tmp_path, iter([texts[at : at + batch] for at in range(0, 60, batch)]))
    for at in (3, 8):
        found, overlap = near(texts[at][1], [mark for _, mark in texts])
        expected = {f"t{one}": 1 - part for one, part in zip(found.tolist(), overlap.tolist(), strict=True)}
        told = dict(texts_near(tmp_path, texts[at][1]) or [])
        assert told == pytest.approx({**expected, f"t{at}": 0.0})


def test_without_a_file_there_is_no_answer_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    mark = encode(np.arange(80, dtype=np.uint32) * 2)
    assert texts_near(tmp_path, mark) is None
    write_texts(tmp_path, iter([]))
    assert texts_near(tmp_path, mark) == []


WORDS = [first + second + first for first in "bdfghklmnp" for second in "aeiouybcdf"]


def _held(folder: Path) -> list[dict[str, object]]:
    with pa.memory_map(str(folder / text_index.FILE)) as source:
        rows: list[dict[str, object]] = pa.ipc.open_file(source).read_all().to_pylist()
        return sorted(rows, key=lambda row: str(row["id"]))


def test_texts_that_come_and_go_are_held_as_if_all_had_been_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "BATCH", 7)
    with open_ledger(tmp_path) as ledger:
        for at in range(60):
            words = " ".join(WORDS[(at + 1) * step % 97] for step in range(1, 50))
            ledger.execute("INSERT INTO content (id, kind, payload) VALUES (?, 'text', ?)", [f"t{at}", words])
        for first, last in ((0, 10), (0, 12), (0, 13), (5, 13), (4, 40), (50, 60), (0, 60), (3, 3), (0, 60)):
            ledger.execute("DELETE FROM fact")
            ledger.execute(
                "INSERT INTO fact (account, kind, value, gone) "
                "SELECT 'upwork:' || i, 'document', 't' || i, false FROM range(?, ?) r(i)",
                [first, last],
            )
            fresh = tmp_path / f"{first} {last}"
            fresh.mkdir(exist_ok=True)
            keep_text_index(ledger, tmp_path)
            keep_text_index(ledger, fresh)
            assert _held(tmp_path) == _held(fresh)
            assert len(_held(tmp_path)) == last - first
