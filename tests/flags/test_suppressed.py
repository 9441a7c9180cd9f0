"""What people took out, and what no source says any more, is held against nobody."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.progress import SilentProgress
from tests.pipeline import small

QUIET = SilentProgress()


@pytest.mark.parametrize(
    ("flag", "pair", "signal"),
    [
        ("same_photo_other_names", ("fiverr:f", "upwork:e"), None),
        ("same_photo_other_names", ("fiverr:f", "upwork:e"), "photo"),
        ("one_template_across_accounts", ("fiverr:i", "guru:h"), "document"),
    ],
)
def test_evidence_that_was_taken_out_is_no_red_flag(
    tmp_path: Path, flag: str, pair: tuple[str, str], signal: str | None
) -> None:
    case = small.write(tmp_path / "case")
    small.run(case)
    before = _found(case, flag)
    assert set(pair) <= before
    pipeline.judge(case, None, *pair, "different", "ann", "the picture was stolen", signal=signal, progress=QUIET)
    assert _found(case, flag) == before - set(pair)
    pipeline.judge(case, None, *pair, None, "ann", signal=signal, progress=QUIET)
    assert _found(case, flag) == before


@pytest.mark.parametrize("asked", [1, 20])
def test_who_has_a_value_is_who_shows_it_now(tmp_path: Path, asked: int) -> None:
    case = small.write(tmp_path / "case")
    small.run(case)
    rows = [{**row, "wallet": ""} if row["account"] == "guru:b" else row for row in small.PROFILES]
    small.table(case.folder / "profiles.csv", rows)
    small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        values = [small.WALLET.lower(), *(f"none {at}" for at in range(asked - 1))]
        assert read.all_holders(store, values) == {("Wallet", values[0], "upwork:a")}
        assert read.path(store, "guru:b", "upwork:a")["kind"] == "none"


def _found(case: Case, flag: str) -> set[str]:
    with closing(pipeline.open_case_store(case, None)) as store:
        return {row["subject"] for row in read.findings(store) if row["flag"] == flag}
