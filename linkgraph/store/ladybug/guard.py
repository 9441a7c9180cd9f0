"""What a reading query may do, decided on the plan the store makes of it, never on its words.

A read-only database refuses every change of the graph by itself, but would still write a file
(COPY TO), read one of this machine (LOAD FROM), take in an extension or run a checkpoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import ladybug

from linkgraph.errors import WriteRefused
from linkgraph.store.ladybug.engine import run

EXPLAIN = "EXPLAIN LOGICAL\n"
BOX_TOP = re.compile(r"┌[─┴┬┼]+┐")
EFFECT = re.compile(
    r"ALTER|ANALYZE|ATTACH|COPY|CREATE|DELETE|DETACH|DROP|EXPORT|EXTENSION|IMPORT|INSERT|INSTALL"
    r"|^LOAD|MERGE|SET_PROPERTY|STANDALONE_CALL|TRANSACTION|UPDATE|USE_DATABASE"
)
FILE_FUNCTION = re.compile(r"READ|SCAN|LOAD")


MOST = 2000
_harmless: set[str] = set()
"""Texts found to read only: what a plan does follows from the text, and planning costs as much as a small query."""


def refuse_side_effects(connection: ladybug.Connection, cypher: str, params: dict[str, Any]) -> None:
    """WriteRefused where the plan of `cypher` does more than read the graph."""
    if cypher in _harmless:
        return
    _look(connection, cypher, params)
    if len(_harmless) >= MOST:
        _harmless.clear()
    _harmless.add(cypher)


def _look(connection: ladybug.Connection, cypher: str, params: dict[str, Any]) -> None:
    [[plan]] = run(connection, EXPLAIN + cypher, params).get_all()
    for operator, function in operators(str(plan)):
        reads_a_file = operator == "TABLE_FUNCTION_CALL" and FILE_FUNCTION.search(function)
        if reads_a_file or EFFECT.search(operator):
            what = function if reads_a_file else operator
            raise WriteRefused(f"the store is open for reading the graph only, and {what} in this query does more")


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
