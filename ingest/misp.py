"""MISP events: their attributes are a watchlist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, entries, items, says
from .core.foreign import Foreign, Record, Sample
from .core.source import SourceFile
from .core.watched import watched


class Misp(Foreign):
    """One event, or several in a response."""

    name = "MISP event"

    def recognises(self, head: Sample) -> bool:
        """True for JSON with an event that has its own marks."""
        keys = ("info", "uuid", "threat_level_id")
        return says(head, "Event", *keys) or says(head, "Attribute", "distribution", *keys)

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Watchlist rows; attributes of other types are counted in a reject."""
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
            else:
                for event in _events(item[1]):
                    yield from _event(source, item[0], event)


def _event(source: SourceFile, line: int, event: Entry) -> Iterator[Record | Reject]:
    unread: dict[str, int] = {}
    info, uuid = str(event.get("info") or ""), str(event.get("uuid") or "")
    for one in _attributes(event):
        kind, value = str(one.get("type")), str(one.get("value") or "")
        label = " - ".join(filter(None, [info, str(one.get("comment") or "")]))
        seen = _moment(one.get("last_seen") or one.get("timestamp"))
        row = watched("misp", kind, value, line, label=label, source=f"MISP {uuid}", seen_at=seen)
        if row is None:
            unread[kind] = unread.get(kind, 0) + 1
        else:
            yield row
    if unread:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(unread.items()))
        yield Reject(source.file, 0, f"attributes that accounts do not show were not read: {said}")


def _attributes(event: Entry) -> list[Entry]:
    inner = chain.from_iterable(
        items(one.get("Attribute")) for one in items(event.get("Object")) if isinstance(one, dict)
    )
    return [one for one in chain(items(event.get("Attribute")), inner) if isinstance(one, dict)]


def _events(entry: Entry) -> list[Entry]:
    inner = entry.get("response", entry)
    found = inner if isinstance(inner, list) else [inner]
    events = [one.get("Event", one) for one in found if isinstance(one, dict)]
    return [event for event in events if isinstance(event, dict)]


def _moment(value: Any) -> str | None:
    text = str(value or "")
    seconds = int(text) if text.isdecimal() and len(text) < 12 else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds else text or None
