"""Whether the accounts of a case have little but facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.linking.facts.priors import fields, settings
from linkgraph.linking.model import links_alone
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb


def is_case_of_facts(ledger: duckdb.DuckDBPyConnection) -> bool:
    """True where there are enough records, and fewer than half carry a signal that may link alone.

    A signal of behaviour or content (photo, document, device, session) counts as one that may.
    """
    known = [field.key for field in fields()]
    rich = [key for key in signals() if links_alone(key) or (key not in known and signals()[key].family != "name")]
    records, others = (_accounts(ledger, keys) for keys in (known, rich))
    return records >= settings().fewest and others < settings().few_alone * records


def _accounts(ledger: duckdb.DuckDBPyConnection, keys: list[str]) -> int:
    row = ledger.execute(
        "SELECT count(DISTINCT account) FROM carrier WHERE signal IN (SELECT unnest(?))", [keys]
    ).fetchone()
    return int(row[0]) if row else 0
