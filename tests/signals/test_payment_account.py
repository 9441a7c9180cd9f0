from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestPaymentAccount(SignalContract):
    key = "payment_account"
    same: ClassVar = [
        ("DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
        ("M.Kim@gmail.com", "PayPal: mkim@googlemail.com"),
        ("P-1234567", "p1234567"),
    ]
    unlike: ClassVar = [("P1234567", "P1234568")]
    unusable: ClassVar = ["****1234", "cash", "1234", "DE89 3704 0044 0532 0130 01"]
