from __future__ import annotations

from typing import Any

import pytest

from linkgraph.errors import UsageError, WriteRefused
from linkgraph.read import catalogue
from linkgraph.store import GraphStore
from tests.read.sample import ANNA


def test_every_query_is_listed() -> None:
    saved = catalogue.saved()
    assert saved["hubs"].title == "Hubs"
    assert saved["accounts_within_steps"].params[1].default == 2


def test_parameters_are_typed(store: GraphStore) -> None:
    result = catalogue.run_saved(store, "accounts_within_steps", {"account": ANNA, "steps": "1"})
    assert result.columns == ("account", "name", "platform", "steps")
    assert len(result.rows) == 3


@pytest.mark.parametrize(
    ("name", "params", "said"),
    [
        ("hub", {}, "did you mean hubs"),
        ("accounts-within-step", {}, "accounts_within_steps"),
        ("accounts_within_steps", {}, "needs the parameter 'account'"),
        (
            "accounts_within_steps",
            {"account": "x", "step": "1"},
            "has no parameter 'step'; it takes account, steps",
        ),
        ("accounts_within_steps", {"account": "x", "steps": "two"}, "is 'two', which is no int"),
        ("shared_photo_other_names", {"hubs": "perhaps"}, "which is no bool"),
        ("on_the_watchlist", {"x": "1"}, "it takes none"),
    ],
)
def test_mistakes_are_named(store: GraphStore, name: str, params: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        catalogue.run_saved(store, name, params)


def test_an_own_query(store: GraphStore) -> None:
    text = "MATCH (a:Account) WHERE a.id = $id RETURN a.name AS name"
    assert catalogue.run_text(store, text, {"id": ANNA}).rows == (("Anna Kim",),)


def test_an_own_query_with_a_header(store: GraphStore) -> None:
    text = "// param: count int = 2 : rows\nMATCH (a:Account) RETURN a.id AS id ORDER BY id LIMIT $count"
    assert len(catalogue.run_text(store, text).rows) == 2
    assert len(catalogue.run_text(store, text, {"count": "3"}).rows) == 3


def test_numbers_are_guessed(store: GraphStore) -> None:
    assert catalogue.run_text(store, "RETURN $x + 1 AS y", {"x": "2"}).rows == ((3,),)


def test_a_limit_cuts(store: GraphStore) -> None:
    result = catalogue.run_text(store, "MATCH (a:Account) RETURN a.id AS id", limit=3)
    assert len(result.rows) == 3
    assert result.truncated


def test_nothing_to_run(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="empty"):
        catalogue.run_text(store, "// title: nothing\n")


def test_writing_is_refused_by_the_store(store: GraphStore) -> None:
    with pytest.raises(WriteRefused):
        catalogue.run_text(store, "MATCH (a:Account) SET a.name = 'x'")
