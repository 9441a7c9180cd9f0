"""Values that another tool calls bad, as rows of a watchlist."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from .foreign import Record


def watched(
    tool: str, name: str, value: str, line: int, *, label: str | None, source: str, seen_at: str | None = None
) -> Record | None:
    """The watchlist row for what `tool` calls `name`; None where that is no kind of ours."""
    kind = _kinds()[tool].get(name)
    if kind == "domain" and "://" in value:
        value = urlsplit(value).hostname or ""
    if kind is None or not value.strip():
        return None
    row = {"kind": kind, "value": value.strip(), "label": label, "source": source, "seen_at": seen_at}
    return Record("watchlist", line, row)


@cache
def _kinds() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("watched.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
