from __future__ import annotations

from linkgraph.store.base import Result
from linkgraph.ui.drawn_result import drawn_result

ANN = {"_label": "Account", "id": "a:1", "name": "Ann", "platform": "a"}
MAIL = {"_label": "Email", "id": "x@y.example", "value": "x@y.example"}
EDGE = {"_type": "HAS_EMAIL", "_source": "a:1", "_target": "x@y.example", "id": "e1"}


def test_nodes_and_edges_are_found_wherever_they_are() -> None:
    drawn = drawn_result("q", Result(("p", "n"), (({"_nodes": [ANN, MAIL], "_edges": [EDGE]}, 3), ([ANN], None))))
    assert [(node["id"], node["kind"]) for node in drawn["nodes"]] == [("a:1", "account"), ("x@y.example", "item")]
    assert [(edge["source"], edge["target"]) for edge in drawn["edges"]] == [("a:1", "x@y.example")]


def test_an_edge_without_its_ends_is_not_drawn() -> None:
    assert drawn_result("q", Result(("e",), ((EDGE,),)))["edges"] == []


def test_plain_rows_draw_nothing() -> None:
    assert drawn_result("q", Result(("n",), ((1,), ("text",))))["nodes"] == []
