"""The ingestors that are installed, found by themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from inspect import isabstract
from pathlib import Path
from types import ModuleType

from .foreign import Foreign, Sample, sample
from .ingestor import Ingestor

GROUP = "linkgraph.ingestors"
PACKINGS = ("gz", "zst")


@cache
def ingestors() -> dict[str, Ingestor]:
    """Every ingestor by the name of its module, in alphabetical order.

    They are found in the modules of this package and of every package that an entry point
    of the group `linkgraph.ingestors` names.
    """
    found = {}
    for package in _packages():
        for module in _modules(package):
            for thing in vars(module).values():
                if _is_ingestor(thing, module):
                    found[module.__name__.rpartition(".")[2]] = thing()
    return dict(sorted(found.items()))


def ingestor_for(name: str) -> Ingestor | None:
    """The ingestor for a file called `name`; None where no one reads it."""
    _, suffix, packed = split_name(name)
    for ingestor in ingestors().values():
        if suffix in ingestor.suffixes and (ingestor.packable or not packed):
            return ingestor
    return None


def foreign_for(path: Path, *, asked: bool = True) -> Foreign | None:
    """The ingestor that recognises the content of `path`; None where none does.

    Unless it was `asked` for, a file that may be a document of the case is left alone.
    """
    head: Sample | None = None
    for ingestor in ingestors().values():
        if isinstance(ingestor, Foreign) and (asked or ingestor.automatic):
            head = head or sample(path)
            if head.data and ingestor.recognises(head):
                return ingestor
    return None


def may_hold_tables(name: str, kind: str) -> bool:
    """True where `[files]` may say how parts of a file are read: of workbooks, and of what its content tells.

    `kind` is the record kind that the file itself is read as; empty where its content says so.
    """
    ingestor = ingestor_for(name)
    return not kind or (ingestor is not None and type(ingestor).tables is not Ingestor.tables)


def split_name(name: str) -> tuple[str, str, str]:
    """`Profiles.csv.gz` as (`profiles`, `csv`, `gz`), in lower case; missing parts are empty."""
    parts = name.lower().split(".")
    packed = parts.pop() if len(parts) > 2 and parts[-1] in PACKINGS else ""
    suffix = parts.pop() if len(parts) > 1 else ""
    return ".".join(parts), suffix, packed


def _packages() -> list[ModuleType]:
    own = importlib.import_module(__package__.rpartition(".")[0])
    loaded = [point.load() for point in entry_points(group=GROUP)]
    return list({package.__name__: package for package in (own, *loaded)}.values())


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        if not found.name.startswith("_"):
            yield importlib.import_module(f"{package.__name__}.{found.name}")


def _is_ingestor(thing: object, module: ModuleType) -> bool:
    return (
        isinstance(thing, type)
        and issubclass(thing, Ingestor)
        and not isabstract(thing)
        and thing.__module__ == module.__name__
    )
