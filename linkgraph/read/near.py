"""Says which ids a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from linkgraph.errors import UsageError
from linkgraph.read.ended import ended
from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore


def near(store: GraphStore, text: str, count: int = 5) -> list[str]:
    """At most `count` ids of accounts and clusters that look like `text`, best first."""
    for part in _parts(text.lower()):
        if ids := {row["id"] for row in rows(store, "near_ids", text=part)}:
            return sorted(ids, key=lambda id_: (-SequenceMatcher(None, id_.lower(), text.lower()).ratio(), id_))[:count]
    return []


def unknown(store: GraphStore, text: str, what: str) -> UsageError:
    """The error to raise where there is no `what` called `text`."""
    if "cluster" in what and (end := ended(store, text)):
        return UsageError(_gone(text, end))
    ids = near(store, text)
    hint = f"did you mean {' or '.join(ids)}?" if ids else "`linkgraph clusters` and `linkgraph links` list the ids"
    return UsageError(f"there is no {what} {text!r} in this graph; {hint}")


def _gone(id_: str, end: Row) -> str:
    became = f"it went into {' and '.join(end['heirs'])}" if end["heirs"] else end["detail"]
    return f"there is no cluster {id_} since the run of {end['at']}: {became}"


def need_account(store: GraphStore, id_: str) -> Row:
    """The light fields of an account; UsageError with near ids where there is none."""
    if found := rows(store, "accounts", ids=[id_]):
        return found[0]
    raise unknown(store, id_, "account")


def _parts(text: str) -> Iterator[str]:
    tail = text.rpartition(":")[2]
    for part in (
        text,
        tail,
        tail[:-1],
        tail[1:],
        tail[: len(tail) * 2 // 3],
        tail[len(tail) // 3 :],
        tail[: len(tail) // 2],
    ):
        if len(part) > 1:
            yield part
