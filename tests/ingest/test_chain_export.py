from __future__ import annotations

from pathlib import Path

from .foreign import read_foreign
from .reading import real_data

A, B = "0x52908400098527886E0F7030069857D2E4169EE7", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"


def test_transfers_of_a_block_explorer(tmp_path: Path) -> None:
    file = tmp_path / "export-0x52.csv"
    file.write_text(
        '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","TokenValue","TokenSymbol"\n'
        f'"0xab","1","1714978800","2024-05-06 07:00:00","{A}","{B}","1,500.5","USDT"\n'
        f'"0xac","1","1714978800","2024-05-06 07:00:00","{A}","nobody","1","USDT"\n'
    )
    found = read_foreign(file)
    (row,) = found.rows["payments"]
    assert row == {
        "account": f"wallet:{A.lower()}",
        "at": "2024-05-06 07:00:00",
        "amount": "1500.5",
        "currency": "USDT",
        "direction": "out",
        "method": "crypto",
        "counterparty": f"wallet:{B}",
        "extra": {"transaction": "0xab", "blockno": "1", "unixtimestamp": "1714978800"},
        "line": 2,
    }
    assert [profile["wallet"] for profile in found.rows["profiles"]] == [A.lower(), B]
    assert [(reject.line, reject.reason) for reject in found.rejects] == [
        (3, "to 'nobody' is no wallet address that can be checked")
    ]


def test_the_real_graph() -> None:
    found = read_foreign(real_data("payments_hop_sybil") / "edges.csv")
    assert (len(found.rows["payments"]), len(found.rows["profiles"]), found.rejects) == (14825, 3650, [])
