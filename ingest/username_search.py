"""Reports of maigret (JSON, JSON lines, CSV) and sherlock (CSV): the sites on which a user name was found.

A hit says that an account of this name is there, not that one hand runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.csv_rows import csv_rows, header_names
from .core.entries import Entry, dig, entries, says, text_at
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile

COLUMNS = ("username", "name", "url_main", "url_user", "exists", "http_status")
HEADER = {"username", "name", "urlmain", "urluser", "exists", "httpstatus"}
FOUND = "claimed"
SAID = {
    "name": ("status.ids.fullname", "status.ids.name"),
    "email": ("status.ids.email",),
    "country": ("status.ids.country",),
    "bio": ("status.ids.bio", "status.ids.about"),
    "created_at": ("status.ids.created_at",),
    "seen_at": ("status.ids.latest_activity_at",),
}


class UsernameSearch(Foreign):
    """What was found of one user name."""

    name = "user name search"

    def recognises(self, head: Sample) -> bool:
        """True for the columns both write, and for the keys of maigret."""
        return says(head, "url_user", "http_status", "status") or header_names(head, COLUMNS) >= HEADER

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each site on which the name was found."""
        from .core.foreign import sample

        yield from _json(source) if says(sample(source.path), "url_user") else _csv(source)


def _csv(source: SourceFile) -> Iterator[Record | Reject]:
    for item in csv_rows(source, COLUMNS):
        if isinstance(item, Reject):
            yield item
        elif item[1].get("exists", "").rpartition(".")[2].lower() == FOUND:
            line, row = item
            yield Record("profiles", line, _profile(row.get("name"), row.get("username"), row.get("urluser")))


def _json(source: SourceFile) -> Iterator[Record | Reject]:
    for item in entries(source):
        if isinstance(item, Reject):
            yield item
            continue
        line, entry = item
        sites = [entry | {"site": entry["sitename"]}] if "sitename" in entry else _sites(entry)
        for one in sites:
            if (text_at(one, "status.status") or "").lower() == FOUND:
                yield Record("profiles", line, _found(one))


def _sites(entry: Entry) -> list[Entry]:
    return [one | {"site": name} for name, one in entry.items() if isinstance(one, dict)]


def _found(one: Entry) -> dict[str, Any]:
    row = _profile(str(one["site"]), text_at(one, "username", "status.username"), text_at(one, "url_user"))
    ids = dig(one, "status.ids")
    read = {path.rpartition(".")[2] for paths in SAID.values() for path in paths}
    rest = leftover("profiles", ids, read) if isinstance(ids, dict) else {}
    return rest | row | {ours: text_at(one, *paths) for ours, paths in SAID.items()}


def _profile(site: str | None, user: str | None, url: str | None) -> dict[str, Any]:
    platform = (site or "unknown").lower()
    account = f"{platform}:{user}" if user else None
    return {"account": account, "platform": platform, "handle": user, "url": url}
