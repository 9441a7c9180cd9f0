"""Clusters out of a file, so that any tool can be measured with the kit."""

from __future__ import annotations

import csv
from pathlib import Path

from linkgraph.errors import SourceError


def read_clusters(path: Path) -> list[list[str]]:
    """Clusters from a CSV file with the columns `account` and `cluster`; a row without cluster is left out.

    Raises:
        SourceError: the file cannot be read, or lacks a column.
    """
    found: dict[str, list[str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            lacking = {"account", "cluster"} - set(rows.fieldnames or ())
            if lacking:
                raise SourceError(f"{path} has no column {sorted(lacking)[0]!r}; it needs account and cluster")
            for row in rows:
                if row["cluster"]:
                    found.setdefault(row["cluster"], []).append(row["account"])
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}") from error
    return list(found.values())
