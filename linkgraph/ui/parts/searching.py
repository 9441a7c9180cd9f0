"""One box that takes any value, text, photo or document, and says who has it, and why."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from linkgraph import read
from linkgraph.ui import actions, case, data
from linkgraph.ui.component import paste
from linkgraph.ui.parts.hits import cards
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.parts.places import remember, wanted

Row = dict[str, Any]
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")
DOCUMENTS = (".pdf", ".docx", ".odt", ".rtf", ".html", ".md", ".txt")
PROSE = 20
"""Words from which on what was pasted is taken for a text."""
SMALL = 100_000
"""Accounts up to which near matches are looked for without being asked."""


def look_up() -> None:
    """Draws the box and what was found."""
    words, file = st.columns([0.62, 0.38], gap="medium")
    text = words.text_area(
        "E-mail, phone, user name, wallet, name, address, website, or a whole text",
        value=wanted("q") or "",
        height=110,
        key="find text",
        placeholder="one value a line; a text of twenty words or more is looked up as a document",
    )
    upload = file.file_uploader(
        "Photo or document (drop it, choose it, or paste it)",
        type=[suffix.removeprefix(".") for suffix in (*PHOTOS, *DOCUMENTS)],
    )
    paste("find paste")
    if text.strip():
        remember("q", text.strip()[:1000])
    if upload is not None:
        _uploaded(upload)
    elif len(text.split()) >= PROSE and max(len(line.split()) for line in text.splitlines()) >= PROSE:
        with said(), st.spinner("Comparing with every document …"):
            cards(_file(text.encode(), ".txt"), "text")
    elif values := [line.strip() for line in text.splitlines() if line.strip()]:
        _values(values)
    else:
        nothing(
            "Nothing to look for yet",
            "Values are cleaned as the sources are: +49 151 23… and 0049 151 23… find the same phone.",
        )


def _values(values: list[str]) -> None:
    """Exact matches first: they come by the keys of the store, at once in a million accounts."""
    with said():
        exact = [hit for value in values for hit in actions.lookup_exact(value)]
    cards(exact, "exact", empty=False)
    with said():
        called = [row for value in values for row in read.search(case.store(), value)]
    known = {hit["account"] for hit in exact}
    named = [_named(row) for row in called if row["id"] not in known]
    cards(named, "called", empty=False)
    if _every_value():
        with said(), st.spinner("Looking for near matches …"):
            near = [hit for value in values for hit in actions.lookup(value) if hit["distance"]]
        cards(near, "near", empty=not (exact or named))
    elif not (exact or named):
        nothing("No account has exactly this", "Look for near matches, or try another value of the same account.")


def _named(row: Row) -> Row:
    return {"account": row["id"], "signal": "", "value": f"{row['where']} holds it", "distance": 0.0}


def _every_value() -> bool:
    """True where near matches are looked for: at once in a small case, when asked for in a large one."""
    accounts = (data.runs() or [{}])[0].get("accounts") or 0
    return accounts <= SMALL or st.button("Look for near matches, too", help="compares with every value of the case")


def _uploaded(upload: Any) -> None:
    suffix = Path(upload.name).suffix.lower()
    with said(), st.spinner("Comparing …"):
        cards(_file(upload.getvalue(), suffix), "file")


def _file(content: bytes, suffix: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("upload" + suffix)
        path.write_bytes(content)
        return actions.lookup_photo(path) if suffix in PHOTOS else actions.lookup_document(path)
