"""The words every report has in common, read from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words() -> dict[str, Any]:
    """`caveat` (a paragraph) and `method` (paragraphs)."""
    text = resources.files("linkgraph.report").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
