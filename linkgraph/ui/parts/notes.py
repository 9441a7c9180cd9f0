"""Titles, and what to say where there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError, QueryError
from linkgraph.ui.markup import Safe, div, show, span, tag

ANOTHER_VERSION = (
    "Another version of linkgraph may have published it: run it again (Runs, “Run now”, or `linkgraph run`), "
    "then reload this page."
)


def title(text: str, *chips: Safe, lead: str | None = None) -> None:
    """A page's heading with chips beside it and a sentence below."""
    show(div("lg-title", tag("h1", text), *chips), tag("p", lead, class_="lg-lead") if lead else None)


def chip(text: str) -> Safe:
    """A small label."""
    return span("lg-chip", text)


def risk_chip(risk: float | None) -> Safe:
    """The risk, 0 to 100, with a word for it."""
    value = risk or 0.0
    word = risk_word(value)
    return span(f"lg-chip lg-risk {word}", f"risk {value:.0f} · {word}")


def risk_word(risk: float) -> str:
    """`high`, `medium` or `low`."""
    return "high" if risk >= 70 else "medium" if risk >= 40 else "low"


def spread(row: dict[str, Any]) -> str:
    """How many accounts on which platforms."""
    return f"{counted(row['size'], 'account')} on {', '.join(row['platforms'] or ['an unknown platform'])}"


def happened(kind: str) -> str:
    """What a run did to a cluster, as people say it."""
    return {"born": "began"}.get(kind, kind)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def nothing(heading: str, advice: str) -> None:
    """An empty state: what is missing, and what to do next."""
    show(div("lg-empty", tag("b", heading), span("lg-small", advice)))


@contextmanager
def said() -> Iterator[None]:
    """Shows an error of linkgraph as one sentence instead of a traceback, and stops the page there."""
    try:
        yield
    except QueryError as error:
        nothing("The case cannot be read as it is", f"{ANOTHER_VERSION} The store says: {error}")
        st.stop()
    except LinkgraphError as error:
        nothing("That did not work", str(error))
        st.stop()
