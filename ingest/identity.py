"""Sign-in logs of Okta, Entra ID, Google Workspace and Auth0, as JSON or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.records import Reject

from .core.entries import Entry, entries, says
from .core.foreign import Foreign, Record, Sample
from .core.sign_ins import SignIns, providers
from .core.source import SourceFile

WRAPPERS = ("value", "items", "records", "Records")
"""Keys under which an API hands out its entries in pages."""


class IdentityLog(Foreign):
    """What the log of an identity provider exports."""

    name = "identity provider log"

    def recognises(self, head: Sample) -> bool:
        """True where the keys of one provider are all there."""
        return any(says(head, *provider["marks"]) for provider in providers().values())

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A login for each sign-in, and a profile for each user the first time."""
        sign_ins = SignIns(source)
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
                continue
            line, entry = item
            for one in _unwrapped(entry):
                yield from sign_ins.entry(line, one)
        yield from sign_ins.rest()


def _unwrapped(entry: Entry) -> list[Entry]:
    for key in WRAPPERS:
        inner = entry.get(key)
        if isinstance(inner, list):
            return [one for one in inner if isinstance(one, dict)]
    return [entry]
