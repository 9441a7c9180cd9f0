"""What can be asked for: the labels and relationships of the graph, with their properties."""

from __future__ import annotations

import streamlit as st

from linkgraph.schema import Edge, Table, edges, nodes
from linkgraph.ui.markup import Safe, div, show, span, tag


def schema_panel(height: int) -> None:
    """Draws it, with a box to narrow it down."""
    wanted = st.text_input("In the graph", placeholder="label, relationship or property", key="schema find").casefold()
    with st.container(height=height, border=True):
        every: tuple[Table, ...] = (*nodes(), *edges())
        found = [table for table in every if wanted in _words(table)]
        show(*(_table(table) for table in found))


def _words(table: Table) -> str:
    return " ".join([table.name, table.doc, *(column.name for column in table.columns)]).casefold()


def _table(table: Table) -> Safe:
    name = f"(:{table.source})-[:{table.name}]->(:{table.target})" if isinstance(table, Edge) else f"(:{table.name})"
    columns = (span("lg-chip", column.name, title=f"{column.type} {column.doc}") for column in table.columns)
    return div("lg-schema", tag("code", name), div("lg-small", table.doc), div("lg-chips", *columns))
