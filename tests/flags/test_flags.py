"""The headers of the rules, what they need, and how they are run; who they find is in test_cases.py."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from linkgraph_queries import header

from benchmarks.flagcases.make import known
from linkgraph import read
from linkgraph.errors import QueryError, UsageError
from linkgraph.flags import Outcome, evaluate, flags
from linkgraph.flags.flag import Flag
from linkgraph.flags.needs import statement
from linkgraph.schema import tables
from linkgraph.store import open_store
from tests.read.graph import Graph
from tests.read.pair import embedded

EVALUATING = [path.stem for path in (Path(header.__file__).parent / "evaluate").iterdir()]
SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"


def _statuses(outcome: Outcome) -> dict[str, str]:
    return {row["flag"]: row["status"] for row in outcome.statuses.to_pylist()}


def _empty() -> Graph:
    """Accounts nobody knows anything about."""
    graph = Graph()
    for name in "ab":
        graph.account(f"up:{name}")
    return graph


def _noted() -> Graph:
    graph = _empty()
    graph.event("up:a", "declined_video_call", note="no camera")
    graph.account("up:b", emails_in_a_year=2)
    graph.cluster("C1", ["up:a", "up:b"])
    return graph


@pytest.mark.parametrize("query", [*flags(), *EVALUATING])
def test_queries_name_the_edges_they_read(query: str) -> None:
    cypher = flags()[query].cypher if query in flags() else header.load("evaluate", query).cypher
    code = "\n".join(line for line in cypher.splitlines() if not line.startswith("//"))
    assert not re.search(r"-\[[^:\]]*\]|--", code)


@pytest.mark.parametrize("flag", flags())
def test_every_flag_has_made_up_cases(flag: str) -> None:
    assert flag in known(), f"{flag} has no scenario in benchmarks/flagcases/scenarios"


def test_without_data_nothing_can_be_tested(tmp_path: Path) -> None:
    with embedded(_empty(), tmp_path) as store:
        outcome = evaluate(store)
    assert outcome.findings.num_rows == 0
    assert set(_statuses(outcome).values()) == {"untestable"}


def test_data_without_positives_is_clear(tmp_path: Path) -> None:
    graph = _empty()
    graph.login("up:a", "192.0.2.1", "2024-01-01T00:00:00Z", port=443)
    with embedded(graph, tmp_path) as store:
        statuses = _statuses(evaluate(store))
    assert statuses["remote_desktop_port"] == "clear"
    assert statuses["remote_desktop_agent"] == "untestable"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    graph = _empty()
    graph.shows("up:a", "LIVES_AT", "1 main st", kind="delivery")
    with embedded(graph, tmp_path) as store:
        needs = {row["flag"]: row["needs"] for row in evaluate(store).statuses.to_pylist()}
    assert needs["delivery_not_id_address"] == "LIVES_AT.kind=identity_document"


def test_findings_keep_their_ids(tmp_path: Path) -> None:
    with embedded(_noted(), tmp_path) as store:
        first, second = (evaluate(store).findings.column("id").to_pylist() for _ in range(2))
    assert first == second
    assert first


def test_findings_can_be_published(tmp_path: Path) -> None:
    store = open_store(f"ladybug:{tmp_path / 'graph.lbug'}")
    with store.update(fresh=True) as update:
        _noted().load(update)
        outcome = evaluate(update)
        for name, rows in outcome.tables().items():
            update.add(tables()[name], rows)
        update.publish()
    assert len(read.findings(store)) == outcome.findings.num_rows == 1
    assert {row["status"] for row in read.coverage(store)} == {"found", "clear", "untestable"}
    assert [row["flag"] for row in read.cluster(store, "C1")["findings"]] == ["noted_declined_video_call"]
    store.close()


def test_a_flag_that_the_store_cannot_answer_is_named(tmp_path: Path) -> None:
    with embedded(_noted(), tmp_path) as store:
        broken = replace(flags()["contact_changes"], cypher="MATCH (n:Nowhere) RETURN n")
        with pytest.raises(QueryError, match=r"^the red flag contact_changes could not be looked for: .*Nowhere"):
            evaluate(store, [broken])


def test_a_parameter_can_be_changed(tmp_path: Path) -> None:
    chosen = [flags()["contact_changes"]]
    with embedded(_noted(), tmp_path) as store:
        assert evaluate(store, chosen).findings.num_rows == 0
        assert evaluate(store, chosen, {"contact_changes": {"min_values": 2}}).findings.num_rows == 1


@pytest.mark.parametrize("flag", flags().values(), ids=lambda flag: flag.id)
def test_the_header_is_whole(flag: Flag) -> None:
    assert flag.title
    assert flag.meaning.endswith(".")
    assert flag.benign.endswith(".")
    assert flag.sources
    assert flag.weight >= 0
    assert flag.needs
    assert flag.subject in ("account", "cluster")
    assert flag.columns[0] == "subject"
    assert all(statement(part) for need in flag.needs for part in need.split("|"))
    assert all(param.doc and param.default is not None for param in flag.params)


@pytest.mark.parametrize("flag", flags().values(), ids=lambda flag: flag.id)
def test_what_follows_from_an_origin_adds_no_points(flag: Flag) -> None:
    if {"Account.nationality", "Account.country"} & set(flag.needs):
        assert flag.weight == 0
        assert "adds no points" in flag.benign


@pytest.mark.parametrize("flag", flags())
def test_the_passage_stands_in_the_document(flag: str) -> None:
    if not SOURCES.is_dir():
        pytest.skip("the advisories are not beside the repository")
    for source in flags()[flag].sources:
        text = (SOURCES / f"{source.document}.txt").read_text(encoding="utf-8")
        assert source.passage in text
        assert source.title != source.document


@pytest.mark.parametrize("need", ["NOTHING", "Account.nothing", "LIVES_AT.kind=", "?"])
def test_a_need_the_schema_does_not_have(need: str) -> None:
    with pytest.raises(UsageError, match="correct its header"):
        statement(need)
