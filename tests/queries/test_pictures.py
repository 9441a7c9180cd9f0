"""Pictures that nothing is concluded from, such as default avatars, make no row unless they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linkgraph.read import catalogue
from linkgraph.store import GraphStore
from tests.read.graph import Graph
from tests.read.pair import embedded

ANNA, BORIS, CLARA, DORA = "upwork:anna", "upwork:boris", "guru:clara", "guru:dora"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Four accounts with one default avatar; two of one name, of which each has a portrait too, and one steals it."""
    graph = Graph()
    for account, name in ((ANNA, "Anna Kim"), (BORIS, "Boris Orlov"), (CLARA, "Clara Diaz"), (DORA, "anna kim")):
        graph.account(account, name=name, names=[name])
        graph.shows(account, "SHOWS_PHOTO", "avatar", {"file": "a.jpg", "refused": "drawn"}, kind="profile")
    for account, photo in ((ANNA, "p1"), (BORIS, "p1"), (DORA, "p2")):
        graph.shows(account, "SHOWS_PHOTO", photo, {"file": f"{photo}.jpg"}, kind="profile")
    with embedded(graph, tmp_path_factory.mktemp("pictures")) as store:
        yield store


def test_a_default_avatar_is_no_shared_photo(store: GraphStore) -> None:
    rows = catalogue.run_saved(store, "shared_photo_other_names", {}).dicts()
    assert [(row["left"], row["right"], row["left_photo"]) for row in rows] == [(ANNA, BORIS, "p1")]


def test_it_is_shown_on_request(store: GraphStore) -> None:
    rows = catalogue.run_saved(store, "shared_photo_other_names", {"hubs": "true"}).dicts()
    assert sum(row["left_photo"] == "avatar" for row in rows) == 5, "six pairs of four accounts, one of one name"


def test_an_avatar_beside_a_portrait_is_not_another_face(store: GraphStore) -> None:
    rows = catalogue.run_saved(store, "one_name_several_photos", {}).dicts()
    assert rows == [{"name": "anna kim", "accounts": 2, "photos": 2}]
