"""The reading side: everything the command line, the UI, reports and exports show of a graph."""

from linkgraph.read.account import account, neighbours
from linkgraph.read.around import around, between, outside
from linkgraph.read.cluster import cluster, cluster_findings, coverage_of, plain_cluster
from linkgraph.read.conflicts import conflicts
from linkgraph.read.ended import ended
from linkgraph.read.explain import explain
from linkgraph.read.filled import filled
from linkgraph.read.fragility import fragility
from linkgraph.read.holders import all_holders, holders, require_accounts, values_of
from linkgraph.read.lists import (
    accounts,
    clusters,
    coverage,
    evidence,
    findings,
    hub_decisions,
    hubs,
    judgements,
    links,
    photo_path,
    photos_of,
    rejects,
    runs,
)
from linkgraph.read.moments import moments
from linkgraph.read.path import path
from linkgraph.read.precision import precision
from linkgraph.read.queue import Wanted, news, platforms, queue
from linkgraph.read.search import search
from linkgraph.read.show import show
from linkgraph.read.subgraph import subgraph
from linkgraph.read.whereabouts import whereabouts

__all__ = [
    "Wanted",
    "account",
    "accounts",
    "all_holders",
    "around",
    "between",
    "cluster",
    "cluster_findings",
    "clusters",
    "conflicts",
    "coverage",
    "coverage_of",
    "ended",
    "evidence",
    "explain",
    "filled",
    "findings",
    "fragility",
    "holders",
    "hub_decisions",
    "hubs",
    "judgements",
    "links",
    "moments",
    "neighbours",
    "news",
    "outside",
    "path",
    "photo_path",
    "photos_of",
    "plain_cluster",
    "platforms",
    "precision",
    "queue",
    "rejects",
    "require_accounts",
    "runs",
    "search",
    "show",
    "subgraph",
    "values_of",
    "whereabouts",
]
