"""Query: the saved questions with their parameters as fields, and the analyst's own Cypher, read-only."""

from __future__ import annotations

import re

import streamlit as st

from linkgraph.read import catalogue
from linkgraph.read.catalogue import Param, SavedQuery
from linkgraph.ui import case
from linkgraph.ui.component import editor
from linkgraph.ui.parts import answer
from linkgraph.ui.parts.notes import nothing, title
from linkgraph.ui.parts.places import remember, wanted
from linkgraph.ui.parts.schema_panel import schema_panel

PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
EXAMPLE = """MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster)
RETURN c.id AS cluster, count(a) AS accounts
ORDER BY accounts DESC
LIMIT 20"""


def page() -> None:
    """Draws the page."""
    title("Query", lead="Ask the graph. Everything here only reads; the store itself refuses to write.")
    saved, own = st.tabs(["Saved questions", "Own Cypher"], key="query tab", bind="query-params")
    with saved:
        _saved()
    with own:
        _own()


def _saved() -> None:
    queries = catalogue.saved()
    if not queries:
        nothing("No saved questions", "Put .cypher files into queries/; each is listed here by its title.")
        return
    names = sorted(queries, key=lambda name: queries[name].title.casefold())
    before = wanted("query") or _first(queries)
    pick, form = st.columns([0.36, 0.64], gap="medium")
    name = pick.selectbox(
        "Question",
        names,
        index=names.index(before) if before in names else 0,
        format_func=lambda n: queries[n].title,
    )
    query = queries[remember("query", name)]
    pick.caption("What it answers")
    pick.text(query.answers, width="stretch")
    with form, st.form(f"query {name}", border=True):
        params = _fields(query.params)
        given = {key: value for key, value in params.items() if value != ""}
        limit, seconds = _limits("saved")
        asked = st.form_submit_button("Run", type="primary", icon=":material/play_arrow:")
    with pick.expander("Cypher"):
        st.code(query.cypher, language="cypher", wrap_lines=True)
    if asked:
        store = case.store()
        answer.begin(f"saved {name}", lambda: catalogue.run_saved(store, name, given, limit=limit, timeout=seconds))
    answer.show(f"saved {name}")


def _first(queries: dict[str, SavedQuery]) -> str | None:
    """A question that can be asked without filling in anything."""
    ready = (name for name, query in queries.items() if all(p.default is not None for p in query.params))
    return next(ready, None)


def _own() -> None:
    write, known = st.columns([0.68, 0.32], gap="medium")
    with known:
        schema_panel(420)
    with write:
        text, run = editor(EXAMPLE, "own cypher", line=answer.wrong_line("own"))
        given = {name: number(value) for name, value in _asked(text).items()}
        limit, seconds = _limits("own")
        pressed = st.button("Run", type="primary", icon=":material/play_arrow:", help="Ctrl+Enter", key="run own")
        if run or pressed:
            store = case.store()
            answer.begin("own", lambda: catalogue.run_text(store, text, given, limit=limit, timeout=seconds))
        answer.show("own")


def _asked(text: str) -> dict[str, str]:
    """A field for each `$parameter` in a query."""
    names = list(dict.fromkeys(PARAMETER.findall(text)))
    columns = st.columns(max(1, min(3, len(names))))
    return {
        name: columns[place % len(columns)].text_input(f"${name}", key=f"own {name}")
        for place, name in enumerate(names)
    }


def number(text: str) -> str | int | float:
    """What was typed as a number where it is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _fields(params: tuple[Param, ...]) -> dict[str, str]:
    columns = st.columns(2) if len(params) > 1 else [st.container()]
    given = {}
    for number, param in enumerate(params):
        with columns[number % len(columns)]:
            given[param.name] = _field(param)
    return given


def _field(param: Param) -> str:
    needed = param.default is None
    hint = f"{param.type}, needed" if needed else param.type
    default = "" if needed else str(param.default)
    return st.text_input(_label(param), value=default, help=param.doc or None, placeholder=hint).strip()


def _label(param: Param) -> str:
    return str(param.name).replace("_", " ").capitalize()


def _limits(key: str) -> tuple[int, float]:
    rows, seconds = st.columns(2)
    limit = rows.number_input("Rows at most", 1, 100_000, 1000, step=100, key=f"{key} rows")
    timeout = seconds.number_input("Seconds at most", 1, 600, 30, key=f"{key} seconds")
    return int(limit), float(timeout)


page()
