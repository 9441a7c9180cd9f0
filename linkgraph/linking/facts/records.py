"""The records of a case of facts: numbered accounts and the values they carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from linkgraph.ledger.ledger import arrow
from linkgraph.linking.facts.compare import Ints, Values
from linkgraph.linking.facts.priors import Field
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb


def set_aside(ledger: duckdb.DuckDBPyConnection, fields: Sequence[Field]) -> int:
    """Takes the facts out of `carrier`, so that nothing else meets on them; how many records there are.

    Makes `fact_record` (number, account) in the order of accounts, and `fact_value` (signal, number, fingerprint).
    """
    keys = [field.key for field in fields]
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE fact_record AS SELECT (row_number() OVER (ORDER BY account) - 1)::INTEGER "
        "AS number, account FROM (SELECT DISTINCT account FROM carrier)"
    )
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE fact_value AS SELECT c.signal, r.number, p.fingerprint, min(c.raw) AS raw "
        "FROM carrier c JOIN fact_record r USING (account) "
        "JOIN (SELECT signal, fp, min(fingerprint) AS fingerprint FROM fingerprint "
        "WHERE signal IN (SELECT unnest(?)) GROUP BY signal, fp) p ON p.signal = c.signal AND p.fp = c.fp "
        "GROUP BY c.signal, r.number, p.fingerprint",
        [keys],
    )
    ledger.execute("DELETE FROM carrier WHERE signal IN (SELECT unnest(?))", [keys])
    row = ledger.execute("SELECT count(*) FROM fact_record").fetchone()
    return int(row[0]) if row else 0


def values_of(ledger: duckdb.DuckDBPyConnection, field: Field, records: int) -> Values:
    """What the records say of one fact."""
    found = arrow(
        ledger,
        "SELECT number, fingerprint, raw, dense_rank() OVER (ORDER BY fingerprint) - 1 AS place FROM fact_value "
        f"WHERE signal = '{field.key}' ORDER BY number, fingerprint",
    )
    held = found["place"].to_numpy().astype(np.int64)
    numbers = found["number"].to_numpy().astype(np.int64)
    listed = _listed(held, found["fingerprint"].to_pylist())
    count = np.bincount(numbers, minlength=records)
    carriers = np.bincount(held, minlength=len(listed))
    return Values(
        listed, np.cumsum(count) - count, count, held, found["raw"].to_pylist(), _bits(field, listed, carriers.tolist())
    )


def _listed(places: Ints, texts: Sequence[str]) -> list[str]:
    """The distinct texts by their place."""
    first = np.unique(places, return_index=True)[1]
    return [texts[at] for at in first.tolist()]


def accounts_of(ledger: duckdb.DuckDBPyConnection) -> pa.Array:
    """The accounts by the number of their record."""
    return arrow(ledger, "SELECT account FROM fact_record ORDER BY number")["account"].combine_chunks()


def _bits(field: Field, texts: Sequence[str], carriers: Sequence[int]) -> dict[str, float]:
    """Minus log2 of the share of values that have each word."""
    counts: dict[str, int] = {}
    words = signals()[field.key].words
    for text, number in zip(texts, carriers, strict=True):
        for word in set(words(text)):
            counts[word] = counts.get(word, 0) + number
    total = max(sum(carriers), 1)
    return {word: float(-np.log2(number / total)) for word, number in counts.items()}
