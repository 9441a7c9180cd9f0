from __future__ import annotations

from linkgraph.store.base import Result
from linkgraph.ui.parts.results import as_csv, cell


def test_csv_has_the_columns_and_rows() -> None:
    assert as_csv(Result(("a", "b"), ((1, "x,y"), (None, ["p", "q"])))) == 'a,b\n1,"x,y"\n,p | q\n'


def test_text_that_looks_like_a_formula_is_made_harmless() -> None:
    assert as_csv(Result(("a",), (("=HYPERLINK(1)",),))) == "a\n'=HYPERLINK(1)\n"
    assert as_csv(Result(("a",), (("\uff1dcmd",),))) == "a\n'\uff1dcmd\n"


def test_nodes_become_text() -> None:
    assert cell({"_label": "Account", "id": "x:1"}) == '{"_label": "Account", "id": "x:1"}'
