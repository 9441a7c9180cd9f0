"""Hubs: values too widely shared to link on, what each would merge, and allowing or denying them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.linking.model import links_alone
from linkgraph.ui import actions, data, people
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, show, span, tag
from linkgraph.ui.parts.hub_decisions import hub_decisions
from linkgraph.ui.parts.notes import chip, counted, nothing, said, title
from linkgraph.ui.parts.places import go, remember

Row = dict[str, Any]
EVERYWHERE = "the whole case"
WOULD_JOIN = "accounts in one cluster if the value were allowed; at most so many where its kind only supports links"
FEW = 15
"""Values up to which the table is as high as they need."""


def page() -> None:
    """Draws the page."""
    with said():
        rows = data.hubs()
    title(
        "Hubs",
        chip(counted(len(rows), "value")),
        lead="Too many accounts share these to say much. They link nothing unless someone allows them.",
    )
    if done := st.session_state.pop("hub decided", None):
        st.toast(done, icon=":material/device_hub:")
    if not rows:
        nothing("No hubs", "No value is shared by more accounts than may link on it.")
        _another()
        _back()
        return
    kinds = sorted({row["kind"] for row in rows})
    chosen = st.pills(
        "Kind",
        kinds,
        selection_mode="multi",
        format_func=lambda kind: look(kind).title,
        key="kinds",
        bind="query-params",
    )
    shown = [row for row in rows if not chosen or row["kind"] in chosen]
    table, side = st.columns([0.68, 0.32], gap="medium")
    with table:
        place = _table(shown)
        remember("hub", shown[place]["value"])
        _another()
        _back()
    with side, st.container(border=True):
        _hub(shown[place])


def _table(rows: list[Row]) -> int:
    column = st.column_config
    asked = st.session_state.setdefault("hub asked", st.query_params.get("hub"))
    first = next((place for place, row in enumerate(rows) if row["value"] == asked), None)
    event: Any = st.dataframe(
        [_line(row) for row in rows],
        hide_index=True,
        key="hubs table",
        on_select="rerun",
        selection_mode="single-row",
        height="content" if len(rows) <= FEW else 560,
        column_config={
            "kind": "Kind",
            "value": column.TextColumn("Value", width="medium"),
            "accounts": column.NumberColumn("Accounts"),
            "state": "State",
            "would_size": column.NumberColumn("Would join", help=WOULD_JOIN),
            "reason": column.TextColumn("Why", width="large"),
        },
    )
    picked = [row for row in event.selection.rows if row < len(rows)]
    return int(picked[0]) if picked else first or 0


def _line(row: Row) -> Row:
    return {
        "kind": look(row["kind"]).title,
        "value": row["value"],
        "accounts": row["accounts"],
        "state": "held back" if row["suppressed"] else "allowed",
        "would_size": row["would_size"],
        "reason": row["reason"],
    }


def _hub(row: Row) -> None:
    joined = row["would_join"] or []
    clusters = [name for name in joined if ":" not in name]
    show(
        div("lg-title", tag("h2", row["value"])),
        div(
            "lg-small", f"{look(row['kind']).title}, {counted(row['accounts'] or 0, 'account')}: {row['reason'] or ''}"
        ),
        div("lg-score", tag("b", f"{row['would_size'] or 0:,}"), span("lg-small", _size(row["kind"]))),
        div("lg-small", "Blast radius: it would join" if joined else "It would join nothing that is apart now."),
    )
    if clusters:
        _clusters(row, clusters[:24])
    if more := _rest(len(clusters) - 24, len(joined) - len(clusters)):
        st.caption(more)
    _decide(row)


def _size(kind: str) -> str:
    if links_alone(kind):
        return "accounts would be one cluster"
    return "accounts at most would be one cluster: a value of this kind links nobody by itself"


def _clusters(row: Row, names: list[str]) -> None:
    key = f"joined {row['id']}"
    st.pills("Open", names, key=key, on_change=_opened, args=(key,), label_visibility="collapsed")
    if chosen := st.session_state.pop("hub opens", None):
        go("cluster", cluster=chosen)


def _opened(key: str) -> None:
    st.session_state["hub opens"] = st.session_state[key]
    st.session_state[key] = None


def _rest(clusters: int, alone: int) -> str:
    parts = [counted(clusters, "more cluster")] if clusters > 0 else []
    parts += [f"{counted(alone, 'account')} that {'is' if alone == 1 else 'are'} in none"] if alone else []
    return "and " + " and ".join(parts) if parts else ""


def _decide(row: Row) -> None:
    who = people.person()
    allowed = not row["suppressed"]
    text = "Hold it back again" if allowed else "Allow it to link"
    with st.popover(text, icon=":material/device_hub:", width="stretch", disabled=not who.may("admin")):
        clusters = [name for name in row["would_join"] or [] if ":" not in name]
        within = st.selectbox("For", [EVERYWHERE, *clusters], key=f"hub within {row['id']}")
        reason = st.text_input("Reason", placeholder="why, for those who look at it later", key=f"hub why {row['id']}")
        st.text("Links and clusters are drawn again. It can be taken back here.")
        if st.button("Yes, do it", type="primary", key=f"hub {row['id']}"):
            _record(row["value"], not allowed, who.name, reason, None if within == EVERYWHERE else within)


def _another() -> None:
    """Holding back a value that is below the cap, and known to be shared by strangers."""
    who = people.person()
    with st.popover("Hold back another value", icon=":material/block:", disabled=not who.may("admin")):
        value = st.text_input("Value", placeholder="an address, phone, picture … that strangers share", key="hub value")
        reason = st.text_input("Reason", placeholder="why, for those who look at it later", key="hub why")
        if st.button("Hold it back", type="primary", disabled=not value.strip()):
            _record(value.strip(), False, who.name, reason)


def _back() -> None:
    """What was decided, of which something may be taken back."""
    who = people.person()
    with said():
        journal = data.hub_decisions()
    if chosen := hub_decisions(journal, may=who.may("admin")):
        row, reason = chosen
        _record(row["value"], None, who.name, reason, row["cluster"])


def _record(value: str, allow: bool | None, who: str, reason: str, cluster: str | None = None) -> None:
    try:
        with st.spinner("Drawing links again …"):
            done = actions.decide_hub(value, allow, who, reason.strip(), cluster)
    except LinkgraphError as error:
        nothing("That was not done", str(error))
        return
    st.session_state["hub decided"] = "Done." if done else "Recorded; links are being drawn again."
    st.rerun()


page()
