from __future__ import annotations

from pathlib import Path

from linkgraph.clusters.hubs import list_hubs
from linkgraph.ledger.ledger import open_ledger


def test_two_texts_that_begin_alike_are_two_hubs(tmp_path: Path) -> None:
    with open_ledger(tmp_path / ".linkgraph") as ledger:
        ledger.execute(
            "CREATE TEMP TABLE carrier (signal VARCHAR, fp UBIGINT, value VARCHAR, raw VARCHAR, account VARCHAR)"
        )
        ledger.execute("CREATE TEMP TABLE hub_fp (signal VARCHAR, fp UBIGINT, suppressed BOOLEAN, reason VARCHAR)")
        for fp, value in ((1, "text-a"), (2, "text-b")):
            ledger.execute("INSERT INTO hub_fp VALUES ('document', ?, true, 'shared by many')", [fp])
            for account in ("x:1", "x:2"):
                ledger.execute("INSERT INTO carrier VALUES ('document', ?, ?, 'Dear client', ?)", [fp, value, account])
        list_hubs(ledger)
        found = ledger.execute("SELECT id, value, accounts FROM hub").fetchall()
    assert len({identity for identity, _, _ in found}) == 2
    assert [(value, accounts) for _, value, accounts in found] == [("Dear client", 2)] * 2
