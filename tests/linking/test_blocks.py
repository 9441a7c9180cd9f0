"""Whatever came before, the pairs that are alike are those of what is there now."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from linkgraph.ledger.ledger import open_ledger
from linkgraph.linking.model import load_model
from linkgraph.linking.similar import compare_all
from linkgraph.progress import SilentProgress
from linkgraph.signals.base import Comparison
from linkgraph.signals.email import Email

MODEL = replace(load_model(), crowd=3)
NAMES = ("anna.hoffmann", "a.nnahoffmann", "ottokar")
ADDRESSES = [f"{name}@{host}.example" for name in NAMES for host in "abcde"]


def carried(ledger: duckdb.DuckDBPyConnection, addresses: Sequence[str]) -> None:
    """Says that these addresses, and no others, are in use."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE carrier (signal VARCHAR, fp UBIGINT, account VARCHAR)")
    for address in addresses:
        ledger.execute("INSERT INTO carrier VALUES ('email', md5_number_lower(?), 'x:1')", [address])
        ledger.execute("INSERT INTO fingerprint VALUES ('email', ?, ?, md5_number_lower(?))", [address] * 3)


def alike(ledger: duckdb.DuckDBPyConnection) -> tuple[list[Any], list[Any]]:
    compare_all(ledger, MODEL, SilentProgress())
    told = "SELECT * FROM alike ORDER BY ALL", "SELECT * FROM crowded ORDER BY ALL"
    return ledger.execute(told[0]).fetchall(), ledger.execute(told[1]).fetchall()


@pytest.mark.parametrize("seed", range(3))
def test_keys_grow_crowded_and_empty_again(seed: int, tmp_path: Path) -> None:
    rng, crowded = random.Random(seed), 0
    with open_ledger(tmp_path / "one") as ledger:
        for step in range(8):
            now = rng.sample(ADDRESSES, rng.randint(1, 12))
            carried(ledger, now)
            found = alike(ledger)
            with open_ledger(tmp_path / f"fresh-{step}") as fresh:
                carried(fresh, now)
                assert found == alike(fresh)
            crowded += len(found[1])
    assert crowded


def test_nothing_is_compared_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    compare = Email.compare

    def noted(self: Email, left: str, right: str) -> Comparison | None:
        asked.append((left, right))
        return compare(self, left, right)

    monkeypatch.setattr(Email, "compare", noted)
    with open_ledger(tmp_path) as ledger:
        carried(ledger, ADDRESSES[:2])
        alike(ledger)
        assert len(asked) == 1
        carried(ledger, [*ADDRESSES[:2], ADDRESSES[10], ADDRESSES[11]])
        alike(ledger)
    assert len(asked) == 2
    assert {a.partition("@")[0] for a in asked[1]} == {NAMES[2]}
