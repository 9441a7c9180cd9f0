"""Clusters ready to be drawn, kept while the published state is the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from linkgraph.errors import LinkgraphError
from linkgraph.ui import data
from linkgraph.ui.bundles import Bundle, bundles
from linkgraph.ui.communities import communities, drawn_parts
from linkgraph.ui.data import kept
from linkgraph.ui.drawing import drawing, with_context
from linkgraph.ui.scene import scene

Row = dict[str, Any]
MOST = 1500
"""Accounts that are drawn each at most."""
PICTURED = ("photo", "face")
"""Signals whose values are photos."""
MANY = 300
"""Accounts from which on moments are given by the day instead of by the hour."""
BROUGHT_IN = 20
"""Accounts that are brought in at once, at most."""
_ahead = ThreadPoolExecutor(1, "expecting")


def shown(ident: str, asked: list[Row]) -> Row:
    """A cluster with what was asked to be seen round it; `shared` has what many share (`bundles`)."""
    return _shown(ident, json.dumps(asked, sort_keys=True))


def drawn(ident: str, asked: list[Row], height: int) -> Row:
    """What the graph component draws of it."""
    return _drawn(ident, json.dumps(asked, sort_keys=True), height)


def expect(ident: str, asked: list[Row], drawn_: Row, nodes: Sequence[str], height: int) -> None:
    """Works out ahead what `drawn` gives once the one selected account is expanded: people look before they ask."""
    node: Row = next((node for node in drawn_["nodes"] if [node["id"]] == list(nodes)), {})
    if outside := node.get("outside"):
        wanted = {"node": node["id"], "signal": None, "most": min(BROUGHT_IN, outside["all"])}
        _ahead.submit(_quietly, ident, [*asked, wanted], height)


def _quietly(ident: str, asked: list[Row], height: int) -> None:
    with suppress(LinkgraphError):  # whoever asks for it is told
        drawn(ident, asked, height)


def parts(ident: str) -> list[list[str]]:
    """The parts of a cluster that is too large to be drawn account by account."""
    return _parts(ident)


def drawn_in_parts(ident: str, height: int) -> Row:
    """What the graph component draws of them."""
    return _drawn_in_parts(ident, height)


def drawn_part(ident: str, number: int, height: int) -> Row:
    """What the graph component draws of the accounts of one part."""
    return _drawn_part(ident, number, height)


@kept(8)
def _parts(ident: str) -> list[list[str]]:
    whole = data.cluster(ident)
    return communities((row["id"] for row in whole["members"]), whole["links"])


@kept(8)
def _drawn_in_parts(ident: str, height: int) -> Row:
    return drawn_parts(f"{ident} in parts", data.cluster(ident), _parts(ident), height)


@kept(16)
def _drawn_part(ident: str, number: int, height: int) -> Row:
    whole, inside = data.cluster(ident), set(_parts(ident)[number][:MOST])
    members = [row for row in whole["members"] if row["id"] in inside]
    evidence = [row for row in whole["evidence"] if row["left"] in inside and row["right"] in inside]
    return drawing(f"{ident} part {number}", members, evidence, height, _picture(evidence))


@kept(32)
def _shown(ident: str, asked: str) -> Row:
    found = scene(data.cluster(ident), json.loads(asked), data.around)
    in_favour = [row for row in found["evidence"] if row["weight"] > 0 and not row["suppressed"]]
    return {**found, "shared": {bundle.ident: bundle for bundle in bundles(in_favour)[0]}}


def _picture(evidence: list[Row]) -> Callable[[Bundle], str | None]:
    """Finds the photo that a shared value of this evidence is: evidence names it as the source does."""
    holders = {row["left"] for row in evidence if row["signal"] in PICTURED}
    known = data.photos_by_name(tuple(sorted(holders))) if holders else {}
    return lambda bundle: known.get((bundle.holder, bundle.value))


@kept(32)
def _drawn(ident: str, asked: str, height: int) -> Row:
    found = _shown(ident, asked)
    step = 86_400 if found["size"] > MANY else 3600
    plain = drawing(ident, found["members"], found["evidence"], height, _picture(found["evidence"]))
    return with_context(plain, data.outside(ident), data.moments(ident, step), data.fragility(ident))
