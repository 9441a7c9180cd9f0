"""Signing in by OpenID Connect, in a real Chromium, against a provider on this machine."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import browser, identity_provider
from tests.ui.identity_provider import CLIENT, SECRET, Provider

REQUIRED = os.environ.get("LINKGRAPH_REQUIRE_BROWSER") == "1"
pytestmark = [
    pytest.mark.skipif(browser.missing() is not None and not REQUIRED, reason=str(browser.missing())),
    pytest.mark.skipif(importlib.util.find_spec("authlib") is None, reason="streamlit[auth] is not installed"),
]
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "only a test, and long enough for that"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[linkgraph]
admins = ["ann@example.org"]
analysts = ["fraud-team"]
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with identity_provider.running() as provider:
        yield provider


@pytest.fixture(scope="module")
def address(published: Path, provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    def prepared(address: str) -> Path:
        folder = tmp_path_factory.mktemp("server")
        (folder / ".streamlit").mkdir()
        filled = SECRETS.format(address=address, client=CLIENT, secret=SECRET, provider=provider.address)
        (folder / ".streamlit" / "secrets.toml").write_text(filled, encoding="utf-8")
        return folder

    with browser.serving(published, prepared) as address:
        yield address


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"sub": "1", "email": "vera@example.org"}, "viewer"),
        ({"sub": "2", "email": "andy@example.org", "groups": ["fraud-team"]}, "analyst"),
        ({"sub": "3", "email": "ann@example.org"}, "admin"),
    ],
    ids=["viewer", "analyst", "admin"],
)
def test_whoever_signs_in_has_the_role_that_the_settings_give(
    address: str, provider: Provider, claims: dict[str, object], role: str
) -> None:
    provider.claims = claims
    with browser.browsing() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/cluster?cluster=C-7F3A")
        page.get_by_text("Sign in to see this case").wait_for()
        assert page.get_by_text("C-7F3A").count() == 0
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Cluster C-7F3A").wait_for()
        browser.idle(page)
        assert page.get_by_role("button", name="Take").is_enabled() == (role != "viewer")
        page.goto(f"{address}/hubs")
        page.get_by_role("heading", name="Hubs").wait_for()
        browser.idle(page)
        assert page.get_by_role("button", name="Allow it to link").is_enabled() == (role == "admin")
        page.get_by_role("link", name="People").click()
        page.get_by_text(f"{claims['email']} · {role}").wait_for()
    assert all(url.startswith((address, provider.address, "data:", "blob:")) for url in asked)
