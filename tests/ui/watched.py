"""A page that is watched: everything it should not do is a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

HARMLESS = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit tries these below each page's address first."""
FRAMES = ("Unrecognized feature: ", "An iframe which has both allow-scripts and allow-same-origin")
"""What a browser says of every frame of Streamlit. What is framed here are reports, which forbid all scripts."""


class Watched:
    """A page, and everything it should not have done."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error {error}"))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, message: object) -> None:
        kind, text, place = message.type, message.text, message.location  # type: ignore[attr-defined]
        missing = str(place.get("url", "")).endswith(HARMLESS) and "404" in text
        harmless = missing or (kind == "warning" and text.startswith(FRAMES))
        if kind in ("error", "warning") and not harmless:
            self.complaints.append(f"{kind} {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.complaints.append(f"request to {url}")


@contextmanager
def watching(folder: Path) -> Iterator[Page]:
    """The first page of a case, in a browser of its own; there must be no complaint at the end."""
    with browser.serving(folder) as address, browser.browsing() as page:
        watched = Watched(page, address)
        page.goto(address)
        yield page
        assert watched.complaints == []
