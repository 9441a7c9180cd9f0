"""An investigation from the queue to an exported report, following only what the pages say. The clicks are counted."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linkgraph import read
from linkgraph.store import open_store
from tests.ui import browser
from tests.ui.watched import watching

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing()))
MOST_CLICKS = 15
PASTE = """(photo) => {
    const bytes = Uint8Array.from(atob(photo), (c) => c.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
SEEN = "cy.nodes('[kind=\"account\"]').length"


class Hand:
    """Clicks, counts the clicks, and keeps a picture of what each one met."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: Locator) -> None:
        browser.idle(self.page)
        browser.kept(self.page, f"investigation-{self.clicks + 1:02}")
        target.click()
        self.clicks += 1

    def point(self, path: str) -> None:
        browser.idle(self.page)
        self.page.mouse.click(*browser.point(self.page, path))
        self.clicks += 1


@pytest.fixture
def page(finished: Path) -> Iterator[Page]:
    with watching(finished) as page:
        yield page


def largest(case: Path) -> str:
    store = open_store(f"ladybug:{case / '.linkgraph' / 'graph.lbug'}")
    found = max(read.clusters(store), key=lambda row: row["size"])
    store.close()
    return str(found["id"])


def test_the_largest_ring_is_judged_and_its_report_exported(page: Page, finished: Path) -> None:
    hand = Hand(page)
    ident = largest(finished)
    order = page.get_by_role("combobox", name="Order")
    hand.click(order)
    hand.click(page.get_by_role("option", name="Most accounts"))
    page.get_by_role("option", name=ident).wait_for()
    hand.click(page.get_by_role("button", name="Open cluster"))
    browser.graph(page)
    hand.point("cy.edges().max((e) => e.data('weight')).ele.renderedMidpoint()")
    hand.click(page.get_by_role("button", name="Decide"))
    hand.click(page.get_by_role("radio", name="One hand").or_(page.get_by_role("button", name="One hand")).first)
    hand.click(page.get_by_role("button", name="Save the decision"))
    page.get_by_text("decided, one hand").first.wait_for()
    hand.click(page.get_by_role("button", name="Report"))
    download = page.get_by_role("button", name="Download")
    download.wait_for()
    with page.expect_download() as saved:
        hand.click(download)
    assert saved.value.suggested_filename == f"linkgraph-{ident}.html"
    assert ident in Path(saved.value.path()).read_text(encoding="utf-8")
    assert hand.clicks <= MOST_CLICKS
    assert (finished / ".linkgraph" / "judgements.jsonl").read_text().count('"same"') > 0


def test_a_pasted_photo_finds_who_shows_it(page: Page, finished: Path) -> None:
    page.get_by_role("link", name="Find").click()
    page.get_by_text("paste it").first.wait_for()
    browser.idle(page)
    page.evaluate(PASTE, base64.b64encode((finished / shown(finished)).read_bytes()).decode())
    page.locator(".lg-hit").first.wait_for()
    assert "exactly" in page.locator(".lg-hit").first.inner_text()


def shown(case: Path) -> str:
    """The file of a photo that an account shows."""
    store = open_store(f"ladybug:{case / '.linkgraph' / 'graph.lbug'}")
    [row] = store.query(
        "MATCH (:Account)-[:SHOWS_PHOTO]->(p:Photo) RETURN p.file AS file ORDER BY file LIMIT 1"
    ).dicts()
    store.close()
    return str(row["file"])
