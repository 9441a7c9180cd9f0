"""JUMBF boxes (ISO 19566-5): labelled boxes inside each other, as content credentials are kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

DEEPEST = 8
MOST_BOXES = 20_000


@dataclass(frozen=True, slots=True)
class Content:
    """A box that holds something: the labels of the boxes around it, outermost first, its type, its bytes."""

    labels: tuple[str, ...]
    kind: str
    data: bytes


def contents(data: bytes) -> Iterator[Content]:
    """The contents of the boxes in `data`, in order; what is damaged, or nested too deep, ends the walk there."""
    for count, found in enumerate(_walk(data, (), 0)):
        if count >= MOST_BOXES:
            return
        yield found


def _walk(data: bytes, labels: tuple[str, ...], depth: int) -> Iterator[Content]:
    inner = labels
    for kind, body in _boxes(data):
        if kind == "jumb" and depth < DEEPEST:
            yield from _walk(body, inner, depth + 1)
        elif kind == "jumd":
            inner = (*labels, _label(body))
        elif kind != "jumb":
            yield Content(inner, kind, body)


def _boxes(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= len(data):
            (size,), head = struct.unpack_from(">Q", data, at + 8), 16
        size = size or len(data) - at
        if size < head or at + size > len(data):
            return
        yield kind.decode("latin-1"), data[at + head : at + size]
        at += size


def _label(description: bytes) -> str:
    """What a description box calls its parent: after the type (16 bytes) and a byte of switches, to a NUL."""
    return description[17:].partition(b"\0")[0].decode("utf-8", "replace")
