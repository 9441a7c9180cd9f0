"""Red flags on the graph as it is about to be published, and the risk they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from linkgraph.schema import empty, tables
from linkgraph.store.base import Result


def apply_flags(query: Callable[..., Result], clusters: pa.Table, config: Mapping[str, Any]) -> dict[str, pa.Table]:
    return {"Finding": empty(tables()["Finding"]), "Cluster": clusters}
