"""Two texts with the same skeleton: the same headings in the same order, other words below them.

US IT Workers Advisory of May 2022: "frequent use of document templates for things such as bidding documents". Who
writes every bid anew, by hand or by a language model, still fills in one form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import ClassVar

from rapidfuzz.distance import LCSseq

from linkgraph.normalise.characters import fold
from linkgraph.signals.base import Comparison, Policy, Signal

BLOCKS = " / "
HEADING = "# "
GENERIC = 0.25
"""What a heading counts that everybody uses (`headings.txt`); any other counts one."""
LEAST = 3.0
"""What common headings count together, from which two texts have one skeleton."""
PART = 0.7
"""Part of the headings of the longer outline that both have in one order."""
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


class DocumentOutline(Signal):
    """Two accounts write under the same headings in the same order."""

    name: ClassVar[str] = "document"
    title: ClassVar[str] = "the same skeleton of a text"
    family: ClassVar[str] = "document"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("document_outline",)
    levels: ClassVar[tuple[str, ...]] = ("skeleton",)

    @property
    def key(self) -> str:
        """Stored as `document`, told apart by its key."""
        return f"{self.name}.outline"

    def fingerprint(self, value: str) -> str | None:
        """The outline in one form; None where its headings say too little."""
        blocks = [_tidy(block) for block in value.split(BLOCKS)]
        headings = [block for block in blocks if block.startswith(HEADING)]
        return BLOCKS.join(filter(None, blocks)) if _worth(headings) >= LEAST else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """Each pair of headings that follow each other; one of them is not everybody's."""
        headings = headings_of(fingerprint)
        return frozenset(f"{a}{b}" for a, b in pairwise(headings) if _worth([a, b]) > 1)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level `skeleton`, and the part of the blocks that are not in both as distance."""
        a, b = headings_of(left), headings_of(right)
        common = longest_common(*sorted((a, b)))
        if _worth(common) < LEAST or len(common) < PART * max(len(a), len(b)):
            return None
        said = ", ".join(heading.removeprefix(HEADING) for heading in common[:6])
        if left == right:
            return Comparison("skeleton", 0.0, f"write under the same headings in the same order ({said})")
        one, two = left.split(BLOCKS), right.split(BLOCKS)
        apart = 1 - LCSseq.similarity(one, two) / max(len(one), len(two))
        detail = f"write under {len(common)} of the same headings in the same order ({said})"
        return Comparison("skeleton", max(round(apart, 3), 0.001), detail)


@lru_cache(maxsize=8192)
def headings_of(fingerprint: str) -> tuple[str, ...]:
    """The headings of an outline, in order."""
    return tuple(block for block in fingerprint.split(BLOCKS) if block.startswith(HEADING))


@lru_cache(maxsize=8192)
def longest_common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The longest sequence that stands in both in the same order, with gaps."""
    blocks = LCSseq.editops(left, right).as_matching_blocks()
    return tuple(left[at] for block in blocks for at in range(block.a, block.a + block.size))


def _tidy(block: str) -> str:
    if not block.startswith(HEADING):
        return block if block in ("text", "list") else ""
    words = _SIGNS.sub(" ", _DIGITS.sub("0", fold(block.removeprefix(HEADING)).casefold())).strip()
    return HEADING + words if words else ""


def _worth(headings: Sequence[str]) -> float:
    return sum(GENERIC if one.removeprefix(HEADING) in _generic() else 1.0 for one in set(headings))


@cache
def _generic() -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", "headings.txt").read_text(encoding="utf-8")
    return frozenset(_tidy(HEADING + line.strip()).removeprefix(HEADING) for line in text.splitlines() if line.strip())
