"""The queue and the graph without a mouse."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui import browser
from tests.ui.watched import watching

if TYPE_CHECKING:
    from playwright.sync_api import Page

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing()))
SELECTED = "cy.nodes(':selected').map((n) => n.id())"
SEEN = "cy.nodes('[kind=\"account\"]').filter((n) => n.visible()).length"


@pytest.fixture
def page(published: Path) -> Iterator[Page]:
    with watching(published) as page:
        yield page


def test_from_the_queue_through_the_graph_and_back_by_keys(page: Page) -> None:
    rows = page.get_by_role("listbox", name="Clusters")
    rows.wait_for()
    browser.idle(page)
    rows.focus()
    page.keyboard.press("j")
    page.get_by_role("heading", name="C-51D2").wait_for()
    page.keyboard.press("x")
    page.get_by_text("1 cluster ticked").wait_for()
    browser.idle(page)
    rows.focus()
    page.keyboard.press("Enter")
    browser.graph(page)
    browser.idle(page)
    graph = page.get_by_role("application")
    graph.focus()
    page.keyboard.press("ArrowRight")
    [first] = browser.ask(page, SELECTED)
    page.get_by_text("Linked here to").wait_for()
    browser.idle(page)
    graph.focus()
    page.keyboard.press("n")
    assert first in browser.ask(page, SELECTED)
    assert len(browser.ask(page, SELECTED)) > 1
    page.keyboard.press("Escape")
    assert browser.ask(page, SELECTED) == []
    every = browser.ask(page, SEEN)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    browser.until(page, SEEN, every - 1)
    page.keyboard.press("Control+z")
    browser.until(page, SEEN, every)
    page.keyboard.press("Control+y")
    browser.until(page, SEEN, every - 1)
