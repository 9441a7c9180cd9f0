from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from linkgraph.linking.model import load_model
from linkgraph.linking.weights_file import FILE, keep_weights, kept_weights


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    model = replace(load_model(), prior=-12.5, threshold=17.0)
    keep_weights(tmp_path / "work", model)
    found = kept_weights(tmp_path / "work", load_model())
    assert (found.prior, found.threshold) == (-12.5, 17.0)
    assert found.signals["name"].levels == model.signals["name"].levels


def test_without_a_readable_file_the_weights_stay(tmp_path: Path) -> None:
    assert kept_weights(tmp_path, load_model()) == load_model()
    tmp_path.joinpath(FILE).write_text("[]", encoding="utf-8")
    assert kept_weights(tmp_path, load_model()) == load_model()
