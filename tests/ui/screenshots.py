"""Pictures of the application, for the README and to be looked at.

python -m tests.ui.screenshots CASE FOLDER [PAGE ...] [--dark]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from linkgraph import read
from linkgraph.store import open_store
from tests.ui import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    "queue",
    "cluster",
    "edge",
    "compare",
    "find",
    "path",
    "query",
    "own",
    "templates",
    "hubs",
    "reports",
    "runs",
    "people",
)
TABS = {
    "cluster": (
        "below",
        "Members",
        "Links",
        "Findings",
        "Map",
        "Weak points",
        "Risk and roles",
        "Flags tested",
        "History",
    ),
    "compare": ("compare tab", "Documents", "Logins"),
    "reports": ("reports tab", "Schedule", "Made before"),
    "runs": ("runs tab", "Sources", "Data quality", "Left out", "Red flags"),
}
"""The tabs of pages that have some: the name in the address, and those that are not open at first."""
STRONGEST = "cy.edges().max((e) => e.data('weight')).ele.renderedMidpoint()"


def main() -> None:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--tabs", action="store_true", help="every tab, too")
    parser.add_argument("--cluster")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    cluster, left, right = subject(given.case, given.cluster)
    mark = f"{'-dark' if given.dark else ''}-{given.width}"
    with browser.serving(given.case.resolve()) as address, browser.browsing(given.width, 860, given.dark) as page:
        for name in given.pages:
            take(page, address, name, cluster, left, right)
            page.screenshot(path=given.folder / f"{name}{mark}.png")
            key, *tabs = TABS.get(name, ("",)) if given.tabs else ("",)
            for tab in tabs:
                take(page, address, name, cluster, left, right, f"&{quote(key)}={quote(tab)}")
                page.get_by_role("tab", name=tab).first.scroll_into_view_if_needed()
                page.mouse.move(640, 400)
                page.mouse.wheel(0, 900)
                page.wait_for_timeout(600)
                page.screenshot(path=given.folder / f"{name}-{tab.replace(' ', '-')}{mark}.png")


def subject(case: Path, wanted: str | None) -> tuple[str, str, str]:
    """The cluster to show, by default the one with most signals up to 20 accounts, and two accounts."""
    store = open_store(f"ladybug:{case / '.linkgraph' / 'graph.lbug'}")
    rows = [row for row in read.clusters(store) if row["size"] <= 20]
    best = max(rows, key=lambda row: (len(row["signals"]), row["size"]))
    cluster = read.cluster(store, wanted or best["id"])
    link = max(cluster["links"], key=lambda row: len(row["signals"]))
    store.close()
    return cluster["id"], link["left"], link["right"]


def take(page: Page, address: str, name: str, cluster: str, left: str, right: str, tab: str = "") -> None:
    """Opens a page, or one of its tabs, and waits until it stands still."""
    queries = {
        "cluster": f"?cluster={cluster}",
        "edge": f"?cluster={cluster}",
        "compare": f"?a={left}&b={right}",
        "find": f"?q={left.partition(':')[2]}",
        "reports": f"?cluster={cluster}",
        "path": f"?a={left}&b={right}&find+tab=Path+between+two+accounts",
    }
    place = {"edge": "cluster", "own": "query", "path": "find"}.get(name, name)
    page.goto(f"{address}/{place}{queries.get(name, '?')}{tab}")
    page.locator(".lg-title, .lg-empty").first.wait_for()
    if name in ("cluster", "edge"):
        browser.graph(page)
    if name == "edge":
        page.mouse.click(*browser.point(page, STRONGEST))
    if name == "own":
        page.get_by_role("tab", name="Own Cypher").click()
        page.get_by_role("button", name="Run").last.click()
    if name == "query":
        page.get_by_role("button", name="Run").first.click()
    page.wait_for_timeout(2500)
    page.mouse.move(640, 4)
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
