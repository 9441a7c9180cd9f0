"""Search, filters and order of the queue."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui.look import look

Row = dict[str, Any]
ORDERS = {
    "Highest risk": lambda row: (-(row["risk"] or 0), -row["size"], row["id"]),
    "Most accounts": lambda row: (-row["size"], -(row["risk"] or 0), row["id"]),
    "Most findings": lambda row: (-row["findings"], -(row["risk"] or 0), row["id"]),
    "Strongest bridge": lambda row: (-(row["weakest"] or 0), row["id"]),
    "Newest": lambda row: (not row["first_seen"], _backwards(row["first_seen"]), row["id"]),
}


def choose(rows: list[Row]) -> list[Row]:
    """Draws the controls and returns the rows that fit, in the chosen order."""
    search, signals, platforms, order = st.columns([0.3, 0.26, 0.24, 0.2], vertical_alignment="bottom")
    text = search.text_input("Search", placeholder="cluster or account", key="queue search", persist_state="session")
    wanted = signals.multiselect(
        "Evidence",
        _values(rows, "signals"),
        format_func=lambda name: look(name).title,
        placeholder="any",
        key="queue evidence",
    )
    places = platforms.multiselect("Platform", _values(rows, "platforms"), placeholder="any", key="queue platforms")
    sort = order.selectbox("Order", list(ORDERS), key="queue order", persist_state="session")
    fitting = [row for row in rows if fits(row, text, wanted, places)]
    return sorted(fitting, key=ORDERS[sort])


def fits(row: Row, text: str, signals: list[str], platforms: list[str]) -> bool:
    """True where the cluster has all of the signals, one of the platforms, and the text in an id."""
    return (
        set(signals) <= set(row["signals"] or ())
        and (not platforms or bool(set(platforms) & set(row["platforms"] or ())))
        and _found(row, text.strip().casefold())
    )


def _found(row: Row, text: str) -> bool:
    return not text or text in row["id"].casefold() or any(text in ident.casefold() for ident in row["accounts"] or ())


def _values(rows: list[Row], field: str) -> list[str]:
    return sorted({value for row in rows for value in row[field] or ()})


def _backwards(text: str | None) -> tuple[int, ...]:
    return tuple(-ord(char) for char in text or "")
