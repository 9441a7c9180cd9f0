"""The file names of a case folder: `profiles.csv`, `logins.jsonl.gz` and so on, in any case of letters."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from linkgraph.records import record_kinds


def is_source_name(name: str) -> bool:
    """True for a name that begins like a file of a case folder, whatever its format."""
    stem, dot, _ = name.lower().partition(".")
    return bool(dot) and stem in record_kinds()


def near_names(names: Iterable[str]) -> list[tuple[str, str]]:
    """File names that are one slip away from a known one, each with the name it should have."""
    found = []
    for name in sorted(names):
        stem, dot, suffix = name.lower().partition(".")
        near = get_close_matches(stem, list(record_kinds()), n=1, cutoff=0.9)
        if dot and near and stem not in record_kinds():
            found.append((name, f"{near[0]}.{suffix}"))
    return found
