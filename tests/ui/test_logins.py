from __future__ import annotations

from typing import Any

from linkgraph.ui.parts.logins import logins


def account(name: str, *at: tuple[str, str]) -> dict[str, Any]:
    return {"id": name, "name": name, "logins": [{"at": moment, "ip": ip} for moment, ip in at]}


def test_logins_from_an_address_of_both_stand_out() -> None:
    shown = logins(
        account("ann", ("2025-01-01T00:00:00Z", "198.51.100.1"), ("2025-01-03T00:00:00Z", "198.51.100.2")),
        account("<b>", ("2025-01-02T00:00:00Z", "198.51.100.1")),
    )
    assert shown is not None
    assert shown.count('class="both"') == 2
    assert "left:50.00%" in shown
    assert "&lt;b&gt;" in shown


def test_nothing_is_drawn_without_logins() -> None:
    assert logins(account("ann"), account("bob")) is None
    assert "no logins" in str(logins(account("ann", ("2025-01-01", "198.51.100.1")), account("bob", ("x", "y"))))
