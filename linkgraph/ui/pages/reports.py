"""Reports: build one, look at it, download it; and which were made before."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph import report
from linkgraph.errors import LinkgraphError
from linkgraph.read import Wanted
from linkgraph.ui import case, data, people
from linkgraph.ui.desk import audit
from linkgraph.ui.parts.notes import nothing, said, title
from linkgraph.ui.parts.places import remember, wanted
from linkgraph.ui.parts.scheduled import scheduled

TYPES = {
    "html": ("Web page", "text/html"),
    "pdf": ("PDF", "application/pdf"),
    "md": ("Markdown", "text/markdown"),
    "json": ("JSON", "application/json"),
    "csv": ("CSV", "text/csv"),
}
EVERYTHING = "the whole case"
DONE = "downloaded a report"


def page() -> None:
    """Draws the page."""
    title("Reports", lead="What was found, with its reasons and its innocent explanations, ready to hand on.")
    made, later, before = st.tabs(["Build", "Schedule", "Made before"], key="reports tab", bind="query-params")
    if made.open:
        with made:
            _build(_scope())
    if later.open:
        with later:
            scheduled()
    if before.open:
        with before:
            _history()


def _scope() -> str | None:
    with said():
        known = [row["id"] for row in data.queue(Wanted(), "risk", 0, 50)[0]]
    asked = wanted("cluster")
    options = [EVERYTHING, *dict.fromkeys([*([asked] if asked else []), *known])]
    place = options.index(asked) if asked in options else 0
    chosen = st.selectbox(
        "About",
        options,
        index=place,
        format_func=lambda option: option if option == EVERYTHING else f"cluster {option}",
        accept_new_options=True,
    )
    if chosen == EVERYTHING:
        return None
    return remember("cluster", chosen)


def _build(cluster: str | None) -> None:
    form, since, hide, make = st.columns([0.36, 0.24, 0.2, 0.2], vertical_alignment="bottom")
    names = [name for name in TYPES if name in report.format_names()]
    kind = form.segmented_control(
        "As",
        names,
        default="html",
        required=True,
        format_func=lambda name: TYPES[name][0],
        key="as",
        bind="query-params",
        wrap=True,
    )
    runs = {row["id"]: (row["finished_at"] or "")[:16].replace("T", " ") for row in data.runs()[1:]}
    after = since.selectbox("Say what changed since", [None, *runs], format_func=lambda r: runs.get(r, "not needed"))
    profiles = ["", *(name for name in report.profiles() if name != "platform")]
    redact = hide.selectbox(
        "Left out",
        profiles,
        format_func=lambda name: name.replace("-", " ") or "nothing",
        key="redact",
        bind="query-params",
    )
    whole = cluster is None
    if whole and not make.button("Build", type="primary", icon=":material/description:", width="stretch"):
        nothing("Nothing built yet", "The report of the whole case can take a minute. One cluster is built at once.")
        return
    with said(), st.spinner("Building the report …"):
        rendered = _rendered(case.state(), cluster, after, kind or "html", redact)
    name = f"linkgraph-{cluster or 'case'}.{kind}"
    make.download_button(
        "Download",
        rendered,
        name,
        TYPES[kind or "html"][1],
        type="primary",
        icon=":material/download:",
        width="stretch",
        on_click=_note,
        args=(cluster, name),
    )
    _preview(cluster, after, redact)


def _note(cluster: str | None, name: str) -> None:
    try:
        audit.record(people.person().name, DONE, cluster, name)
    except LinkgraphError as error:
        st.toast(str(error))


def _preview(cluster: str | None, since: str | None, redact: str) -> None:
    with said():
        page_ = _rendered(case.state(), cluster, since, "html", redact).decode("utf-8")
    with st.container(border=True):
        st.iframe(page_, height=620)


@st.cache_data(max_entries=24, ttl=900, show_spinner=False)
def _rendered(state: str, cluster: str | None, since: str | None, kind: str, redact: str) -> bytes:
    del state
    store = case.store()
    built = report.build(store, since, cluster=cluster)
    built = report.redact(built, report.profile(redact)) if redact else built
    return report.render(kind, built, report.Pictures.of(store, case.folder()))


def _history() -> None:
    rows: list[dict[str, Any]] = [row for row in audit.entries() if row["what"] == DONE]
    if not rows:
        nothing("No report was downloaded yet", "Every download is listed here, with who took it and when.")
        return
    shown = [
        {
            "when": (row["at"] or "")[:16].replace("T", " "),
            "who": row["who"],
            "about": row["about"] or EVERYTHING,
            "file": row["detail"],
        }
        for row in rows
    ]
    st.dataframe(shown, hide_index=True, key="reports table")


page()
