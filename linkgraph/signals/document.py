"""One text, or one template with its fields changed, or passages that nobody else uses.

US IT Workers Advisory of May 2022, red flags: "frequent use of document templates for things
such as bidding documents and project communication methods, especially if the same templates
are used across different developer accounts".

How much a shared passage says depends on how many others use it, so that texts are compared all
at once (`texts.corpus`). Two texts by themselves are compared as if nobody else had written any.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

import numpy as np
import pyarrow as pa

from linkgraph.signals.base import Comparison, Meeting, Policy, Together
from linkgraph.signals.texts.corpus import TEMPLATE, alike
from linkgraph.signals.texts.features import features, long_enough
from linkgraph.signals.texts.many import marks_of_many
from linkgraph.signals.texts.marks import PREFIX, decode, encode_rows

FEWEST = 24
"""Features below which a text is too short to be anyone's."""
EQUAL, SAME_WORDING = "use the same text", "of the wording is the same"
"""What is said of equal texts, and of one template."""
ALONE = 0.2
"""Score from which two texts share passages where no others are known."""


class Document(Together):
    """Two accounts use one text."""

    name: ClassVar[str] = "document"
    title: ClassVar[str] = "the same text"
    family: ClassVar[str] = "document"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("document",)
    levels: ClassVar[tuple[str, ...]] = ("same", "template", "shared")
    content: ClassVar[bool] = True
    prefix: ClassVar[str] = PREFIX

    def fingerprint(self, value: str) -> str | None:
        """The marks of the text's words, base 64; None for a short text."""
        return self.fingerprints([value])[0]

    def fingerprints(self, values: Sequence[str]) -> list[str | None]:
        """The same for many texts, some ten times as fast."""
        rows = marks_of_many(values)
        made: list[str | None] = [None] * len(rows)
        long = np.flatnonzero(long_enough(rows, FEWEST)).tolist()
        for text, mark in zip(long, encode_rows(rows, long), strict=True):
            made[text] = mark
        return made

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance (1 minus the features in both by those in either)."""
        a, b = _features(left), _features(right)
        common = len(a & b)
        overlap = common / max(len(a | b), 1)
        if left == right:
            return Comparison("same", 0.0, EQUAL)
        if overlap >= TEMPLATE:
            return Comparison("template", 1 - overlap, _detail("template", overlap, len(a), len(b)))
        if common >= ALONE * (len(a) * len(b)) ** 0.5 and common >= FEWEST:
            return Comparison("shared", 1 - overlap, _detail("shared", overlap, len(a), len(b)))
        return None

    def meet(self, fingerprints: Sequence[str], users: Sequence[Sequence[int]], common: Sequence[str] = ()) -> Meeting:
        """The pairs that are one template, or that share passages few others use."""
        found = alike(fingerprints, users, common)
        level = np.where(found.overlap >= TEMPLATE, "template", "shared").tolist()
        left, right = found.sizes[found.left].tolist(), found.sizes[found.right].tolist()
        detail = [_detail(*told) for told in zip(level, found.overlap.tolist(), left, right, strict=True)]
        pairs = pa.table(
            {
                "left": pa.array(found.left, pa.int64()),
                "right": pa.array(found.right, pa.int64()),
                "level": pa.array(level, pa.string()),
                "distance": pa.array(1 - found.overlap, pa.float64()),
                "detail": pa.array(detail, pa.string()),
            }
        )
        copies = found.copies[0].tolist(), found.copies[1].tolist()
        return Meeting(pairs, found.public.tolist(), copies)


def _detail(level: str, overlap: float, left: int, right: int) -> str:
    """`left` and `right` are the numbers of features; two stand for a word."""
    if level == "template":
        return f"use one text with changes ({overlap:.0%} {SAME_WORDING})"
    common = overlap * (left + right) / (1 + overlap)
    few, many = sorted((common / left, common / right))
    return f"share passages of about {common / 2:.0f} words ({few:.0%} of the one text, {many:.0%} of the other)"


@lru_cache(maxsize=8192)
def _features(fingerprint: str) -> frozenset[int]:
    return frozenset(features(decode([fingerprint])).marks.tolist())
