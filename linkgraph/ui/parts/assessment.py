"""What a cluster's risk is the sum of, and the role each account may play."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.report.assessed import in_titles
from linkgraph.ui.parts.notes import nothing

Row = dict[str, Any]


def assessment(whole: Row) -> None:
    """Two tables: the parts of the risk, and the roles with their evidence."""
    parts, roles = whole.get("risk_parts") or [], whole.get("roles") or []
    if not parts:
        nothing("Not assessed yet", "Run the case, or `linkgraph flag`, to see what the risk is made of.")
        return
    shown = [{"part": part["name"], "points": part["points"], "why": in_titles(part["reason"] or "")} for part in parts]
    st.dataframe(shown, hide_index=True, key=f"parts {whole['id']}")
    st.caption("Roles are suggestions: where to ask first. Whose identity was lent or stolen may be a victim.")
    said = [
        {"account": r["account"], "role": r["role"], "because": in_titles("; ".join(r["because"] or []))} for r in roles
    ]
    st.dataframe(said, hide_index=True, key=f"roles {whole['id']}")
