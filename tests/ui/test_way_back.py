from __future__ import annotations

from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from linkgraph.ui import way_back
from linkgraph.ui.way_back import COOKIE


def asked(to: str) -> Response:
    scope = {"type": "http", "method": "GET", "path": "/way-back", "headers": []}
    return way_back.remember(Request({**scope, "query_string": urlencode({"to": to}).encode()}))


def test_a_view_is_remembered() -> None:
    answer = asked("cluster?cluster=C-1&below=Map")
    assert answer.status_code == 204
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}=")
    assert "cluster%3Fcluster%3DC-1" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


@pytest.mark.parametrize("to", ["", "https://evil.example/", "//evil.example", "nowhere?x=1", "cluster?" + "x" * 2000])
def test_nothing_else_is(to: str) -> None:
    answer = asked(to)
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers
