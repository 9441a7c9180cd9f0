"""Accounts outside a cluster that someone asked to see: kept in the address, so that a link shows them, too."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

Row = dict[str, Any]
NAME = "around"
KEYS = ("node", "signal", "most")
MOST = 12
"""Requests that an address holds."""


def asked() -> list[Row]:
    """The requests in the address: `node` `signal` `most`; what cannot be read is none."""
    try:
        given = json.loads(st.query_params.get(NAME, "[]"))
        return [_request(*row) for row in given[:MOST]]
    except (ValueError, TypeError, KeyError):
        return []


def remember(requests: list[Row]) -> None:
    """Writes the requests into the address."""
    text = json.dumps([[row.get(key) for key in KEYS] for row in requests[:MOST]], ensure_ascii=False)
    if not requests:
        st.query_params.pop(NAME, None)
    elif st.query_params.get(NAME) != text:
        st.query_params[NAME] = text


def _request(node: object, signal: object, most: object) -> Row:
    return {"node": str(node), "signal": str(signal) if signal else None, "most": min(20, max(1, int(str(most))))}
