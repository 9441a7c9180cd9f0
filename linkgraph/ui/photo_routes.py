"""The routes beside Streamlit's own: photos, behind signed addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

MOST_FACES = 12


def routes() -> list[BaseRoute]:
    """`/photo/SIZE/ID`, `/faces/ID.ID...` `/positions/GRAPH`, `/way-back`; `/queue` is the page at `/`."""
    from starlette.routing import Route

    from linkgraph.ui.position_route import positions
    from linkgraph.ui.way_back import remember

    return [
        Route("/photo/{size:int}/{photo}", photo),
        Route("/faces/{photos}", faces),
        Route("/positions/{graph}", positions, methods=["POST"]),
        Route("/way-back", remember),
        Route("/queue", home),
    ]


def home(request: Request) -> Response:
    """The queue is the first page and has no address of its own."""
    from starlette.responses import RedirectResponse

    return RedirectResponse("/" + (f"?{request.url.query}" if request.url.query else ""))


def photo(request: Request) -> Response:
    """One photo, small; 403 for a wrong or old signature, 404 for a photo that is not in the store."""
    from starlette.responses import FileResponse, Response

    if not _allowed(request):
        return Response(status_code=403)
    path = _picture(request.path_params["photo"], request.path_params["size"])
    if path is None:
        return Response(status_code=404)
    return FileResponse(path, media_type="image/jpeg", headers=_headers())


def faces(request: Request) -> Response:
    """Several photos side by side; those that cannot be shown are left out."""
    from starlette.responses import Response

    from linkgraph.ui.thumbs import SIZES, strip

    if not _allowed(request):
        return Response(status_code=403)
    wanted = request.path_params["photos"].split(".")[:MOST_FACES]
    paths = [path for path in (_picture(name, SIZES[0]) for name in wanted) if path is not None]
    if not paths:
        return Response(status_code=404)
    return Response(strip(paths), media_type="image/png", headers=_headers())


def _allowed(request: Request) -> bool:
    from linkgraph.ui.signing import valid

    query = request.query_params
    return valid(request.url.path, query.get("expires", ""), query.get("signature", ""))


def _picture(photo: str, size: int) -> Path | None:
    from linkgraph.errors import LinkgraphError
    from linkgraph.ui.photos import ID
    from linkgraph.ui.thumbs import SIZES, known_thumbnail

    if not ID.fullmatch(photo) or size not in SIZES:
        return None
    try:
        return known_thumbnail(photo, size)
    except LinkgraphError:
        return None


def _headers() -> dict[str, str]:
    return {
        "Cache-Control": "private, max-age=3600",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
