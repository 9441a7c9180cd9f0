from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.flags import suggest_roles
from linkgraph.flags.roles import FACILITATOR, LENT, OPERATOR, UNKNOWN, Signs, role_of
from tests.read.graph import Graph
from tests.read.pair import embedded


def _ties(*ties: tuple[str, int, float], **more: object) -> Signs:
    signs = Signs(ties=list(ties))
    for name, value in more.items():
        setattr(signs, name, value)
    return signs


@pytest.mark.parametrize(
    ("signs", "role"),
    [
        (Signs(), UNKNOWN),
        (_ties(("device", 2, 19.0)), OPERATOR),
        (_ties(("device", 2, 1.0)), UNKNOWN),
        (_ties(("photo", 3, 20.0)), LENT),
        (_ties(("photo", 3, 20.0), ("name", 1, 4.0)), LENT),
        (_ties(("photo", 3, 20.0), ("wallet", 1, 20.0)), OPERATOR),
        (_ties(("wallet", 1, 20.0), flags={"control_changed_hands"}), LENT),
        (_ties(("wallet", 1, 20.0), helps=["4 other accounts pay out to it"]), FACILITATOR),
    ],
)
def test_the_first_role_that_fits(signs: Signs, role: str) -> None:
    suggested = role_of(signs)
    assert suggested.role == role
    assert bool(suggested.because) == (role != UNKNOWN)


def test_who_is_only_pictured_is_no_suspect() -> None:
    assert "victim" in role_of(_ties(("photo", 3, 20.0))).says


def test_out_of_a_graph(tmp_path: Path) -> None:
    graph = Graph()
    names = ["host", "one", "two", "three", "face"]
    accounts = {name: graph.account(f"up:{name}") for name in names}
    graph.cluster("C1", list(accounts.values()))
    graph.shows(accounts["host"], "LIVES_AT", "1 main st", kind="residence")
    for name in ("one", "two", "three"):
        graph.shows(accounts[name], "LIVES_AT", "1 main st", kind="delivery")
    graph.evidence(accounts["one"], accounts["two"], "device", 19.0)
    graph.evidence(accounts["face"], accounts["one"], "photo", 20.0)
    members = dict.fromkeys(accounts.values(), "C1")
    with embedded(graph, tmp_path) as store:
        roles = suggest_roles(store, members, [{"subject": "up:three", "flag": "third_party_payee"}])
    assert [roles[accounts[name]].role for name in names] == [FACILITATOR, OPERATOR, OPERATOR, LENT, LENT]
    assert roles["up:host"].because == ("3 other accounts have parcels sent to 1 main st",)
