"""What stands behind a cluster: where each fact was read, when things happened, which wording is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.report.model import Fact, Happening, Passage, take
from linkgraph.report.passages import shared_wording
from linkgraph.schema import Edge, edges, tables
from linkgraph.store.base import GraphStore

Row = dict[str, Any]
FACTS = ("raw", "file", "line", "first_seen", "last_seen", "gone")
LEFT_OUT = frozenset({"LOGGED_IN_FROM", "PAID", "RATED"})
"""Too many rows an account to be told one by one; what they show is in the evidence and the findings."""
MOST_PASSAGES = 3
"""Pairs of texts in a cluster whose shared wording is shown."""


class Background:
    """Reads what the members of the clusters show, once for all clusters."""

    def __init__(self, store: GraphStore, accounts: list[str]) -> None:
        self._store = store
        self._accounts = pa.array(accounts, pa.string())
        self.facts: Mapping[str, list[Fact]] = self._facts()
        self._events = self._happenings()

    def timeline(self, accounts: Mapping[str, Row]) -> tuple[Happening, ...]:
        """What happened when, oldest first: accounts made, first and last seen, events, new identifiers."""
        found = [item for id_, row in accounts.items() for item in _life(id_, row)]
        found += [item for id_ in accounts for item in self._events.get(id_, ())]
        found += [item for id_ in accounts for fact in self.facts.get(id_, ()) for item in _stated(fact)]
        return tuple(sorted(set(found), key=lambda item: (item.at, item.account, item.what)))

    def passages(self, evidence: list[Row]) -> tuple[Passage, ...]:
        """The wording shared by the strongest pairs of texts that differ."""
        pairs = [row for row in evidence if row["signal"] == "document" and not row["suppressed"]]
        found = []
        for row in pairs[: 4 * MOST_PASSAGES]:
            texts = [self._text(row[side], row[f"{side}_value"]) for side in ("left", "right")]
            passage = shared_wording(row["left"], row["right"], texts[0], texts[1], row["detail"])
            if passage is not None:
                found.append(passage)
            if len(found) == MOST_PASSAGES:
                break
        return tuple(found)

    def _text(self, account: str, said: str | None) -> str:
        """The text an account sent, by what the evidence says of it: its file, or its first words."""
        held = self._texts.get(account, [])
        named = [text for names, text in held if said and any(_same(name, said) for name in names)]
        return named[0] if named else ""

    @property
    def _texts(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        if not hasattr(self, "_made"):
            self._made = self._read_texts()
        return self._made

    def _read_texts(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        sent = self._of_accounts(tables()["SENT_DOCUMENT:Account:Document"]).to_pylist()
        documents = self._store.read(tables()["Document"]).select(["id", "text"])
        wanted = pa.array(list({row["target"] for row in sent}), pa.string())
        rows = documents.filter(pc.is_in(documents["id"], wanted))
        texts = dict(zip(rows["id"].to_pylist(), rows["text"].to_pylist(), strict=True))
        found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for row in sent:
            text = texts.get(row["target"]) or ""
            names = tuple(name for name in (row["raw"], row["path"], text) if name)
            found[row["source"]].append((names, text))
        return found

    def _facts(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for table in edges():
            if table.source == "Account" and {c.name for c in table.columns} >= set(FACTS) and _kept(table):
                for row in self._of_accounts(table).to_pylist():
                    found[row["source"]].append(_fact(table, row))
        return found

    def _happenings(self) -> Mapping[str, list[Happening]]:
        events = {row["id"]: row for row in self._store.read(tables()["Event"]).to_pylist()}
        found: dict[str, list[Happening]] = defaultdict(list)
        for row in self._of_accounts(tables()["HAD_EVENT:Account:Event"]).to_pylist():
            event = events.get(row["target"])
            if event is not None and event["at"]:
                what = str(event["kind"]).replace("_", " ")
                found[row["source"]].append(Happening(event["at"], row["source"], f"noted: {what}"))
        return found

    def _of_accounts(self, table: Any) -> pa.Table:
        rows = self._store.read(table)
        return rows.filter(pc.is_in(rows["source"], self._accounts))


def _kept(table: Edge) -> bool:
    return table.name not in LEFT_OUT


def _fact(table: Edge, row: Row) -> Fact:
    kind = table.name.removeprefix("HAS_").replace("_", " ").lower()
    about = {"account": row["source"], "kind": kind, "value": row["target"]}
    return take(Fact, {**{name: row[name] for name in FACTS}, **about})


def _life(account: str, row: Row) -> Iterator[Happening]:
    if row.get("created_at"):
        yield Happening(row["created_at"], account, "the account was made")
    elif row.get("first_seen"):
        yield Happening(row["first_seen"], account, "first seen")
    if row.get("last_seen") and row.get("last_seen") != row.get("first_seen"):
        yield Happening(row["last_seen"], account, "last seen")


def _stated(fact: Fact) -> Iterator[Happening]:
    if fact.first_seen and fact.kind in ("email", "phone", "wallet", "payment account", "lives at"):
        said = "address" if fact.kind == "lives at" else fact.kind
        yield Happening(fact.first_seen, fact.account, f"first states this {said}: {fact.raw or fact.value}")


def _same(name: str, said: str) -> bool:
    """Whether `said`, which may be cut short, is that name or text."""
    left, right = " ".join(name.split()), " ".join(said.split()).removesuffix("…").rstrip()
    return left == right or (len(right) >= 40 and left.startswith(right))
