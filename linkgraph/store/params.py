"""The parameters a query names. One store takes a missing one for null, so it is checked here for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from linkgraph.errors import QueryError

TOKEN = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/|\$(?P<name>\w+)|\$`(?P<quoted>[^`]+)`",
    re.DOTALL,
)


def named(cypher: str) -> set[str]:
    """The names after `$` outside strings and comments."""
    found = (match["name"] or match["quoted"] for match in TOKEN.finditer(cypher))
    return {name for name in found if name}


def checked(cypher: str, params: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parameters to send; QueryError where the query names one that is not given."""
    missing = sorted(named(cypher) - set(params or {}))
    if missing:
        names = ", ".join(missing)
        raise QueryError(f"the query needs a value for {names}; give it with -p {missing[0]}=VALUE")
    return dict(params or {})
