"""Nodes that wait for the first edge that leads to them, to be written together with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.schema import Layer, Node, edges, nodes
from linkgraph.store.neo4j.writing import LED_TO, SOURCE_ID

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 50_000
"""Rows that are put together at once: bounds what is copied."""


def may_wait(node: Node) -> bool:
    """Whether observed edges lead to such nodes, and none begins there: it would need the node first."""
    observed = [edge for edge in edges() if edge.layer is Layer.OBSERVED]
    leads, begins = {edge.target for edge in observed}, {edge.source for edge in observed}
    return node.name in leads - begins


def numbered_labels() -> frozenset[str]:
    """The labels whose nodes observed edges join."""
    ends = {end for edge in edges() if edge.layer is Layer.OBSERVED for end in (edge.source, edge.target)}
    return frozenset(node.name for node in nodes() if node.name in ends)


class Waiting:
    """Nodes of one label."""

    def __init__(self, node: Node, rows: pa.Table) -> None:
        self.node = node
        self._rows = rows.combine_chunks()
        self._gone: NDArray[np.bool_] = np.zeros(rows.num_rows, np.bool_)

    def add(self, rows: pa.Table) -> None:
        """More of them."""
        self._rows = pa.concat_tables([self._rows, rows]).combine_chunks()
        self._gone = np.concatenate([self._gone, np.zeros(rows.num_rows, np.bool_)])

    @property
    def nbytes(self) -> int:
        """What they take in memory."""
        return int(self._rows.nbytes)

    def join(self, rows: pa.Table) -> tuple[Iterator[pa.Table], pa.Table]:
        """`rows` of edges: those with the node each leads to, if it waited until then, in parts; and the others.

        The former have the edge's columns but `target`, and the node's columns with `LED_TO` before their names.
        """
        found = pc.index_in(rows["target"], value_set=self._rows["id"].combine_chunks())
        places = found.fill_null(-1).to_numpy()
        chosen = self._take_first(places)
        return self._parts(rows, places, chosen), rows.filter(pa.array(~chosen))

    def rest(self) -> pa.Table:
        """Those that still wait."""
        return self._rows.filter(pa.array(~self._gone))

    def _take_first(self, places: NDArray[Any]) -> NDArray[np.bool_]:
        """Which of `places` is the first of a node that still waits, which then waits no more."""
        known = np.flatnonzero(places >= 0)
        known = known[~self._gone[places[known]]]
        _, first = np.unique(places[known], return_index=True)
        chosen = np.zeros(len(places), np.bool_)
        chosen[known[first]] = True
        self._gone[places[chosen]] = True
        return chosen

    def _parts(self, rows: pa.Table, places: NDArray[Any], chosen: NDArray[np.bool_]) -> Iterator[pa.Table]:
        for start in range(0, rows.num_rows, AT_ONCE):
            these = chosen[start : start + AT_ONCE]
            if these.any():
                part = rows.slice(start, AT_ONCE).filter(pa.array(these))
                yield self._together(part, places[start : start + AT_ONCE][these])

    def _together(self, rows: pa.Table, places: NDArray[Any]) -> pa.Table:
        there = self._rows.take(pa.array(places))
        rows = rows.drop_columns(["target"])
        for name in there.column_names:
            rows = rows.append_column(f"{LED_TO}{name}", there[name])
        return rows


def apart(rows: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The edges and the nodes again, each in the shape of its table."""
    of_nodes = [name for name in rows.column_names if name.startswith(LED_TO)]
    there = rows.select(of_nodes).rename_columns([name.removeprefix(LED_TO) for name in of_nodes])
    edges_there = rows.drop_columns([*of_nodes, "source", SOURCE_ID])
    edges_there = edges_there.append_column("source", rows[SOURCE_ID]).append_column("target", there["id"])
    return edges_there, there
