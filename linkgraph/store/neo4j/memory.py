"""How much of the server's memory changes take before they are committed.

Measured on 5.26 by what SHOW TRANSACTIONS says: an account with 16 properties 7,600 bytes, one with
none 2,200, an edge with 8 properties 3,800, a deleted row up to 1,700; the commit itself needs about
as much again.
"""

from __future__ import annotations

import re

import pyarrow as pa
from neo4j import Session

from linkgraph.store.neo4j.errors import Failure

BYTES_A_VALUE = 350
BYTES_A_ROW = 1_200
UNKNOWN_LIMIT = 64 << 20
PART = 4
UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}
SETTING = "dbms.memory.transaction.total.max"


def cost(rows: pa.Table) -> int:
    """Estimated bytes of server memory that writing `rows` takes until the commit."""
    values = sum(rows.num_rows - column.null_count for column in rows.columns)
    return int(values * BYTES_A_VALUE + rows.num_rows * BYTES_A_ROW + 2 * rows.nbytes)


def limit(session: Session) -> int:
    """A quarter of what the server lets transactions take together, in bytes."""
    try:
        found = session.run(f"SHOW SETTINGS '{SETTING}' YIELD value").single()
    except Failure:
        found = None
    return (_bytes(found["value"]) if found else 0) // PART or UNKNOWN_LIMIT


def _bytes(text: str) -> int:
    match = re.fullmatch(r"([\d.]+)\s*([KMGT]?i?B)", text)
    return int(float(match[1]) * UNITS.get(match[2], 0)) if match else 0
