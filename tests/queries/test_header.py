from __future__ import annotations

import pytest
from linkgraph_queries import header

from linkgraph.errors import UsageError
from linkgraph.store import GraphStore

TEXT = """// title: A title: with a colon
// answers: A long answer
//   that goes on
// param: who string : an id
// param: most int = 5 : how many
// param: kinds strings = a, b : some
// columns: one, two
MATCH (n)
// a remark
RETURN n.one AS one, n.two AS two
"""


def test_fields_continue_and_repeat() -> None:
    query = header.parse(TEXT, "some")
    assert query.field("title") == "A title: with a colon"
    assert query.field("answers") == "A long answer that goes on"
    assert query.words("columns") == ("one", "two")
    assert [param.name for param in query.params] == ["who", "most", "kinds"]


def test_params_have_types_and_defaults() -> None:
    query = header.parse(TEXT, "some")
    assert query.defaults() == {"most": 5, "kinds": ["a", "b"]}
    assert query.params[0].default is None


def test_the_statement_has_no_header() -> None:
    assert header.parse(TEXT, "some").cypher.startswith("MATCH (n)")
    assert "//" not in header.parse(TEXT, "some").cypher


def test_a_parameter_that_cannot_be_read() -> None:
    with pytest.raises(UsageError, match="some declares a parameter"):
        header.parse("// param: who person\nRETURN 1", "some")


def test_a_slash_in_a_string_is_no_header() -> None:
    assert header.parse("RETURN 'http://x' AS x", "some").cypher == "RETURN 'http://x' AS x"


@pytest.mark.parametrize("name", header.names())
def test_every_saved_query_says_what_it_is(name: str) -> None:
    query = header.load("", name)
    assert query.field("title")
    assert query.field("answers").endswith("?")
    assert all(param.doc for param in query.params)


@pytest.mark.parametrize("name", header.names())
def test_the_columns_are_those_announced(name: str, store: GraphStore) -> None:
    query = header.load("", name)
    asked: dict[str, header.Value] = {param.name: "x" for param in query.params if param.default is None}
    assert store.query(query.cypher, {**asked, **query.defaults()}).columns == query.words("columns")


def test_at_least_fourteen_are_saved() -> None:
    assert len(header.names()) >= 14
