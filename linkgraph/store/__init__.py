"""Graph stores: one interface (`base`), one package for each kind, found by the scheme of the URI."""

from __future__ import annotations

from linkgraph.errors import UsageError
from linkgraph.store.base import GraphStore, GraphUpdate, Result

__all__ = ["GraphStore", "GraphUpdate", "Result", "open_store"]


def open_store(uri: str, *, user: str | None = None, password: str | None = None) -> GraphStore:
    """The store at `uri`; nothing is opened or reached yet. UsageError for a scheme that no store has."""
    from linkgraph.store.registry import stores

    scheme, colon, _ = uri.partition(":")
    package = stores().get(scheme)
    if not colon or package is None:
        known = ", ".join(package.FORM.format(scheme) for scheme, package in stores().items())
        raise UsageError(f"no store is called {uri!r}; a store's URI begins with one of {known}")
    store: GraphStore = package.open_uri(uri, user=user, password=password)
    return store
