"""The lists: links, evidence, clusters, hubs, findings, and what a run left behind."""

from __future__ import annotations

from collections.abc import Sequence

from linkgraph.read.rows import Row, rows, weighed
from linkgraph.store.base import GraphStore

_LOWEST = -1e9


def links(store: GraphStore, min_weight: float | None = None) -> list[Row]:
    """Linked pairs, strongest first.

    Keys: `left` `right` (account ids) `weight` (bits) `probability` `signals` (list),
    and `judged` (`same` where a judgement made the link) `left_name` `right_name`.
    """
    return weighed(rows(store, "links", min_weight=_LOWEST if min_weight is None else float(min_weight)))


def evidence(store: GraphStore, signal: str | None = None) -> list[Row]:
    """Every piece of evidence, or that of one signal, heaviest first.

    Keys: `signal` `left` `right` `left_value` `right_value` `level` `weight` (bits) `detail`
    `suppressed` (bool), and `family` `accounts` (how many share the value, from 19 on in steps) `id`.
    """
    return weighed(rows(store, "evidence", signal=signal or ""))


def clusters(store: GraphStore) -> list[Row]:
    """Clusters, highest risk first.

    Keys: `id` `size` `risk` (0 to 100) `accounts` (ids) `signals` `first_seen`, and `platforms`
    `weakest` (bits) `density` `born` (run) `findings` (how many red flags).
    """
    found = rows(store, "clusters")
    flagged = {row["cluster"]: row["findings"] for row in rows(store, "findings_by_cluster")}
    return [cluster | {"findings": flagged.get(cluster["id"], 0)} for cluster in found]


def accounts(store: GraphStore, ids: Sequence[str]) -> list[Row]:
    """The light fields of several accounts in one query, in the order asked for; unknown ids are left out.

    Keys: `id` `name` `handle` `platform` `photo` (id) `country` `headline` `created_at`
    `first_seen` `observed` `gone`.
    """
    found = {row["id"]: row for row in rows(store, "accounts", ids=list(dict.fromkeys(ids)))}
    return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found]


def hubs(store: GraphStore) -> list[Row]:
    """Values too widely shared to link on, most shared first.

    Keys: `kind` (signal) `value` `accounts` (how many) `suppressed` (bool) `would_join` (ids),
    and `would_size` `reason` `id`.
    """
    return rows(store, "hubs")


def hub_decisions(store: GraphStore) -> list[Row]:
    """Every decision about a value that is shared, oldest first.

    Keys: `value` `decision` (allow, deny, undone) `cluster` (None where it holds everywhere) `accounts` (ids for
    which it holds in that cluster) `by` `at` `reason`.
    """
    return rows(store, "hub_decisions")


def findings(store: GraphStore) -> list[Row]:
    """Red flags found, heaviest first.

    Keys: `flag` `subject` `cluster` (or None) `detail` `source`, and `title` `weight` (points)
    `benign` `id`.
    """
    return rows(store, "findings")


def coverage(store: GraphStore) -> list[Row]:
    """Each red flag once.

    Keys: `flag` `status` (found, clear, untestable), and `title` `findings` (how many) `needs`.
    """
    return rows(store, "coverage")


def rejects(store: GraphStore) -> list[Row]:
    """What was left out. Keys: `file` `line` (0 for a whole file) `reason`, and `run`."""
    return rows(store, "rejects")


def runs(store: GraphStore) -> list[Row]:
    """Published runs, newest first: every column of Run (`id` `started_at` `accounts` `links` ...)."""
    return rows(store, "runs")


def judgements(store: GraphStore) -> list[Row]:
    """Every judgement, oldest first.

    Keys: `left` `right` `judgement` (same, different, unsure, undone) `by` `at`, and `reason`
    `file` `line` `id`.
    """
    return rows(store, "judgements")


def photos_of(store: GraphStore, ids: Sequence[str]) -> list[Row]:
    """The photos that accounts show: `account` `photo` (id), and `raw` and `path`, what the source calls it."""
    return rows(store, "photos_of_accounts", ids=list(ids))


def photo_path(store: GraphStore, photo_id: str) -> str | None:
    """The file of a picture, relative to the case folder; None where the picture is not known."""
    found = rows(store, "photo", id=photo_id)
    return found[0]["file"] if found else None
