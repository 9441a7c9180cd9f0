"""Templates: groups of texts of several accounts that are one text with its fields filled in.

One that too many unrelated accounts use to link on is shown all the same, marked `held_back`. Made anew
only where the group changed, or the names and clients of its accounts did, and texts are filled in anew only where the
fixed words are others; kept in the ledger tables `template` and `template_use`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.clusters.components import Forest
from linkgraph.ledger.ledger import given, whole
from linkgraph.signals.texts.fields import Known, kinds_of
from linkgraph.signals.texts.slots import Template, filled, frame_of

if TYPE_CHECKING:
    import duckdb

MOST = 5000
"""Texts of one template whose fillings are told; further ones are listed without."""


def find_templates(ledger: duckdb.DuckDBPyConnection) -> None:
    """Brings `template` (id, digest, text, fields, accounts, documents, held_back, kinds) and `template_use`
    (template, document, fillings) up to date.
    """
    accounts: dict[str, set[str]] = defaultdict(set)
    for document, account in ledger.execute(_SENT).fetchall():
        accounts[document].add(account)
    known = dict(ledger.execute("SELECT id, digest FROM template").fetchall())
    held_back = {value for (value,) in ledger.execute(_HELD_BACK).fetchall()}
    current: set[str] = set()
    groups = _groups(ledger, accounts)
    told = _known(ledger, [one for group in groups for one in group[:MOST]])
    for group in groups:
        hub = 2 * len(held_back.intersection(group)) > len(group)
        who = [told.get(one, Known()) for one in group[:MOST]]
        id, digest = _name(group[0]), _digest(group, accounts, who, hub)
        current.add(id)
        if known.get(id) != digest:
            _make(ledger, id, digest, group, who, len(set().union(*(accounts[one] for one in group))), hub)
    for id in known.keys() - current:
        with whole(ledger):
            _drop(ledger, id)


_SENT = "SELECT value, account FROM fact WHERE kind = 'document' AND value IS NOT NULL AND NOT gone"
_ALIKE = """
WITH own AS (
    SELECT DISTINCT value, fp FROM fingerprint SEMI JOIN (FROM fact WHERE kind = 'document' AND NOT gone) USING (value)
    WHERE signal = 'document' AND fp IS NOT NULL
)
SELECT a.value, b.value FROM alike s JOIN own a ON a.fp = s.left_fp JOIN own b ON b.fp = s.right_fp
WHERE s.signal = 'document' AND s.level = 'template'
UNION ALL SELECT a.value, b.value FROM copied s JOIN own a ON a.fp = s.fp JOIN own b ON b.fp = s.of_fp
WHERE s.signal = 'document'
UNION ALL SELECT min(value), unnest(list(value)) FROM own GROUP BY fp HAVING count(*) > 1
"""
_HELD_BACK = """
SELECT DISTINCT p.value FROM fingerprint p JOIN hub_fp h ON h.signal = p.signal AND h.fp = p.fp
WHERE p.signal = 'document' AND h.suppressed
"""


def _groups(ledger: duckdb.DuckDBPyConnection, accounts: dict[str, set[str]]) -> list[list[str]]:
    """The groups of documents that several accounts sent, each sorted."""
    forest = Forest()
    for left, right in ledger.execute(_ALIKE).fetchall():
        if left in accounts and right in accounts:
            forest.join(left, right)
    groups = [sorted(group) for group in forest.sets()]
    return [group for group in groups if len(group) > 1 and len(set().union(*(accounts[one] for one in group))) > 1]


def _make(
    ledger: duckdb.DuckDBPyConnection,
    id: str,
    digest: str,
    group: Sequence[str],
    who: Sequence[Known],
    accounts: int,
    held_back: bool,
) -> None:
    """`who` says what is known of the first texts of `group`, those whose fillings are told."""
    chosen = list(group[: len(who)])
    texts = dict(ledger.execute("SELECT id, payload FROM content WHERE id IN (SELECT unnest(?))", [chosen]).fetchall())
    frame, made = _filled(ledger, chosen, [texts[one] for one in chosen])
    kinds = kinds_of(made, who)
    row = [id, digest, made.text, made.fields, accounts, len(group), held_back, kinds, frame]
    fillings = [list(filling) for filling in made.fillings]
    uses = pa.table(
        {
            "template": pa.array([id] * len(group), pa.string()),
            "document": pa.array(group, pa.string()),
            "fillings": pa.array(fillings + [None] * (len(group) - len(chosen)), pa.list_(pa.string())),
        }
    )
    with given(ledger, filled=uses), whole(ledger):
        _drop(ledger, id)
        ledger.execute("INSERT INTO template VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        ledger.execute("INSERT INTO template_use SELECT template, document, fillings FROM filled")


def _filled(ledger: duckdb.DuckDBPyConnection, documents: Sequence[str], texts: Sequence[str]) -> tuple[str, Template]:
    """A digest of the frame, and the template; what was filled into the same frame before is not filled in again."""
    frame = frame_of(texts)
    said = repr([__version__, documents[frame.base], frame.slots])
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    before = dict(ledger.execute(_BEFORE, [digest]).fetchall())
    known = {at: before[one] for at, one in enumerate(documents) if one in before}
    return digest, filled(texts, frame, known)


_BEFORE = """
SELECT document, fillings FROM template_use
WHERE template IN (SELECT id FROM template WHERE frame = ?) AND fillings IS NOT NULL
"""


def _known(ledger: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> dict[str, Known]:
    """Whose clients and names each document may hold, where any are known."""
    with given(ledger, asked_text=pa.table({"id": pa.array(documents, pa.string())})):
        rows = ledger.execute(_KNOWN).fetchall()
    return {document: Known(sorted(clients or ()), sorted(names or ())) for document, clients, names in rows}


_KNOWN = """
WITH client AS (
    SELECT c.id, r.client FROM content_file c JOIN row_documents r ON c.kind = 'text' AND c.file = md5(trim(r.text))
    WHERE r.client IS NOT NULL AND NOT r.gone
    UNION
    SELECT c.id, r.client FROM content_file c JOIN row_documents r ON c.kind = 'document' AND c.file = trim(r.file)
    WHERE r.client IS NOT NULL AND NOT r.gone
), name AS (
    SELECT d.value AS id, n.raw AS name FROM fact d JOIN fact n ON n.account = d.account AND n.kind = 'name'
    WHERE d.kind = 'document' AND n.raw IS NOT NULL AND NOT d.gone AND NOT n.gone
), told AS (SELECT id, client, NULL AS name FROM client UNION ALL SELECT id, NULL, name FROM name)
SELECT id, list(DISTINCT client) FILTER (client IS NOT NULL), list(DISTINCT name) FILTER (name IS NOT NULL)
FROM told SEMI JOIN asked_text USING (id) GROUP BY id
"""


def _drop(ledger: duckdb.DuckDBPyConnection, id: str) -> None:
    ledger.execute("DELETE FROM template WHERE id = ?", [id])
    ledger.execute("DELETE FROM template_use WHERE template = ?", [id])


def _name(first: str) -> str:
    return f"T-{hashlib.sha256(first.encode()).hexdigest()[:10].upper()}"


def _digest(group: Sequence[str], accounts: dict[str, set[str]], who: Sequence[Known], held_back: bool) -> str:
    said = repr([__version__, held_back, who, *((one, sorted(accounts[one])) for one in group)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
