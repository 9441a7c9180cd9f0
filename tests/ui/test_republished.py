"""The case is published anew while somebody has a page of it open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linkgraph.store import open_store
from tests.ui import browser, made
from tests.ui.conftest import publish, save
from tests.ui.watched import watching

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing()))
GONE, HEIR = "C-22AA", "C-51D2"


def publish_without(folder: Path) -> None:
    """Publishes the case again, in which one cluster has gone into another."""
    tables = made.tables(folder)
    tables["Cluster"] = [row for row in tables["Cluster"] if row["id"] != GONE]
    tables["MEMBER_OF:Account:Cluster"] = [r for r in tables["MEMBER_OF:Account:Cluster"] if r["target"] != GONE]
    end = {"id": "end", "cluster": GONE, "kind": "ended", "detail": f"went into {HEIR}", "run": "r2"}
    tables["ClusterEvent"].append({**end, "at": "2026-02-02T03:04:05Z"})
    store = open_store(f"ladybug:{folder / '.linkgraph' / 'graph.lbug'}")
    save(store, tables)
    store.close()


def test_a_cluster_that_ended_while_it_was_open_is_followed(tmp_path: Path) -> None:
    with watching(publish(tmp_path)) as page:
        page.goto(f"{page.url.rstrip('/')}/cluster?cluster={GONE}")
        browser.graph(page)
        publish_without(tmp_path)
        page.get_by_text("The case has changed since this page was drawn.").wait_for()
        page.mouse.click(*browser.point(page, "cy.nodes('[kind=\"account\"]')[0].renderedPosition()"))
        page.get_by_text(f"There is no cluster {GONE} any more").wait_for()
        assert page.locator("[data-testid=stException]").count() == 0
        page.get_by_role("button", name=f"Open {HEIR}").click()
        page.get_by_role("heading", name=f"Cluster {HEIR}").wait_for()


def test_the_queue_says_that_it_is_old_and_is_drawn_anew(tmp_path: Path) -> None:
    with watching(publish(tmp_path)) as page:
        browser.idle(page)
        assert page.get_by_role("status").filter(has_text="has changed").count() == 0
        publish_without(tmp_path)
        page.get_by_role("button", name="Show the changes").click()
        page.get_by_text("3 clusters").wait_for()
        page.get_by_role("button", name="Show the changes").wait_for(state="detached")
