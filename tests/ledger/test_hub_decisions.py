from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from linkgraph.ledger.hub_decisions import (
    JOURNAL,
    append_decisions,
    collect_decisions,
    decided,
    hub_decisions,
    standing_decisions,
)
from tests.ledger.batches import rows

EARLY, LATE = "2024-05-31T09:00:00Z", "2024-06-01T09:00:00Z"


@pytest.fixture(autouse=True)
def folder(work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)


def test_the_newest_decision_about_a_value_stands_everywhere_and_in_each_cluster(
    ledger: duckdb.DuckDBPyConnection, work: Path
) -> None:
    append_decisions(
        work,
        decided("v", "deny", "bob", LATE, reason="a hotel"),
        decided("v", "allow", "ann", EARLY),
        decided("v", "allow", "ann", LATE, cluster="C-1", accounts=("x:b", "x:a")),
        decided("w", "deny", "ann", EARLY),
        decided("w", "undone", "ann", LATE),
    )
    collect_decisions(ledger, work)
    assert rows(ledger, "FROM hub_decision") == [("v", False, "bob", LATE, "a hotel")]
    assert rows(ledger, "SELECT account, cluster, allowed FROM hub_decision_in") == [
        ("x:a", "C-1", True),
        ("x:b", "C-1", True),
    ]
    assert rows(ledger, "SELECT count(*) FROM hub_said") == [(5,)]
    assert set(standing_decisions(work)) == {("v", None), ("v", "C-1")}


def test_a_ledger_of_an_earlier_release_hands_over_what_it_alone_held(
    ledger: duckdb.DuckDBPyConnection, work: Path
) -> None:
    ledger.execute("INSERT INTO hub_decision VALUES ('v', false, 'ann', ?, NULL)", [EARLY])
    for account in ("x:a", "x:b"):
        ledger.execute("INSERT INTO hub_decision_in VALUES ('w', 'C-1', ?, true, 'bob', ?)", [account, LATE])
    before = [rows(ledger, f"FROM {table}") for table in ("hub_decision", "hub_decision_in")]
    collect_decisions(ledger, work)
    assert [rows(ledger, f"FROM {table}") for table in ("hub_decision", "hub_decision_in")] == before
    assert hub_decisions(work) == [
        decided("v", "deny", "ann", EARLY),
        decided("w", "allow", "bob", LATE, cluster="C-1", accounts=("x:a", "x:b")),
    ]


@pytest.mark.parametrize(
    "line",
    ["7", '{"value": "v"}', '{"value": "v", "decision": "perhaps", "by": "a", "at": "b"}', '{"value": "v", "deci'],
)
def test_a_line_that_is_no_decision_costs_only_itself(work: Path, line: str) -> None:
    append_decisions(work, decided("v", "deny", "ann", EARLY))
    with (work / JOURNAL).open("a", encoding="utf-8") as file:
        file.write(line)
    append_decisions(work, decided("w", "deny", "ann", EARLY))
    assert [entry["value"] for entry in hub_decisions(work)] == ["v", "w"]
