from __future__ import annotations

import pytest

from linkgraph.errors import UsageError
from linkgraph.read.texts import Text, Usage, texts_of
from linkgraph.store import GraphStore
from tests.read.sample import ANYA


def test_the_texts_of_an_account_and_of_a_document(store: GraphStore) -> None:
    assert texts_of(store, ANYA) == [Text(ANYA, "t1", "bid", "Dear sir")]
    assert texts_of(store, "t1") == texts_of(store, ANYA)


def test_neither_account_nor_document(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="no document of this case"):
        texts_of(store, "nobody")


def test_users_of_a_passage(store: GraphStore) -> None:
    usage = Usage(store)
    assert usage("dear madam") == 1
    assert usage("dear captain") == 0
    assert usage("") == 0
