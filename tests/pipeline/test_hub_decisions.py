"""Decisions about shared values outlast the ledger, move with judgements, and are taken back without a trace."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.progress import SilentProgress
from tests.pipeline import small

QUIET = SilentProgress()
WITHOUT = [pair for pair in small.LINKED if pair != ("guru:b", "upwork:a")]


def links(case: Case) -> list[tuple[str, str]]:
    with closing(pipeline.open_case_store(case, None)) as store:
        return sorted((row["left"], row["right"]) for row in read.links(store))


def deny(case: Case) -> None:
    pipeline.decide_hub(case, None, small.WALLET, False, "ann", "an exchange", progress=QUIET)


def test_a_decision_outlasts_the_ledger_and_says_who_when_and_why(case: Case) -> None:
    deny(case)
    assert links(case) == sorted(WITHOUT)
    for file in [*case.work.glob("ledger.duckdb*"), *case.work.glob("graph.lbug*")]:
        file.unlink()
    small.run(case)
    assert links(case) == sorted(WITHOUT)
    with closing(pipeline.open_case_store(case, None)) as store:
        [hub], [said] = read.hubs(store), read.hub_decisions(store)
    assert hub["reason"] == f"denied by ann on {said['at'][:10]}: an exchange"
    assert (said["value"], said["decision"], said["by"], said["reason"]) == (small.WALLET, "deny", "ann", "an exchange")


def test_a_lost_case_folder_takes_decisions_over_from_the_graph(case: Case) -> None:
    deny(case)
    (case.work / "hubs.jsonl").unlink()
    for file in case.work.glob("ledger.duckdb*"):
        file.unlink()
    small.run(case)
    assert links(case) == sorted(WITHOUT)


def test_what_is_taken_back_is_as_if_nobody_had_decided(case: Case) -> None:
    with closing(pipeline.open_case_store(case, None)) as store:
        before = read.links(store), read.evidence(store), read.hubs(store)
    deny(case)
    pipeline.decide_hub(case, None, small.WALLET, None, "bob", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert (read.links(store), read.evidence(store), read.hubs(store)) == before
        assert [row["decision"] for row in read.hub_decisions(store)] == ["deny", "undone"]
    with pytest.raises(UsageError, match="nothing was decided"):
        pipeline.decide_hub(case, None, small.WALLET, None, "bob", progress=QUIET)


def test_decisions_move_between_copies_with_judgements(case: Case, tmp_path: Path) -> None:
    other = Case.open(shutil.copytree(case.folder, tmp_path / "other" / "case"))
    deny(case)
    pipeline.judge(case, None, "fiverr:c", "guru:d", "different", "ann", progress=QUIET)
    file = tmp_path / "said.jsonl"
    assert pipeline.export_judgements(case, file) == 2
    assert pipeline.merge_judgements(other, None, file, progress=QUIET) == {"new": 2, "known": 0}
    assert pipeline.merge_judgements(other, None, file, progress=QUIET) == {"new": 0, "known": 2}
    assert links(other) == links(case) == [("fiverr:f", "upwork:e")]


def test_what_is_allowed_links_what_its_blast_radius_says(tmp_path: Path) -> None:
    """However many have it: who allows a value says that it is one hand's."""
    many, pairs = 70, {"x:0": "x:1", "x:2": "x:3"}
    rows = [f"x:{n},{small.WALLET},{'pair-' + str(n // 2) + '-phone' if n < 4 else ''}" for n in range(many)]
    tmp_path.joinpath("profiles.csv").write_text("\n".join(["account,wallet,device", *rows]) + "\n", encoding="utf-8")
    case = Case.open(tmp_path)
    small.run(case)
    assert links(case) == sorted(pairs.items())
    with closing(pipeline.open_case_store(case, None)) as store:
        [hub] = read.hubs(store)
    assert (hub["suppressed"], hub["would_size"], len(hub["would_join"])) == (True, many, 50)
    pipeline.decide_hub(case, None, small.WALLET, True, "ann", "the ring's own purse", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert [row["size"] for row in read.clusters(store)] == [hub["would_size"]]
    pipeline.decide_hub(case, None, small.WALLET, None, "ann", progress=QUIET)
    assert links(case) == sorted(pairs.items())
