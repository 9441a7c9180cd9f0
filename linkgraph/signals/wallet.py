"""One cryptocurrency wallet."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.normalise import wallet
from linkgraph.signals.base import Policy
from linkgraph.signals.exact import Exact


class Wallet(Exact):
    """Two accounts name or pay out to one wallet."""

    name: ClassVar[str] = "wallet"
    title: ClassVar[str] = "the same wallet"
    family: ClassVar[str] = "payment"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("wallet",)

    def fingerprint(self, value: str) -> str | None:
        """The address; None where its checksum does not hold."""
        return wallet.normalise(value)

    def sentence(self, fingerprint: str) -> str:
        """Names chain and address."""
        chain = (wallet.chain(fingerprint) or "").replace("_", " ")
        return " ".join(f"use the {chain} wallet {fingerprint}".split())
