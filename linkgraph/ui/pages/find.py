"""Find: who has this value, photo or document; and how two accounts are connected."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from linkgraph import read
from linkgraph.ui import actions, case, data
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, show, span
from linkgraph.ui.parts.evidence import bits, line
from linkgraph.ui.parts.notes import counted, nothing, said, title
from linkgraph.ui.parts.people import card
from linkgraph.ui.parts.places import go, wanted

Row = dict[str, Any]
MOST = 60
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")
DOCUMENTS = (".pdf", ".docx", ".odt", ".rtf", ".html", ".md", ".txt")


def page() -> None:
    """Draws the page."""
    title(
        "Find",
        lead="Paste what you have, one value a line, or give a photo or document. Near matches count.",
    )
    look_up, between = st.tabs(["Who has this", "Path between two accounts"])
    with look_up:
        _lookup()
    with between:
        _path()


def _lookup() -> None:
    words, file = st.columns([0.62, 0.38], gap="medium")
    text = words.text_area(
        "E-mail, phone, user name, wallet, name, address, website …",
        value=wanted("q") or "",
        height=110,
        key="find text",
    )
    upload = file.file_uploader(
        "Photo or document",
        type=[suffix.removeprefix(".") for suffix in (*PHOTOS, *DOCUMENTS)],
    )
    values = [value.strip() for value in text.splitlines() if value.strip()]
    if not values and upload is None:
        nothing(
            "Nothing to look for yet",
            "Values are cleaned as the sources are: +49 151 23… and 0049 151 23… find the same phone.",
        )
        return
    with said():
        hits = [hit for value in values for hit in actions.lookup(value)]
        hits += _uploaded(upload) if upload is not None else []
    _hits(hits)


def _uploaded(upload: Any) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("upload" + Path(upload.name).suffix.lower())
        path.write_bytes(upload.getvalue())
        is_photo = path.suffix in PHOTOS
        return actions.lookup_photo(path) if is_photo else actions.lookup_document(path)


def _hits(hits: list[Row]) -> None:
    if not hits:
        nothing("No account has this", "Check the spelling, or try another value of the same account.")
        return
    st.caption(counted(len(hits), "match", "matches") + (f", the first {MOST} shown" if len(hits) > MOST else ""))
    known = data.accounts(tuple(dict.fromkeys(hit["account"] for hit in hits[:MOST])))
    for number, hit in enumerate(hits[:MOST]):
        _hit(number, hit, known.get(hit["account"], {"id": hit["account"]}))


def _hit(number: int, hit: Row, row: Row) -> None:
    about, action = st.columns([0.86, 0.14], vertical_alignment="center")
    of = look(hit["signal"])
    near = "exactly" if not hit["distance"] else f"nearly, distance {hit['distance']:g}"
    with about:
        show(
            div(
                "lg-hit",
                card(row),
                div(
                    "",
                    div("lg-ev-head", line(of), span("", f"{of.title}, {near}")),
                    div("lg-small", hit["value"]),
                ),
            )
        )
    if action.button("Open", key=f"open hit {number}", width="stretch"):
        _open(hit["account"])


def _open(ident: str) -> None:
    with said():
        cluster = data.account(ident)["cluster"]
    if cluster:
        go("cluster", cluster=cluster)
    go("compare", a=ident)


def _path() -> None:
    columns = st.columns(2)
    left, right = (
        column.text_input(text, value=wanted(name) or "", placeholder="platform:id", key=f"path {name}")
        for column, text, name in zip(columns, ("From account", "To account"), "ab", strict=True)
    )
    if not left or not right:
        nothing(
            "Give two accounts",
            "The strongest chain of links between them is shown, or else the rarest values they share.",
        )
        return
    with said():
        found = read.path(case.store(), left.strip(), right.strip())
    if not found["nodes"]:
        nothing("No path", "Nothing that is not suppressed as a hub connects these two.")
        return
    show(*_steps(found))


def _steps(found: Row) -> Iterable[Any]:
    for number, node in enumerate(found["nodes"]):
        yield (
            card(node)
            if node["kind"] == "Account"
            else div("lg-person", span("lg-chip", node["kind"]), span("", node["id"]))
        )
        if number < len(found["edges"]):
            yield _step(found["edges"][number])


def _step(edge: Row) -> Any:
    signals = [div("lg-ev-head", line(look(name)), look(name).title) for name in edge.get("signals") or ()]
    weight = f"{bits(edge['weight'])} bits" if edge.get("weight") else f"shared by {edge.get('accounts')} accounts"
    return div("lg-step", *(signals or [edge["type"].replace("_", " ").lower()]), span("lg-small", weight))


page()
