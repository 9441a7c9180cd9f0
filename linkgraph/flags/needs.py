"""Is there the data to test a red flag with? No data is not guilt, and not innocence either."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from linkgraph_queries import header

from linkgraph.errors import UsageError
from linkgraph.schema import nodes, tables
from linkgraph.store.base import Result

_NEED = re.compile(r"(?P<label>\w+)(?:\.(?P<property>\w+))?(?:=(?P<value>.+))?")


class Queryable(Protocol):
    """A GraphStore or a GraphUpdate."""

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
        """Runs a reading query."""


class Needs:
    """Answers whether a need is met, and remembers the answers for the run."""

    def __init__(self, graph: Queryable) -> None:
        self._graph = graph
        self._met: dict[str, bool] = {}

    def missing(self, needs: tuple[str, ...]) -> list[str]:
        """Those of `needs` that no row meets; of alternatives (`A|B`) one is enough."""
        return [need for need in needs if not any(self._is_met(part) for part in need.split("|"))]

    def _is_met(self, need: str) -> bool:
        if need not in self._met:
            cypher, params = statement(need)
            self._met[need] = bool(self._graph.query(cypher, params).rows)
        return self._met[need]


def statement(need: str) -> tuple[str, dict[str, str]]:
    """The query that finds one row of a need, and its parameters; UsageError for what the schema lacks."""
    label, name, value = parsed(need)
    kind = "node" if any(node.name == label for node in nodes()) else "edge"
    form = kind + ("_value" if value else "_property" if name else "")
    filled = {"LABEL": label, "PROPERTY": name or "", "STANDS": standing(label, "n" if kind == "node" else "r")}
    cypher = header.load("evaluate", form).cypher
    for word, text in filled.items():
        cypher = cypher.replace(word, text)
    return cypher, {"value": value} if value else {}


def standing(label: str, variable: str) -> str:
    """The condition that a source still says what a row of the table `label` says."""
    return f"NOT coalesce({variable}.gone, false)" if "gone" in _columns()[label] else f"{variable}.id IS NOT NULL"


def parsed(need: str) -> tuple[str, str | None, str | None]:
    """The table, property and value of a need; UsageError for what the schema lacks."""
    match = _NEED.fullmatch(need.strip())
    known = _columns()
    if match is None or match["label"] not in known:
        raise UsageError(f"a red flag needs {need!r}, which is no table of the graph; correct its header")
    label, name, value = match["label"], match["property"], match["value"]
    if name is not None and name not in known[label]:
        raise UsageError(f"a red flag needs {need!r}, but {label} has no such column; correct its header")
    return label, name, value


def _columns() -> dict[str, set[str]]:
    return {table.name: {column.name for column in table.columns} for table in tables().values()}
