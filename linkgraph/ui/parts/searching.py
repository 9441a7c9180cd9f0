"""One box that takes any value, text, photo or document, and says who has it, and why."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from linkgraph import read
from linkgraph.ui import actions, case, data
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
    with said():
        exact = [hit for value in values for hit in actions.lookup_exact(value)]
        called = [row for value in values for row in read.search(case.store(), value)]
    known = {(hit["account"], hit["signal"]) for hit in exact}
    exact += [
        {"account": row["id"], "signal": "", "value": f"{row['where']} holds it", "distance": 0.0}
        for row in called
        if (row["id"], "") not in known
    ]
    cards(exact, "exact", empty=False)
    accounts = (data.runs() or [{}])[0].get("accounts") or 0
    if accounts <= SMALL or st.button("Look for near matches, too", help="compares with every value of the case"):
        with said(), st.spinner("Looking for near matches …"):
            near = [hit for value in values for hit in actions.lookup(value) if hit["distance"]]
        cards(near, "near", empty=not exact)


def _uploaded(upload: Any) -> None:
    suffix = Path(upload.name).suffix.lower()
    with said(), st.spinner("Comparing …"):
        cards(_file(upload.getvalue(), suffix), "file")


def _file(content: bytes, suffix: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("upload" + suffix)
        path.write_bytes(content)
        return actions.lookup_photo(path) if suffix in PHOTOS else actions.lookup_document(path)
