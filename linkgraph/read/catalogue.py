"""The saved queries: what there is, and how one is run with parameters typed by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from linkgraph_queries import header
from linkgraph_queries.header import Param

from linkgraph.errors import UsageError
from linkgraph.store.base import GraphStore, Result
from linkgraph.store.stopping import Stop

__all__ = ["Param", "SavedQuery", "find", "run_saved", "run_text", "saved"]


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query of `queries/` with what its header says."""

    name: str
    title: str
    answers: str
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    cypher: str
    path: str


def saved() -> dict[str, SavedQuery]:
    """Every saved query by name, sorted."""
    return {name: _saved(header.load("", name)) for name in header.names()}


def find(name: str) -> SavedQuery:
    """The saved query of that name; UsageError with the nearest names where there is none."""
    if name in header.names():
        return _saved(header.load("", name))
    close = get_close_matches(name.replace("-", "_"), header.names(), n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(close)}?" if close else "`linkgraph query` without a name lists them"
    raise UsageError(f"there is no saved query {name!r}; {hint}")


def run_saved(
    store: GraphStore,
    name: str,
    params: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float | None = None,
    stop: Stop | None = None,
) -> Result:
    """Runs a saved query; strings given for numbers, booleans and lists are converted.

    Raises UsageError for an unknown query, a parameter that is missing, unknown or of the wrong type.
    """
    query = find(name)
    values = _filled(query.name, query.params, params or {})
    return store.query(query.cypher, values, limit=limit, timeout=timeout, stop=stop)


def run_text(
    store: GraphStore,
    cypher: str,
    params: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float | None = None,
    stop: Stop | None = None,
) -> Result:
    """Runs an analyst's own query; `// param:` lines at its top give types and defaults, as in a saved one.

    Without them the values go to the store as given, what looks like a number as a number.
    """
    query = header.parse(cypher, "given")
    if not query.cypher:
        raise UsageError("the query is empty; write one Cypher statement")
    given = dict(params or {})
    values = _filled("given", query.params, given) if query.params else {k: _guess(v) for k, v in given.items()}
    return store.query_apart(query.cypher, values, limit=limit, timeout=timeout, stop=stop)


def _saved(file: header.QueryFile) -> SavedQuery:
    title, answers = file.field("title"), file.field("answers")
    return SavedQuery(file.name, title, answers, file.params, file.words("columns"), file.cypher, file.path)


def _filled(name: str, params: tuple[Param, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    known = {param.name: param for param in params}
    for key in given:
        if key not in known:
            has = f"it takes {', '.join(known)}" if known else "it takes none"
            raise UsageError(f"the query {name!r} has no parameter {key!r}; {has}")
    return {param.name: _value(name, param, given) for param in params}


def _value(name: str, param: Param, given: Mapping[str, Any]) -> Any:
    if param.name not in given:
        if param.default is None:
            raise UsageError(
                f"the query {name!r} needs the parameter {param.name!r} ({param.doc or param.type}); "
                f"give it with -p {param.name}=..."
            )
        return param.default
    value = given[param.name]
    try:
        return header.convert(value, param.type) if isinstance(value, str) else value
    except (ValueError, KeyError):
        raise UsageError(
            f"the parameter {param.name!r} of the query {name!r} is {value!r}, which is no {param.type}"
        ) from None


def _guess(value: Any) -> Any:
    for kind in (int, float):
        try:
            return kind(value) if isinstance(value, str) else value
        except ValueError:
            continue
    return value
