"""Nodes as STIX observables."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from typing import Any

from linkgraph.export.rows import NodeRow
from linkgraph.export.stix.ids import moments, observable_id

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
    about = {"user_id": node.id, "account_login": node.values.get("handle")}
    contributing = {"account_type": node.values.get("platform") or "other", **about}
    created = node.values.get("created_at")
    others = {
        "display_name": node.values.get("name"),
        "account_created": moments(created)["created"] if created else None,
    }
    return "user-account", {name: value for name, value in contributing.items() if value}, others


def _email(node: NodeRow) -> Made:
    return "email-addr", {"value": node.id}, {}


def _address(node: NodeRow) -> Made:
    version = 6 if ":" in node.id else 4
    return f"ipv{version}-addr", {"value": str(ipaddress.ip_address(node.id))}, {}


def _website(node: NodeRow) -> Made:
    return "url", {"value": node.id}, {}


def _file(node: NodeRow) -> Made:
    contributing: dict[str, Any] = {"hashes": {"SHA-256": node.id}}
    name = node.values.get("file")
    return "file", {**contributing, "name": name} if name else contributing, {}


def _text(node: NodeRow) -> Made:
    return (
        "artifact",
        {"hashes": {"SHA-256": node.id}, "url": f"urn:sha256:{node.id}"},
        {"mime_type": "text/plain"},
    )


MAKERS: dict[str, Callable[[NodeRow], Made]] = {
    "Account": _account,
    "Email": _email,
    "IPAddress": _address,
    "Website": _website,
    "Photo": _file,
    "Document": _text,
}
