"""The graph component against its peers: one graph, one machine, one browser; seconds from a click to the last stroke.

    pip install st-link-analysis==0.4.0 st-graph-workbench==0.1.0 streamlit-agraph==0.0.45
    python -m benchmarks.ui_peers

All get the same nodes, edges and stored positions, and draw them as discs. Needs Debian's `chromium`.
"""

from __future__ import annotations

import importlib.util
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = 5
SIZES = (60, 1000, 5000)
QUIET = 1200
"""Milliseconds without a stroke after which a picture is done."""
PEERS = {
    "linkgraph": "linkgraph",
    "st-link-analysis": "st_link_analysis",
    "st-graph-workbench": "st_graph_workbench",
    "streamlit-agraph": "streamlit_agraph",
}
WATCH = """() => {
    const pen = CanvasRenderingContext2D.prototype;
    for (const name of ['stroke', 'fill', 'drawImage', 'fillText']) {
        const old = pen[name];
        pen[name] = function (...given) { window.top.__stroke = Date.now(); return old.apply(this, given); };
    }
}"""
CLICK = """([text, quiet]) => new Promise((done) => {
    window.__stroke = 0;
    const begun = Date.now();
    [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === text).click();
    const look = () => {
        if (window.__stroke && Date.now() - window.__stroke > quiet) done((window.__stroke - begun) / 1000);
        else if (Date.now() - begun > 90000) done(-1); else setTimeout(look, 20);
    };
    look();
})"""


def main() -> None:
    """Prints the table."""
    sizes = "".join(f"{f'{size:,} nodes':>14}" for size in SIZES)
    print(f"{'seconds, median of five':22}{sizes}{'5 more at 1,000':>18}")
    with serving() as address, browser.chromium() as running:
        for name, module in PEERS.items():
            if importlib.util.find_spec(module) is None:
                print(f"{name:22}is not installed")
                continue
            found = [measured(running, address, name, size) for size in SIZES]
            drawn = "".join(f"{statistics.median(first for first, _ in times):14.2f}" for times in found)
            more = statistics.median(second for _, second in found[1])
            print(f"{name:22}{drawn}{more:18.2f}", flush=True)


def measured(running: Browser, address: str, peer: str, size: int) -> list[tuple[float, float]]:
    """For each of five fresh pages: until it is drawn, and until five more nodes are."""
    return [_once(running, f"{address}/?peer={peer}&size={size}", size) for _ in range(TIMES if size < 5000 else 3)]


def _once(running: Browser, address: str, size: int) -> tuple[float, float]:
    page = browser.new_page(running)
    page.context.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.get_by_role("button", name="Draw").wait_for()
    browser.idle(page)
    drawn = float(page.evaluate(CLICK, ["Draw", QUIET]))
    more = float(page.evaluate(CLICK, ["More", QUIET])) if size == 1000 else 0.0
    page.context.close()
    return drawn, more


@contextmanager
def serving() -> Iterator[str]:
    """The page on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = Path(__file__).with_name("ui_peers_app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true", f"--server.port={port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        browser.wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
