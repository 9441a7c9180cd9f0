"""The user name of one account as the mailbox of another: `jb_kim92` and `jbkim92@mail.example`."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.generic import generic_words

SHORTEST = 6
"""Letters and digits a name must have to say something away from its own platform."""


class HandleMailbox(Signal):
    """Two accounts go by one name, as a user name or before the @ of an e-mail address."""

    name: ClassVar[str] = "handle"
    title: ClassVar[str] = "the user name in the e-mail address"
    family: ClassVar[str] = "contact"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("handle", "email")
    levels: ClassVar[tuple[str, ...]] = ("same",)

    @property
    def key(self) -> str:
        """Stored as `handle`, told apart by its key."""
        return f"{self.name}.mailbox"

    def fingerprint(self, value: str) -> str | None:
        """Letters and digits of the name, without a tag; None for short ones, numbers, and words many people use."""
        local, at, _ = value.rpartition("@")
        plain = "".join(char for char in (local.partition("+")[0] if at else value) if char.isalnum())
        bare = plain.rstrip("0123456789")
        if len(plain) < SHORTEST or not bare or plain in generic_words() or bare in generic_words():
            return None
        return plain

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level `same`, or nothing."""
        if left != right:
            return None
        return Comparison("same", 0.0, f"go by the name {left} as user name or in their e-mail address")
