"""Who is at the screen, and what they may do.

On one's own machine nobody signs in: the user of the machine may do everything. Where
`[auth]` is set in `.streamlit/secrets.toml`, people sign in by OIDC, and `[linkgraph]` there
says who is an `admin`, an `analyst` or a `viewer`.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

ROLES = ("viewer", "analyst", "admin")


@dataclass(frozen=True, slots=True)
class Person:
    """A name for decisions, and a role."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """True where the role is at least this one."""
        return ROLES.index(self.role) >= ROLES.index(role)


def shared() -> bool:
    """True where people sign in."""
    return "auth" in _secrets()


def signed_in() -> bool:
    """True where nobody needs to sign in, or someone has."""
    return not shared() or bool(st.user.get("is_logged_in"))


def person() -> Person:
    """Whoever is at the screen."""
    if not shared():
        return Person(_machine(), "admin")
    claims = dict(st.user)
    name = str(claims.get("email") or claims.get("preferred_username") or claims.get("sub") or "")
    return Person(name, role_of(claims, _secrets().get("linkgraph", {})))


def role_of(claims: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """The role that `[linkgraph]` gives: by e-mail in `admins`, `analysts`, `viewers`, or by a group in them.

    The claim that holds groups is `groups`, or what `groups_claim` says. Who is in none gets `default`, or is
    a viewer. An e-mail counts only where the provider says that it is verified, or says nothing about it.
    """
    groups = claims.get(str(settings.get("groups_claim", "groups"))) or []
    mine = {groups} if isinstance(groups, str) else {str(group) for group in groups}
    if claims.get("email_verified", True):
        mine.add(str(claims.get("email") or "").casefold())
    for role in reversed(ROLES):
        if mine & {str(name).casefold() if "@" in str(name) else str(name) for name in settings.get(role + "s", [])}:
            return role
    default = str(settings.get("default", "viewer"))
    return default if default in ROLES else "viewer"


def _secrets() -> Mapping[str, Any]:
    try:
        return st.secrets.to_dict()
    except (StreamlitSecretNotFoundError, FileNotFoundError):
        return {}


def _machine() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "someone"
