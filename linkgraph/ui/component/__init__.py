"""The browser's parts, behind Streamlit's Components v2. Their source is in `frontend`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

Selection = dict[str, list[str]]
Call = Callable[[], None]


def _nothing() -> None:
    pass


@cache
def _component(name: str) -> Any:
    from streamlit.components.v2 import component

    return component(f"linkgraph.{name}", js=f"{name}-*.js")


def graph(data: dict[str, Any], key: str, on_expand: Call = _nothing) -> Selection:
    """Draws `data` (see `linkgraph.ui.drawing`) and returns the ids of the selected `nodes` and `edges`.

    `on_expand` is called when someone asks for the neighbours of a node: `st.session_state[key]["expand"]`.
    """
    chosen = data.get("selected") or {"nodes": [], "edges": []}
    result = _component("graph")(
        key=key,
        data=data,
        default={"selection": chosen},
        on_selection_change=_nothing,
        on_expand_change=on_expand,
    )
    selection = result.get("selection") or {}
    return {kind: list(selection.get(kind) or []) for kind in ("nodes", "edges")}


def rows(data: dict[str, Any], key: str, on_open: Call = _nothing) -> tuple[str | None, list[str]]:
    """Draws a list of clusters (see `linkgraph.ui.parts.queue_rows`); returns the chosen id and the ticked ones.

    `on_open` is called when one is opened: `st.session_state[key]["open"]`.
    """
    result = _component("list")(
        key=key,
        data=data,
        default={"chosen": None, "checked": []},
        on_chosen_change=_nothing,
        on_checked_change=_nothing,
        on_open_change=on_open,
    )
    return result.get("chosen"), list(result.get("checked") or [])


def world(data: dict[str, Any], key: str) -> str | None:
    """Draws the countries of `data` (see `linkgraph.ui.world`); returns the code of the chosen one."""
    result = _component("world")(key=key, data=data, default={"country": None}, on_country_change=_nothing)
    country = result.get("country")
    return str(country) if country else None


def pair(data: dict[str, Any], key: str) -> None:
    """Two photos to be laid over each other: `left` `right` (addresses), `names`, `matrix`, `mirrored`."""
    _component("pair")(key=key, data=data)


def paste(key: str) -> None:
    """Lets a file that is pasted anywhere on the page go to its upload field. It shows nothing."""
    _component("paste")(key=key)


def editor(text: str, key: str, *, line: int | None = None, version: int = 0, height: int = 190) -> tuple[str, bool]:
    """A field for Cypher that begins with `text`; returns what is in it, and whether it is to be run now.

    `line` is the line of an error, from 1. A new `version` puts `text` in again.
    """
    given = {"text": text, "line": line, "version": version, "height": height}
    result = _component("editor")(
        key=key, data=given, default={"text": text}, on_text_change=_nothing, on_run_change=_nothing
    )
    return str(result.get("text") or ""), bool(result.get("run"))
