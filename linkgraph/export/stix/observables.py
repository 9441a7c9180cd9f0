"""Nodes as STIX observables."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from linkgraph.export.rows import NodeRow
from linkgraph.export.stix.ids import moments, observable_id

SHA256 = re.compile("[0-9a-f]{64}")
Made = tuple[str, dict[str, Any], dict[str, Any]]
"""Type, the properties that make its id, the others."""


def observable(node: NodeRow) -> dict[str, Any] | None:
    """The observable for a node; None for a label that STIX has no object for."""
    make = MAKERS.get(node.table.name)
    if make is None:
        return None
    type_, contributing, others = make(node)
    known = {name: value for name, value in others.items() if value}
    id_ = observable_id(type_, contributing)
    return {"type": type_, "spec_version": "2.1", "id": id_, **contributing, **known}


def _account(node: NodeRow) -> Made:
    values = node.values
    about = {"user_id": node.id, "account_login": values.get("handle")}
    contributing = {"account_type": values.get("platform") or "other", **about}
    created = values.get("created_at")
    others = {
        "display_name": values.get("name"),
        "account_created": moments(created)["created"] if created else None,
    }
    return "user-account", {name: value for name, value in contributing.items() if value}, others


def _email(node: NodeRow) -> Made:
    return "email-addr", {"value": node.id}, {}


def _ip(node: NodeRow) -> Made:
    address = ipaddress.ip_address(node.id)
    return f"ipv{address.version}-addr", {"value": str(address)}, {}


def _website(node: NodeRow) -> Made:
    return "url", {"value": _uri(node.id)}, {}


def _uri(address: str) -> str:
    """The address as RFC 3986 has it: other characters in percent form, a scheme before it."""
    known = address if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address) else f"https://{address}"
    return quote(known, safe="%:/?#[]@!$&'()*+,;=~-._")


def _photo(node: NodeRow) -> Made:
    """A photo by its hash and its file name."""
    hashes = {"hashes": {"SHA-256": node.id}} if SHA256.fullmatch(node.id) else {}
    name = node.values.get("file") or ("" if hashes else node.id)
    return "file", hashes | ({"name": name} if name else {}), {}


def _document(node: NodeRow) -> Made:
    """A document by its file name alone: its id is the hash of its wording, not of a file."""
    return "file", {"name": node.values.get("file") or f"{node.id}.txt"}, {}


MAKERS: dict[str, Callable[[NodeRow], Made]] = {
    "Account": _account,
    "Email": _email,
    "IPAddress": _ip,
    "Website": _website,
    "Photo": _photo,
    "Document": _document,
}
