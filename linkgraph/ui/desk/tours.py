"""Who has seen the first steps."""

from __future__ import annotations

from linkgraph.ui.desk.database import desk, now


def done(who: str) -> bool:
    """True where this person has closed the tour."""
    with desk() as file:
        return file.execute("SELECT 1 FROM tour WHERE who = ?", (who,)).fetchone() is not None


def finish(who: str) -> None:
    """Does not show it to this person again."""
    with desk() as file:
        file.execute("INSERT OR REPLACE INTO tour VALUES (?, ?)", (who, now()))
