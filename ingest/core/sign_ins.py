"""Sign-ins of identity providers, entry by entry, whatever the file looks like that held them.

`identity.toml` says which field is what. A sign-in that failed is an event, no login.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.records import Reject

from .entries import Entry, dig, items, text_at
from .foreign import Record
from .leftover import leftover
from .sessions import Sessions
from .source import SourceFile

Provider = dict[str, Any]
NO_SESSION = ("unknown", "-")


class SignIns:
    """The entries of one file: a login for each sign-in, and a profile for each user the first time."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._known: set[str] = set()
        self._others: Counter[str] = Counter()
        self._sessions = Sessions()

    def entry(self, line: int, entry: Entry) -> Iterator[Record | Reject]:
        """What one entry says; the login that begins a session waits for the entry that ends it."""
        name = _provider_of(entry)
        if name is None:
            yield Reject(self._source.file, line, f"the entry is of no provider that is known: {_nearest(entry)}")
            return
        provider = providers()[name]
        entry = _inner(entry, provider)
        session, event = (text_at(entry, *provider.get(key, ())) for key in ("session", "event"))
        user, at = (text_at(entry, *provider.get(key, ())) for key in ("user", "at"))
        key = (str(user).lower(), session) if session and session not in NO_SESSION else None
        for one in self._records(line, name, entry):
            begins = isinstance(one, Record) and one.kind == "logins" and event in provider.get("begins", ())
            yield from self._sessions.begin(key, one) if key and begins and isinstance(one, Record) else [one]
        if key and at and event in provider.get("ends", ()):
            yield from self._sessions.end(key, at)

    def rest(self) -> Iterator[Record | Reject]:
        """The logins that still wait, and what was not read."""
        yield from self._sessions.rest()
        if self._sessions.unmatched:
            said = f"ends of sessions whose sign-in is not in the file: {self._sessions.unmatched:,}"
            yield Reject(self._source.file, 0, said)
        if self._others:
            said = ", ".join(f"{count} {event}" for event, count in sorted(self._others.items()))
            yield Reject(self._source.file, 0, f"events that are no sign-ins were not read: {said}")

    def _records(self, line: int, name: str, entry: Entry) -> Iterator[Record | Reject]:
        provider = providers()[name]
        for one in _each(entry, provider):
            event = text_at(one, *provider.get("event", ()))
            if _is_sign_in(event, provider):
                yield from self._sign_in(line, name, one)
            elif event not in provider.get("ends", ()):
                self._others[event or "without a name"] += 1

    def _sign_in(self, line: int, name: str, entry: Entry) -> Iterator[Record | Reject]:
        provider = providers()[name]
        user, event = text_at(entry, *provider["user"]), text_at(entry, *provider.get("event", ()))
        if user is None:
            yield Reject(self._source.file, line, "the sign-in names no user")
            return
        account = f"{name}:{user.lower()}"
        at = text_at(entry, *provider["at"])
        if account not in self._known:
            self._known.add(account)
            yield Record("profiles", line, _profile(name, account, entry, provider, at))
        outcome = text_at(entry, *provider["outcome"])
        if outcome is None:
            yield Reject(self._source.file, line, "the sign-in does not say whether it succeeded")
        elif outcome in provider["good"] and not _failed(entry, provider):
            yield Record("logins", line, _login(name, account, entry, provider, at))
        else:
            note = f"{event or 'sign-in'} from {text_at(entry, *provider['ip']) or 'an unknown address'}"
            row = {"account": account, "platform": name, "kind": "login_failed", "at": at, "note": note}
            yield Record("events", line, _beside("events", entry, provider, ("at", "user")) | row)


@cache
def providers() -> dict[str, Provider]:
    """What `identity.toml` says of each provider."""
    text = resources.files(__package__).joinpath("identity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _each(entry: Entry, provider: Provider) -> list[Entry]:
    """The entry once for each of its events, where it may hold several."""
    several = items(entry.get(provider.get("each", "")))
    return [entry | {provider["each"]: [one]} for one in several] or [entry]


def _profile(name: str, account: str, entry: Entry, provider: Provider, at: str | None) -> dict[str, Any]:
    email = text_at(entry, *provider.get("email", ()))
    return {
        "account": account,
        "platform": name,
        "name": text_at(entry, *provider.get("name", ())),
        "email": email if email and "@" in email else None,
        "seen_at": at,
    }


def _login(name: str, account: str, entry: Entry, provider: Provider, at: str | None) -> dict[str, Any]:
    fields = ("ip", "user_agent", "device", "country")
    found: dict[str, Any] = {field: text_at(entry, *provider.get(field, ())) for field in fields}
    rest = _beside("logins", entry, provider, ("at", "user", *(field for field in fields if found[field])))
    return rest | {"account": account, "platform": name, "at": at} | found


def _failed(entry: Entry, provider: Provider) -> bool:
    """True where a parameter of the event says so, though its name leaves it open."""
    said = items(dig(entry, "events.0.parameters"))
    return any(isinstance(one, dict) and one.get("value") == provider.get("failed", entry) for one in said)


def _beside(kind: str, entry: Entry, provider: Provider, fields: Iterable[str]) -> Entry:
    """What the entry says beside `fields`, with the city, the network, the session."""
    return leftover(kind, entry, {path for field in fields for path in provider.get(field, ())})


def _is_sign_in(event: str | None, provider: Provider) -> bool:
    wanted = provider.get("signs_in")
    if wanted is None:
        return True
    return event in wanted if provider.get("exact") else any(part in (event or "") for part in wanted)


def _provider_of(entry: Entry) -> str | None:
    return next((name for name, provider in providers().items() if not _missing(entry, provider)), None)


def _nearest(entry: Entry) -> str:
    """Which provider's entry it is most like, and what it lacks of that one's."""
    missing = {name: _missing(entry, provider) for name, provider in providers().items()}
    name = min(missing, key=lambda one: len(missing[one]))
    return f"for {name} it lacks {', '.join(missing[name])}"


def _missing(entry: Entry, provider: Provider) -> list[str]:
    inner = _inner(entry, provider)
    return [mark for mark in provider["marks"] if not (mark in inner or mark in entry or dig(entry, f"id.{mark}"))]


def _inner(entry: Entry, provider: Provider) -> Entry:
    inner = entry.get(provider.get("inside", ""))
    return inner if isinstance(inner, dict) else entry
