"""Judgements of clusters, of two analysts, in conflict, and through many reruns."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.clusters.stage import cluster
from linkgraph.errors import SourceError, UsageError
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.judgements import append, collect, entry_of, standing
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.linking.conclude import link
from linkgraph.linking.model import load_model
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch
from tests.pipeline import small

RERUNS = int(os.environ.get("RERUNS", "12"))
"""`RERUNS=50 pytest tests/pipeline/test_exchanging.py` takes a minute."""
QUIET = SilentProgress()
A, B, C, D = "upwork:a", "guru:b", "fiverr:c", "guru:d"


def of(case: Case) -> tuple[list[object], list[object], list[object]]:
    with closing(pipeline.open_case_store(case, None)) as store:
        return small.conclusions(store)


def home(case: Case) -> dict[str, str]:
    with closing(pipeline.open_case_store(case, None)) as store:
        return {account: row["id"] for row in read.clusters(store) for account in row["accounts"]}


def members(case: Case) -> list[list[str]]:
    with closing(pipeline.open_case_store(case, None)) as store:
        return sorted(sorted(row["accounts"]) for row in read.clusters(store))


def test_a_cluster_is_judged_and_taken_back_as_a_whole(case: Case) -> None:
    before, name = of(case), home(case)[A]
    told = pipeline.judge_cluster(case, None, name, "different", "ann", progress=QUIET)
    assert (told["cluster"], told["pairs"]) == (name, 1)
    assert A not in home(case)
    pipeline.judge_cluster(case, None, name, None, "ann", progress=QUIET)
    assert of(case)[1:] == before[1:]
    with pytest.raises(UsageError, match="nothing was said of the cluster"):
        pipeline.judge_cluster(case, None, name, None, "ann", progress=QUIET)
    pipeline.judge_cluster(case, None, name, "same", "ann", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert [row["judgement"] for row in read.judgements(store)].count("same") == 1


def test_two_copies_that_take_in_each_others_judgements_come_to_the_same(case: Case, tmp_path: Path) -> None:
    other = Case.open(shutil.copytree(case.folder, tmp_path / "other" / "case"))
    for work, left, right, word, at in (
        (case.work, A, B, "different", "2024-01-01T00:00:00Z"),
        (other.work, A, B, "same", "2024-01-02T00:00:00Z"),
        (other.work, A, C, "same", "2024-01-03T00:00:00Z"),
        (case.work, C, D, "different", "2024-01-04T00:00:00Z"),
    ):
        append(work, entry_of(left, right, word, "ann", "looked at both", at))
    for mine in (case, other):
        assert pipeline.export_judgements(mine, tmp_path / f"{mine.folder.parent.name}.jsonl") == 2
    for mine, theirs in ((case, other), (other, case)):
        file = tmp_path / f"{theirs.folder.parent.name}.jsonl"
        assert pipeline.merge_judgements(mine, None, file, progress=QUIET) == {"new": 2, "known": 0}
        assert pipeline.merge_judgements(mine, None, file, progress=QUIET) == {"new": 0, "known": 2}
    assert of(case)[:2] == of(other)[:2]
    assert members(case) == members(other)
    assert home(case)[A] == home(case)[B] == home(case)[C]


def test_judgements_that_cannot_all_be_right_are_named(case: Case) -> None:
    pipeline.judge_all(case, None, [(A, B), (B, C)], "same", "ann", progress=QUIET)
    pipeline.judge(case, None, A, C, "different", "bob", "other handwriting", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        [found] = read.conflicts(store)
    assert (found["left"], found["right"], found["by"], found["reason"]) == (C, A, "bob", "other handwriting")
    assert found["over"] == [C, B, A]
    assert [row["by"] for row in found["said"]] == ["ann", "ann"]
    pipeline.judge(case, None, A, C, None, "bob", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert read.conflicts(store) == []


@pytest.mark.parametrize(
    ("text", "said"), [("{", "is not JSON"), ('{"left": "a"}', "which needs left"), ("[1]", "no judg")]
)
def test_a_file_that_holds_something_else_is_refused(case: Case, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "theirs.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        pipeline.merge_judgements(case, None, tmp_path / "theirs.jsonl", progress=QUIET)


def _evidence() -> Iterator[dict[str, str]]:
    """Ever more that two accounts share: phones, addresses of mail, wallets, in turn."""
    for number in range(RERUNS):
        value = {
            "phone": f"+1202555{1000 + number}",
            "email": f"ann{number}@example.org",
            "wallet": f"0x{number + 1:040x}",
        }
        name = ("phone", "email", "wallet")[number % 3]
        yield {name: value[name]}


def test_different_keeps_two_accounts_apart_however_much_they_come_to_share(tmp_path: Path) -> None:
    """And taking it back comes to what would have been without it."""
    model = load_model()
    weights: list[float] = []
    with open_ledger(tmp_path) as ledger:
        append(tmp_path, entry_of("x:a", "x:b", "different", "ann", None, "2024-01-01T00:00:00Z"))
        for number, shared in enumerate(_evidence()):
            rows = [{"account": account, **shared} for account in ("x:a", "x:b")]
            load_source(ledger, f"{number}.csv", "profiles", "", "r", [batch("profiles", *rows)])
            build_facts(ledger, QUIET)
            collect(ledger, tmp_path, "r")
            link(ledger, model, standing(ledger), "r", QUIET)
            cluster(ledger, model.threshold, "r", "2024-01-01T00:00:00Z")
            assert ledger.execute("FROM link").fetchall() == ledger.execute("FROM cluster_member").fetchall() == []
            weights += ledger.execute("SELECT round(sum(weight), 2) FROM evidence").fetchone() or ()
        assert weights == sorted(weights)
        assert weights[-1] > weights[0] >= model.threshold
        append(tmp_path, entry_of("x:a", "x:b", "undone", "ann", None, "2024-01-02T00:00:00Z"))
        collect(ledger, tmp_path, "r")
        link(ledger, model, standing(ledger), "r", QUIET)
        [(weight, judged)] = ledger.execute("SELECT weight, judged FROM link").fetchall()
        assert (weight, judged) == (weights[-1], None)
        assert ledger.execute("SELECT count(*) FROM evidence WHERE suppressed").fetchone() == (0,)


def test_a_reason_may_hold_any_sign(case: Case, tmp_path: Path) -> None:
    """Some signs end a line for Python, and none in JSON: U+2028 comes with text copied out of a browser."""
    append(case.work, entry_of(A, B, "different", "ann", "one\u2028two\u0085three", "2024-01-01T00:00:00Z"))
    pipeline.export_judgements(case, tmp_path / "ann.jsonl")
    assert pipeline.merge_judgements(case, None, tmp_path / "ann.jsonl", progress=QUIET) == {"new": 0, "known": 1}
