"""The way back to the view that someone wanted before signing in: the provider sends everybody to the first page.

The page of signing in asks for a picture of one point; the answer sets a cookie of five minutes.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import streamlit as st

from linkgraph.ui.markup import Safe, tag
from linkgraph.ui.parts.places import PLACES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE, LIFE, LONGEST = "linkgraph_way_back", 300, 1500
_gone: set[str] = set()
"""Cookies that were followed."""


def marker() -> Safe | None:
    """What sets the cookie for the view that the address names; None on the first page."""
    name = urlsplit(st.context.url or "").path.strip("/")
    if name not in (place.name for place in PLACES[1:]):
        return None
    wanted = f"{name}?{urlencode(st.query_params.to_dict())}"
    return tag("img", src=f"/way-back?to={quote(wanted)}", alt="", width="1", height="1")


def wanted() -> tuple[str, dict[str, str]] | None:
    """The page and its parameters, once for each time of signing in; None where there is nothing to go back to."""
    mark, _, to = unquote(st.context.cookies.get(COOKIE, "")).partition(" ")
    name, _, query = to.partition("?")
    if not mark or mark in _gone or name not in (place.name for place in PLACES):
        return None
    _gone.add(mark)
    return name, {key: values[0] for key, values in parse_qs(query).items()}


def remember(request: Request) -> Response:
    """Sets the cookie: 204; 400 for what is none of the pages."""
    from starlette.responses import Response

    to = request.query_params.get("to", "")
    if len(to) > LONGEST or to.partition("?")[0] not in (place.name for place in PLACES):
        return Response(status_code=400)
    answer = Response(status_code=204, headers={"Cache-Control": "no-store"})
    answer.set_cookie(COOKIE, quote(f"{secrets.token_hex(8)} {to}"), max_age=LIFE, httponly=True, samesite="lax")
    return answer
