"""Script and markup in every field of a case, in a file name and in a query, in a real Chromium."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from linkgraph.cli.group import linkgraph
from tests.ui import browser
from tests.ui.watched import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing()))
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile_strings" / "blns.json"
OWN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg/onload=alert(3)>',
    "![](http://evil.example/a.png)",
    "[click](javascript:alert(4))",
    "</style><script>alert(5)</script>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "<iframe src=http://evil.example>",
    ":material/delete: **bold** $x^2$ :red[text]",
    "\u202egpj.exe",
)
FIELDS = ("name", "headline", "bio", "city", "education", "employment", "skills")
FILE = "<img src=x onerror=alert(6)>.png"


def strings() -> list[str]:
    """Our own, and those of the shared list that hold markup."""
    listed = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else []
    return [*OWN, *(text for text in listed if "<" in text or "javascript:" in text or "](" in text)][:160]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which all that a source says is hostile, run for real: pairs that share a phone."""
    folder = tmp_path_factory.mktemp("hostile")
    out = io.StringIO()
    writer = csv.DictWriter(out, ["account", "platform", "phone", "photo", *FIELDS])
    writer.writeheader()
    for number, text in enumerate(strings()):
        said = {field: text.replace("\0", "")[:300] for field in FIELDS}
        phone = f"+49151234{10000 + number // 2}"
        writer.writerow({"account": f"p{number}", "platform": "guru", "phone": phone, "photo": FILE, **said})
    (folder / "profiles.csv").write_text(out.getvalue(), encoding="utf-8")
    (folder / "<b onmouseover=alert(7)>.csv").write_text("account\n", encoding="utf-8")
    Image.new("RGB", (64, 64), "red").save(folder / FILE)
    done = CliRunner().invoke(linkgraph, ["run", str(folder), "--quiet"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.chromium() as running:
        yield running


def test_nothing_that_a_source_says_is_run(hostile: Path, chromium: Browser) -> None:
    with browser.serving(hostile) as address:
        page = browser.new_page(chromium)
        watched = Watched(page, address)
        page.goto(address)
        page.get_by_role("button", name="Open cluster").wait_for()
        page.get_by_role("button", name="Open cluster").click()
        browser.graph(page)
        browser.ask(page, "void cy.nodes('[kind=\"account\"]').select()")
        browser.idle(page)
        for place in (
            "cluster?below=Members",
            "cluster?below=Map",
            "cluster?below=History",
            "compare?a=guru:p0&b=guru:p1",
            f"find?q={OWN[1]}",
            "query?query=strongest_links",
            "templates",
            "hubs",
            "reports",
            "runs?runs+tab=Sources",
            f"cluster?cluster={OWN[0]}",
        ):
            page.goto(f"{address}/{place}")
            page.locator(".lg-title, .lg-empty").first.wait_for()
            browser.idle(page)
            assert page.locator("img[src*=evil], iframe[src*=evil], a[href^=javascript], svg[onload]").count() == 0
        assert page.get_by_text(OWN[0]).count() > 0
        page.context.close()
        assert watched.complaints == []
