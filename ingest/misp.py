"""MISP events: their attributes are a watchlist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, entries, items, says
from .core.foreign import Foreign, Record, Sample
from .core.source import SourceFile
from .core.watched import watched

OF_ATTRIBUTE = ("category", "to_ids", "type", "value", "uuid")
OBJECT = "in object"
"""Where an attribute is told which object it stands in."""


class Misp(Foreign):
    """One event, or several in a response."""

    name = "MISP event"

    def recognises(self, head: Sample) -> bool:
        """True for the marks of an event, or of its attributes: where these are many, those of the event come late."""
        event = says(head, "Event", "info", "uuid", "threat_level_id")
        return event or any(says(head, holder, *OF_ATTRIBUTE) for holder in ("Event", "Attribute", "Object"))

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Watchlist rows; attributes of other types are counted in a reject."""
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
            else:
                for event in _events(item[1]):
                    yield from _event(source, item[0], event)


def _event(source: SourceFile, line: int, event: Entry) -> Iterator[Record | Reject]:
    unread: Counter[str] = Counter()
    info = str(event.get("info") or "")
    for one in _attributes(event):
        inside = one.get("Event")
        of = inside if isinstance(inside, dict) else event
        label = " - ".join(filter(None, [str(of.get("info") or ""), str(one.get("comment") or "")]))
        rows = [] if one.get("deleted") is True else list(_rows(line, one, label, f"MISP {of.get('uuid') or ''}"))
        if not rows:
            unread["deleted" if one.get("deleted") is True else str(one.get("type"))] += 1
        yield from rows
    unread["proposed"] += len(items(event.get("ShadowAttribute")))
    unread["galaxy cluster"] += sum(len(items(g.get("GalaxyCluster"))) for g in _objects(event.get("Galaxy")))
    if unread := +unread:
        named = ", ".join(f"{count} {kind}" for kind, count in sorted(unread.items()))
        event_said = f" of {info!r}" if info else ""
        yield Reject(source.file, line, f"attributes{event_said} that accounts do not show were not read: {named}")


def _rows(line: int, one: Entry, label: str, source: str) -> Iterator[Record]:
    """A row for each value of an attribute; `domain|ip` and its like hold two."""
    value, kind = str(one.get("value") or ""), str(one.get("type"))
    seen = _moment(one.get("last_seen") or one.get("timestamp"))
    pairs = [("misp", name, part) for name, part in zip(kind.split("|"), value.split("|"), strict=False)]
    if kind == "text":
        pairs = [("misp_objects", f"{one.get(OBJECT)}.{one.get('object_relation')}", value)]
    for table, name, part in pairs:
        row = watched(table, name, part, line, label=label, source=source, seen_at=seen)
        if row is not None:
            yield row


def _attributes(event: Entry) -> list[Entry]:
    """The attributes of the event and of its objects, these with the names of their objects."""
    found = _objects(event.get("Attribute"))
    for one in _objects(event.get("Object")):
        about = {OBJECT: str(one.get("name"))} | ({"deleted": True} if one.get("deleted") is True else {})
        inner = [attribute | about for attribute in _objects(one.get("Attribute"))]
        found += [*inner, *_full_name(inner, about)]
    return found


def _full_name(inner: list[Entry], about: Entry) -> list[Entry]:
    """The name of a person of whom only its parts are said."""
    parts = {str(one.get("type")): one for one in inner}
    if "full-name" in parts or not {"first-name", "last-name"} <= parts.keys():
        return []
    whole = " ".join(str(parts[name].get("value") or "") for name in ("first-name", "last-name"))
    return [parts["last-name"] | about | {"type": "full-name", "value": whole}]


def _objects(value: Any) -> list[Entry]:
    return [one for one in items(value) if isinstance(one, dict)]


def _events(entry: Entry) -> list[Entry]:
    inner = entry.get("response", entry)
    found = inner if isinstance(inner, list) else [inner]
    events = [one.get("Event", one) for one in found if isinstance(one, dict)]
    return [event for event in events if isinstance(event, dict)]


def _moment(value: Any) -> str | None:
    text = str(value or "")
    seconds = int(text) if text.isdecimal() and len(text) < 12 else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds else text or None
