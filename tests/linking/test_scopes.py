from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.ledger.ledger import open_ledger
from tests.linking.linked import Found, linked

PHONE = "+12025550114"
ROWS = {"profiles": [{"account": f"x:{n}", "phone": PHONE, "name": f"Nam{n} Surnam{n}"} for n in range(6)]}
FEW = {"hubs": {"phone": 4}}
MANY = {"hubs": {"phone": 60}}


def decided(folder: Path, accounts: str, allowed: bool, config: dict[str, dict[str, int]]) -> Found:
    with open_ledger(folder / ".linkgraph") as ledger:
        for at, cluster in enumerate(accounts.split()):
            for number in cluster:
                row = [PHONE, f"C-{at}", f"x:{number}", allowed, "ann", ""]
                ledger.execute("INSERT INTO hub_decision_in VALUES (?, ?, ?, ?, ?, ?)", row)
    return linked(folder, ROWS, config=config)


def test_a_hub_allowed_in_one_cluster_links_its_accounts_and_nobody_else(tmp_path: Path) -> None:
    found = decided(tmp_path, "012", True, FEW)
    assert set(found.links) == {("x:0", "x:1"), ("x:0", "x:2"), ("x:1", "x:2")}
    assert found.hubs[0]["suppressed"]


def test_allowed_in_two_clusters_it_does_not_join_them(tmp_path: Path) -> None:
    assert set(decided(tmp_path, "01 23", True, FEW).links) == {("x:0", "x:1"), ("x:2", "x:3")}


def test_denied_in_one_cluster_it_says_nothing_between_its_accounts(tmp_path: Path) -> None:
    found = decided(tmp_path, "012", False, MANY)
    assert len(found.links) == 15 - 3
    assert not found.of("x:0", "x:1", "phone")


@pytest.mark.parametrize("config", [FEW, MANY])
def test_without_a_decision_nothing_is_other(tmp_path: Path, config: dict[str, dict[str, int]]) -> None:
    assert len(decided(tmp_path, "", True, config).links) == (0 if config is FEW else 15)
