"""The pages and how to get from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st

FOLDER = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True, slots=True)
class Place:
    """A page: the name of its file and its address, its title and its icon."""

    name: str
    title: str
    icon: str

    @property
    def file(self) -> str:
        """The page's script."""
        return str(FOLDER / f"{self.name}.py")


PLACES = (
    Place("queue", "Queue", ":material/inbox:"),
    Place("cluster", "Cluster", ":material/hub:"),
    Place("compare", "Compare", ":material/compare:"),
    Place("find", "Find", ":material/search:"),
    Place("query", "Query", ":material/terminal:"),
    Place("templates", "Templates", ":material/content_copy:"),
    Place("hubs", "Hubs", ":material/device_hub:"),
    Place("reports", "Reports", ":material/description:"),
    Place("runs", "Runs", ":material/history:"),
    Place("people", "People", ":material/group:"),
)


def go(name: str, **params: str) -> NoReturn:
    """Opens another page with these query parameters."""
    place = next(place for place in PLACES if place.name == name)
    st.switch_page(place.file, query_params=params)


def wanted(name: str) -> str | None:
    """A query parameter; where it is missing, the last value it had in this session."""
    value = st.query_params.get(name) or st.session_state.get(f"last {name}")
    return remember(name, value) if value else None


def remember(name: str, value: str) -> str:
    """Keeps a value in the address, so that the address opens the same view, and in the session."""
    st.session_state[f"last {name}"] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    return value
