from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.records import Batch, Reject
from tests.ledger.batches import batch, load, rows

HELD = "SELECT account, name, line, run, gone FROM row_profiles"
ANN, BOB = {"account": "x:a", "name": "Ann"}, {"account": "x:b", "name": "Bob"}


def test_new_changed_and_vanished_rows(ledger: duckdb.DuckDBPyConnection) -> None:
    first = load(ledger, "profiles", [batch("profiles", ANN, BOB)])
    assert (first.rows, first.new, first.rejected) == (2, 2, 0)
    second = load(ledger, "profiles", [batch("profiles", {**ANN, "name": "Anna"}, BOB)], run="r2")
    assert (second.rows, second.new) == (2, 1)
    assert rows(ledger, HELD) == [
        ("x:a", "Ann", 2, "r1", True),
        ("x:a", "Anna", 2, "r2", False),
        ("x:b", "Bob", 3, "r1", False),
    ]
    third = load(ledger, "profiles", [batch("profiles", ANN)], run="r3")
    assert third.new == 0
    assert [(row[1], row[4]) for row in rows(ledger, HELD)] == [("Ann", False), ("Anna", True), ("Bob", True)]


def test_reading_again_changes_nothing_but_the_line(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", ANN, BOB)])
    before = rows(ledger, HELD)
    load(ledger, "profiles", [batch("profiles", ANN, BOB)], run="r2")
    assert rows(ledger, HELD) == before
    load(ledger, "profiles", [batch("profiles", BOB, ANN)], run="r2")
    assert [(row[0], row[2]) for row in rows(ledger, HELD)] == [("x:a", 3), ("x:b", 2)]


def test_a_line_that_stands_twice_is_one_row_on_its_first_line(ledger: duckdb.DuckDBPyConnection) -> None:
    loaded = load(ledger, "profiles", [batch("profiles", ANN, BOB), batch("profiles", ANN, first=9)])
    assert (loaded.rows, loaded.new) == (3, 2)
    assert rows(ledger, HELD)[0] == ("x:a", "Ann", 2, "r1", False)


def test_a_line_that_stands_twice_in_a_file_read_again_is_one_row_too(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", BOB)])
    loaded = load(ledger, "profiles", [batch("profiles", ANN, ANN, BOB), batch("profiles", ANN, first=9)], run="r2")
    assert (loaded.rows, loaded.new) == (4, 1)
    assert rows(ledger, HELD) == [("x:a", "Ann", 2, "r2", False), ("x:b", "Bob", 4, "r1", False)]


def test_a_file_says_of_its_own_rows_alone(ledger: duckdb.DuckDBPyConnection) -> None:
    for file in ("a.csv", "b.csv"):
        load_source(ledger, file, "profiles", "d", "r1", [batch("profiles", ANN, ANN, file=file)])
    assert rows(ledger, "SELECT origin, line FROM row_profiles") == [("a.csv", 2), ("b.csv", 2)]


def test_an_empty_cell_is_not_an_empty_text(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "name": ""}, {"account": "x:a"})])
    assert len(rows(ledger, HELD)) == 2


def test_a_load_that_breaks_off_leaves_nothing_half(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", ANN), Reject("profiles.csv", 7, "no account")])

    def broken() -> Iterator[Batch | Reject]:
        yield batch("profiles", BOB)
        yield Reject("profiles.csv", 3, "no account")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(ledger, "profiles", broken(), run="r2", digest="other")
    assert rows(ledger, HELD) == [("x:a", "Ann", 2, "r1", False)]
    assert rows(ledger, "SELECT line FROM reject") == [(7,)]
    assert rows(ledger, "SELECT digest, run FROM source") == [("d", "r1")]


def test_rejects_are_those_of_the_last_reading(ledger: duckdb.DuckDBPyConnection) -> None:
    first = load(ledger, "profiles", [Reject("profiles.csv", 2, "a"), Reject("profiles.csv", 3, "b")])
    assert first.rejected == 2
    load(ledger, "logins", [Reject("logins.csv", 5, "c")])
    load(ledger, "profiles", [Reject("profiles.csv", 3, "b")], run="r2")
    told = "SELECT file, line, reason, stage, run FROM reject"
    assert rows(ledger, told) == [("logins.csv", 5, "c", "ingest", "r1"), ("profiles.csv", 3, "b", "ingest", "r2")]


def test_a_source_with_no_rows_left_marks_all_of_them(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", ANN)])
    load(ledger, "profiles", [], run="r2")
    assert rows(ledger, HELD) == [("x:a", "Ann", 2, "r1", True)]


def test_a_source_that_is_no_longer_there(ledger: duckdb.DuckDBPyConnection) -> None:
    load(ledger, "profiles", [batch("profiles", ANN), Reject("profiles.csv", 3, "a")])
    forget_source(ledger, "profiles.csv")
    assert rows(ledger, HELD) == [("x:a", "Ann", 2, "r1", True)]
    assert rows(ledger, "SELECT * FROM reject") == []
    assert rows(ledger, "SELECT gone FROM source") == [(True,)]
