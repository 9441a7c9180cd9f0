from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from linkgraph.pipeline.text_index import texts_near, write_texts
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
