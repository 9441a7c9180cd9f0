"""Notes on a cluster or an account. They are added and never changed, so nobody overwrites another."""

from __future__ import annotations

from linkgraph.ui.desk.audit import add as audit
from linkgraph.ui.desk.database import desk, now


def add(about: str, text: str, who: str) -> None:
    """Writes one note."""
    with desk() as file:
        file.execute("INSERT INTO note (about, text, by_whom, at) VALUES (?, ?, ?, ?)", (about, text, who, now()))
        audit(file, who, "wrote a note", about, text[:200])


def notes(about: str) -> list[dict[str, str]]:
    """The notes about one thing, oldest first: `text` `who` `at`."""
    with desk() as file:
        found = file.execute("SELECT text, by_whom AS who, at FROM note WHERE about = ? ORDER BY id", (about,))
        return [dict(row) for row in found]
