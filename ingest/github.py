"""What the API of GitHub says of users, and the names and addresses that commits carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, dig, entries, items, says, text_at
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile

READ = frozenset(
    {"login", "id", "node_id", "gravatar_id", "site_admin", "name", "email", "bio", "company", "location", "blog",
     "created_at", "updated_at", "twitter_username", "type", "user_view_type"}
)  # fmt: skip
_HIDDEN = re.compile(r"(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com", re.IGNORECASE)


class GitHub(Foreign):
    """Users, commits and events, as objects, arrays or lines."""

    name = "GitHub JSON"

    def recognises(self, head: Sample) -> bool:
        """True for the keys of a user, a commit or a push."""
        user = says(head, "login", "node_id", "html_url")
        return user or says(head, "sha", "commit", "author") or says(head, "actor", "repo", "payload")

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each user, and one for each name and address a commit carries."""
        known: set[tuple[str, ...]] = set()
        silent = 0
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
                continue
            line, whole = item
            for entry in _unwrapped(whole):
                signed = list(_signed(entry))
                silent += "login" not in entry and not signed
                if "login" in entry:
                    yield Record("profiles", line, _user(entry))
                for row in signed:
                    seen = (row["account"], str(row["name"]), str(row["email"]))
                    if seen not in known:
                        known.add(seen)
                        yield Record("profiles", line, row)
        if silent:
            yield Reject(
                source.file, 0, f"{silent:,} entries that name no user and no author of a commit were not read"
            )


def _unwrapped(entry: Entry) -> list[Entry]:
    """The users or commits that a search found."""
    found = [one for one in items(entry.get("items")) if isinstance(one, dict)]
    return found if found and "total_count" in entry else [entry]


def _user(entry: Entry) -> dict[str, Any]:
    said = {name: value for name, value in entry.items() if not name.endswith("url") or name == "blog"}
    return leftover("profiles", said, READ) | {
        "account": f"github:{entry['login']}",
        "platform": "github",
        "handle": entry.get("login"),
        "name": entry.get("name"),
        "email": entry.get("email"),
        "bio": entry.get("bio"),
        "employment": entry.get("company"),
        "city": entry.get("location"),
        "url": [url for url in (entry.get("html_url"), entry.get("blog")) if url],
        "created_at": entry.get("created_at"),
        "seen_at": entry.get("updated_at"),
        "twitter": entry.get("twitter_username"),
        "github_id": str(entry.get("id")),
        "avatar": entry.get("avatar_url"),
    }


def _signed(entry: Entry) -> Iterator[dict[str, Any]]:
    """Author and committer of a commit, or of each commit of a push; of other events who did it."""
    for role in ("author", "committer"):
        if isinstance(dig(entry, f"commit.{role}"), dict):
            yield from _row(entry["commit"][role], text_at(entry, f"{role}.login"))
    commits = items(dig(entry, "payload.commits"))
    if not commits and isinstance(login := dig(entry, "actor.login"), str):
        row = dict.fromkeys(("name", "email")) | {"account": f"github:{login}", "platform": "github", "handle": login}
        yield row | {"seen_at": entry.get("created_at")}
    for commit in commits:
        if isinstance(commit, dict) and isinstance(commit.get("author"), dict):
            yield from _row(commit["author"], text_at(entry, "actor.login"), entry.get("created_at"))


def _row(person: Entry, login: str | None, at: Any = None) -> Iterator[dict[str, Any]]:
    email = str(person.get("email") or "")
    hidden = _HIDDEN.fullmatch(email)
    login = login or (hidden[1] if hidden else None)
    if login == "web-flow" or not (login or email):
        return
    yield {
        "account": f"github:{login}" if login else f"git:{email.lower()}",
        "platform": "github" if login else "git",
        "handle": login,
        "name": person.get("name"),
        "email": None if hidden else email or None,
        "seen_at": person.get("date") or at,
    }
