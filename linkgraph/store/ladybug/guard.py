"""What a reading query may do, decided on the plan the store makes of it, never on its words.

A read-only database refuses every change of the graph by itself, but would still write a file
(COPY TO), read one of this machine (LOAD FROM), take in an extension or run a checkpoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import ladybug

from linkgraph.errors import QueryError, WriteRefused
from linkgraph.store.ladybug.engine import run

EXPLAIN = "EXPLAIN LOGICAL\n"
BOX_TOP = re.compile(r"┌[─┴┬┼]+┐")
EFFECT = re.compile(
    r"ALTER|ANALYZE|ATTACH|COPY|CREATE|DELETE|DETACH|DROP|EXPORT|EXTENSION|IMPORT|INSERT|INSTALL"
    r"|^LOAD|MERGE|SET_PROPERTY|STANDALONE_CALL|TRANSACTION|UPDATE|USE_DATABASE"
)
FILE_FUNCTION = re.compile(r"READ|SCAN|LOAD")


MOST = 2000
INTERSECTION = "INTERSECT"
"""What closes a circle in one pattern. It counts several edges between two nodes as one (Ladybug 0.22)."""
CLOSED = (
    "end the pattern before it comes back to a node that it has, name what goes on by WITH, and close it in a MATCH of "
    "its own: MATCH (c)<--(a)--(b) WITH a, b, c MATCH (b)-->(c)"
)
_harmless: set[str] = set()
"""Texts found to read only: what a plan does follows from the text, and planning costs as much as a small query."""


def refuse_side_effects(connection: ladybug.Connection, cypher: str, params: dict[str, Any]) -> None:
    """WriteRefused where the plan of `cypher` does more than read the graph."""
    if cypher in _harmless:
        return
    for operator, function in _plan(connection, cypher, params):
        reads_a_file = operator == "TABLE_FUNCTION_CALL" and FILE_FUNCTION.search(function)
        if reads_a_file or EFFECT.search(operator):
            what = function if reads_a_file else operator
            raise WriteRefused(f"the store is open for reading the graph only, and {what} in this query does more")
    if len(_harmless) >= MOST:
        _harmless.clear()
    _harmless.add(cypher)


def refuse_circles(connection: ladybug.Connection, cypher: str, params: dict[str, Any]) -> None:
    """QueryError where `cypher` would be counted wrong; that depends on the graph as it is now."""
    if any(operator == INTERSECTION for operator, _ in _plan(connection, cypher, params)):
        raise QueryError(f"the embedded store would count this pattern wrong, which closes a circle; {CLOSED}")


def _plan(connection: ladybug.Connection, cypher: str, params: dict[str, Any]) -> Iterator[tuple[str, str]]:
    [[plan]] = run(connection, EXPLAIN + cypher, params).get_all()
    return operators(str(plan))


def operators(plan: str) -> Iterator[tuple[str, str]]:
    """Each box of a drawn logical plan: the operator in its first line, and its third line."""
    lines = plan.splitlines()
    for number, line in enumerate(lines[:-3]):
        for box in BOX_TOP.finditer(line):
            name = _cell(lines[number + 1], box)
            if re.fullmatch(r"[A-Z_]+", name):
                yield name, _cell(lines[number + 3], box)


def _cell(line: str, box: re.Match[str]) -> str:
    return line[box.start() : box.end()].strip("│┌┐─ ")
