"""A real browser on the application: how it is started, and how the graph in it is reached."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START = "from pathlib import Path; import sys; from linkgraph.ui import launch; "
START += "launch(Path(sys.argv[1]), None, int(sys.argv[2]), browser=False)"
POINT = """(path) => {
    const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.lg'));
    const root = roots.find(Boolean);
    const at = new Function('cy', 'return ' + path)(root.__cy);
    const frame = root.querySelector('.lg-canvas').getBoundingClientRect();
    return [frame.x + at.x, frame.y + at.y];
}"""

STANDS = """() => {
    const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.lg'));
    const cy = roots.find(Boolean)?.__cy;
    const now = cy && cy.width() > 0 && cy.nodes().nonempty() && JSON.stringify([cy.zoom(), cy.pan(), cy.width()]);
    const was = window.__stood;
    window.__stood = now;
    return Boolean(now) && now === was && !document.querySelector('[data-testid=stStatusWidget]');
}"""
ASK = """(code) => {
    const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.lg'));
    return new Function('cy', 'return ' + code)(roots.find(Boolean).__cy);
}"""


def missing() -> str | None:
    """Why there is no browser to test with; None where there is one."""
    if shutil.which("chromium") is None:
        return "chromium is not installed (apt-get install chromium)"
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "playwright is not installed (pip install playwright)"
    return None


@contextmanager
def serving(case: Path, prepare: Callable[[str], Path] | None = None) -> Iterator[str]:
    """The application on a free port; yields its address. `prepare` is told it before, and says where to start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "LINKGRAPH_STORE"}
    command = [sys.executable, "-c", START, str(case), str(port)]
    folder = prepare(f"http://127.0.0.1:{port}") if prepare else None
    none = subprocess.DEVNULL
    server = subprocess.Popen(command, env=environment, cwd=folder, stdout=none, stderr=none)
    try:
        wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield running
        running.close()


def new_page(running: Browser, width: int = 1280, height: int = 860, dark: bool = False) -> Page:
    """A page of its own, with nothing remembered."""
    scheme = "dark" if dark else "light"
    size = {"width": width, "height": height}
    return running.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]


@contextmanager
def browsing(width: int = 1280, height: int = 860, dark: bool = False) -> Iterator[Page]:
    """A page of a headless Chromium."""
    with chromium() as running:
        yield new_page(running, width, height, dark)


def graph(page: Page) -> None:
    """Waits until the graph is drawn."""
    page.locator(".lg-canvas canvas").first.wait_for(timeout=30_000)
    page.wait_for_function(STANDS, timeout=30_000)


def idle(page: Page) -> None:
    """Waits until no script of the page runs, as a person would before clicking on."""
    page.wait_for_timeout(150)
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for(timeout=30_000)


def point(page: Page, path: str) -> tuple[float, float]:
    """Where something stands in the window; `path` is JavaScript over `cy` that gives an x and a y."""
    x, y = page.evaluate(POINT, path)
    return float(x), float(y)


def ask(page: Page, code: str) -> Any:
    """What JavaScript over `cy` gives."""
    return page.evaluate(ASK, code)


def until(page: Page, code: str, wanted: Any) -> None:
    """Waits until JavaScript over `cy` gives `wanted`."""
    for _ in range(100):
        if ask(page, code) == wanted:
            return
        page.wait_for_timeout(100)
    assert ask(page, code) == wanted


def kept(page: Page, name: str) -> None:
    """Keeps a picture of the page in the folder that LINKGRAPH_SCREENSHOTS names, where it names one."""
    if folder := os.environ.get("LINKGRAPH_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        if server.poll() is not None:
            raise RuntimeError(f"the application ended with {server.returncode} before it answered")
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)
