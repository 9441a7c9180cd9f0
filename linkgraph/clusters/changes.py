"""Says in the evidence of one template which of its fields two accounts filled in differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.signals.document import EQUAL, SAME_WORDING
from linkgraph.signals.texts.fields import WORDING, changed

if TYPE_CHECKING:
    import duckdb


def name_changes(ledger: duckdb.DuckDBPyConnection) -> None:
    """Adds the changed fields to `detail` of the table `evidence`, unless nothing but wording is changed.

    Such a row is made anew in the next run: what it says no longer follows from its pair alone.
    """
    rows = ledger.execute(_FILLED).fetchall()
    said = [(id, detail, changed(kinds, left, right)) for id, detail, kinds, left, right in rows]
    told = [(id, _told(detail, fields)) for id, detail, fields in said if fields not in ("", WORDING)]
    table = pa.table({"id": [id for id, _ in told], "detail": [detail for _, detail in told]}) if told else None
    if table is None:
        return
    with given(ledger, told=table):
        ledger.execute("UPDATE evidence SET detail = t.detail, pair = NULL FROM told t WHERE t.id = evidence.id")


_FILLED = """
SELECT e.id, e.detail, t.kinds, a.fillings, b.fillings FROM evidence e
JOIN carrier l ON l.signal = 'document' AND l.account = e.left_account
JOIN carrier r ON r.signal = 'document' AND r.account = e.right_account
JOIN template_use a ON a.document = l.value JOIN template_use b ON b.document = r.value
JOIN template t ON t.id = a.template AND t.id = b.template
WHERE e.signal = 'document' AND e.level IN ('same', 'template') AND a.fillings IS NOT NULL AND b.fillings IS NOT NULL
AND e.id = left(md5(concat_ws('|', e.signal_key, e.left_account, e.right_account, l.fp, r.fp)), 16)
ORDER BY e.id
"""


def _told(detail: str, fields: str) -> str:
    """The sentence with the changed fields in it."""
    if SAME_WORDING in detail:
        return detail.replace(SAME_WORDING, f"{SAME_WORDING}; {fields} changed", 1)
    return detail.replace(EQUAL, f"{EQUAL} with {fields} changed", 1)
