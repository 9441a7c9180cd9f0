"""Each format, opened by the other side's own library."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path

import networkx as nx
import pytest

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.export import GraphRows, format_names, write, write_file
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore
from tests.export.conftest import NASTY
from tests.read.sample import ANN, ANNA, ANYA

Counts = tuple[int, int]
FOLDERS = {"neo4j", "parquet"}


def written(format: str, rows: GraphRows) -> str:
    stream = io.StringIO()
    write(format, rows, stream)
    return stream.getvalue()


def test_formats_are_those_of_the_contract() -> None:
    assert set(format_names()) >= {"csv", "cypher", "ftm", "gexf", "graphml", "jsonl", "stix"}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_the_same_graph(rows: GraphRows, counts: Counts, format: str) -> None:
    text = io.BytesIO(written(format, rows).encode())
    graph = nx.read_graphml(text, force_multigraph=True) if format == "graphml" else nx.read_gexf(text)
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == counts
    link = next(data for *_, data in graph.edges(data=True) if data["type"] == "LINKED")
    assert {"type": "LINKED", "probability": link["probability"]}.items() <= link.items()
    linked = {(a, b): data for a, b, data in graph.edges(data=True) if data["type"] == "LINKED"}
    assert linked[ANNA, ANYA]["weight"] == 12.0
    assert graph.nodes[ANNA]["type"] == "Account"
    assert graph.nodes["Wallet:0xabc"]["accounts"] == 3
    assert graph.nodes["upwork:o'neil"]["name"].startswith('O\'Neil \\ "x" <b>&amp;')


def test_csv_folder(rows: GraphRows, counts: Counts, tmp_path: Path) -> None:
    write_file("csv", rows, tmp_path / "graph")
    nodes, edges = (read_csv(tmp_path / "graph" / f"{name}.csv") for name in ("nodes", "edges"))
    assert (len(nodes), len(edges)) == counts
    assert list(edges[0])[:4] == ["id", "type", "source", "target"]
    assert {edge["source"] for edge in edges} | {edge["target"] for edge in edges} <= {node["id"] for node in nodes}
    assert next(node for node in nodes if node["id"] == "upwork:o'neil")["name"] == NASTY


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_on_a_stream_is_the_edges(rows: GraphRows, counts: Counts) -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv", rows), newline="")))
    assert len(lines) == counts[1]
    assert "'+4930123456" in {line["raw"] for line in lines}
    assert "-1.5" in {line["weight"] for line in lines}


def test_jsonl(rows: GraphRows, counts: Counts) -> None:
    records = [json.loads(line) for line in written("jsonl", rows).split("\n")[:-1]]
    kinds = [record["record"] for record in records]
    assert (kinds.count("node"), kinds.count("edge")) == counts
    assert {record["type"] for record in records if record["record"] == "edge"} >= {
        "LINKED",
        "HAS_EMAIL",
        "PAID",
    }
    assert next(r for r in records if r["id"] == "upwork:o'neil")["properties"]["name"] == NASTY


def test_ftm(rows: GraphRows, graph_store: GraphStore) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    entities = [json.loads(line) for line in written("ftm", rows).split("\n")[:-1]]
    proxies = {entity["id"]: model.get_proxy(entity, cleaned=False) for entity in entities}
    assert len(proxies) == len(entities)
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert set(entity["properties"]) <= set(schema.properties)
        schema.validate(entity)
    matchers = [p.first("matcher").partition(":")[0] for p in proxies.values() if p.schema.name == "Similar"]
    for kind in ("LINKED", "EVIDENCE"):
        assert matchers.count(kind) == graph_store.read(tables()[f"{kind}:Account:Account"]).num_rows
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in proxies
    accounts = [p for p in proxies.values() if p.schema.name == "UserAccount"]
    assert len(accounts) == graph_store.read(tables()["Account"]).num_rows
    anna = next(p for p in accounts if ANNA in p.get("username"))
    assert {"kim@mail.com", "kim.new@mail.com"} == set(anna.get("email"))
    assert proxies[anna.first("owner")].get("name") == ["Anna Kim"]


def test_misp(rows: GraphRows, counts: Counts) -> None:
    pymisp = pytest.importorskip("pymisp", reason="PyMISP is not installed")
    event = pymisp.MISPEvent()
    event.load(written("misp", rows))
    references = [reference for thing in event.objects for reference in thing.references]
    assert (len(event.objects), len(references)) == counts
    known = {thing.uuid for thing in event.objects}
    assert len(known) == len(event.objects)
    assert all(reference.referenced_uuid in known for reference in references)
    assert [r.relationship_type for r in references].count("evidence") == 8
    for thing in event.objects:
        template = pymisp.MISPObject(thing.name, strict=True)
        assert (template.template_uuid, template["meta-category"]) == (thing.template_uuid, thing["meta-category"])
        for attribute in thing.attributes:
            assert template._definition["attributes"][attribute.object_relation]["misp-attribute"] == attribute.type
            assert attribute.to_ids is False


def test_i2_folder(rows: GraphRows, counts: Counts, tmp_path: Path) -> None:
    write_file("i2", rows, tmp_path / "i2")
    entities, links = (read_csv(tmp_path / "i2" / f"{name}.csv") for name in ("entities", "links"))
    assert (len(entities), len(links)) == counts
    known = {entity["entity_id"] for entity in entities}
    assert {link[end] for link in links for end in ("from_id", "to_id")} <= known
    assert {link["strength"] for link in links if link["link_type"] == "EVIDENCE"} == {"Tentative"}
    login = next(link for link in links if link["link_type"] == "LOGGED_IN_FROM")
    assert (login["date"], login["time"]) == ("2024-02-01", "10:05:00")


def test_no_cell_of_a_spreadsheet_is_a_formula(rows: GraphRows, tmp_path: Path) -> None:
    for format in ("csv", "i2"):
        write_file(format, rows, tmp_path / format)
    for path in tmp_path.rglob("*.csv"):
        for line in read_csv(path):
            for cell in line.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or number(cell), cell


def number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and not text.startswith("+")
    except ValueError:
        return False


def test_a_folder_is_not_for_standard_output(rows: GraphRows) -> None:
    for format in FOLDERS:
        with pytest.raises(UsageError, match="--output"):
            written(format, rows)


def test_stix(rows: GraphRows, counts: Counts) -> None:
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed")
    text = written("stix", rows)
    bundle = json.loads(text)["objects"]
    assert [thing["id"] for thing in stix2.parse(text, allow_custom=False).objects] == [o["id"] for o in bundle]
    by_id = {thing["id"]: thing for thing in bundle}
    assert len(by_id) == len(bundle)
    relations = [thing for thing in bundle if thing["type"] == "relationship"]
    assert all(r["source_ref"] in by_id and r["target_ref"] in by_id for r in relations)
    linked = [r for r in relations if r["relationship_type"] == "linked"]
    assert sorted(r["confidence"] for r in linked) == [97, 99, 99]
    assert len([r for r in relations if r["relationship_type"] == "evidence"]) == 8
    (grouping,) = [thing for thing in bundle if thing["type"] == "grouping"]
    assert len(grouping["object_refs"]) == 4
    ours = [r for r in relations if r["relationship_type"] != "stated-by"]
    own = {"relationship", "identity"}
    assert (sum(t["type"] not in own for t in bundle), len(ours) + len(grouping["object_refs"])) == counts
    for thing in bundle:
        if thing["type"] in ("user-account", "email-addr", "ipv4-addr", "url", "file", "artifact"):
            plain = {name: value for name, value in thing.items() if name != "id"}
            assert stix2.parse(plain | {"spec_version": "2.1"}).id == thing["id"]


def test_stix_is_valid_for_the_validator(rows: GraphRows) -> None:
    validator = pytest.importorskip("stix2validator", reason="stix2-validator is not installed")
    found = validator.validate_string(written("stix", rows), validator.ValidationOptions(version="2.1"))
    assert found.is_valid, [str(error) for error in found.errors]


def test_same_export_twice(rows: GraphRows) -> None:
    for format in set(format_names()) - FOLDERS:
        assert sorted(written(format, rows).splitlines()) == sorted(written(format, rows).splitlines())


def test_cypher_makes_the_same_graph_on_neo4j(rows: GraphRows, counts: Counts, neo4j_uri: str) -> None:
    from neo4j import GraphDatabase

    from tests import neo4j_server

    neo4j_server.empty(neo4j_uri)
    with GraphDatabase.driver(neo4j_uri) as driver, driver.session() as session:
        for statement in written("cypher", rows).split(";\n")[:-1]:
            session.run(statement).consume()
        found = session.run("MATCH (n) RETURN count(n)").single(strict=True)[0]
        edges = session.run("MATCH ()-[r]->() RETURN count(r)").single(strict=True)[0]
        name = session.run('MATCH (a:Account {id: "upwork:o\'neil"}) RETURN a.name').single(strict=True)[0]
    neo4j_server.empty(neo4j_uri)
    assert (found, edges) == counts
    assert name == NASTY


def test_unknown_format(rows: GraphRows) -> None:
    with pytest.raises(UsageError, match="xls"):
        written("xls", rows)


def test_file_that_cannot_be_written(rows: GraphRows, tmp_path: Path) -> None:
    with pytest.raises(LinkgraphError, match="cannot be written"):
        write_file("jsonl", rows, tmp_path / "none" / "graph.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_ann_and_anna_are_linked_in_words(rows: GraphRows) -> None:
    objects = json.loads(written("stix", rows))["objects"]
    linked = [thing for thing in objects if thing.get("relationship_type") == "linked"]
    names = {thing["id"]: thing.get("user_id") for thing in objects}
    pair = next(r for r in linked if {names[r["source_ref"]], names[r["target_ref"]]} == {ANN, ANNA})
    assert pair["description"] == "email, name; 10.25 bits"
