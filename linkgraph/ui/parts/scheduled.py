"""Reports at fixed times: what is asked for, when the next one is due, what was delivered and what failed."""

from __future__ import annotations

import streamlit as st

from linkgraph import report
from linkgraph.errors import LinkgraphError
from linkgraph.ui import people, scheduling
from linkgraph.ui.desk import audit
from linkgraph.ui.markup import div, show, span, tag
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.scheduling import Wish

TIMES = {"1h": "every hour", "12h": "twice a day", "1d": "every day", "1w": "every Monday"}
FORMATS = {"html": "Web page", "pdf": "PDF", "md": "Markdown", "json": "JSON", "csv": "CSV"}


def scheduled() -> None:
    """How it stands, the form, and what happened so far."""
    kept = scheduling.wish()
    _standing(kept)
    with st.expander("Change the schedule" if kept else "Set up a schedule", expanded=kept is None):
        _form(kept or Wish())
    _history()


def _standing(kept: Wish | None) -> None:
    if scheduling.elsewhere():
        nothing("A schedule is kept by another process", "It was started outside this page, and is ended there.")
    if kept is None:
        return
    with said():
        now = scheduling.state()
    going = scheduling.going()
    show(
        div(
            "lg-title",
            tag("h2", "Running" if going else "Not running"),
            span("lg-chip", TIMES.get(kept.every, f"every {kept.every}")),
            span("lg-chip", FORMATS.get(kept.format, kept.format)),
            span("lg-chip", f"cluster {kept.cluster}" if kept.cluster else "the whole case"),
            span("lg-chip", scheduling.targets(kept)),
        ),
        div("lg-small", f"Next report: {scheduling.in_words(now.next)}. Made so far: {now.number}."),
        *(div("lg-small", f"⚠ {reason}") for reason in now.failed[-3:]),
    )
    may = people.person().may("admin")
    if going and st.button("Stop", icon=":material/stop:", disabled=not may):
        scheduling.stop()
        audit.record(people.person().name, "stopped the schedule")
        st.rerun()
    if not going and st.button("Start", icon=":material/play_arrow:", type="primary", disabled=not may):
        _start(kept)


def _form(old: Wish) -> None:
    with st.form("schedule", border=False):
        when, how, about, hidden = st.columns(4)
        every = when.selectbox("How often", _with(TIMES, old.every), index=_place(TIMES, old.every), format_func=_time)
        format_ = how.selectbox(
            "As", _with(FORMATS, old.format), index=_place(FORMATS, old.format), format_func=_format
        )
        cluster = about.text_input("Only this cluster", value=old.cluster, placeholder="the whole case")
        profiles = list(dict.fromkeys(["", *(name for name in report.profiles() if name != "platform"), old.redact]))
        redact = hidden.selectbox(
            "Left out", profiles, index=profiles.index(old.redact), format_func=lambda name: name or "nothing"
        )
        to, rules = st.columns(2)
        deliver = to.text_area("Where to, one a line", value="\n".join(old.deliver), height=90, help=DELIVER)
        watch = rules.text_area("Tell when, one rule a line", value="\n".join(old.watch), height=90, help=WATCH)
        run = st.checkbox("Run the case before each report", value=old.run)
        changed = st.checkbox("Deliver nothing where nothing is new", value=old.only_on_change)
        may = people.person().may("admin")
        if st.form_submit_button("Save and start", type="primary", disabled=not may):
            lists = [tuple(line.strip() for line in text.splitlines() if line.strip()) for text in (deliver, watch)]
            _start(Wish(every, lists[0], format_, redact, cluster.strip(), lists[1], changed, run))


DELIVER = "folder:PATH (in the case folder), smtps://USER@HOST?from=A&to=B, or the https:// address of a webhook"
WATCH = "cluster:ID, value:TEXT, photo:FILE or document:FILE"


def _start(wanted: Wish) -> None:
    try:
        scheduling.start(wanted)
    except (LinkgraphError, OSError) as error:
        nothing("The schedule was not started", str(error))
        return
    audit.record(people.person().name, "started a schedule", None, f"{wanted.every} to {scheduling.targets(wanted)}")
    st.rerun()


def _history() -> None:
    rows = scheduling.history()
    if rows:
        shown = [{"when": row["at"][:16].replace("T", " "), "what": row["what"]} for row in rows]
        wide = {"what": st.column_config.TextColumn("what", width="large")}
        st.dataframe(shown, hide_index=True, key="schedule log", column_config=wide)


def _with(known: dict[str, str], value: str) -> list[str]:
    return list(dict.fromkeys([*known, value]))


def _place(known: dict[str, str], value: str) -> int:
    return _with(known, value).index(value)


def _time(name: str) -> str:
    return TIMES.get(name, f"every {name}")


def _format(name: str) -> str:
    return FORMATS.get(name, name)
