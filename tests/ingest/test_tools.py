"""What other tools of an investigation write."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx
import pytest

from .foreign import read_foreign


def test_followthemoney(tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model

    def entity(schema: str, id_: str, **said: str) -> str:
        made = model.make_entity(schema)
        made.id = id_
        for name, value in said.items():
            made.add(name, value)
        return json.dumps(made.to_dict())

    lines = [
        entity("UserAccount", "a1", service="github", username="annlee", email="ann@x.org"),
        entity("Person", "p1", name="Ann Lee", birthDate="1990-01-02", nationality="gb"),
        entity("Person", "p2", name="Min Kim", alias="Kim Min", topics="sanction"),
        entity("Payment", "y1", payer="p1", beneficiary="a1", amount="5", currency="EUR", date="2024-05-06"),
        entity("Vessel", "v1", name="Boat"),
        "{broken",
    ]
    tmp_path.joinpath("entities.ftm.json").write_text("\n".join(lines))
    found = read_foreign(tmp_path / "entities.ftm.json")
    account, person = found.rows["profiles"]
    assert (account["account"], account["handle"], account["email"]) == ("github:annlee", "annlee", "ann@x.org")
    assert (person["account"], person["name"], person["birth_date"]) == ("ftm:p1", "Ann Lee", "1990-01-02")
    assert {row["value"] for row in found.rows["watchlist"]} == {"Min Kim", "Kim Min"}
    assert (found.rows["payments"][0]["account"], found.rows["payments"][0]["counterparty"]) == ("ftm:p1", "ftm:a1")
    assert [reject.line for reject in found.rejects] == [6, 0]
    assert "1 Vessel" in found.rejects[1].reason


def test_graphml(tmp_path: Path) -> None:
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_node("github:annlee", email="ann@x.org", Name="Ann Lee", colour="red")
    graph.add_node("n2")
    graph.add_edge("github:annlee", "n2", type="FOLLOWS", weight=2)
    networkx.write_graphml(graph, tmp_path / "g.graphml")
    found = read_foreign(tmp_path / "g.graphml")
    ann, other = found.rows["profiles"]
    assert (ann["account"], ann["email"], ann["name"], ann["extra"]) == (
        "github:annlee",
        "ann@x.org",
        "Ann Lee",
        {"colour": "red"},
    )
    assert other["account"] == "graph:g#n2"
    (edge,) = found.rows["events"]
    assert (edge["account"], edge["kind"], edge["note"]) == ("github:annlee", "related", "FOLLOWS graph:g#n2")


YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key attr.name="url" attr.type="string" for="node" id="d4"/><key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">
<node id="n0"><data key="d4"><![CDATA[https://kim.example]]></data><data key="d6"><y:ShapeNode>
<y:Geometry height="30.0" width="30.0"/><y:NodeLabel alignment="center">Min Kim<y:LabelModel/></y:NodeLabel>
</y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
<y:NodeLabel>Ring</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
<graph edgedefault="directed" id="n1:"><node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Ann</y:NodeLabel>
</y:ShapeNode></data></node></graph></node>
<edge id="e0" source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>pays</y:EdgeLabel>
</y:PolyLineEdge></data></edge></graph></graphml>"""


def test_graphml_of_yed(tmp_path: Path) -> None:
    tmp_path.joinpath("ring.graphml").write_text(YED)
    found = read_foreign(tmp_path / "ring.graphml")
    assert {row["account"]: row["extra"]["label"] for row in found.rows["profiles"]} == {
        "graph:ring#n0": "Min Kim",
        "graph:ring#n1": "Ring",
        "graph:ring#n1::n0": "Ann",
    }
    assert {row["platform"] for row in found.rows["profiles"]} == {"graph"}
    assert found.rows["events"][0]["note"] == "pays graph:ring#n1::n0"


