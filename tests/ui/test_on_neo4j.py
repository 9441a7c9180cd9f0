"""The pages on Neo4j show what they show on the embedded store."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from linkgraph.store import open_store
from tests import neo4j_server
from tests.ui import made
from tests.ui.conftest import save
from tests.ui.test_pages import PAGES, opened, text

VIEWS = [
    *[(page, {}) for page in PAGES],
    *[
        ("cluster", {"below": tab})
        for tab in ("Links", "Findings", "Map", "Weak points", "Risk and roles", "Flags tested")
    ],
    ("runs", {"runs tab": "Data quality"}),
    ("runs", {"runs tab": "Left out"}),
    ("compare", {"a": "upwork:~0000", "b": "freelancer:~0001"}),
    ("find", {"q": "codesmith3"}),
    ("find", {"a": "upwork:~0000", "b": "guru:~0002", "find tab": "Path between two accounts"}),
]
SIGNED = re.compile(r"expires=\d+&(amp;)?signature=\w+")


@pytest.fixture(scope="module")
def served(published: Path, neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    neo4j_server.empty(neo4j_uri)
    store = open_store(neo4j_uri)
    save(store, made.tables(tmp_path_factory.mktemp("drawn")))
    store.close()
    return neo4j_uri


@pytest.mark.parametrize(("page", "params"), VIEWS, ids=[f"{page} {' '.join(p.values())}".strip() for page, p in VIEWS])
def test_a_view_is_the_same_on_both_stores(
    case: Path, desk: Path, served: str, page: str, params: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"cluster": "C-7F3A", **params} if page in ("cluster", "reports") else params
    ours = seen(page, asked)
    monkeypatch.setenv("LINKGRAPH_STORE", served)
    assert seen(page, asked) == ours


def seen(page: str, params: dict[str, str]) -> tuple[str, list[str], list[str]]:
    """What the page says, its tables, and what its components are given in whatever order."""
    test = opened(page, **params)
    assert not test.exception
    assert "That did not work" not in text(test)
    tables = [table.value.to_dict() for table in test.dataframe]
    drawn = [plain(json.loads(SIGNED.sub("", part.proto.json or "null"))) for part in test.get("bidi_component")]
    return SIGNED.sub("", text(test)), [str(table) for table in tables], drawn


def plain(value: object) -> str:
    """A value that compares equal whatever the order inside it."""
    if isinstance(value, dict):
        return "{" + ", ".join(sorted(f"{key}: {plain(inner)}" for key, inner in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(sorted(map(plain, value))) + "]"
    return repr(value)
