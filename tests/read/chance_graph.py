"""Graphs drawn at random: few accounts with many values, many with few, and everything between.

What an engine plans for a query follows from how many rows there are of each kind, so one sample is not enough.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from tests.read.graph import VALUES, Graph

KINDS = {
    "SHOWS_PHOTO": ["profile", "identity"],
    "LIVES_AT": ["delivery", "identity_document", "residence"],
    "SENT_DOCUMENT": ["bid", "cv"],
}
SIMILAR = {"SIMILAR_PHOTO": "SHOWS_PHOTO", "SIMILAR_TEXT": "SENT_DOCUMENT", "SIMILAR_ADDRESS": "LIVES_AT"}
FACTS: dict[str, list[Any]] = {
    "name": ["Ann", "Bob", "Cia"],
    "country": ["KR", "DE", None],
    "gender": ["male", "female", None],
    "birth_date": ["1990-01-01", "1991-01-01", None],
    "nationality": ["KR", "DE", None],
    "education": [["BSc"], ["MSc"], None],
    "employment": [["Acme"], ["Initech"], None],
    "hourly_rate": [10.0, 50.0, None],
    "rating": [5.0, None],
    "bio": ["I build things", None],
}


def drawn(seed: int) -> Graph:
    """The same graph for the same number."""
    draw, graph = random.Random(seed), Graph()
    accounts = [f"x:{at:03}" for at in range(draw.choice([3, 8, 20, 40, 90]))]
    for account in accounts:
        graph.account(account, **{name: draw.choice(values) for name, values in FACTS.items()})
    _values(draw, graph, accounts)
    _pairs(draw, graph, accounts)
    _dealings(draw, graph, accounts)
    _clusters(draw, graph, accounts)
    return graph


def _values(draw: random.Random, graph: Graph, accounts: Sequence[str]) -> None:
    for edge in VALUES:
        values = [f"{edge.lower()}-{at}" for at in range(_many(draw, accounts) + 1)]
        kinds = KINDS.get(edge, [])[: draw.choice([1, 3])]
        for _ in range(_many(draw, accounts)):
            if edge == "LOGGED_IN_FROM":
                at = f"2024-02-0{draw.randint(1, 9)}T{draw.randint(10, 22)}:00:00Z"
                graph.login(draw.choice(accounts), draw.choice(values), at, country=draw.choice(["DE", "KR"]))
            else:
                said = {"kind": draw.choice(kinds)} if kinds else {}
                graph.shows(draw.choice(accounts), edge, draw.choice(values), None, **said)
    for similar, edge in SIMILAR.items():
        for one, other in _couples(draw, sorted(graph.rows[VALUES[edge]])):
            graph.similar(similar, one, other)


def _pairs(draw: random.Random, graph: Graph, accounts: Sequence[str]) -> None:
    for one, other in _couples(draw, accounts):
        signals = ["phone", "document", "name"]
        graph.evidence(one, other, draw.choice(signals), draw.choice([3.0, 15.0]))
        if draw.random() < 0.5:
            graph.similar_name(one, other, "Ann", "Anne")
        if draw.random() < 0.4:
            graph.link(one, other, 16.0, ["phone"])


def _dealings(draw: random.Random, graph: Graph, accounts: Sequence[str]) -> None:
    for one, other in _couples(draw, accounts):
        graph.rated(one, other)
    for _ in range(_many(draw, accounts)):
        label = draw.choice(["PaymentAccount", "Wallet", "Account"])
        party = draw.choice(accounts) if label == "Account" else f"{label.lower()}-{draw.randint(0, len(accounts))}"
        told = {"direction": draw.choice(["in", "out"]), "method": draw.choice(["bank", "crypto"])}
        graph.paid(draw.choice(accounts), label, party, "2024-02-03T00:00:00Z", **told)
    for account in draw.sample(list(accounts), min(len(accounts), draw.choice([0, 5]))):
        graph.event(account, draw.choice(["missed_business_hours", "asked_crypto", "photo_edited"]))
    for email in sorted(graph.rows["Email"])[: draw.choice([0, 3])]:
        graph.watch("email", email)


def _clusters(draw: random.Random, graph: Graph, accounts: Sequence[str]) -> None:
    left = draw.sample(list(accounts), len(accounts))
    for number in range(draw.choice([0, 2, 30])):
        size = draw.randint(2, 12)
        if len(left) >= size:
            graph.cluster(f"C{number}", sorted(left[:size]))
            left = left[size:]


def _many(draw: random.Random, accounts: Sequence[str]) -> int:
    return int(len(accounts) * draw.choice([0, 0.3, 1, 3, 6]))


def _couples(draw: random.Random, values: Sequence[str]) -> list[tuple[str, str]]:
    """Distinct pairs, the lower first."""
    if len(values) < 2:
        return []
    wanted = [draw.sample(list(values), 2) for _ in range(_many(draw, values))]
    return sorted({(min(pair), max(pair)) for pair in wanted})
