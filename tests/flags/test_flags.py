"""Every red flag finds its positives and nothing else, on both stores; without data it finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.flagcases.make import known
from linkgraph.errors import UsageError
from linkgraph.flags import Outcome, evaluate, flags
from linkgraph.flags.needs import statement
from linkgraph.store import GraphStore, open_store
from tests.flags.cases import Expected, empty, everything
from tests.read.pair import embedded, on_server

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"


@pytest.fixture(scope="module")
def expected() -> Expected:
    return everything()[1]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    with embedded(everything()[0], tmp_path_factory.mktemp("flags")) as store:
        yield evaluate(store)


@pytest.fixture(scope="module")
def server(neo4j_uri: str) -> Iterator[GraphStore]:
    with on_server(everything()[0], neo4j_uri) as store:
        yield store


def _subjects(outcome: Outcome, flag: str) -> set[str]:
    return {row["subject"] for row in outcome.findings.to_pylist() if row["flag"] == flag}


def _statuses(outcome: Outcome) -> dict[str, str]:
    return {row["flag"]: row["status"] for row in outcome.statuses.to_pylist()}


@pytest.mark.parametrize("flag", flags())
def test_finds_its_positives_and_nothing_else(outcome: Outcome, expected: Expected, flag: str) -> None:
    if flag not in expected:
        assert flag in known(), f"{flag} has no case in benchmarks/flagcases/scenarios"
        return
    assert _statuses(outcome)[flag] == "found"
    assert _subjects(outcome, flag) == expected[flag]


def test_both_stores_find_the_same(outcome: Outcome, server: GraphStore) -> None:
    there = evaluate(server)
    for name, rows in outcome.tables().items():
        assert rows.to_pylist() == there.tables()[name].to_pylist(), name


def test_without_data_nothing_can_be_tested(tmp_path: Path) -> None:
    with embedded(empty(), tmp_path) as store:
        outcome = evaluate(store)
    assert outcome.findings.num_rows == 0
    assert set(_statuses(outcome).values()) == {"untestable"}


def test_data_without_positives_is_clear(tmp_path: Path) -> None:
    graph = empty()
    graph.login("up:a", "192.0.2.1", "2024-01-01T00:00:00Z", port=443)
    with embedded(graph, tmp_path) as store:
        statuses = _statuses(evaluate(store))
    assert statuses["remote_desktop_port"] == "clear"
    assert statuses["remote_desktop_agent"] == "untestable"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    graph = empty()
    graph.shows("up:a", "LIVES_AT", "1 main st", kind="delivery")
    with embedded(graph, tmp_path) as store:
        needs = {row["flag"]: row["needs"] for row in evaluate(store).statuses.to_pylist()}
    assert needs["delivery_not_id_address"] == "LIVES_AT.kind=identity_document"


def test_findings_keep_their_ids(outcome: Outcome, tmp_path: Path) -> None:
    with embedded(everything()[0], tmp_path) as store:
        assert evaluate(store).findings.column("id").to_pylist() == outcome.findings.column("id").to_pylist()


def test_findings_can_be_published(tmp_path: Path) -> None:
    from linkgraph import read
    from linkgraph.schema import tables

    store = open_store(f"ladybug:{tmp_path / 'graph.lbug'}")
    with store.update(fresh=True) as update:
        everything()[0].load(update)
        outcome = evaluate(update)
        for name, rows in outcome.tables().items():
            update.add(tables()[name], rows)
        update.publish()
    assert len(read.findings(store)) == outcome.findings.num_rows
    assert "rating_ring" in {row["flag"] for row in read.cluster(store, "C-ratings")["findings"]}
    store.close()


def test_a_parameter_can_be_changed(tmp_path: Path) -> None:
    with embedded(everything()[0], tmp_path) as store:
        chosen = [flags()["contact_changes"]]
        outcome = evaluate(store, chosen, {"contact_changes": {"min_values": 2}})
    assert "up:contact2" in _subjects(outcome, "contact_changes")


@pytest.mark.parametrize("flag", flags().values(), ids=lambda flag: flag.id)
def test_the_header_is_whole(flag: object) -> None:
    from linkgraph.flags.flag import Flag

    assert isinstance(flag, Flag)
    assert flag.title
    assert flag.meaning.endswith(".")
    assert flag.benign.endswith(".")
    assert flag.sources
    assert flag.weight > 0
    assert flag.needs
    assert flag.subject in ("account", "cluster")
    assert flag.columns[0] == "subject"
    assert all(statement(part) for need in flag.needs for part in need.split("|"))


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
