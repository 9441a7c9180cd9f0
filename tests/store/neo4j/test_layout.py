"""Rows as parameters."""

from __future__ import annotations

import logging

import pyarrow as pa
import pytest
from neo4j import GraphDatabase

from linkgraph.store.neo4j.layout import layout

TABLE = pa.table({"id": ["a", "b"], "value": ["a", "b"], "at": ["x", "x"], "names": [["one"], None]})


def test_what_is_the_same_goes_once_and_of_what_is_alike_the_first() -> None:
    found = layout(TABLE, ("id",))
    assert found.places == {"id": "$column0[i]", "value": "$column0[i]", "names": "$column1[i]", "at": "$same0"}
    assert found.params(TABLE) == {"same0": "x", "column0": ["a", "b"], "column1": [["one"], None], "last": 1}


def test_lists_of_one_go_as_what_they_hold() -> None:
    rows = pa.table({"id": ["a", "b"], "own": [["a"], ["b"]], "other": [["x"], ["y"]], "more": [["x"], ["y", "z"]]})
    found = layout(rows, ("id",))
    assert found.places == {
        "id": "$column0[i]",
        "own": "[$column0[i]]",
        "other": "[$column1[i]]",
        "more": "$column2[i]",
    }
    assert found.params(rows.slice(1)) == {"column0": ["b"], "column1": ["y"], "column2": [["y", "z"]], "last": 0}


def test_the_driver_packs_cells_and_makes_no_text_of_them(neo4j_uri: str, caplog: pytest.LogCaptureFixture) -> None:
    params = layout(TABLE, ("id",)).params(TABLE)
    with (
        caplog.at_level(logging.DEBUG, "neo4j"),
        GraphDatabase.driver(neo4j_uri) as driver,
        driver.session() as session,
    ):
        assert session.run("RETURN $column0 AS ids", params).single(strict=True)["ids"] == ["a", "b"]
    sent = [record.getMessage() for record in caplog.records if "RUN 'RETURN $column0" in record.getMessage()]
    assert sent
    assert all("<2 cells>" in text for text in sent)
