"""What people decided about values too widely shared: a journal beside that of judgements, and tables made from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from linkgraph.ledger.journal import append, objects
from linkgraph.ledger.ledger import whole

if TYPE_CHECKING:
    import duckdb

JOURNAL = "hubs.jsonl"
WORDS = ("allow", "deny", "undone")


class HubDecision(TypedDict):
    """A line of the journal.

    With `cluster` it holds between `accounts` alone, those of that cluster that had the value then.
    """

    value: str
    decision: str
    by: str
    reason: str | None
    at: str
    cluster: str | None
    accounts: list[str]


def decided(
    value: str,
    decision: str,
    by: str,
    at: str,
    *,
    reason: str | None = None,
    cluster: str | None = None,
    accounts: Iterable[str] = (),
) -> HubDecision:
    """A line of the journal; `decision` is one of `WORDS`."""
    return HubDecision(
        value=value, decision=decision, by=by, reason=reason, at=at, cluster=cluster, accounts=sorted(accounts)
    )


def append_decisions(work: Path, *decisions: HubDecision) -> None:
    """Adds lines to the journal, as `journal.append` does."""
    append(work / JOURNAL, *decisions)


def hub_decisions(work: Path) -> list[HubDecision]:
    """Every decision, in the order of their times: those of another copy of the case fall into place."""
    found = [entry for each in objects(work / JOURNAL) if (entry := hub_decision(each)) is not None]
    return sorted(found, key=lambda entry: entry["at"])


def hub_decision(entry: dict[str, object]) -> HubDecision | None:
    """What a line says; None for what `append_decisions` does not write: people may merge files by hand."""
    value, decision, by, at = (entry.get(name) for name in ("value", "decision", "by", "at"))
    reason, cluster, accounts = entry.get("reason"), entry.get("cluster"), entry.get("accounts") or []
    if not (isinstance(value, str) and value and isinstance(by, str) and isinstance(at, str) and decision in WORDS):
        return None
    if not all(text is None or isinstance(text, str) for text in (reason, cluster)) or not isinstance(accounts, list):
        return None
    whom = [account for account in accounts if isinstance(account, str)]
    return decided(value, str(decision), by, at, reason=_text(reason), cluster=_text(cluster), accounts=whom)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def standing_decisions(work: Path) -> dict[tuple[str, str | None], HubDecision]:
    """By value and cluster (None for everywhere) the newest decision, where it is not undone."""
    newest = {(entry["value"], entry["cluster"]): entry for entry in hub_decisions(work)}
    return {key: entry for key, entry in newest.items() if entry["decision"] != "undone"}


def collect_decisions(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    """Makes `hub_decision` and `hub_decision_in` from the journal, and `hub_said` of every line.

    A ledger of an earlier release held them alone: the journal takes them over first.
    """
    if not (work / JOURNAL).exists() and (held := _held(ledger)):
        append_decisions(work, *held)
    standing = standing_decisions(work).values()
    everywhere = [(e["value"], _allows(e), e["by"], e["at"], e["reason"]) for e in standing if not e["cluster"]]
    within = [
        (e["value"], e["cluster"], account, _allows(e), e["by"], e["at"])
        for e in standing
        if e["cluster"]
        for account in e["accounts"]
    ]
    said = [(place, *entry.values()) for place, entry in enumerate(hub_decisions(work))]
    with whole(ledger):
        for table, rows in (("hub_decision", everywhere), ("hub_decision_in", within), ("hub_said", said)):
            ledger.execute(f"DELETE FROM {table}")
            if rows:
                places = ", ".join("?" * len(rows[0]))
                ledger.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _allows(entry: HubDecision) -> bool:
    return entry["decision"] == "allow"


def _held(ledger: duckdb.DuckDBPyConnection) -> list[HubDecision]:
    everywhere = ledger.execute('SELECT value, allowed, who, "at" FROM hub_decision ORDER BY "at", value').fetchall()
    within = ledger.execute(_WITHIN).fetchall()
    return [
        *(decided(value, "allow" if allowed else "deny", who, at) for value, allowed, who, at in everywhere),
        *(
            decided(value, "allow" if allowed else "deny", who, at, cluster=cluster, accounts=accounts)
            for value, cluster, allowed, who, at, accounts in within
        ),
    ]


_WITHIN = """
SELECT value, cluster, any_value(allowed), any_value(who), min("at"), list(DISTINCT account) FROM hub_decision_in
GROUP BY value, cluster ORDER BY min("at"), value, cluster
"""
