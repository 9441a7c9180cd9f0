"""The embedded store: one Ladybug file (`ladybug:PATH`), read by many, written by one."""

from __future__ import annotations

from linkgraph.store.base import GraphStore

SCHEMES = ("ladybug",)
FORM = "{}:PATH"


def open_uri(uri: str, *, user: str | None, password: str | None) -> GraphStore:  # noqa: ARG001
    """The store at `ladybug:PATH`; a file has no user and no password, so they are not used."""
    from linkgraph.store.ladybug.store import LadybugStore

    return LadybugStore.at(uri)
