"""Red-flag findings with their source and their innocent explanations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkgraph.ui.markup import Safe, div, span, tag


def finding(row: Mapping[str, Any]) -> Safe:
    """What was found, about whom, where the flag comes from, and what else it can mean."""
    return div(
        "lg-finding",
        div("lg-title", tag("h3", row.get("title") or row["flag"]), span("lg-small", row["subject"])),
        tag("p", row.get("detail")),
        tag("blockquote", row["source"]) if row.get("source") else None,
        tag("p", tag("b", "May be innocent: "), row["benign"], class_="lg-small") if row.get("benign") else None,
    )
