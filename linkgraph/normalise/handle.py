"""User names: case folded, without the @, taken out of a profile address where they come in one."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linkgraph.normalise.characters import clean
from linkgraph.normalise.placeholders import is_placeholder

_ADDRESS = re.compile(r"^(?:https?:)?/?/?(?:[\w-]+\.)+[a-z]{2,}/")
_PREFIX = re.compile(r"^(?:/?(?:u|user|in|profile|users|freelancers|@)/)+")
_END = re.compile(r"[?#].*$")
_LONGEST = 200


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The user name in lower case; None for placeholders and strings with neither letter nor digit."""
    if len(raw) > _LONGEST:
        return None
    text = clean(clean(raw).casefold())
    if "/" in text:
        text = _out_of_address(text)
    text = text.strip(" @/")
    return None if not text or is_placeholder(text, "handle") else text


def _out_of_address(text: str) -> str:
    """`github.com/x` -> `x`; `linkedin.com/in/x/` -> `x`; `u/x` -> `x`."""
    if _ADDRESS.match(text):
        path = _END.sub("", _ADDRESS.sub("", text))
        named = [part for part in clean(unquote(path)).casefold().split("/") if part.strip(" @")]
        return named[-1] if named else ""
    return _PREFIX.sub("", text)
