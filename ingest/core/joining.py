"""Several columns of a file that hold one column of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import pyarrow as pa
import pyarrow.compute as pc

LIST = " | "


def joined(name: str, parts: Sequence[pa.Array]) -> pa.Array:
    """The cells of `parts` joined row by row, empty ones left out, as `name` wants it."""
    if len(parts) == 1:
        return parts[0]
    return concatenated(parts, _glue().get(name, LIST))


def concatenated(parts: Sequence[pa.Array], glue: str) -> pa.Array:
    """The cells of `parts` joined row by row with `glue`, empty ones left out; null where all are empty."""
    glued = [pc.fill_null(pc.binary_join_element_wise(glue, part, ""), "") for part in parts]
    text = pc.utf8_slice_codeunits(pc.binary_join_element_wise(*glued, ""), len(glue))
    return pc.if_else(pc.equal(text, ""), None, text)


@cache
def _glue() -> dict[str, str]:
    text = resources.files(__package__).joinpath("joins.toml").read_text(encoding="utf-8")
    return {name: str(glue) for name, glue in tomllib.loads(text).items()}