def test_sherlock_csv(tmp_path: Path) -> None:
    from sherlock_project.result import QueryStatus

    with tmp_path.joinpath("annlee.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["username", "name", "url_main", "url_user", "exists", "http_status", "response_time_s"])
        rows.writerow(["annlee", "GitHub", "https://github.com", "https://github.com/annlee",
                       str(QueryStatus.CLAIMED), 200, 0.1])  # fmt: skip
        rows.writerow(["annlee", "X", "https://x.com", "https://x.com/annlee", str(QueryStatus.AVAILABLE), 404, 0.1])
    found = read_foreign(tmp_path / "annlee.csv")
    (row,) = found.rows["profiles"]
    assert (row["account"], row["handle"], row["url"]) == ("github:annlee", "annlee", "https://github.com/annlee")


def test_maigret_json(tmp_path: Path) -> None:
    status = {
        "username": "annlee",
        "site_name": "GitHub",
        "url": "https://github.com/annlee",
        "status": "Claimed",
        "ids": {"fullname": "Ann Lee", "email": "ann@x.org"},
        "tags": ["coding"],
    }
    site = {"username": "annlee", "url_user": "https://github.com/annlee", "status": status, "http_status": 200}
    for text in (json.dumps({"GitHub": site}), json.dumps({"sitename": "GitHub"} | site)):
        tmp_path.joinpath("report_annlee.json").write_text(text)
        (row,) = read_foreign(tmp_path / "report_annlee.json").rows["profiles"]
        assert (row["account"], row["name"], row["email"]) == ("github:annlee", "Ann Lee", "ann@x.org")


def test_github_users_and_commits(tmp_path: Path) -> None:
    user = {"login": "annlee", "id": 1, "node_id": "x", "html_url": "https://github.com/annlee", "name": "Ann Lee"}
    person = {"name": "A. Lee", "email": "ann@x.org", "date": "2024-05-06T07:00:00Z"}
    hidden = {"name": "Ann", "email": "1+annlee@users.noreply.github.com", "date": "2024-05-06T07:00:00Z"}
    commits = [
        {"sha": "1", "node_id": "C", "commit": {"author": person, "committer": hidden}, "author": {"login": "annlee"}},
        {"sha": "2", "node_id": "C", "commit": {"author": person, "committer": person}, "author": None},
    ]
    tmp_path.joinpath("user.json").write_text(json.dumps(user))
    tmp_path.joinpath("commits.json").write_text(json.dumps(commits))
    assert read_foreign(tmp_path / "user.json").rows["profiles"][0]["name"] == "Ann Lee"
    rows = read_foreign(tmp_path / "commits.json").rows["profiles"]
    assert [(row["account"], row["name"], row.get("email")) for row in rows] == [
        ("github:annlee", "A. Lee", "ann@x.org"),
        ("github:annlee", "Ann", None),
        ("git:ann@x.org", "A. Lee", "ann@x.org"),
    ]


def test_github_searches_and_events(tmp_path: Path) -> None:
    user = {"login": "annlee", "id": 1, "node_id": "x", "html_url": "https://github.com/annlee"}
    tmp_path.joinpath("search.json").write_text(json.dumps({"total_count": 1, "items": [user]}))
    assert [row["account"] for row in read_foreign(tmp_path / "search.json").rows["profiles"]] == ["github:annlee"]
    about = {"repo": {"name": "a/b"}, "payload": {"action": "started"}, "created_at": "2024-05-06T07:00:00Z"}
    tmp_path.joinpath("activity.json").write_text(
        json.dumps([about | {"actor": {"login": "bob"}}, about | {"actor": {}}])
    )
    found = read_foreign(tmp_path / "activity.json")
    assert [(row["account"], row["seen_at"]) for row in found.rows["profiles"]] == [
        ("github:bob", "2024-05-06T07:00:00Z")
    ]
    assert [one.reason for one in found.rejects] == [
        "1 entries that name no user and no author of a commit were not read"
    ]


def test_followthemoney_with_entities_in_entities(tmp_path: Path) -> None:
    def entity(id_: str, schema: str, **said: object) -> dict[str, object]:
        return {"id": id_, "schema": schema, "properties": said}

    company = entity("c1", "Company", name=["Corp"], jurisdiction=["de"])
    address = entity("a1", "Address", full=["Main 1, Berlin"], city=["Berlin"])
    account = entity("b1", "BankAccount", iban=["DE89370400440532013000"], holder=["p1"])
    owned = entity("o1", "Ownership", owner=["p1"], asset=[company])
    person = entity("p1", "Person", name=["Ann Lee"], addressEntity=[address], ownershipOwner=[owned])
    tmp_path.joinpath("x.json").write_text("\n".join(map(json.dumps, [person, account])))
    found = read_foreign(tmp_path / "x.json")
    ann, corp, bank = found.rows["profiles"]
    assert (ann["account"], ann["address"]) == ("ftm:p1", "Main 1, Berlin")
    assert (corp["account"], corp["name"]) == ("ftm:c1", "Corp")
    assert (bank["account"], bank["payment_account"]) == ("ftm:p1", "DE89370400440532013000")
    assert [one.reason.partition("read: ")[2] for one in found.rejects] == ["1 Ownership"]
