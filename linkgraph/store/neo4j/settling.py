"""What is left to do in a database that neo4j-admin has made of our files, before it is as one that we wrote."""

from __future__ import annotations

import json

from neo4j import ManagedTransaction

from linkgraph.schema import Node, Table, tables
from linkgraph.store.neo4j import ddl
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import Failure, translated
from linkgraph.store.neo4j.indexes import make_indexes
from linkgraph.store.neo4j.state import SETTLED

LEFT_OUT = "LinkgraphLeftOut"
"""The label of nodes that hold lists neo4j-admin could not write: `table`, `column`, `lists` (JSON, by id)."""
FORGET = f"MATCH (n:{LEFT_OUT}) DETACH DELETE n"
COUNT = f"MATCH (n:{LEFT_OUT}) RETURN count(n) AS n"
TAKE = (
    f"MATCH (n:{LEFT_OUT}) WITH n LIMIT 1 WITH n, n.table AS table, n.column AS column, n.lists AS lists "
    "DETACH DELETE n RETURN table, column, lists"
)


def settle(connection: Connection) -> None:
    """Makes what looking things up needs, and what was left out; what only writing needs where that needs it too."""
    try:
        with connection.session("write") as session:
            left = int(session.run(COUNT).single(strict=True)["n"])
        make_indexes(connection, ddl.statements() if left else ddl.of_nodes())
        with connection.session("write") as session:
            while session.execute_write(_put_back):
                pass
            session.run(SETTLED).consume()
    except Failure as error:
        raise translated(error, connection.address.shown) from error


def _put_back(transaction: ManagedTransaction) -> bool:
    """Writes the lists of one node, and drops it; False where there is none."""
    found = transaction.run(TAKE).single()
    if found is None:
        return False
    rows = [{"id": row_id, "list": items} for row_id, items in json.loads(found["lists"]).items()]
    transaction.run(_written(tables()[found["table"]], found["column"]), rows=rows).consume()
    return True


def _written(table: Table, column: str) -> str:
    if isinstance(table, Node):
        match = f"(x:`{table.name}` {{id: row.id}})"
    else:
        match = f"(:`{table.source}`)-[x:`{table.name}` {{id: row.id}}]->(:`{table.target}`)"
    return f"UNWIND $rows AS row MATCH {match} SET x.`{column}` = row.list"
