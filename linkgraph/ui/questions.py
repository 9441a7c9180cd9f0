"""The questions that can be asked: those that linkgraph brings, and the case's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkgraph_queries import header

from linkgraph.errors import UsageError
from linkgraph.read import catalogue
from linkgraph.read.catalogue import Param, SavedQuery
from linkgraph.store.base import GraphStore, Result
from linkgraph.store.stopping import Stop
from linkgraph.ui.desk.questions import questions as saved_here

OWN = "own: "
"""What the name of one of the case's own begins with."""
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")


def questions() -> dict[str, SavedQuery]:
    """All by name, sorted by title; the case's own first."""
    own = {OWN + title: _own(row) for title, row in saved_here().items()}
    shipped = catalogue.saved()
    return {**own, **{name: shipped[name] for name in sorted(shipped, key=lambda name: shipped[name].title.casefold())}}


def run(
    store: GraphStore, query: SavedQuery, params: Mapping[str, str], limit: int, timeout: float, stop: Stop
) -> Result:
    """Asks one of them."""
    if query.name.startswith(OWN):
        return catalogue.run_text(store, query.cypher, params, limit=limit, timeout=timeout, stop=stop)
    return catalogue.run_saved(store, query.name, params, limit=limit, timeout=timeout, stop=stop)


def parameters(cypher: str) -> list[str]:
    """The names of the `$parameters` of a query, each once, in order."""
    return list(dict.fromkeys(PARAMETER.findall(cypher)))


def _own(row: Mapping[str, str]) -> SavedQuery:
    params = _declared(row) or tuple(Param(name, "string", None, "") for name in parameters(row["cypher"]))
    said = f"Saved in this case by {row['who']} on {row['at'][:10]}."
    return SavedQuery(OWN + row["title"], row["title"], said, params, (), row["cypher"], "")


def _declared(row: Mapping[str, str]) -> tuple[Param, ...]:
    try:
        return header.parse(row["cypher"], row["title"]).params
    except UsageError:  # said when it is asked
        return ()
