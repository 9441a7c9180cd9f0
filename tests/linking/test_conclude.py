"""What follows from links is drawn while evidence is written."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.linking.conclude import Then, link
from linkgraph.linking.links import JUDGED
from linkgraph.linking.model import Model, load_model
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, load

WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"
LINKS = "SELECT left_account, right_account, weight FROM link"


def linked_then(folder: Path, then: Then) -> dict[str, list[tuple[object, ...]]]:
    """Links two accounts of one wallet; the rows of `link` and `evidence` afterwards."""
    rows = [{"account": f"x:{name}", "wallet": WALLET} for name in ("a", "b")]
    with open_ledger(folder / ".linkgraph") as ledger:
        load(ledger, "profiles", [batch("profiles", *rows)])
        read_contents(ledger, folder, "r1", SilentProgress())
        build_facts(ledger, SilentProgress())
        link(ledger, load_model(None), pl.DataFrame(schema=JUDGED), "r1", SilentProgress(), then)
        return {"link": ledger.execute(LINKS).fetchall(), "evidence": ledger.execute("FROM evidence").fetchall()}


def test_what_follows_sees_the_links(tmp_path: Path) -> None:
    seen: list[tuple[object, ...]] = []

    def follow(ledger: duckdb.DuckDBPyConnection, _model: Model) -> None:
        seen.extend(ledger.execute(LINKS).fetchall())

    found = linked_then(tmp_path, follow)
    assert seen == found["link"]
    assert len(seen) == 1
    assert len(found["evidence"]) == 1


def test_a_mistake_in_what_follows_is_raised(tmp_path: Path) -> None:
    def fail(_ledger: duckdb.DuckDBPyConnection, _model: Model) -> None:
        raise ValueError("no clusters")

    with pytest.raises(ValueError, match="no clusters"):
        linked_then(tmp_path, fail)
