"""The case's own saved questions: Cypher with a title, for all who work on the case."""

from __future__ import annotations

import sqlite3

from linkgraph.errors import LinkgraphError
from linkgraph.ui.desk.audit import add as audit
from linkgraph.ui.desk.database import desk, now

Row = dict[str, str]
LONGEST = 120
_COLUMNS = "title, cypher, by_whom AS who, at"


class TitleTaken(LinkgraphError):
    """Someone else saved a question under this title."""


def save(title: str, cypher: str, who: str) -> None:
    """Keeps a question; one's own of the same title is replaced. TitleTaken where it is another person's."""
    title = " ".join(title.split())[:LONGEST]
    if not title or not cypher.strip():
        raise LinkgraphError("A question needs a title and a query: write both, then save again.")
    with desk() as file:
        file.execute("BEGIN IMMEDIATE")
        if (old := _one(file, title)) and old["who"] != who:
            raise TitleTaken(f"{old['who']} saved a question called {title!r}: choose another title.")
        file.execute("INSERT OR REPLACE INTO question VALUES (?, ?, ?, ?)", (title, cypher, who, now()))
        audit(file, who, "saved a question", title, cypher[:200])


def drop(title: str, who: str) -> None:
    """Deletes a question; nothing happens where there is none."""
    with desk() as file:
        if file.execute("DELETE FROM question WHERE title = ?", (title,)).rowcount:
            audit(file, who, "deleted a question", title, None)


def questions() -> dict[str, Row]:
    """All by title, sorted: `title` `cypher` `who` `at`."""
    with desk() as file:
        found = [dict(row) for row in file.execute(f"SELECT {_COLUMNS} FROM question")]
    return {row["title"]: row for row in sorted(found, key=lambda row: row["title"].casefold())}


def _one(file: sqlite3.Connection, title: str) -> Row | None:
    found = file.execute(f"SELECT {_COLUMNS} FROM question WHERE title = ?", (title,)).fetchone()
    return dict(found) if found else None
