"""One bank account, payout address or account at a payment service."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.normalise import payment_account
from linkgraph.signals.base import Policy
from linkgraph.signals.exact import Exact

SHORTEST = 6
_WORDS = {"iban": "the bank account", "email": "the payout address"}


class PaymentAccount(Exact):
    """Two accounts are paid to one account."""

    name: ClassVar[str] = "payment_account"
    title: ClassVar[str] = "the same payment account"
    family: ClassVar[str] = "payment"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("payment_account",)

    def fingerprint(self, value: str) -> str | None:
        """The account; None for what is too short to be one account only."""
        return value if len(value) >= SHORTEST and any(char.isalnum() for char in value) else None

    def sentence(self, fingerprint: str) -> str:
        """Names the account."""
        what = _WORDS.get(payment_account.kind(fingerprint), "the payment account")
        return f"use {what} {fingerprint}"
