"""Ending a transaction of ours in the server: it carries a mark, by which another session finds it.

Every user may see and end their own transactions (Neo4j manual, "Transaction management").
"""

from __future__ import annotations

from linkgraph.store.neo4j.connection import Connection

KEY = "linkgraph"
RUNNING = f"SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.{KEY} = $mark RETURN transactionId"


def marked(mark: str | None) -> dict[str, str] | None:
    """What a transaction says about itself."""
    return {KEY: mark} if mark else None


def end(connection: Connection, mark: str) -> None:
    """Ends the transactions with this mark."""
    with connection.session("read") as session:
        if running := session.run(RUNNING, mark=mark).value():
            session.run("TERMINATE TRANSACTIONS $running", running=running).consume()
