"""Query: the saved questions with their parameters as fields, and the analyst's own Cypher, read-only."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.read import catalogue
from linkgraph.read.catalogue import Param, SavedQuery
from linkgraph.store.base import Result
from linkgraph.ui import case
from linkgraph.ui.parts import results
from linkgraph.ui.parts.notes import nothing, title
from linkgraph.ui.parts.places import remember, wanted

EXAMPLE = """MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster)
RETURN c.id AS cluster, count(a) AS accounts
ORDER BY accounts DESC
LIMIT 20"""


def page() -> None:
    """Draws the page."""
    title("Query", lead="Ask the graph. Everything here only reads; the store itself refuses to write.")
    saved, own = st.tabs(["Saved questions", "Own Cypher"])
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
        _run(
            f"saved {name}",
            lambda: catalogue.run_saved(case.store(), name, given, limit=limit, timeout=seconds),
        )
    _answer(f"saved {name}")


def _first(queries: dict[str, SavedQuery]) -> str | None:
    """A question that can be asked without filling in anything."""
    ready = (name for name, query in queries.items() if all(p.default is not None for p in query.params))
    return next(ready, None)


def _own() -> None:
    with st.form("own query"):
        text = st.text_area("Cypher", value=EXAMPLE, height=170, key="own cypher")
        limit, seconds = _limits("own")
        asked = st.form_submit_button("Run", type="primary", icon=":material/play_arrow:")
    if asked:
        _run("own", lambda: catalogue.run_text(case.store(), text, {}, limit=limit, timeout=seconds))
    _answer("own")


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


def _run(key: str, ask: Any) -> None:
    begun = time.perf_counter()
    try:
        answer: Result | LinkgraphError = ask()
    except LinkgraphError as error:
        answer = error
    st.session_state[f"answer {key}"] = (answer, time.perf_counter() - begun)


def _answer(key: str) -> None:
    if f"answer {key}" not in st.session_state:
        return
    answer, seconds = st.session_state[f"answer {key}"]
    if isinstance(answer, LinkgraphError):
        nothing("The store did not answer", str(answer))
    else:
        results.table(answer, seconds, key)


page()
