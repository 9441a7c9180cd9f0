"""Templates: texts that several accounts use, and what each filled into them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.read import catalogue
from linkgraph.ui import case
from linkgraph.ui.parts.notes import chip, counted, nothing, said, title
from linkgraph.ui.parts.places import remember, wanted

Row = dict[str, Any]
BEGINNING = 90


def page() -> None:
    """Draws the page."""
    with said():
        rows = catalogue.run_saved(case.store(), "templates").dicts()
    title(
        "Templates",
        chip(counted(len(rows), "template")),
        lead="One text, sent by several accounts with other names, clients and rates in it. An agency does this too.",
    )
    if not rows:
        nothing("No templates", "No two accounts send one text with its fields filled in.")
        return
    texts = {row["template"]: row for row in rows}
    asked = wanted("template")
    chosen = st.selectbox(
        "Template",
        list(texts),
        index=list(texts).index(asked) if asked in texts else 0,
        format_func=lambda id: _name(texts[id]),
    )
    _fillings(texts[remember("template", chosen)])


def _name(row: Row) -> str:
    beginning = " ".join(row["text"].split())[:BEGINNING]
    return f"{row['accounts']} accounts: {beginning}"


def _fillings(row: Row) -> None:
    st.text(row["text"])
    with said():
        uses = catalogue.run_saved(case.store(), "fillings_of_template", {"template": row["template"]}).dicts()
    if row["held_back"]:
        st.caption("Too many unrelated accounts use it, so it links nobody.")
    headings = [f"{{{number}}} {kind}" for number, kind in enumerate(row["kinds"] or [], 1)]
    st.dataframe([_line(use, headings) for use in uses], hide_index=True, key=f"fillings {row['template']}")
    st.caption("The columns are the places in braces. `linkgraph compare A B` lays two of the texts side by side.")


def _line(use: Row, headings: list[str]) -> Row:
    fillings = dict(zip(headings, use["fillings"] or [], strict=False))
    return {"account": use["account"], "client": use["client"] or "", "sent": use["sent_at"] or "", **fillings}


page()
