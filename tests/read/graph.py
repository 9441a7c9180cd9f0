"""Builds small graphs by hand, in the shape of the schema, for the tests of the reading side."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

import pyarrow as pa

from linkgraph.schema import Edge, Table, arrow_schema, tables
from linkgraph.store.base import GraphStore, GraphUpdate

RUN = "run-1"
VALUES = {
    "HAS_EMAIL": "Email",
    "HAS_PHONE": "Phone",
    "HAS_HANDLE": "Handle",
    "HAS_WALLET": "Wallet",
    "HAS_PAYMENT_ACCOUNT": "PaymentAccount",
    "HAS_DEVICE": "Device",
    "HAS_WEBSITE": "Website",
    "LIVES_AT": "Address",
    "SHOWS_PHOTO": "Photo",
    "SENT_DOCUMENT": "Document",
    "LOGGED_IN_FROM": "IPAddress",
}


class Graph:
    """Rows of a graph, by table; every method adds a few."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        self._edges = 0

    def node(self, label: str, id_: str, /, **columns: Any) -> str:
        self.rows[label].setdefault(id_, {"id": id_}).update(columns)
        return id_

    def edge(self, type_: str, source: tuple[str, str], target: tuple[str, str], /, **columns: Any) -> None:
        self._edges += 1
        table = f"{type_}:{source[0]}:{target[0]}"
        id_ = f"e{self._edges:04d}"
        self.rows[table][id_] = {"id": id_, "source": source[1], "target": target[1], **columns}

    def account(self, id_: str, **columns: Any) -> str:
        known = {
            "platform": id_.partition(":")[0],
            "observed": True,
            "gone": False,
            "file": "profiles.csv",
            "line": 2,
        }
        return self.node("Account", id_, **{**known, **columns})

    def shows(self, account: str, type_: str, value: str, node: dict[str, Any] | None = None, **columns: Any) -> None:
        """A fact of an account: an edge of `type_` to its value, which is made where it is not there."""
        label = VALUES[type_]
        self.node(label, value, **{"value": value, "hub": False, **(node or {})})
        known = {"raw": value, "file": "profiles.csv", "line": 2, "run": RUN, "gone": False}
        self.edge(type_, ("Account", account), (label, value), **{**known, **columns})

    def login(self, account: str, ip: str, at: str, ended: str | None = None, **columns: Any) -> None:
        times = {"at": at, "at_epoch": epoch(at), "first_seen": at, "last_seen": at}
        if ended is not None:
            times |= {"ended_at": ended, "ended_epoch": epoch(ended)}
        self.shows(account, "LOGGED_IN_FROM", ip, **{**times, "file": "logins.csv", **columns})

    def paid(self, account: str, label: str, counterparty: str, at: str, **columns: Any) -> None:
        if label != "Account":
            self.node(label, counterparty, value=counterparty, hub=False)
        known = {
            "at": at,
            "at_epoch": epoch(at),
            "amount": 500.0,
            "currency": "USD",
            "file": "payments.csv",
            "line": 2,
        }
        self.edge("PAID", ("Account", account), (label, counterparty), **{**known, "gone": False, **columns})

    def rated(self, by: str, account: str, at: str = "2024-03-01T00:00:00Z", rating: float = 5.0) -> None:
        columns = {
            "at": at,
            "at_epoch": epoch(at),
            "rating": rating,
            "gone": False,
            "file": "reviews.csv",
            "line": 2,
        }
        self.edge("RATED", ("Account", by), ("Account", account), **columns)

    def event(self, account: str, kind: str, at: str = "2024-03-01T00:00:00Z", note: str | None = None) -> None:
        id_ = f"event-{account}-{kind}-{at}"
        self.node("Event", id_, kind=kind, at=at, at_epoch=epoch(at), note=note, file="events.csv", line=2)
        self.edge("HAD_EVENT", ("Account", account), ("Event", id_))

    def watch(self, kind: str, value: str, label: str = "known") -> None:
        columns = {"kind": kind, "value": value, "raw": value, "label": label, "source": "list"}
        self.node("WatchItem", f"{kind}:{value}", **columns, file="watchlist.csv", line=2)

    def similar(self, type_: str, left: str, right: str, distance: float = 0.1) -> None:
        label = {"SIMILAR_PHOTO": "Photo", "SIMILAR_TEXT": "Document", "SIMILAR_ADDRESS": "Address"}[type_]
        low, high = sorted((left, right))
        columns = {"level": "near", "distance": distance, "detail": "they are alike"}
        self.edge(type_, (label, low), (label, high), **columns)

    def similar_name(self, left: str, right: str, left_name: str, right_name: str) -> None:
        columns = {"level": "near", "distance": 0.1, "left_name": left_name, "right_name": right_name}
        self.edge("SIMILAR_NAME", ("Account", left), ("Account", right), **columns)

    def evidence(self, left: str, right: str, signal: str, weight: float, value: str = "v", **columns: Any) -> None:
        known: dict[str, Any] = {
            "signal": signal,
            "family": signal,
            "level": "equal",
            "left_value": value,
            "right_value": value,
        }
        known |= {"detail": f"the same {signal}", "suppressed": False}
        self.edge("EVIDENCE", ("Account", left), ("Account", right), **{**known, "weight": weight, **columns})

    def link(self, left: str, right: str, weight: float, signals: list[str], probability: float = 0.99) -> None:
        columns = {"weight": weight, "probability": probability, "signals": signals, "run": RUN}
        self.edge("LINKED", ("Account", left), ("Account", right), **columns)

    def cluster(self, id_: str, accounts: list[str], risk: float = 10.0, **columns: Any) -> None:
        known: dict[str, Any] = {
            "size": len(accounts),
            "risk": risk,
            "accounts": accounts,
            "platforms": [],
            "signals": [],
        }
        known |= {"first_seen": "2024-01-01", "weakest": 5.0, "density": 1.0, "born": RUN}
        self.node("Cluster", id_, **{**known, **columns})
        for account in accounts:
            self.edge("MEMBER_OF", ("Account", account), ("Cluster", id_))

    def finding(self, flag: str, label: str, subject: str, cluster: str | None, weight: float = 10.0) -> None:
        id_ = f"finding-{flag}-{subject}"
        columns = {
            "flag": flag,
            "title": flag,
            "subject": subject,
            "cluster": cluster,
            "detail": f"{flag} of {subject}",
        }
        self.node("Finding", id_, **columns, weight=weight, source="a document: a passage", benign="a reason")
        self.edge("ABOUT", ("Finding", id_), (label, subject))

    def tables(self) -> list[tuple[Table, pa.Table]]:
        """Every table that has rows, nodes first, ready for `GraphUpdate.add`."""
        self._count()
        return [(table, self._arrow(table)) for name, table in tables().items() if self.rows.get(name)]

    def load(self, update: GraphUpdate) -> None:
        for table, rows in self.tables():
            update.add(table, rows)

    def save(self, store: GraphStore) -> None:
        """Makes this the whole graph of the store."""
        with store.update(fresh=True) as update:
            self.load(update)
            update.publish()

    def _arrow(self, table: Table) -> pa.Table:
        schema = arrow_schema(table)
        rows = list(self.rows[table.table].values())
        unknown = {key for row in rows for key in row} - set(schema.names)
        assert not unknown, f"{table.table} has no columns {unknown}"
        return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)

    def _count(self) -> None:
        for name, table in tables().items():
            if isinstance(table, Edge) and VALUES.get(table.name) == table.target and name in self.rows:
                showing = defaultdict(set)
                for row in self.rows[name].values():
                    showing[row["target"]].add(row["source"])
                for value, accounts in showing.items():
                    self.rows[table.target][value]["accounts"] = len(accounts)


def epoch(at: str) -> int:
    return int(datetime.fromisoformat(at).timestamp())
