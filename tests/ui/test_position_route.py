from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.requests import Request
from starlette.types import Message

from linkgraph.ui import position_route
from linkgraph.ui.desk import positions
from linkgraph.ui.position_route import address


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))


def sent(to: str, body: bytes) -> int:
    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    path, _, query = to.partition("?")
    graph = unquote(path.removeprefix("/positions/"))
    scope = {"type": "http", "method": "POST", "path": path, "query_string": query.encode(), "headers": []}
    return asyncio.run(
        position_route.positions(Request({**scope, "path_params": {"graph": graph}}, receive))
    ).status_code


def test_positions_are_kept_for_the_next_one() -> None:
    assert sent(address("C 1/2"), b'{"a": [1, 2.5]}') == 204
    assert positions.kept("C 1/2") == {"a": [1.0, 2.5]}


def test_an_unsigned_request_leaves_nothing() -> None:
    assert sent("/positions/C1", b'{"a": [1, 2]}') == 403
    assert sent(address("C1").replace("C1", "C2"), b'{"a": [1, 2]}') == 403
    assert positions.kept("C2") == {}


@pytest.mark.parametrize("body", [b"no json", b"[1, 2]", b'{"a": 3}', b'{"a": ["x", 1]}'])
def test_anything_but_positions_is_refused(body: bytes) -> None:
    assert sent(address("C1"), body) == 400
