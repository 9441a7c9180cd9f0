from __future__ import annotations

from linkgraph.ui.people import Person, role_of

SETTINGS = {"admins": ["Ann@Example.org"], "analysts": ["fraud-team"], "default": "viewer"}


def test_roles_come_from_e_mail_and_from_groups() -> None:
    assert role_of({"email": "ann@example.org"}, SETTINGS) == "admin"
    assert role_of({"email": "bob@example.org", "groups": ["fraud-team"]}, SETTINGS) == "analyst"
    assert role_of({"email": "bob@example.org", "groups": "fraud-team"}, SETTINGS) == "analyst"
    assert role_of({"email": "eve@example.org"}, SETTINGS) == "viewer"


def test_an_e_mail_that_is_not_verified_gives_no_role() -> None:
    assert role_of({"email": "ann@example.org", "email_verified": False}, SETTINGS) == "viewer"


def test_an_unknown_default_makes_a_viewer() -> None:
    assert role_of({}, {"default": "emperor"}) == "viewer"


def test_a_role_may_what_a_lower_one_may() -> None:
    assert Person("ann", "admin").may("analyst")
    assert not Person("eve", "viewer").may("analyst")
