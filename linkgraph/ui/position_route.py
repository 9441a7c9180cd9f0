"""The route by which the browser leaves the positions of a graph: no page is run again for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from linkgraph.ui.signing import signed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LONGEST = 4_000_000
"""Bytes of a request."""


def address(graph: str) -> str:
    """Where the positions of `graph` may be sent, signed."""
    return signed(f"/positions/{quote(graph, safe='')}")


async def positions(request: Request) -> Response:
    """Keeps them: 204; 403 for a wrong or old signature, 400 for anything but positions."""
    from starlette.responses import Response

    from linkgraph.errors import LinkgraphError
    from linkgraph.ui.desk import positions as desk
    from linkgraph.ui.signing import valid

    graph, query = request.path_params["graph"], request.query_params
    if not valid(f"/positions/{quote(graph, safe='')}", query.get("expires", ""), query.get("signature", "")):
        return Response(status_code=403)
    nodes = _nodes(await request.body())
    if nodes is None:
        return Response(status_code=400)
    try:
        desk.keep(graph, nodes)
    except LinkgraphError:
        return Response(status_code=503)
    return Response(status_code=204)


def _nodes(body: bytes) -> dict[str, list[float]] | None:
    try:
        given: Any = json.loads(body) if len(body) <= LONGEST else None
        return {str(name): [float(x), float(y)] for name, (x, y) in given.items()}
    except (ValueError, TypeError, AttributeError):
        return None
