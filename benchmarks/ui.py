"""How long the application takes from a click to the picture, in a real Chromium.

    python -m benchmarks.ui --accounts 1000000 --clusters 100000

Makes a case, serves it, and prints a table: the median of five, and what is wanted. Needs Debian's `chromium`.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.ui_case import make
from tests.ui import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 5
SIZES = (60, 1000, 5000)
ROOT = "[...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.lg')).find(Boolean)"
LISTED = "[...document.querySelectorAll('*')].some((e) => e.shadowRoot?.querySelector('.lgq .row'))"
CLICK = """([text, ready]) => new Promise((done) => {
    const from = performance.now();
    [...document.querySelectorAll('a, button')].find((e) => e.textContent.trim().endsWith(text)).click();
    const test = new Function('return ' + ready);
    const look = () => { let there = false; try { there = test(); } catch { /* not yet */ }
        if (there) requestAnimationFrame(() => setTimeout(() => done((performance.now() - from) / 1000)));
        else if (performance.now() - from > 60000) done(-1); else requestAnimationFrame(look); };
    requestAnimationFrame(look);
})"""
SLIDE = f"""(bits) => new Promise((done) => {{
    const root = {ROOT};
    const slider = root.querySelector('.lg-slider input');
    const from = performance.now();
    root.__cy.one('render', () => requestAnimationFrame(() => done((performance.now() - from) / 1000)));
    slider.value = bits;
    slider.dispatchEvent(new Event('input'));
}})"""
PRESSED = """() => {
    for (const old of document.querySelectorAll('.lg-ev.chosen')) old.classList.remove('chosen');
    window.__painted = null;
    document.addEventListener('pointerdown', () => {
        const from = performance.now();
        const look = () => {
            if (document.querySelector('.lg-ev.chosen')) window.__painted = performance.now() - from;
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    }, { once: true, capture: true });
}"""
FIRST = "upwork:0000000"
PLACES = "Object.fromEntries(cy.nodes().map((n) => [n.id(), [n.renderedPosition('x'), n.renderedPosition('y')]]))"
EXPAND = f"""() => new Promise((done) => {{
    const root = {ROOT};
    const cy = root.__cy;
    const count = cy.nodes().length;
    const from = performance.now();
    const drawn = () => {{
        if (cy.nodes().length === count) return;
        cy.off('render', drawn);
        setTimeout(() => done((performance.now() - from) / 1000));
    }};
    cy.on('render', drawn);
    root.querySelector('.lg-menu button').click();
}})"""
PAN = f"""() => new Promise((done) => {{
    const cy = {ROOT}.__cy;
    let frames = 0;
    cy.on('render', () => {{ frames += 1; }});
    const from = performance.now();
    const step = () => {{
        cy.panBy({{ x: Math.sin(performance.now() / 200) * 9, y: 3 * Math.cos(performance.now() / 300) }});
        if (performance.now() - from < 2500) requestAnimationFrame(step); else done(frames / 2.5);
    }};
    step();
}})"""


def main() -> None:
    """Makes the case and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--clusters", type=int, default=10_000)
    parser.add_argument("--case", type=Path, help="where the case is, or is made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = given.case or Path(folder)
        if not (case / ".linkgraph" / "graph.lbug").exists():
            make(case, SIZES, given.clusters, given.accounts)
        with browser.serving(case.resolve()) as address, browser.browsing() as page:
            time.sleep(5)
            _table(page, address, given.clusters, given.accounts)
    spent = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    print(f"{'seconds of CPU, server and browser':44} {spent:8.1f}")


class Work:
    """Seconds of CPU that the page's main thread and the server have used: what is left where a machine is busy."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def so_far(self) -> float:
        """The sum of both."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return sum(row["value"] for row in metrics if row["name"] == "TaskDuration") + _server()


def _server() -> float:
    """Seconds of CPU of the process that serves."""
    ours = (path for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == os.getpid())
    started = [path for path in ours if b"launch" in path.with_name("cmdline").read_bytes()]
    ticks = sum(int(word) for path in started for word in path.read_text().rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _parent(path: Path) -> int:
    try:
        return int(path.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _table(page: Page, address: str, clusters: int, accounts: int) -> None:
    print(f"{'from a click to the picture, seconds':44} {'median':>8} {'least':>8} {'CPU':>8} {'wanted':>8}")
    page.goto(f"{address}/hubs")
    page.get_by_role("heading", name="Hubs").wait_for()
    _line(f"queue of {clusters:,} clusters", 1.0, _often(page, "Queue", LISTED))
    for size, wanted in ((60, 1.2), (1000, 2.5), (5000, 4.5)):
        _opened(page, address, size)
        text = f"cluster of {size:,} accounts" + (" (in parts)" if size > 1500 else ", stored positions")
        _line(text, wanted, _often(page, "Cluster", _drawn(size)))
    work = Work(page)
    _opened(page, address, 60)
    _line("edge click to evidence", 0.3, [_worked(work, partial(_edge, page, n), page) for n in range(TIMES)])
    moved: list[float] = []
    grown = [_expand(work, page, n, moved) for n in range(TIMES)]
    _line("expand to 20 more accounts", 0.3, grown)
    print(f"{'  by which others moved, pixels':44} {max(moved):8.1f} {'':>8} {'':>8} {'0':>8}")
    _line(
        "threshold slider to repaint, 60 accounts",
        0.2,
        [_worked(work, partial(_slide, page, n), page) for n in range(TIMES)],
    )
    _opened(page, address, 1000)
    _line(
        "threshold slider to repaint, 1,000 accounts",
        0.2,
        [_worked(work, partial(_slide, page, n), page) for n in range(TIMES)],
    )
    page.evaluate(SLIDE, 0)
    print(f"{'pan at 1,000 accounts, frames a second':44} {page.evaluate(PAN):8.1f} {'':>8} {'':>8} {'25':>8}")
    _line(
        f"find in {accounts:,} accounts, by user name",
        1.0,
        [_worked(work, partial(_found, page, address, n), page) for n in range(TIMES)],
    )


def _line(text: str, wanted: float, measured: list[tuple[float, float]]) -> None:
    seconds, work = [one for one, _ in measured], [two for _, two in measured]
    print(
        f"{text:44} {statistics.median(seconds):8.2f} {min(seconds):8.2f} {statistics.median(work):8.2f} {wanted:8.1f}"
    )
    sys.stdout.flush()


def _often(page: Page, link: str, ready: str) -> list[tuple[float, float]]:
    """The page behind `link`, opened from the page of hubs several times."""
    work = Work(page)
    return [_click(page, link, ready, work) for _ in range(TIMES)]


def _click(page: Page, link: str, ready: str, work: Work) -> tuple[float, float]:
    page.get_by_role("link", name="Hubs").click()
    page.get_by_role("heading", name="Hubs").wait_for()
    browser.idle(page)
    return _worked(work, lambda: float(page.evaluate(CLICK, [link, ready])), page)


def _worked(work: Work, measure: Callable[[], float], page: Page) -> tuple[float, float]:
    before = work.so_far()
    seconds = measure()
    spent = work.so_far() - before
    browser.idle(page)
    return seconds, spent


def _drawn(size: int) -> str:
    least = size if size <= 1500 else 2
    return f"(() => {{ const cy = {ROOT}.__cy; return cy.nodes().length >= {least} && cy.width() > 0; }})()"


def _opened(page: Page, address: str, size: int) -> None:
    page.goto(f"{address}/cluster?cluster=C-{size}")
    browser.graph(page)
    browser.idle(page)
    page.wait_for_timeout(1500)


def _edge(page: Page, number: int) -> float:
    """From the press on a line to its evidence, painted."""
    at = browser.point(page, f"cy.edges()[{3 + 5 * number}].renderedMidpoint()")
    page.evaluate(PRESSED)
    page.mouse.click(*at)
    _until(page, "window.__painted")
    browser.idle(page)
    return float(page.evaluate("window.__painted / 1000"))


def _expand(work: Work, page: Page, number: int, moved: list[float]) -> tuple[float, float]:
    """From the choice in the menu to the newcomers, painted; how far the others moved at most goes into `moved`."""
    browser.ask(page, f"void (cy.elements().unselect(), cy.getElementById('{FIRST}').select())")
    browser.idle(page)
    page.get_by_role("button", name="Expand").click()
    before = browser.ask(page, PLACES)
    spent = _worked(work, lambda: float(page.evaluate(EXPAND)), page)
    after = browser.ask(page, PLACES)
    assert len(after) > len(before), number
    moved.append(max(abs(x - after[name][0]) + abs(y - after[name][1]) for name, (x, y) in before.items()))
    return spent


def _slide(page: Page, number: int) -> float:
    return float(page.evaluate(SLIDE, 10 + number / 2))


def _found(page: Page, address: str, number: int) -> float:
    page.goto(f"{address}/find")
    box = page.get_by_role("textbox").first
    box.wait_for()
    browser.idle(page)
    box.fill(f"user{(1000 + number) * 7919 % 10_000_019}")
    begun = time.perf_counter()
    box.press("Control+Enter")
    _until(page, "document.querySelector('.lg-hit') !== null")
    return time.perf_counter() - begun


def _until(page: Page, code: str) -> None:
    page.wait_for_function(code, timeout=60_000, polling="raf")


if __name__ == "__main__":
    main()
