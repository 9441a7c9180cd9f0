"""STIX 2.1 and 2.0 objects: indicators are a watchlist, user accounts and identities are accounts.

They come in a bundle, in the envelope of a TAXII server, in an array, or one a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, entries, items, says
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile
from .core.watched import watched

READ = frozenset(
    {"type", "spec_version", "id", "modified", "created", "created_by_ref", "account_login", "account_type", "user_id",
     "display_name", "account_created", "account_last_login", "name", "description", "identity_class"}
)  # fmt: skip
_VALUE = r"'(?:[^'\\]|\\.)*'"
_COMPARISON = re.compile(rf"([\w-]+:[\w.'\-\[\]*]+)\s*(?:=\s*({_VALUE})|IN\s*\(([^)]*)\))")
_ID = re.compile(r'"id"\s*:\s*"[a-z0-9-]+--[0-9a-f]{8}-')


class Stix(Foreign):
    """Objects, in a bundle or by themselves."""

    name = "STIX 2.1 bundle"

    def recognises(self, head: Sample) -> bool:
        """True for objects with ids of the standard, its version beside them or in the id of a bundle."""
        version = says(head, "spec_version") or '"bundle--' in head.text
        return says(head, "type") and version and _ID.search(head.text) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Watchlist rows and profiles; objects of other types are counted in a reject."""
        objects: list[tuple[int, Entry]] = []
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
                continue
            line, entry = item
            inner = [entry] if "id" in entry and "objects" not in entry else items(entry.get("objects"))
            inner = [entry] if entry.get("type") == "observed-data" else inner
            objects += [(line, each) for one in inner if isinstance(one, dict) for each in _with_observed(one)]
        yield from _read(source, objects)


def _with_observed(one: Entry) -> list[Entry]:
    """The object, and those that observed data hold in themselves (STIX 2.0), told apart by ids as in STIX 2.1."""
    held = one.get("objects") if one.get("type") == "observed-data" else None
    inner = {key: each for key, each in held.items() if isinstance(each, dict)} if isinstance(held, dict) else {}
    of = str(one.get("id")).partition("--")[2]
    ids = {key: f"{each.get('type')}--{of}-{key}" for key, each in inner.items()}
    owners = {key: ids.get(str(each.get("belongs_to_ref"))) for key, each in inner.items()}
    found = [each | {"id": ids[key], "belongs_to_ref": owners[key]} for key, each in inner.items()]
    return [one | ({"object_refs": list(ids.values())} if ids else {}), *found]


def _read(source: SourceFile, objects: list[tuple[int, Entry]]) -> Iterator[Record | Reject]:
    emails, seen = _addresses([one for _, one in objects]), _observed([one for _, one in objects])
    unread: Counter[str] = Counter()
    for line, one in objects:
        match one.get("type"):
            case "indicator" if one.get("revoked") is True:
                unread["revoked indicator"] += 1
            case "indicator":
                yield from _indicator(source, line, one)
            case "user-account":
                yield Record("profiles", line, _account(one, emails, seen))
            case "identity" if one.get("identity_class") == "individual":
                yield Record("profiles", line, _identity(one, emails))
            case "email-addr" | "marking-definition" | "extension-definition":
                pass
            case "identity":
                unread[f"identity ({one.get('identity_class') or 'of no class'})"] += 1
            case "relationship" if str(one.get("target_ref")).startswith("email-addr--") and _is_account(one):
                pass
            case "observed-data" if any(str(ref).startswith("user-account--") for ref in items(one.get("object_refs"))):
                pass
            case other:
                unread[str(other)] += 1
    if unread:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(unread.items()))
        yield Reject(source.file, 0, f"objects that say nothing of accounts were not read: {said}")


def _indicator(source: SourceFile, line: int, one: Entry) -> Iterator[Record | Reject]:
    label = one.get("name") or one.get("description")
    rows = [
        watched(
            "stix",
            path,
            value[1:-1].replace("\\'", "'"),
            line,
            label=label,
            source=str(one.get("id")),
            seen_at=one.get("valid_from"),
        )
        for path, single, several in _COMPARISON.findall(str(one.get("pattern", "")))
        for value in re.findall(_VALUE, single or several)
    ]
    known = [row for row in rows if row is not None]
    yield from known
    if not known:
        yield Reject(source.file, line, f"the pattern of {one.get('id')} compares nothing that accounts show")


def _is_account(relationship: Entry) -> bool:
    return str(relationship.get("source_ref")).startswith(("user-account--", "identity--"))


def _account(one: Entry, emails: dict[str, list[str]], seen: dict[str, str]) -> dict[str, Any]:
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
        "seen_at": one.get("account_last_login") or seen.get(str(one.get("id"))),
        "stix_id": one.get("id"),
    }


def _identity(one: Entry, emails: dict[str, list[str]]) -> dict[str, Any]:
    contact = str(one.get("contact_information") or "")
    return leftover("profiles", one, READ) | {
        "account": f"stix:{one.get('id')}",
        "platform": "stix",
        "name": one.get("name"),
        "email": [*([contact] if "@" in contact else []), *emails.get(str(one.get("id")), [])],
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


def _observed(objects: list[Entry]) -> dict[str, str]:
    """When each object was last observed, by its id."""
    found: dict[str, str] = {}
    for one in objects:
        if one.get("type") == "observed-data":
            for ref in items(one.get("object_refs")):
                found[str(ref)] = max(found.get(str(ref), ""), str(one.get("last_observed") or ""))
    return found
