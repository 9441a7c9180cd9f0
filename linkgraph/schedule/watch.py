"""Watch rules: tell me when another account joins a cluster, or uses a value, a photo or a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.store.base import GraphStore

KINDS = ("cluster", "value", "photo", "document")


@dataclass(frozen=True, slots=True)
class Watch:
    """One rule: `kind` is one of `KINDS`, `what` a cluster, a value, or a file."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.what}"

    def sentence(self, accounts: list[str]) -> str:
        """What it met."""
        joined = {
            "cluster": "joined cluster",
            "value": "shows",
            "photo": "shows the photo",
            "document": "uses the text",
        }
        who = ", ".join(accounts[:20]) + (f" and {len(accounts) - 20:,} more" if len(accounts) > 20 else "")
        return f"Watch rule {self}: {who} {joined[self.kind]} {self.what}."

    def accounts(self, case: Case, store_uri: str | None, store: GraphStore) -> list[str]:
        """The accounts it meets now; none where its cluster has ended."""
        if self.kind == "cluster":
            found = [row["accounts"] for row in read.clusters(store) if row["id"] == self.what]
            return sorted(found[0]) if found else []
        file = (case.folder / self.what) if self.kind != "value" else None
        hits = pipeline.lookup(
            case,
            store_uri,
            value=self.what if self.kind == "value" else None,
            photo=file if self.kind == "photo" else None,
            document=file if self.kind == "document" else None,
        )
        return sorted({str(hit["account"]) for hit in hits})


def watch(text: str, folder: Path) -> Watch:
    """The rule `cluster:ID`, `value:TEXT`, `photo:FILE` or `document:FILE`; UsageError where it is none."""
    kind, colon, what = text.partition(":")
    if kind not in KINDS or not colon or not what.strip():
        raise UsageError(f"{text!r} is no watch rule: give cluster:ID, value:TEXT, photo:FILE or document:FILE")
    if kind in ("photo", "document") and not (folder / what).is_file():
        raise UsageError(f"the watch rule {text} names a file that is not there: {folder / what}")
    return Watch(kind, what.strip())
