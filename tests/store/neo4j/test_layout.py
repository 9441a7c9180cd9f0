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
    assert found.places == {"id": "row[0]", "value": "row[0]", "names": "row[1]", "at": "$same0"}
    assert found.params(TABLE) == {"same0": "x", "rows": [["a", ["one"]], ["b", None]]}


def test_the_driver_packs_rows_and_makes_no_text_of_them(neo4j_uri: str, caplog: pytest.LogCaptureFixture) -> None:
    params = layout(TABLE, ("id",)).params(TABLE)
    with (
        caplog.at_level(logging.DEBUG, "neo4j"),
        GraphDatabase.driver(neo4j_uri) as driver,
        driver.session() as session,
    ):
        assert session.run("RETURN $rows AS rows", params).single(strict=True)["rows"] == params["rows"]
    sent = [record.getMessage() for record in caplog.records if "RUN 'RETURN $rows" in record.getMessage()]
    assert sent
    assert all("<2 rows>" in text for text in sent)
