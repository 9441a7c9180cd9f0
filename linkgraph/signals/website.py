"""One page on the web, or one domain that is not shared by strangers."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.normalise import website
from linkgraph.signals.base import Comparison, Policy, Signal


class Website(Signal):
    """Two accounts name one page, or pages of one private domain."""

    name: ClassVar[str] = "website"
    title: ClassVar[str] = "the same website"
    family: ClassVar[str] = "website"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("website",)
    levels: ClassVar[tuple[str, ...]] = ("same", "same_domain")

    def fingerprint(self, value: str) -> str | None:
        """The address; None for the front page of a host that strangers share."""
        found = website.normalise(value)
        bare = found is not None and "/" not in found and "?" not in found
        return None if found is None or (bare and website.is_shared(found)) else found

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """The domain, where it is nobody else's."""
        domain = website.domain(fingerprint)
        return frozenset() if domain is None or website.is_shared(fingerprint) else frozenset({domain})

    def compare(self, left: str, right: str) -> Comparison | None:
        """`same` for one page, `same_domain` for two of one private domain."""
        if left == right:
            return Comparison("same", 0.0, f"name the web page {left}")
        domain = website.domain(left)
        if domain is None or website.is_shared(left) or domain != website.domain(right):
            return None
        return Comparison("same_domain", 1.0, f"name pages on {domain}")
