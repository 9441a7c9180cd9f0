"""Killed runs, and two at once: readers see the last whole one, the next run goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import CaseBusy
from linkgraph.pipeline.ingesting import ingest_case
from linkgraph.pipeline.work import working
from linkgraph.progress import SilentProgress
from linkgraph.read import judgements, runs
from linkgraph.schema import tables
from tests.pipeline import small

ROOT = Path(__file__).parents[2]


@contextmanager
def stopped(case: Case, stage: str) -> Iterator[subprocess.Popen[str]]:
    """A run that has come as far as `stage` and is killed (SIGKILL) on leaving."""
    command = [sys.executable, "-m", "tests.pipeline.killed", str(case.folder), stage]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        yield process
        process.kill()
        process.communicate()


def add_account(case: Case) -> None:
    rows = [*small.PROFILES, {"account": "upwork:new", "name": "Ivo Petrov", "payment_account": small.IBAN}]
    small.table(case.folder / "profiles.csv", rows)


def test_while_a_run_works_and_is_killed_readers_see_the_last_whole_one(case: Case) -> None:
    add_account(case)
    with stopped(case, "rows_of"), closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == small.LINKED
        assert len(runs(store)) == 1
        with pytest.raises(CaseBusy, match=r"another run is working on the case .*: wait"):
            pipeline.run(case, None, progress=SilentProgress())
        pipeline.judge(case, None, "guru:b", "upwork:a", "different", "ann", progress=SilentProgress())
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == small.LINKED
    summary = small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.linked(store) == [
            ("fiverr:c", "guru:d"),
            ("fiverr:c", "upwork:new"),
            ("fiverr:f", "upwork:e"),
            ("guru:d", "upwork:new"),
        ]
        assert [row["judgement"] for row in judgements(store)] == ["different"]
        assert len(runs(store)) == 2
    assert summary["accounts"] == 10


JOINED = [("fiverr:c", "guru:d"), ("fiverr:c", "upwork:new"), ("fiverr:f", "upwork:e"), ("guru:d", "upwork:new")]
"""What is linked with the new account, and once the pair below is judged different."""


def judge_different(case: Case, uri: str | None = None) -> list[tuple[str, str]]:
    pipeline.judge(case, uri, "guru:b", "upwork:a", "different", "ann", progress=SilentProgress())
    with closing(pipeline.open_case_store(case, uri)) as store:
        assert set(store.read(tables()["Account"])["id"].to_pylist()) >= {
            account for pair in small.linked(store) for account in pair
        }
        return small.linked(store)


def test_a_judgement_after_a_run_that_was_stopped_before_it_published_publishes_all_of_it(case: Case) -> None:
    add_account(case)
    with stopped(case, "publish"):
        pass
    assert judge_different(case) == JOINED


def test_a_judgement_after_a_run_that_was_stopped_after_it_read_draws_all_of_it(case: Case) -> None:
    add_account(case)
    with working(case, None, SilentProgress()) as work:
        ingest_case(work)
    assert judge_different(case) == JOINED


def test_a_judgement_in_a_store_that_has_not_seen_the_last_run_publishes_all_of_it(case: Case, tmp_path: Path) -> None:
    other = f"ladybug:{tmp_path / 'other.lbug'}"
    small.run(case, other)
    add_account(case)
    small.run(case)
    assert judge_different(case, other) == JOINED
