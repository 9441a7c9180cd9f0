"""One phone number. A number that differs in one digit is another number."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Policy
from linkgraph.signals.exact import Exact

SHORTEST = 7


class Phone(Exact):
    """Two accounts state one phone number."""

    name: ClassVar[str] = "phone"
    title: ClassVar[str] = "the same phone number"
    family: ClassVar[str] = "phone"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("phone",)

    def fingerprint(self, value: str) -> str | None:
        """The number with its extension; None for what has too few digits."""
        return value if sum(char.isdigit() for char in value.partition(";")[0]) >= SHORTEST else None

    def sentence(self, fingerprint: str) -> str:
        """Names the number."""
        return f"state the phone number {fingerprint.replace(';ext=', ', extension ')}"
