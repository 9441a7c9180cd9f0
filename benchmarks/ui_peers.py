"""The graph component against its peers: one graph, one machine, one browser; seconds from a click to the last stroke.

    pip install st-link-analysis==0.4.0 st-graph-workbench==0.1.0 streamlit-agraph==0.0.45
    python -m benchmarks.ui_peers

All get the same nodes, edges and stored positions, and draw them as discs. Needs Debian's `chromium`. A picture that
takes longer than 12 seconds is drawn once, not five times; `--peers NAME ...` measures some of them.
"""

from __future__ import annotations

import argparse
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
SLOW, LONGEST = 12.0, 60
"""Seconds from which on a picture is drawn once, and for which it is waited."""
SIZES = (60, 1000, 5000)
MORE_AT = 1000
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
CLICK = """([text, quiet, longest]) => new Promise((done) => {
    window.__stroke = 0;
    const begun = Date.now();
    [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === text).click();
    const look = () => {
        if (window.__stroke && Date.now() - window.__stroke > quiet) done((window.__stroke - begun) / 1000);
        else if (Date.now() - begun > 1000 * longest) done(longest);
        else setTimeout(look, 20);
    };
    look();
})"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS))
    chosen = parser.parse_args().peers
    sizes = "".join(f"{f'{size:,} nodes':>14}" for size in SIZES)
    print(f"{'seconds, median of five':22}{sizes}{'5 more at 1,000':>18}")
    more = 0.0
    with serving() as address, browser.chromium() as running:
        for name in chosen:
            if importlib.util.find_spec(PEERS[name]) is None:
                print(f"{name:22}is not installed")
                continue
            print(f"{name:22}", end="", flush=True)
            for size in SIZES:
                found = measured(running, address, name, size)
                print(f"{statistics.median(first for first, _ in found):14.2f}", end="", flush=True)
                more = statistics.median(second for _, second in found) if size == MORE_AT else more
            print(f"{more:18.2f}", flush=True)


def measured(running: Browser, address: str, peer: str, size: int) -> list[tuple[float, float]]:
    """For each of five fresh pages: until it is drawn, and until five more nodes are."""
    found: list[tuple[float, float]] = []
    while len(found) < TIMES and max(map(sum, found), default=0.0) < SLOW:
        found.append(_once(running, f"{address}/?peer={peer}&size={size}", size))
    return found


def _once(running: Browser, address: str, size: int) -> tuple[float, float]:
    page = browser.new_page(running)
    page.context.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.get_by_role("button", name="Draw").wait_for()
    browser.idle(page)
    drawn = float(page.evaluate(CLICK, ["Draw", QUIET, LONGEST]))
    more = float(page.evaluate(CLICK, ["More", QUIET, LONGEST])) if size == MORE_AT else 0.0
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
