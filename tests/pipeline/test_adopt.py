"""A ledger that was lost is made again, and takes over from the store what cannot be read again."""

from __future__ import annotations

from contextlib import closing

from linkgraph import pipeline
from linkgraph.case import Case
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
