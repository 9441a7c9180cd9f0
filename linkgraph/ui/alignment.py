"""How one photo of the case lies on another, worked out on their small copies."""

from __future__ import annotations

from dataclasses import dataclass

from linkgraph.content import open_picture
from linkgraph.content.sameness.look import Matrix, look
from linkgraph.errors import LinkgraphError
from linkgraph.ui.thumbs import SIZES, known_thumbnail


@dataclass(frozen=True, slots=True)
class Aligned:
    """What `content.sameness.look` says of two photos; `matrix` is None where they are not shown to be one."""

    says: str
    points: int
    bits: int
    matrix: Matrix | None


def aligned(one: str, other: str) -> Aligned | None:
    """How photo `one` lies on `other`; None where one of them cannot be shown."""
    paths = [known_thumbnail(photo, SIZES[1]) for photo in (one, other)]
    try:
        pictures = [open_picture(path).convert("RGB") for path in paths if path]
    except LinkgraphError:
        return None
    if len(pictures) < 2:
        return None
    seen = look(*pictures)
    return Aligned(seen.says, seen.points, seen.bits, seen.matrix)
