"""An edge in words."""

from __future__ import annotations

from linkgraph.export.rows import EdgeRow


def describe(edge: EdgeRow) -> str:
    """The edge in words: its sentence, its signals, its bits, where it was read."""
    values = edge.values
    signals = ", ".join(values.get("signals") or []) or values.get("signal")
    weight = values.get("weight")
    place = f"{values['file']}:{values['line']}" if values.get("file") else None
    parts = [
        signals,
        values.get("detail"),
        None if weight is None else f"{weight:.2f} bits",
        values.get("raw"),
        place,
    ]
    return "; ".join(part for part in parts if part) or edge.type
