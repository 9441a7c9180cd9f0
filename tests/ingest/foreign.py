"""Reading one foreign file in tests: its rows by kind, and its rejects."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linkgraph_ingest.core.registry import foreign_for
from linkgraph_ingest.discover import read_paths

from linkgraph.case import Case
from linkgraph.records import Reject

from .reading import rows_of


@dataclass
class Read:
    """What was read, and by which ingestor."""

    by: str
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    rejects: list[Reject] = field(default_factory=list)


def read_foreign(path: Path, case: Path | None = None) -> Read:
    """Reads `path` as a file that says itself what it holds."""
    ingestor = foreign_for(path)
    assert ingestor is not None, f"{path.name} is recognised by none"
    found = Read(ingestor.name)
    for item in read_paths([path], Case.open(case or path.parent)):
        if isinstance(item, Reject):
            found.rejects.append(item)
        else:
            found.rows[item.kind] += rows_of(item)
    return found
