"""`linkgraph weights` shows the table that a run goes by."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call


def table(call: Call, folder: Path) -> dict[tuple[str, str], dict[str, object]]:
    said = call("weights", "--case", folder, "--format", "json")
    assert said.code == 0
    return {(row["signal"], row["level"]): row for row in json.loads(said.out)}


def test_published_weights_and_own_ones(call: Call, tmp_path: Path) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text("[weights.email]\nsame = 17\n", encoding="utf-8")
    found = table(call, tmp_path)
    assert (found["email", "same"]["weight"], found["email", "same"]["source"]) == (17, "own")
    assert found["email", "similar"]["source"] == "published"
    assert found["email", "similar"]["m"] is None
