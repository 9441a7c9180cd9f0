from __future__ import annotations

import duckdb
import pytest

from linkgraph.ledger import normals
from linkgraph.normalise import normaliser
from linkgraph.progress import SilentProgress
from tests.ledger.batches import rows

EMAILS = [f"An.{number}+x@Gmail.com" if number % 3 else f"no address {number}" for number in range(60)]
NAMES = [f"Ann {chr(65 + number % 26)}{chr(97 + number // 26)}x" for number in range(60)]
BIRTH_DATES = [f"{1 + number % 28}.{1 + number % 12}.1990" for number in range(30)]
VALUES = [
    *(("email", value, None) for value in EMAILS),
    *(("name", value, None) for value in NAMES),
    *(("birth_date", value, None) for value in BIRTH_DATES),
    *(("phone", f"030 9018{number:03}", "DE") for number in range(60)),
]


@pytest.mark.parametrize(("chunk", "column", "many"), [(7, 10, 50), (7, 10_000, 1), (10_000, 7, 1), (50, 50, 10_000)])
def test_values_are_the_same_in_whatever_parts_they_are_read(
    ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, chunk: int, column: int, many: int
) -> None:
    monkeypatch.setattr(normals, "CHUNK", chunk)
    monkeypatch.setattr(normals, "COLUMN", column)
    monkeypatch.setattr(normals, "MANY", many)
    monkeypatch.setattr(normals, "FEW", 10_000)
    ledger.execute("CREATE TEMP TABLE given_values (kind VARCHAR, raw VARCHAR, country VARCHAR)")
    ledger.executemany("INSERT INTO given_values VALUES (?, ?, ?)", VALUES)
    normals.normalise_missing(ledger, "SELECT * FROM given_values", SilentProgress())
    found = {tuple(row[:3]): row[3] for row in rows(ledger, "SELECT kind, raw, country, value FROM normal")}
    assert found == {key: normaliser(key[0])(key[1], key[2]) for key in VALUES}
