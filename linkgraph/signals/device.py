"""One device."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.normalise import device
from linkgraph.signals.base import Policy
from linkgraph.signals.exact import Exact

SHORTEST = 6


class Device(Exact):
    """Two accounts were used from one device."""

    name: ClassVar[str] = "device"
    title: ClassVar[str] = "the same device"
    family: ClassVar[str] = "device"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("device",)

    def fingerprint(self, value: str) -> str | None:
        """The identifier; None for placeholders, and for what is too short to name one device."""
        found = device.normalise(value)
        return found if found and len(found) >= SHORTEST else None

    def sentence(self, fingerprint: str) -> str:
        """Names the device."""
        return f"were used from the device {fingerprint}"
