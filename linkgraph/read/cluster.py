"""One cluster: its members, why they belong together, what was found, and its life so far."""

from __future__ import annotations

from linkgraph.read.holding import holding
from linkgraph.read.near import unknown
from linkgraph.read.rows import Row, rows, weighed
from linkgraph.store.base import GraphStore


def cluster(store: GraphStore, id_: str, threshold: float | None = None) -> Row:
    """One cluster, whole.

    Keys: all of `clusters`, and `kind` (`cluster`), `members` (account rows with their attributes),
    `links` (as in `links`, inside the cluster), `evidence` (as in `evidence`, inside the cluster),
    `findings` (list, as in `findings`), `risk_parts` (`name` `points` `reason` `flags`), `roles` (`account` `role`
    `says` `because`: suggestions with their evidence), `coverage` (`found` `clear` `untestable`: flag ids; `missing`:
    the data that would test them), `history` (`at` `kind` `detail` `run`), `judgements` (about
    two of its members), and what `holding` says of it at `threshold` (bits): `bridges` `survival`
    `hangs_on` `fragility`.
    Raises UsageError with near ids where there is no such cluster.
    """
    found = find_cluster(store, id_, threshold)
    if found is None:
        raise unknown(store, id_, "cluster")
    return found


def find_cluster(store: GraphStore, id_: str, threshold: float | None = None) -> Row | None:
    """As `cluster`, but None where there is no such cluster."""
    found = _plain(store, id_)
    return found and {**found, **holding(found["links"], found["evidence"], threshold)}


def plain_cluster(store: GraphStore, id_: str) -> Row:
    """As `cluster`, without what `holding` says of it, which takes long for thousands of accounts."""
    found = _plain(store, id_)
    if found is None:
        raise unknown(store, id_, "cluster")
    return found


def _plain(store: GraphStore, id_: str) -> Row | None:
    found = rows(store, "cluster", id=id_)
    if not found:
        return None
    links, evidence = (weighed(rows(store, f"{what}_of_cluster", id=id_)) for what in ("links", "evidence"))
    return {
        "kind": "cluster",
        **found[0],
        "members": rows(store, "members", id=id_),
        "links": links,
        "evidence": evidence,
        "findings": cluster_findings(store, id_),
        **assessment(store, id_),
        "history": rows(store, "history_of_cluster", id=id_),
        "judgements": rows(store, "judgements_of_accounts", ids=found[0]["accounts"] or []),
    }


def cluster_findings(store: GraphStore, id_: str) -> list[Row]:
    """Red flags about the cluster or a member of it, heaviest first, each once."""
    found = {row["id"]: row for row in rows(store, "findings_of_cluster", id=id_)}
    return sorted(found.values(), key=lambda row: (-(row["weight"] or 0), row["flag"], row["subject"], row["detail"]))


def assessment(store: GraphStore, id_: str) -> Row:
    """What follows from the findings: `risk_parts`, `roles` and `coverage` (None before red flags have run)."""
    covered = rows(store, "coverage_of_cluster", id=id_)
    return {
        "risk_parts": rows(store, "risk_parts", id=id_),
        "roles": rows(store, "roles_of_cluster", id=id_),
        "coverage": covered[0] if covered else None,
    }


def coverage_of(store: GraphStore, id_: str) -> list[Row]:
    """As `coverage`, but for one cluster, by the data of its accounts; `findings` are those of the cluster.

    Raises UsageError with near ids where there is no such cluster.
    """
    if not rows(store, "cluster", id=id_):
        raise unknown(store, id_, "cluster")
    covered = assessment(store, id_)["coverage"] or {}
    here = [row["flag"] for row in cluster_findings(store, id_)]
    status = {flag: name for name in ("found", "clear", "untestable") for flag in covered.get(name) or ()}
    missing = set(covered.get("missing") or ())
    return [
        {
            **row,
            "status": status.get(row["flag"], row["status"]),
            "findings": here.count(row["flag"]),
            "needs": _lacking(row["needs"], missing),
        }
        for row in rows(store, "coverage")
    ]


def _lacking(needs: str | None, missing: set[str]) -> str:
    """Those of the needs that the cluster's accounts have no data for; all of them where it has every one."""
    return ", ".join(need for need in (needs or "").split(", ") if need in missing) or needs or ""
