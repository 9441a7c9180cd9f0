"""The truth about a made-up case: which account belongs to which group. It is written beside the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linkgraph.demo.account import Account
from linkgraph.demo.rows import write_rows


def truth_path(folder: Path) -> Path:
    """Where the truth about the case in `folder` is written."""
    whole = folder.resolve()
    return whole.with_name(whole.name + ".truth.csv")


def write_truth(folder: Path, accounts: Sequence[Account]) -> None:
    """Writes account, group and kind of each account."""
    rows = [{"account": a.id, "group": a.group, "kind": a.kind} for a in accounts]
    write_rows(truth_path(folder), sorted(rows, key=lambda row: row["account"]), ("account", "group", "kind"))
