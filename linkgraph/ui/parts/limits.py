"""How many rows and seconds a query may take."""

from __future__ import annotations

import streamlit as st


def limits(key: str) -> tuple[int, float]:
    """Draws the two fields; returns rows and seconds."""
    rows, seconds = st.columns(2)
    limit = rows.number_input("Rows at most", 1, 100_000, 1000, step=100, key=f"{key} rows")
    timeout = seconds.number_input("Seconds at most", 1, 600, 30, key=f"{key} seconds")
    return int(limit), float(timeout)
