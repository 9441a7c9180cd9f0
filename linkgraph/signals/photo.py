"""The same photo: re-encoded, recoloured, cut, mirrored, turned, framed, or as a part of a larger picture.

Hashes and common points propose, the pictures themselves decide: laid on each other by their
common points, they must agree in nearly every place. See `content.sameness` and decision 0051.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from linkgraph.content.descriptor import Descriptor, glance, parse
from linkgraph.content.hamming import distance
from linkgraph.content.sameness.meetings import Shared
from linkgraph.content.sameness.proposals import Found, more_proposals, proposals
from linkgraph.content.sameness.verdict import verdict
from linkgraph.content.strangers import as_near
from linkgraph.signals.base import Comparison, Growing, Known, Policy

SENTENCES = {
    "same": "show the same photo ({bits} of 256 bits differ{near})",
    "cropped": "show the same photo, cut or framed differently",
    "mirrored": "show the same photo, mirrored",
    "turned": "show the same photo, turned",
    "part": "show the same photo, one as a part of a larger picture",
}


class Photo(Growing):
    """Two accounts show one picture."""

    name: ClassVar[str] = "photo"
    title: ClassVar[str] = "the same photo"
    family: ClassVar[str] = "photo"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("photo",)
    levels: ClassVar[tuple[str, ...]] = ("identical", *SENTENCES)
    content: ClassVar[bool] = True
    whole: ClassVar[bool] = True

    def fingerprint(self, value: str) -> str | None:
        """The descriptor of the picture, made when it was read."""
        return value or None

    def proposed(self, fingerprints: Sequence[str], known: Known | None = None) -> tuple[Found, Found]:
        """Pairs of pictures that meet on their hashes or points, and how many of their points do, at least."""
        glances = map(glance, fingerprints)
        found = more_proposals(glances, known.new, Shared(known.pairs, known.times)) if known else proposals(glances)
        return found.pairs, found.times

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level, and distance in bits of the 256-bit hash (at least 1), by comparison of the pictures."""
        if left == right:
            return Comparison("identical", 0.0, "show the identical photo")
        a, b = _parsed(min(left, right)), _parsed(max(left, right))
        found = verdict(a.seen, b.seen)
        if found is None:
            return None
        bits = distance(a.seen.hash, b.seen.hash)
        return Comparison(found.level, float(max(bits, 1)), _said(found.level, bits))


def _said(level: str, bits: int) -> str:
    near = as_near(bits)
    return SENTENCES[level].format(bits=bits, near=f"; {near}" if near else "")


@lru_cache(maxsize=4096)
def _parsed(descriptor: str) -> Descriptor:
    return parse(descriptor)
