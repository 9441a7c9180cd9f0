"""One mailbox, or the same mailbox name elsewhere: at another provider, or with a mistyped domain."""

from __future__ import annotations

from typing import ClassVar

from rapidfuzz.distance import OSA

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.generic import generic_words

SHORTEST = 6
"""Letters and digits a mailbox name must have to say something at another provider."""


class Email(Signal):
    """Two accounts state one e-mail address."""

    name: ClassVar[str] = "email"
    title: ClassVar[str] = "the same e-mail address"
    family: ClassVar[str] = "contact"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("email",)
    levels: ClassVar[tuple[str, ...]] = ("same", "typo", "similar")

    def fingerprint(self, value: str) -> str | None:
        """The address; None for what is none."""
        local, at, domain = value.rpartition("@")
        return value if at and local and "." in domain else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """The mailbox name without separators; none for short ones and names many people use."""
        name = mailbox(fingerprint)
        return frozenset({name}) if name else frozenset()

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance: edits between the addresses (optimal string alignment)."""
        if left == right:
            return Comparison("same", 0.0, f"state the e-mail address {left}")
        name = mailbox(left)
        if name is None or name != mailbox(right):
            return None
        both = " and ".join(sorted((left, right)))
        distance = OSA.distance(left, right)
        if left.rpartition("@")[0] == right.rpartition("@")[0] and distance == 1:
            return Comparison("typo", 1.0, f"state addresses whose domains are one letter apart: {both}")
        return Comparison("similar", float(distance), f"state one mailbox name at two providers: {both}")


def mailbox(address: str) -> str | None:
    """The letters and digits before the @ and any tag; None where they say too little."""
    local = address.rpartition("@")[0].partition("+")[0]
    name = "".join(char for char in local if char.isalnum())
    known = name in generic_words() or name.rstrip("0123456789") in generic_words()
    return None if len(name) < SHORTEST or known or name.isdigit() else name
