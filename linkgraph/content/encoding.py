"""Which encoding a text is in: byte order mark, UTF-8, zeros of UTF-16, else the likeliest legacy one."""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache
from importlib import resources

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NEAR = 0.1
"""Differences in coherence below this say nothing."""


def by_mark(head: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the start of `head` names, and the mark's length."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name, len(mark)
    return None


def by_zeros(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of mostly Latin text is zero."""
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def legacy(sample: bytes) -> str | None:
    """The likeliest encoding of `sample`, which is not UTF-8; None where nothing fits.

    Of those that charset-normalizer finds equally likely, the one wins that yields the
    fewest signs inside words, then the one that stands first in `encodings.txt`.
    """
    from charset_normalizer import from_bytes

    names = _candidates()
    found = from_bytes(sample, cp_isolation=list(names), enable_fallback=False)
    fits = [
        (round(match.chaos, 2) + _signs(sample, name), match.coherence, name)
        for match in found
        for name in {match.encoding, *match.could_be_from_charset}
        if name in names
    ]
    least = min((mess for mess, _, _ in fits), default=0)
    fits = [fit for fit in fits if fit[0] == least]
    most = max((sense for _, sense, _ in fits), default=0)
    likely = [name for _, sense, name in fits if sense >= most - NEAR]
    return min(likely, key=names.index, default=None)


def _signs(sample: bytes, name: str) -> int:
    """How many signs, fractions and control characters beyond ASCII `sample` has when read as `name`."""
    text = sample.decode(name, errors="ignore")
    kinds = (unicodedata.category(char) for char in text if not char.isascii())
    return sum(kind[0] in "SC" or kind == "No" for kind in kinds)


def decode(data: bytes) -> str:
    """`data` as text. Bytes that fit no encoding become U+FFFD."""
    if marked := by_mark(data):
        return data[marked[1] :].decode(marked[0], errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = by_zeros(data[:4096]) or legacy(data[:262_144]) or "utf-8"
        return data.decode(name, errors="replace")


@cache
def _candidates() -> tuple[str, ...]:
    text = resources.files(__package__).joinpath("encodings.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split() if line)
