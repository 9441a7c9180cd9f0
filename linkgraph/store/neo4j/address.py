"""Where a Neo4j server is, and who we are to it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from linkgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Address:
    """A server, a database on it (None is its default one) and credentials; `uri` holds no password."""

    uri: str
    database: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def auth(self) -> tuple[str, str] | None:
        """User and password, or None for a server that asks for none."""
        return (self.user or "neo4j", self.password) if self.password is not None else None

    @property
    def shown(self) -> str:
        """The URI with the database, for messages."""
        return f"{self.uri}/{self.database}" if self.database else self.uri


def address(
    uri: str,
    *,
    user: str | None = None,
    password: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Address:
    """Reads `bolt://[user:password@]host[:port][/database]`; what it leaves open comes from the environment.

    NEO4J_USER or NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_AUTH (`user/password`, or `none`), NEO4J_DATABASE.
    """
    known = os.environ if environment is None else environment
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"the store URI cannot be read ({error}); write bolt://HOST:PORT") from error
    if not host:
        raise UsageError(f"the store URI {uri} names no host; write {parts.scheme}://HOST:PORT")
    given_user, given_password = _given(parts.username, parts.password)
    env_user, env_password = _from_environment(known)
    where = f"[{host}]" if ":" in host else host
    return Address(
        uri=f"{parts.scheme}://{where}" + (f":{port}" if port else ""),
        database=parts.path.strip("/") or known.get("NEO4J_DATABASE") or None,
        user=user or given_user or env_user,
        password=next((word for word in (password, given_password, env_password) if word is not None), None),
    )


def _given(user: str | None, password: str | None) -> tuple[str | None, str | None]:
    return unquote(user) if user else None, unquote(password) if password is not None else None


def _from_environment(known: Mapping[str, str]) -> tuple[str | None, str | None]:
    user, password = None, None
    auth = known.get("NEO4J_AUTH", "")
    if "/" in auth:
        user, _, password = auth.partition("/")
    return known.get("NEO4J_USER") or known.get("NEO4J_USERNAME") or user, known.get("NEO4J_PASSWORD") or password
