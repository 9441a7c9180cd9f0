"""The analyst's own Cypher: an editor, fields for its parameters, the schema beside it, and saving it as a question."""

from __future__ import annotations

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.read import catalogue
from linkgraph.ui import case, people, questions
from linkgraph.ui.component import editor
from linkgraph.ui.desk import questions as desk
from linkgraph.ui.parts import answer
from linkgraph.ui.parts.limits import limits
from linkgraph.ui.parts.schema_panel import schema_panel

LONGEST = 1500
"""Letters of a query up to which the address holds it."""
EXAMPLE = """MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster)
RETURN c.id AS cluster, count(a) AS accounts
ORDER BY accounts DESC
LIMIT 20"""


def own_query() -> None:
    """Draws the editor, what it needs and the answer."""
    write, known = st.columns([0.68, 0.32], gap="medium")
    with known:
        schema_panel(420)
    with write:
        linked = st.session_state.setdefault("own linked", st.query_params.get("cypher"))
        text, run = editor(linked or EXAMPLE, "own cypher", line=answer.wrong_line("own"))
        given = {name: number(value) for name, value in _asked(text).items()}
        limit, seconds = limits("own")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            pressed = st.button("Run", type="primary", icon=":material/play_arrow:", help="Ctrl+Enter", key="run own")
            _save(text)
        if linked and not answer.begun("own") and not pressed:
            st.caption("This query came with the link. Read it, then press Run.")
        if run or pressed:
            store = case.store()
            _in_address(text)
            answer.begin(
                "own",
                lambda stop: catalogue.run_text(store, text, given, limit=limit, timeout=seconds, stop=stop),
            )
        answer.show("own")


def number(text: str) -> str | int | float:
    """What was typed as a number where it is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _asked(text: str) -> dict[str, str]:
    """A field for each `$parameter` in a query."""
    names = questions.parameters(text)
    columns = st.columns(max(1, min(3, len(names))))
    return {
        name: columns[place % len(columns)].text_input(f"${name}", key=f"own {name}")
        for place, name in enumerate(names)
    }


def _in_address(text: str) -> None:
    if len(text) <= LONGEST:
        st.query_params["cypher"] = text
    else:
        st.query_params.pop("cypher", None)


def _save(text: str) -> None:
    who = people.person()
    with st.popover("Save as a question", icon=":material/bookmark:", disabled=not who.may("analyst")):
        name = st.text_input("Title", placeholder="what it answers", key="own title", max_chars=desk.LONGEST)
        st.caption("It is listed under Saved questions, for everyone who works on this case.")
        if st.button("Save", type="primary", key="save own", disabled=not name.strip()):
            try:
                desk.save(name, text, who.name)
                st.toast("Saved. It is under Saved questions.", icon=":material/bookmark:")
            except LinkgraphError as error:
                st.text(str(error), width="stretch")
