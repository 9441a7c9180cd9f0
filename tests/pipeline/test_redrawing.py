"""What follows from a judgement by the short way is what follows from it by the long one."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.clusters.hubs import list_hubs, measure_hubs
from linkgraph.clusters.stage import cluster
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.judgements import append, collect, entry_of, standing
from linkgraph.ledger.ledger import open_ledger, set_meta
from linkgraph.linking.conclude import link
from linkgraph.linking.model import load_model
from linkgraph.linking.redraw import redraw_links
from linkgraph.pipeline.redrawing import DRAWN
from linkgraph.progress import SilentProgress
from linkgraph.schema import tables
from tests.ledger.batches import batch, load

ACCOUNTS = [f"x:{number}" for number in range(8)]
PHONES = ("+12025550114", "+442079460018", "+493012345678")
WHEN = "2024-01-01T00:00:00Z"
TIMES = frozenset({"run", "at", "born", "started_at", "finished_at"})
CONCLUDED = ("evidence", "link", "cluster", "hub", "cluster_member")

Said = tuple[str, str, str]
said = st.lists(
    st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(ACCOUNTS), st.sampled_from(["same", "different", "undone"])),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=said, then=said)
def test_links_clusters_and_hubs_are_those_of_a_full_redraw(
    first: list[Said], then: list[Said], tmp_path: Path
) -> None:
    work = tmp_path / ".linkgraph"
    shutil.rmtree(work, ignore_errors=True)
    model = load_model({"hubs": {"phone": 3}})
    with open_ledger(work) as ledger:
        rows = [
            {"account": a, "phone": PHONES[n % 3], "email": f"{n // 2}@example.org"} for n, a in enumerate(ACCOUNTS)
        ]
        load(ledger, "profiles", [batch("profiles", *rows)])
        build_facts(ledger, SilentProgress())
        _say(work, first)
        collect(ledger, work, "r1")
        link(ledger, model, standing(ledger), "r1", SilentProgress())
        cluster(ledger, model.threshold, "r1", WHEN)
        list_hubs(ledger)
        _say(work, then)
        collect(ledger, work, "r2")
        judged = [sorted(pair) for *pair, _ in then]
        pairs = pl.DataFrame(judged, schema={"left": pl.String, "right": pl.String}, orient="row")
        before = ledger.execute("SELECT * FROM cluster_member").fetchall()
        redraw_links(ledger, model, pairs, standing(ledger), "r1")
        cluster(ledger, model.threshold, "r2", WHEN)
        measure_hubs(ledger)
        short = _concluded(ledger)
        ledger.execute("DELETE FROM cluster_member")
        for row in before:
            ledger.execute("INSERT INTO cluster_member VALUES (?, ?)", row)
        link(ledger, model, standing(ledger), "r1", SilentProgress())
        cluster(ledger, model.threshold, "r2", WHEN)
        list_hubs(ledger)
        assert short == _concluded(ledger)


def _say(work: Path, said: list[Said]) -> None:
    for left, right, word in said:
        append(work, entry_of(left, right, word, "ann", None, WHEN))


def _concluded(ledger: Any) -> dict[str, list[Any]]:
    return {name: sorted(ledger.execute(f"FROM {name}").fetchall(), key=repr) for name in CONCLUDED}


def test_the_published_graph_is_that_of_a_full_redraw(case: Case, tmp_path: Path) -> None:
    """Findings, risk, roles and coverage too, of which only what a judgement can tell on is made again."""
    judged = [("upwork:a", "fiverr:c"), ("fiverr:f", "upwork:e"), ("guru:h", "fiverr:i")]
    long_way = Case.open(shutil.copytree(case.folder, tmp_path / "long" / "case"))
    for word in ("same", "different", None):
        for one in (case, long_way):
            if one is long_way:
                with open_ledger(one.work) as ledger:
                    set_meta(ledger, DRAWN, "")
            pipeline.judge_all(one, None, judged, word, "ann", progress=SilentProgress())
        assert _published(case) == _published(long_way)


def test_what_follows_from_judging_evidence_is_that_of_a_full_redraw(case: Case, tmp_path: Path) -> None:
    long_way = Case.open(shutil.copytree(case.folder, tmp_path / "long" / "case"))
    for signal, word in (("wallet", "different"), ("photo", "different"), ("wallet", None)):
        for one in (case, long_way):
            if one is long_way:
                with open_ledger(one.work) as ledger:
                    set_meta(ledger, DRAWN, "")
            pair = ("upwork:a", "guru:b") if signal == "wallet" else ("fiverr:f", "upwork:e")
            pipeline.judge(one, None, *pair, word, "ann", signal=signal, progress=SilentProgress())
        assert _published(case) == _published(long_way)


def _published(case: Case) -> dict[str, list[str]]:
    with closing(pipeline.open_case_store(case, None)) as store:
        held = {name: store.read(table).to_pylist() for name, table in tables().items() if name != "Run"}
    kept = {
        name: [{k: v for k, v in row.items() if k not in TIMES and (name, k) != ("ClusterEvent", "id")} for row in rows]
        for name, rows in held.items()
    }
    return {
        name: sorted(repr({k: v for k, v in r.items() if (name, k) != ("Judgement", "id")}) for r in rows)
        for name, rows in kept.items()
    }
