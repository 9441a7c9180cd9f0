"""Templates: groups of texts of several accounts that are one text with its fields filled in.

Made anew only where the group changed; kept in the ledger tables `template` and `template_use`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linkgraph.clusters.components import Forest
from linkgraph.signals.texts.slots import template_of

if TYPE_CHECKING:
    import duckdb

MOST = 400
"""Texts of one template that are filled in."""


def find_templates(ledger: duckdb.DuckDBPyConnection) -> None:
    """Brings `template` (id, digest, text, fields, accounts, documents) and `template_use` up to date."""
    accounts: dict[str, set[str]] = defaultdict(set)
    for document, account in ledger.execute(_SENT).fetchall():
        accounts[document].add(account)
    known = dict(ledger.execute("SELECT id, digest FROM template").fetchall())
    current: set[str] = set()
    for group in _groups(ledger, accounts):
        id, digest = _name(group[0]), _digest(group, accounts)
        current.add(id)
        if known.get(id) != digest:
            _make(ledger, id, digest, group, len(set().union(*(accounts[one] for one in group))))
    for id in known.keys() - current:
        _drop(ledger, id)


_SENT = "SELECT value, account FROM fact WHERE kind = 'document' AND value IS NOT NULL AND NOT gone"
_ALIKE = """
WITH own AS (
    SELECT DISTINCT value, fp FROM fingerprint WHERE signal = 'document' AND fp IS NOT NULL
    AND fp NOT IN (SELECT fp FROM hub_fp WHERE signal = 'document' AND suppressed)
)
SELECT a.value, b.value FROM alike s JOIN own a ON a.fp = s.left_fp JOIN own b ON b.fp = s.right_fp
WHERE s.signal = 'document' AND s.level = 'template'
UNION ALL SELECT min(value), unnest(list(value)) FROM own GROUP BY fp
"""


def _groups(ledger: duckdb.DuckDBPyConnection, accounts: dict[str, set[str]]) -> list[list[str]]:
    """The groups of documents that several accounts sent, each sorted."""
    forest = Forest()
    for left, right in ledger.execute(_ALIKE).fetchall():
        if left in accounts and right in accounts:
            forest.join(left, right)
    groups = [sorted(group) for group in forest.sets()]
    return [group for group in groups if len(group) > 1 and len(set().union(*(accounts[one] for one in group))) > 1]


def _make(ledger: duckdb.DuckDBPyConnection, id: str, digest: str, group: Sequence[str], accounts: int) -> None:
    chosen = list(group[:MOST])
    texts = dict(ledger.execute("SELECT id, payload FROM content WHERE id IN (SELECT unnest(?))", [chosen]).fetchall())
    made = template_of([texts[one] for one in chosen])
    _drop(ledger, id)
    row = [id, digest, made.text, made.fields, accounts, len(group)]
    ledger.execute("INSERT INTO template VALUES (?, ?, ?, ?, ?, ?)", row)
    uses = [(id, document, list(filling)) for document, filling in zip(chosen, made.fillings, strict=True)]
    ledger.executemany("INSERT INTO template_use VALUES (?, ?, ?)", uses)


def _drop(ledger: duckdb.DuckDBPyConnection, id: str) -> None:
    ledger.execute("DELETE FROM template WHERE id = ?", [id])
    ledger.execute("DELETE FROM template_use WHERE template = ?", [id])


def _name(first: str) -> str:
    return f"T-{hashlib.sha256(first.encode()).hexdigest()[:10].upper()}"


def _digest(group: Sequence[str], accounts: dict[str, set[str]]) -> str:
    said = repr([(one, sorted(accounts[one])) for one in group])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
