"""Which package opens which URI. A new store is one package here that has SCHEMES, FORM (of its URIs) and open_uri."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

import linkgraph.store


@cache
def stores() -> dict[str, ModuleType]:
    """The packages of `linkgraph.store` by URI scheme."""
    names = [found.name for found in pkgutil.iter_modules(linkgraph.store.__path__) if found.ispkg]
    packages = [import_module(f"linkgraph.store.{name}") for name in sorted(names)]
    return {scheme: package for package in packages for scheme in package.SCHEMES}
