"""One investigation in a real Chromium, from the queue to a saved question."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui import browser
from tests.ui.watched import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing()))
EDGE = "cy.edges('[signal=\"email\"]')[0].renderedMidpoint()"
NODE = "cy.nodes('[kind=\"account\"]')[2].renderedPosition()"
COUNT = "cy.nodes('[kind=\"account\"]').filter((n) => n.visible()).length"
VIEW = "JSON.stringify(cy.elements().map((e) => [e.id(), e.visible(), e.selected(), Math.round(e.position()?.x ?? 0)]))"


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    with browser.serving(published) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.chromium() as running:
        yield running


@pytest.fixture
def watched(address: str, chromium: Browser) -> Iterator[Watched]:
    page = browser.new_page(chromium)
    watched = Watched(page, address)
    yield watched
    page.context.close()
    assert watched.complaints == []


def test_from_the_queue_to_a_saved_question(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    browser.idle(page)
    page.get_by_role("button", name="Open cluster").click()
    browser.graph(page)
    before = browser.point(page, NODE)
    page.mouse.click(*browser.point(page, EDGE))
    page.get_by_text("probability of the same hand").wait_for()
    assert browser.point(page, NODE) == before
    browser.idle(page)
    page.get_by_role("button", name="Compare these two").click()
    page.get_by_text("before any evidence").wait_for()
    page.get_by_role("link", name="Query").click()
    question = page.get_by_role("combobox", name="Question")
    question.fill("strongest links")
    question.press("Enter")
    page.get_by_text("Which pairs of accounts does").wait_for()
    browser.idle(page)
    page.get_by_role("button", name="Run").first.click()
    page.get_by_text("rows in").wait_for()


def test_filters_hide_lines_and_move_nothing(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    before = browser.point(page, NODE)
    shown = "({x: cy.edges().filter((e) => e.visible()).length, y: 0})"
    frame = browser.point(page, "({x: 0, y: 0})")[0]
    every = browser.point(page, shown)[0] - frame
    page.locator(".lg-chip[data-signal=wallet]").click()
    page.wait_for_timeout(100)
    assert browser.point(page, shown)[0] - frame == every - 6
    page.locator(".lg-slider input").fill("11")
    page.wait_for_timeout(100)
    assert browser.point(page, shown)[0] - frame == 6 + 3
    assert browser.point(page, NODE) == before


def test_steps_are_taken_back_and_nothing_moves(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    node = browser.point(page, NODE)
    browser.until(page, COUNT, 12)
    strip = page.locator(".lg-time").bounding_box()
    assert strip
    page.mouse.move(strip["x"] + 100, strip["y"] + 5)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] / 2, strip["y"] + 5, steps=4)
    page.mouse.up()
    browser.until(page, f"{COUNT} < 12", True)
    kept = browser.ask(page, COUNT)
    assert kept > 0
    page.get_by_role("button", name="Undo").click()
    browser.until(page, COUNT, 12)
    page.get_by_role("button", name="Redo").click()
    browser.until(page, COUNT, kept)
    page.get_by_role("button", name="All times").click()
    browser.ask(page, "void cy.nodes('[kind=\"account\"]').slice(0, 4).select()")
    page.get_by_role("button", name="Collapse").click()
    browser.until(page, COUNT, 8)
    page.get_by_role("button", name="Open all").click()
    browser.until(page, COUNT, 12)
    assert browser.point(page, NODE) == node


def test_neighbours_come_in_where_there_is_room(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-51D2")
    browser.graph(page)
    before, node = browser.ask(page, COUNT), browser.point(page, NODE)
    browser.ask(page, "void cy.nodes().filter((n) => n.data('outside'))[0].select()")
    browser.idle(page)
    page.get_by_role("button", name="Expand").click()
    page.get_by_role("menuitem").first.click()
    browser.until(page, COUNT, before + 1)
    assert browser.point(page, NODE) == node


def test_the_picture_is_the_same_when_opened_again(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-51D2")
    browser.graph(page)
    first = browser.point(page, NODE)
    page.get_by_role("link", name="Hubs").click()
    page.get_by_role("heading", name="Hubs").wait_for()
    page.get_by_role("link", name="Cluster").click()
    browser.graph(page)
    again = browser.point(page, NODE)
    assert abs(first[0] - again[0]) < 1
    assert abs(first[1] - again[1]) < 1


def test_hostile_text_is_shown_and_not_run(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-0B0E")
    browser.graph(page)
    page.mouse.click(*browser.point(page, NODE))
    page.get_by_text("Linked here to").wait_for()
    assert page.get_by_text("<script>alert(1)</script>").count() > 0
    assert page.locator("img[src*=evil], a[href*=evil], a[href^=javascript]").count() == 0


def test_a_picture_can_be_saved(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    assert saved.value.suggested_filename == "C-7F3A.png"


def test_photos_need_a_signature(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    source = page.locator("img.lg-face").first.get_attribute("src")
    assert source
    assert page.request.get(watched.address + source).status == 200
    assert page.request.get(watched.address + source.partition("?")[0]).status == 403


def test_a_link_opens_the_same_view(watched: Watched, chromium: Browser) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    page.locator(".lg-slider input").fill("11")
    page.get_by_label("Layout", exact=True).select_option("circle")
    page.locator(".lg-chip[data-signal=wallet]").click()
    browser.ask(page, "void cy.nodes('[kind=\"account\"]').slice(0, 2).select()")
    page.get_by_role("button", name="Compare these two").wait_for()
    page.get_by_role("tab", name="Links").click()
    browser.idle(page)
    page.wait_for_timeout(600)
    link, seen = page.url, browser.ask(page, VIEW)
    other = Watched(browser.new_page(chromium), watched.address)
    other.page.goto(link)
    browser.graph(other.page)
    other.page.get_by_role("button", name="Compare these two").wait_for()
    assert browser.ask(other.page, VIEW) == seen
    assert other.page.locator(".lg-slider input").input_value() == "11"
    assert other.page.get_by_label("Layout", exact=True).input_value() == "circle"
    assert other.page.locator(".lg-chip[data-signal=wallet]").get_attribute("aria-pressed") == "false"
    assert other.page.get_by_role("tab", name="Links").get_attribute("aria-selected") == "true"
    other.page.context.close()
    assert other.complaints == []


def test_the_view_is_still_there_after_another_page(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    page.locator(".lg-slider input").fill("11")
    page.wait_for_timeout(400)
    page.get_by_role("link", name="Hubs").click()
    page.get_by_role("heading", name="Hubs").wait_for()
    page.get_by_role("link", name="Cluster").click()
    browser.graph(page)
    assert page.locator(".lg-slider input").input_value() == "11"


def test_a_link_that_was_tampered_with_opens_the_plain_view(watched: Watched) -> None:
    said = {
        "graph": "C-7F3A",
        "threshold": "<img>",
        "hidden": [1],
        "group": "__proto__",
        "layout": "toString",
        "moved": 3,
    }
    view = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    for broken in (view, "%%%", "W10"):
        watched.page.goto(f"{watched.address}/cluster?cluster=C-7F3A&view={broken}")
        browser.graph(watched.page)
        assert watched.page.locator(".lg-slider input").input_value() == "0"
        assert watched.page.get_by_label("Layout", exact=True).input_value() == "fcose"


def test_nothing_of_the_graph_is_cut_off_in_a_narrow_window(address: str, chromium: Browser) -> None:
    outside = """() => {
        const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.lg')).find(Boolean);
        const edge = root.getBoundingClientRect().right;
        const parts = root.querySelectorAll('.lg-bar select, .lg-bar input, .lg-legend button, .lg-timehead button');
        return [...parts].filter((e) => e.getBoundingClientRect().right > edge).map((e) => e.textContent);
    }"""
    page = browser.new_page(chromium, width=1000)
    page.goto(f"{address}/cluster?cluster=C-7F3A")
    browser.graph(page)
    assert page.evaluate(outside) == []
    page.context.close()
