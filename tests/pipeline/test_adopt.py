"""A ledger that was lost is made again, and takes over from the store what cannot be read again."""

from __future__ import annotations

from contextlib import closing

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.pipeline import adopt
from linkgraph.progress import SilentProgress
from linkgraph.read import judgements
from tests.pipeline import small


def test_a_lost_ledger_loses_no_judgement_and_no_cluster_id(case: Case) -> None:
    pipeline.judge(case, None, "guru:h", "fiverr:i", "same", "ann", "met them", progress=SilentProgress())
    with closing(pipeline.open_case_store(case, None)) as store:
        before, said = small.conclusions(store), judgements(store)
    (case.work / "ledger.duckdb").unlink()
    (case.work / "judgements.jsonl").unlink()
    small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.conclusions(store) == before
        assert judgements(store) == said
        assert len(said) == 1


def test_taking_over_that_was_cut_short_begins_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.judge(case, None, "guru:h", "fiverr:i", "same", "ann", "met them", progress=SilentProgress())
    with closing(pipeline.open_case_store(case, None)) as store:
        before, said = small.conclusions(store), judgements(store)
    (case.work / "ledger.duckdb").unlink()
    (case.work / "judgements.jsonl").unlink()
    with monkeypatch.context() as patched:
        patched.setattr(adopt, "_take_judgements", _stop)
        with pytest.raises(KeyboardInterrupt):
            small.run(case)
    small.run(case)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.conclusions(store) == before
        assert judgements(store) == said


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
