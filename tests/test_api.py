"""`import linkgraph`: the documented names, and the notebook that is worked through with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import polars as pl
import pytest

import linkgraph
from linkgraph.errors import CaseError
from tests.read.sample import ANN, ANNA, ANYA, RING
from tests.sample_case import publish

NOTEBOOK = Path(__file__).parent.parent / "docs" / "examples" / "case.ipynb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("api") / "case")


def test_frames(folder: Path) -> None:
    with linkgraph.open_case(folder) as case:
        assert isinstance(case.frame("links"), pl.DataFrame)
        assert case.frame("links")["weight"].to_list() == [12.0, 12.0, 10.25]
        assert case.frame("accounts").height == case.frame("Account").height == 7
        assert case.frame("HAS_WALLET:Account:Wallet").height == 3
        for name in ("evidence", "clusters", "findings", "hubs", "judgements", "runs", "rejects", "coverage"):
            assert case.frame(name).height >= 1, name
        with pytest.raises(KeyError, match="no table 'people'"):
            case.frame("people")


def test_pandas(folder: Path) -> None:
    with linkgraph.open_case(folder, frames="pandas") as case:
        assert isinstance(case.frame("clusters"), pd.DataFrame)
        assert list(case.query("MATCH (a:Account) RETURN a.id AS id ORDER BY id LIMIT 1")["id"]) == ["fiverr:anya"]


def test_graphs(folder: Path) -> None:
    with linkgraph.open_case(folder) as case:
        whole = case.graph()
        assert isinstance(whole, nx.MultiDiGraph)
        assert sum(data["type"] == "EVIDENCE" for *_, data in whole.edges(data=True)) == case.frame("evidence").height
        inside = case.graph(cluster="C1", only=("LINKED",))
        assert set(inside.nodes) == set(RING)
        links = case.links_graph(min_weight=11)
        assert (links.number_of_edges(), links[ANNA][ANYA]["weight"]) == (2, 12.0)


def test_explain_show_lookup_report(folder: Path) -> None:
    with linkgraph.open_case(folder) as case:
        assert case.explain(ANN, ANNA)["linked"]
        assert case.show("C1")["size"] == 4
        assert set(case.lookup("kim@mail.com")["account"]) == {ANN, ANNA}
        assert case.query("strongest_links").height == 3
        assert case.report("md", cluster="C1").startswith(b"# Cluster C1")
        assert b"Anna Kim" not in case.report("md", redact="no-personal-data")


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        linkgraph.open_case(tmp_path)
    with pytest.raises(AttributeError, match="no attribute 'people'"):
        _ = linkgraph.people


def test_import_alone_is_light() -> None:
    code = "import linkgraph, sys; print(sorted({'polars', 'networkx', 'duckdb'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_notebook_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(folder))
    names: dict[str, Any] = {}
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), NOTEBOOK.name, "exec"), names)
    assert "bits in all, probability" in capsys.readouterr().out
    assert names["kinds"]["EVIDENCE"] == 6
