"""Progressive JPEGs, cut down to their rough scans: all that a picture of an eighth of the size needs.

A progressive file (ITU-T T.81, annex G) begins with the mean of each block of 8 x 8 pixels and comes back with
detail, scan by scan. A decoder reads it all, even where it is asked for the means alone.
"""

from __future__ import annotations

from collections.abc import Iterator

SOF2, SOS, EOI = 0xC2, 0xDA, 0xD9
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length: TEM, RST0 to RST7, SOI."""
FILLED = frozenset({0x00, *range(0xD0, 0xD8)})
"""What may follow 0xFF inside of a scan."""


def rough(raw: bytes) -> bytes | None:
    """The file without its scans of detail; None where it is not progressive, or not well formed."""
    parts, progressive = [b"\xff\xd8"], False
    try:
        for marker, start, data, end in _segments(raw):
            progressive = progressive or marker == SOF2
            means = not raw[data - 3] and not raw[data - 2]  # first and last frequency of the scan
            if marker != SOS or means:
                parts.append(raw[start:end])
    except (IndexError, ValueError):
        return None
    return b"".join([*parts, b"\xff\xd9"]) if progressive else None


def _segments(raw: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Marker, where its segment starts, where what follows its header starts, and where the segment ends."""
    at = 2
    while raw[at + 1] != EOI:
        if raw[at] != 0xFF:
            raise ValueError
        marker = raw[at + 1]
        if marker in STANDALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        data = at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        end = _end_of_scan(raw, data) if marker == SOS else data
        yield marker, at, data, end
        at = end


def _end_of_scan(raw: bytes, at: int) -> int:
    while True:
        at = raw.index(b"\xff", at)
        if raw[at + 1] not in FILLED:
            return at
        at += 2
