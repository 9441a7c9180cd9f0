"""STIX 2.1 bundles: indicators are a watchlist, user accounts and identities are accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, entries, says
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile
from .core.watched import watched

READ = frozenset(
    {"type", "spec_version", "id", "modified", "created", "created_by_ref", "account_login", "account_type", "user_id",
     "display_name", "account_created", "account_last_login", "name", "description", "identity_class"}
)  # fmt: skip
_COMPARISON = re.compile(r"([\w-]+:[\w.'\-\[\]*]+)\s*=\s*'((?:[^'\\]|\\.)*)'")


class Stix(Foreign):
    """A bundle of objects."""

    name = "STIX 2.1 bundle"

    def recognises(self, head: Sample) -> bool:
        """True where an object with the id of a bundle begins the file."""
        return says(head, "type") and re.search(r'"id"\s*:\s*"bundle--', head.text) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Watchlist rows and profiles; objects of other types are counted in a reject."""
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
                continue
            line, bundle = item
            objects = [one for one in bundle.get("objects") or [] if isinstance(one, dict)]
            yield from _bundle(source, line, objects)


def _bundle(source: SourceFile, line: int, objects: list[Entry]) -> Iterator[Record | Reject]:
    emails = _addresses(objects)
    unread: dict[str, int] = {}
    for one in objects:
        match one.get("type"):
            case "indicator":
                yield from _indicator(source, line, one)
            case "user-account":
                yield Record("profiles", line, _account(one, emails))
            case "identity" if one.get("identity_class") == "individual":
                yield Record("profiles", line, _identity(one))
            case "email-addr" | "marking-definition" | "extension-definition":
                pass
            case "identity":
                name = f"identity ({one.get('identity_class') or 'of no class'})"
                unread[name] = unread.get(name, 0) + 1
            case "relationship" if str(one.get("target_ref")).startswith("email-addr--"):
                pass
            case other:
                unread[str(other)] = unread.get(str(other), 0) + 1
    if unread:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(unread.items()))
        yield Reject(source.file, 0, f"objects that say nothing of accounts were not read: {said}")


def _indicator(source: SourceFile, line: int, one: Entry) -> Iterator[Record | Reject]:
    label = one.get("name") or one.get("description")
    found = _COMPARISON.findall(str(one.get("pattern", "")))
    rows = [
        watched("stix", path, value.replace("\\'", "'"), line, label=label, source=str(one.get("id")), seen_at=when)
        for path, value in found
        for when in [one.get("valid_from")]
    ]
    known = [row for row in rows if row is not None]
    yield from known
    if not known:
        yield Reject(source.file, line, f"the pattern of {one.get('id')} compares nothing that accounts show")


def _account(one: Entry, emails: dict[str, list[str]]) -> dict[str, Any]:
    login = str(one.get("account_login") or one.get("user_id") or one.get("display_name") or one.get("id"))
    platform = str(one.get("account_type") or "stix")
    whole = str(one.get("user_id") or login)
    return leftover("profiles", one, READ) | {
        "account": whole if ":" in whole else f"{platform}:{whole}",
        "platform": platform,
        "handle": one.get("account_login"),
        "name": one.get("display_name"),
        "email": emails.get(str(one.get("id"))),
        "created_at": one.get("account_created"),
        "seen_at": one.get("account_last_login"),
        "stix_id": one.get("id"),
    }


def _identity(one: Entry) -> dict[str, Any]:
    contact = str(one.get("contact_information") or "")
    return leftover("profiles", one, READ) | {
        "account": f"stix:{one.get('id')}",
        "platform": "stix",
        "name": one.get("name"),
        "email": contact if "@" in contact else None,
        "bio": one.get("description"),
        "created_at": one.get("created"),
    }


def _addresses(objects: list[Entry]) -> dict[str, list[str]]:
    """The e-mail addresses of each account, by its id: said in the address, or in a relationship."""
    address = {str(one.get("id")): str(one.get("value")) for one in objects if one.get("type") == "email-addr"}
    found: dict[str, list[str]] = {}
    for one in objects:
        if one.get("type") == "email-addr" and one.get("belongs_to_ref"):
            found.setdefault(str(one["belongs_to_ref"]), []).append(str(one.get("value")))
        elif one.get("type") == "relationship" and str(one.get("target_ref")) in address:
            found.setdefault(str(one.get("source_ref")), []).append(address[str(one["target_ref"])])
    return found
