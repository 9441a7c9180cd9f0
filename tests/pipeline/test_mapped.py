from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from linkgraph.pipeline.mapped import numbers
from linkgraph.pipeline.photo_index import write_index
from linkgraph.pipeline.point_index import write_points
from linkgraph.pipeline.text_index import write_texts
from linkgraph.signals.texts.marks import encode


@pytest.mark.parametrize("kind", [np.uint64, np.uint32, np.int32, np.int64])
def test_a_slice_has_its_own_numbers(kind: type[np.generic]) -> None:
    held = np.arange(9, dtype=kind)
    assert numbers(pa.array(held)[2:7]).tolist() == [2, 3, 4, 5, 6]
    assert numbers(pa.array(held)).dtype == kind
    assert numbers(pa.array(held)[4:4]).tolist() == []
    assert numbers(pa.array([], pa.uint64())).tolist() == []


def test_a_lookup_does_not_load_pandas(tmp_path: Path) -> None:
    photos = pa.table({"id": ["a", "b"], "file": ["a.jpg", "b.jpg"], "hash": ["0" * 64, "f" * 64]})
    write_index(tmp_path, photos)
    write_points(tmp_path, [("a", "a.jpg", np.zeros((9, 32), np.uint8))], 1)
    write_texts(tmp_path, iter([[("t", encode(np.arange(0, 160, 2, dtype=np.uint32)))]]))
    code = (
        "import sys, pathlib, numpy as np; from linkgraph.pipeline.photo_index import nearest; "
        "from linkgraph.pipeline.point_index import sharing_points; "
        "from linkgraph.pipeline.text_index import texts_near; "
        "from linkgraph.signals.texts.marks import encode; work = pathlib.Path(sys.argv[1]); "
        "print(len(nearest(work, np.zeros((1, 4), np.uint64), 5)), "
        "len(sharing_points(work, np.zeros((9, 32), np.uint8), 5)), "
        "len(texts_near(work, encode(np.arange(0, 160, 2, dtype=np.uint32)))), 'pandas' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["2", "1", "1", "False"]
