"""Ladybug's messages as one sentence of ours."""

from __future__ import annotations

import re

from linkgraph.errors import QueryError, StoreError, WriteRefused

NO_ROOM = "Buffer manager exception"

POSITION = re.compile(r"\(line: (\d+), offset: (\d+)\)")
PREFIX = re.compile(r"^(?:\w+ )?(?:exception|Exception|error): ")
NAMED = (
    re.compile(r"Cannot find property (?P<name>\w+) for (?P<of>\w+)"),
    re.compile(r"Table (?P<name>\S+) does not exist"),
    re.compile(r"Variable (?P<name>\w+) is not in scope"),
    re.compile(r"function (?P<name>\w+) does not exist", re.IGNORECASE),
)
WRITES = ("write operations in a read-only", "write query inside a read-only")


class StoreFull(StoreError):
    """The buffer pool has no room for so many rows at once."""


def refusal(error: RuntimeError, cypher: str, timeout: float | None = None, lines_before: int = 0) -> QueryError:
    """What to raise for `error`; `lines_before` lines were put before the user's `cypher`."""
    message = str(error)
    if any(words in message for words in WRITES):
        return WriteRefused("the store is open for reading only and refuses this query, which would write")
    if message.startswith("Interrupted"):
        return QueryError(_too_long(timeout))
    if message.startswith(NO_ROOM):
        return QueryError(
            "the query needs more memory than the store may take; narrow it down, "
            "or set LINKGRAPH_STORE_BUFFER_MB to more"
        )
    where = _position(message, cypher, lines_before)
    return QueryError(f"the store refuses the query{where}: {_reason(message)}")


def _too_long(timeout: float | None) -> str:
    limit = "" if timeout is None else f" longer than {timeout:g} seconds"
    return f"the query took{limit or ' too long'} and was stopped; narrow it down"


def _position(message: str, cypher: str, lines_before: int) -> str:
    given = POSITION.search(message)
    if given:
        line, column = int(given[1]) - lines_before, int(given[2]) + 1
        return f" at line {line}, column {column}{_near(cypher, line, column)}"
    offset = _offset_of_name(message, cypher)
    if offset is None:
        return ""
    before = cypher[:offset]
    return f" at line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def _near(cypher: str, line: int, column: int) -> str:
    lines = cypher.splitlines()
    text = lines[line - 1][column - 1 :].strip() if 0 < line <= len(lines) else ""
    return f", near `{text[:40]}`" if text else ", at its end"


def _offset_of_name(message: str, cypher: str) -> int | None:
    for pattern in NAMED:
        named = pattern.search(message)
        if named:
            parts = [part for part in (named.groupdict().get("of"), named["name"]) if part]
            found = re.search(r"\b" + r"\s*\.\s*`?".join(map(re.escape, parts)) + r"\b", cypher, re.IGNORECASE)
            return found.start() if found else None
    return None


def _reason(message: str) -> str:
    text = PREFIX.sub("", message.split("(line:")[0].strip())
    text = re.sub(r": expected rule \w+$| expecting \{.*$", "", text, flags=re.DOTALL)
    text = re.sub(r"^Invalid input <.*>$", "this is not Cypher that it knows", text, flags=re.DOTALL)
    text = re.sub(r"mismatched input '<EOF>'", "something is missing", text)
    text = re.sub(r"\s+", " ", text).rstrip(". ")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
