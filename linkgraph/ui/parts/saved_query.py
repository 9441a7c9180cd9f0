"""A saved question: which one, its parameters as fields, and its answer. The address holds all of it."""

from __future__ import annotations

import streamlit as st

from linkgraph.read.catalogue import Param, SavedQuery
from linkgraph.ui import case, people, questions
from linkgraph.ui.desk import questions as desk
from linkgraph.ui.parts import answer
from linkgraph.ui.parts.limits import limits
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.parts.places import remember, wanted

GIVEN = "p_"
"""What the name of a parameter begins with in the address."""


def saved_query() -> None:
    """Draws the choice, the fields and the answer."""
    with said():
        known = questions.questions()
    if not known:
        nothing("No saved questions", "Write one under Own Cypher and save it there.")
        return
    names = list(known)
    before = wanted("query") or _first(known)
    pick, form = st.columns([0.36, 0.64], gap="medium")
    name = pick.selectbox(
        "Question",
        names,
        index=names.index(before) if before in names else 0,
        format_func=lambda n: known[n].title,
    )
    if name != before:
        _in_address({})
    query = known[remember("query", name)]
    with pick:
        _about(query)
    with form, st.form(f"query {name}", border=True):
        given = {key: value for key, value in _fields(query.params).items() if value != ""}
        limit, seconds = limits("saved")
        asked = st.form_submit_button("Run", type="primary", icon=":material/play_arrow:")
    if asked or _by_link(query, given):
        store = case.store()
        _in_address(given)
        answer.begin(f"saved {name}", lambda stop: questions.run(store, query, given, limit, seconds, stop))
    answer.show(f"saved {name}")


def _about(query: SavedQuery) -> None:
    st.caption("What it answers")
    st.text(query.answers, width="stretch")
    with st.expander("Cypher"):
        st.code(query.cypher, language="cypher", wrap_lines=True)
    if query.name.startswith(questions.OWN):
        with st.popover("Delete", icon=":material/delete:", disabled=not people.person().may("analyst")):
            st.text("It is deleted for everyone who works on this case.")
            if st.button("Delete it", type="primary"):
                desk.drop(query.title, people.person().name)
                st.session_state.pop("last query", None)
                st.query_params.pop("query", None)
                st.rerun()


def _first(known: dict[str, SavedQuery]) -> str | None:
    """A question that can be asked without filling in anything."""
    ready = (name for name, query in known.items() if all(p.default is not None for p in query.params))
    return next(ready, None)


def _by_link(query: SavedQuery, given: dict[str, str]) -> bool:
    """True where the address gives what the question needs, and nobody has asked it here yet."""
    ready = all(param.name in given for param in query.params if param.default is None)
    linked = any(name.startswith(GIVEN) for name in st.query_params)
    return ready and linked and not answer.begun(f"saved {query.name}")


def _in_address(given: dict[str, str]) -> None:
    for name in [name for name in st.query_params if name.startswith(GIVEN)]:
        del st.query_params[name]
    for name, value in given.items():
        st.query_params[GIVEN + name] = value


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
    default = st.query_params.get(GIVEN + param.name, "" if needed else str(param.default))
    return st.text_input(_label(param), value=default, help=param.doc or None, placeholder=hint).strip()


def _label(param: Param) -> str:
    return str(param.name).replace("_", " ").capitalize()
