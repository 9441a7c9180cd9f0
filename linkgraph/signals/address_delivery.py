"""One delivery address for accounts that live elsewhere.

US IT Workers Advisory of May 2022, red flags: "receipt of items at an address not listed on the
developer's identification documentation". Here many accounts on one address are the finding,
not the noise.
"""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.address import Address
from linkgraph.signals.base import Comparison


class DeliveryAddress(Address):
    """Two accounts have goods sent to one address that neither calls home."""

    title: ClassVar[str] = "the same delivery address"
    family: ClassVar[str] = "delivery"
    reads: ClassVar[tuple[str, ...]] = ("delivery_address",)
    levels: ClassVar[tuple[str, ...]] = ("same", "near")

    @property
    def key(self) -> str:
        """Stored as `address`, told apart by its key."""
        return f"{self.name}.delivery"

    def compare(self, left: str, right: str) -> Comparison | None:
        """As for addresses, without the weakest level."""
        comparison = super().compare(left, right)
        if comparison is None or comparison.level not in self.levels:
            return None
        return Comparison(comparison.level, comparison.distance, "have goods delivered to one address")
