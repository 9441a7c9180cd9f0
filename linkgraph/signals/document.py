"""One text, or one template with its fields changed.

US IT Workers Advisory of May 2022, red flags: "frequent use of document templates for things
such as bidding documents and project communication methods, especially if the same templates
are used across different developer accounts".

A text becomes the set of its three-word shingles (Broder 1997), numbers masked; candidates
meet in the bands of a MinHash signature; the exact overlap of the sets decides.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import lru_cache
from typing import ClassVar
from zlib import crc32

import numpy as np

from linkgraph.signals.base import Comparison, Policy, Signal

SHINGLE = 3
FEWEST = 15
"""Shingles below which a text is too short to be anyone's."""
PERMUTATIONS, ROWS = 126, 3
TEMPLATE, SHARED = 0.55, 0.3
CONTAINED, CONTAINED_SHINGLES = 0.6, 40

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+|\d+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


class Document(Signal):
    """Two accounts use one text."""

    name: ClassVar[str] = "document"
    title: ClassVar[str] = "the same text"
    family: ClassVar[str] = "document"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("document",)
    levels: ClassVar[tuple[str, ...]] = ("same", "template", "shared")
    content: ClassVar[bool] = True

    def fingerprint(self, value: str) -> str | None:
        """The sorted 32-bit hashes of the text's shingles, base 64; None for a short text."""
        words = tokens(value)
        shingles = {crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
        if len(shingles) < FEWEST:
            return None
        return base64.b64encode(np.sort(np.array(list(shingles), dtype="<u4")).tobytes()).decode()

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """The 42 bands of three MinHash values each."""
        from rensa import RMinHash

        sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
        sketch.update([str(shingle) for shingle in _shingles(fingerprint)])
        digest = sketch.digest()
        return frozenset(f"{at}:{'.'.join(map(str, digest[at : at + ROWS]))}" for at in range(0, PERMUTATIONS, ROWS))

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance (1 minus the Jaccard index of the shingle sets)."""
        a, b = _shingles(left), _shingles(right)
        common = len(a & b)
        jaccard = common / (len(a) + len(b) - common)
        percent = f"{jaccard:.0%} of the wording"
        if left == right:
            return Comparison("same", 0.0, "use the same text")
        if jaccard >= TEMPLATE:
            return Comparison("template", 1 - jaccard, f"use one text with changes ({percent} is the same)")
        contained = common / min(len(a), len(b))
        if jaccard >= SHARED or (contained >= CONTAINED and common >= CONTAINED_SHINGLES):
            return Comparison("shared", 1 - jaccard, f"share passages of a text ({percent} is the same)")
        return None


def tokens(text: str) -> list[str]:
    """The words of a text, case folded, numbers as `#`, each Chinese, Japanese or Korean sign a word."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return ["#" if word.isdigit() else word for word in _TOKEN.findall(plain)]


@lru_cache(maxsize=8192)
def _shingles(fingerprint: str) -> frozenset[int]:
    return frozenset(np.frombuffer(base64.b64decode(fingerprint), dtype="<u4").tolist())
