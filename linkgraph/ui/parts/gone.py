"""A cluster that a run ended while somebody had it open, or had kept its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from linkgraph.errors import UsageError
from linkgraph.ui import data
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.parts.places import go


@contextmanager
def lasting(ident: str) -> Iterator[None]:
    """Guards a part of a page that is drawn alone: where the cluster is gone by then, the page is drawn as a whole."""
    try:
        data.cluster(ident)
    except UsageError:
        st.rerun()
    with said():
        yield


def gone(ident: str) -> None:
    """Says what became of the cluster, and opens what its accounts went into."""
    end = data.ended(ident)
    if end is None:
        nothing(f"There is no cluster {ident}", "Choose one in the Queue.")
        return
    when, heirs = (end["at"] or "")[:16].replace("T", " "), end["heirs"]
    became = f"went into {' and '.join(heirs)}" if heirs else "are no longer linked"
    nothing(f"There is no cluster {ident} any more", f"In the run of {when} UTC its accounts {became}.")
    with st.container(horizontal=True):
        for heir in heirs:
            if st.button(f"Open {heir}", icon=":material/hub:", type="primary"):
                go("cluster", cluster=heir)
