"""Values that another tool calls bad, as rows of a watchlist."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from linkgraph.normalise import website

from .foreign import Record


def watched(
    tool: str, name: str, value: str, line: int, *, label: str | None, source: str, seen_at: str | None = None
) -> Record | None:
    """The watchlist row for what `tool` calls `name`; None where that is no kind of ours.

    An address on a host where many people have pages (t.me/x) says nothing of the host, so it is none.
    """
    kind = _kinds()[tool].get(name)
    if kind == "domain" and "/" in value:
        value = _host(value)
    if kind is None or not value.strip():
        return None
    row = {"kind": kind, "value": value.strip(), "label": label, "source": source, "seen_at": seen_at}
    return Record("watchlist", line, row)


def _host(address: str) -> str:
    canonical = website.normalise(address)
    return "" if canonical is None or website.is_shared(canonical) else urlsplit(f"//{canonical}").hostname or ""


@cache
def _kinds() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("watched.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
