"""What lies in a folder and is read by nothing yet, told apart by how it could be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from linkgraph.errors import SourceError

from .core.foreign import Foreign
from .core.registry import foreign_for, ingestor_for
from .core.source import CaseFolder
from .discover import files_below, mapped_kind, named_kind


@dataclass
class Aside:
    """Files below a folder that no name and no mapping says how to read."""

    tables: list[Path] = field(default_factory=list)
    """A mapping can say what their columns mean."""
    named: dict[str, list[Path]] = field(default_factory=dict)
    """In folders below, called like a file of a case folder: by record kind."""
    telling: list[Path] = field(default_factory=list)
    """Logs, mails, reports of other tools: they say themselves what they hold."""
    others: list[Path] = field(default_factory=list)
    """Pictures, documents, and what is not known."""


def aside(case: CaseFolder, listed: Collection[Path] = ()) -> Aside:
    """The files below the folder of `case` that need a word in linkgraph.toml; `listed` ones have theirs."""
    found = Aside()
    for path in files_below(case.folder):
        if path not in listed and not mapped_kind(path, case):
            _sort(found, path, is_below=path.parent != case.folder)
    return found


def _sort(found: Aside, path: Path, *, is_below: bool) -> None:
    foreign = foreign_for(path)
    if kind := named_kind(path):
        if is_below:
            found.named.setdefault(kind, []).append(path)
    elif foreign is not None and not _has_tables(foreign, path):
        if is_below or not foreign.automatic:
            found.telling.append(path)
    elif foreign is not None or ingestor_for(path.name):
        found.tables.append(path)
    else:
        found.others.append(path)


def _has_tables(foreign: Foreign, path: Path) -> bool:
    """True also where it is too damaged to tell: whoever reads the tables says why."""
    try:
        return bool(foreign.tables(path))
    except SourceError:
        return True
