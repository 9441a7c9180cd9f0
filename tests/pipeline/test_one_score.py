"""One score everywhere: whatever shows a pair shows the same weight, and it is the sum of its evidence."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

import pytest

import linkgraph
from linkgraph import export, read
from linkgraph.api import OpenCase
from linkgraph.case import Case

Pair = tuple[str, str]
Weights = dict[Pair, float]


@pytest.fixture(scope="module")
def opened(ran: Case) -> Iterator[OpenCase]:
    with linkgraph.open_case(ran.folder) as case:
        yield case


def of_rows(rows: list[dict[str, object]], left: str = "left", right: str = "right") -> Weights:
    return {tuple(sorted((str(r[left]), str(r[right])))): float(str(r["weight"])) for r in rows}  # type: ignore[misc]


def from_evidence(case: OpenCase) -> Weights:
    sums: Weights = {}
    for row in read.evidence(case.store):
        if not row["suppressed"]:
            sums[row["left"], row["right"]] = round(sums.get((row["left"], row["right"]), 0.0) + row["weight"], 2)
    return {pair: sums[pair] for pair in of_rows(read.links(case.store))}


def from_explain(case: OpenCase) -> Weights:
    return {pair: case.explain(*pair[::-1])["weight"] for pair in of_rows(read.links(case.store))}


def from_clusters(find: Callable[[OpenCase, str], list[dict[str, object]]]) -> Callable[[OpenCase], Weights]:
    def weights(case: OpenCase) -> Weights:
        return of_rows([row for one in read.clusters(case.store) for row in find(case, one["id"])])

    return weights


def drawn(case: OpenCase, cluster: str) -> list[dict[str, object]]:
    """What the application draws."""
    edges = read.subgraph(case.store, cluster)["edges"]
    return [{**row, "left": row["source"], "right": row["target"]} for row in edges if row["type"] == "LINKED"]


def written(case: OpenCase, format: str) -> str:
    stream = io.StringIO()
    export.write(format, export.select(case.store, export.Filter(only=("LINKED",))), stream)
    return stream.getvalue()


def from_csv(case: OpenCase) -> Weights:
    return of_rows(list(csv.DictReader(io.StringIO(written(case, "csv")))), "source", "target")


def from_jsonl(case: OpenCase) -> Weights:
    rows = [json.loads(line) for line in written(case, "jsonl").splitlines()]
    linked = [{**row, **row["properties"]} for row in rows if row["type"] == "LINKED"]
    named = [{**row, "source": _account(row["source"]), "target": _account(row["target"])} for row in linked]
    return of_rows(named, "source", "target")


def _account(key: str) -> str:
    return key.removeprefix("Account:")


def from_graphml(case: OpenCase) -> Weights:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(written(case, "graphml"))
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{space}key")}
    rows: list[dict[str, object]] = []
    for edge in root.iter(f"{space}edge"):
        held = {names[data.get("key")]: data.text for data in edge.iter(f"{space}data")}
        rows.append({"left": edge.get("source"), "right": edge.get("target"), "weight": held["weight"]})
    named = [{**row, "left": _account(str(row["left"])), "right": _account(str(row["right"]))} for row in rows]
    return of_rows(named)


def from_report(case: OpenCase) -> Weights:
    return of_rows([row for one in json.loads(case.report("json"))["clusters"] for row in one["links"]])


SHOWN: dict[str, Callable[[OpenCase], Weights]] = {
    "the sum of the evidence": from_evidence,
    "explain": from_explain,
    "show": from_clusters(lambda case, id_: case.show(id_)["links"]),
    "the page of a cluster": from_clusters(lambda case, id_: read.plain_cluster(case.store, id_)["links"]),
    "the drawing": from_clusters(drawn),
    "the report": from_report,
    "csv": from_csv,
    "jsonl": from_jsonl,
    "graphml": from_graphml,
    "links_graph": lambda case: of_rows(
        [{"left": a, "right": b, **data} for a, b, data in case.links_graph().edges(data=True)]
    ),
}


@pytest.mark.parametrize("where", SHOWN)
def test_the_same_weight(where: str, opened: OpenCase) -> None:
    links = of_rows(read.links(opened.store))
    assert len(links) == 3
    assert SHOWN[where](opened) == links


def test_the_same_probability(opened: OpenCase) -> None:
    """1 / (1 + 2 ** -(prior + weight)), with the prior that `explain` states."""
    for link in read.links(opened.store):
        told = opened.explain(link["left"], link["right"])
        assert told["probability"] == link["probability"]
        assert told["probability"] == pytest.approx(1 / (1 + 2 ** -(told["prior"] + link["weight"])), abs=1e-6)
