from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract

GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


class TestWallet(SignalContract):
    key = "wallet"
    same: ClassVar = [
        (GENESIS, f"bitcoin:{GENESIS}?amount=1"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
    ]
    unlike: ClassVar = [(GENESIS, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")]
    unusable: ClassVar = [GENESIS.lower(), "0x" + "0" * 40, "wallet"]
