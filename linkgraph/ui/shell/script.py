"""Streamlit runs this on every rerun: the frame round each page."""

from __future__ import annotations

from importlib import resources

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.ui import case, people, way_back
from linkgraph.ui.markup import show
from linkgraph.ui.parts.beginning import beginning
from linkgraph.ui.parts.newer import newer
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.parts.places import PLACES, go


def main() -> None:
    """Draws the navigation and the chosen page."""
    st.set_page_config(
        page_title="linkgraph",
        page_icon=str(resources.files("linkgraph.ui").joinpath("logo.svg")),
        layout="wide",
    )
    pages = [
        st.Page(place.file, title=place.title, icon=place.icon, url_path=place.name, default=place is PLACES[0])
        for place in PLACES
    ]
    chosen = st.navigation(pages, position="top")
    st.logo(str(resources.files("linkgraph.ui").joinpath("logo.svg")), size="large")
    st.html(f"<style>{resources.files('linkgraph.ui').joinpath('style.css').read_text(encoding='utf-8')}</style>")
    if not people.signed_in():
        _sign_in()
    elif _ready():
        _go_back()
        with said():
            newer()
            chosen.run()


def _go_back() -> None:
    """To the view someone asked for before signing in."""
    if people.shared() and (place := way_back.wanted()):
        go(place[0], **place[1])


def _sign_in() -> None:
    nothing("Sign in to see this case", "Your organisation says who you are and what you may do here.")
    show(way_back.marker())
    if st.button("Sign in", type="primary", icon=":material/login:"):
        st.login()


def _ready() -> bool:
    try:
        if case.store().exists():
            return True
        beginning()
    except LinkgraphError as error:
        nothing("The store cannot be read", str(error))
    return False


main()
