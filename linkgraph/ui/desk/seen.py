"""When each person last looked, so that the queue can say what is new."""

from __future__ import annotations

from linkgraph.ui.desk.database import desk, now


def visit(who: str) -> str | None:
    """Notes that someone is here now, and returns when they were here before; None at the first time."""
    with desk() as file:
        found = file.execute("SELECT at FROM seen WHERE who = ?", (who,)).fetchone()
        before = str(found["at"]) if found else None
        file.execute("INSERT OR REPLACE INTO seen (who, at, before) VALUES (?, ?, ?)", (who, now(), before))
    return before
