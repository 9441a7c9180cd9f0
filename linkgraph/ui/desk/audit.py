"""Who did what, and when. Only ever added to."""

from __future__ import annotations

import sqlite3

from linkgraph.ui.desk.database import desk, now


def record(who: str, what: str, about: str | None = None, detail: str | None = None) -> None:
    """Writes one line."""
    with desk() as file:
        add(file, who, what, about, detail)


def add(file: sqlite3.Connection, who: str, what: str, about: str | None, detail: str | None) -> None:
    """Writes one line in a transaction that is under way."""
    file.execute(
        "INSERT INTO audit (at, by_whom, what, about, detail) VALUES (?, ?, ?, ?, ?)", (now(), who, what, about, detail)
    )


def entries(about: str | None = None, most: int = 2000) -> list[dict[str, str | None]]:
    """Lines, newest first: `at` `who` `what` `about` `detail`."""
    with desk() as file:
        found = file.execute(
            "SELECT at, by_whom AS who, what, about, detail FROM audit "
            "WHERE ? IS NULL OR about = ? ORDER BY id DESC LIMIT ?",
            (about, about, most),
        )
        return [dict(row) for row in found]
