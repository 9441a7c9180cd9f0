"""Domains as watchlists name them: a host, or an address whose host is meant."""

from __future__ import annotations

from linkgraph.normalise import website


def normalise(raw: str, country: str | None = None) -> str | None:
    """The host in ASCII and lower case, without `www.`; None for what is no host."""
    host = raw.strip().rpartition("@")[2] if "//" not in raw else raw
    found = website.normalise(host, country)
    return found.partition("/")[0].partition("?")[0].partition(":")[0] if found else None
