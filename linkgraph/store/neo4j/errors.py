"""Neo4j's errors as one sentence of ours."""

from __future__ import annotations

import re

from neo4j.exceptions import (
    AuthError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from linkgraph.errors import QueryError, StoreError, StoreUnreachable, UsageError, WriteRefused
from linkgraph.store.neo4j.settings import VARIABLE

Failure = (Neo4jError, DriverError)
"""What the driver raises; everything else is a mistake of ours."""

POSITION = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
LONG = 120
MEMORY = "MemoryPoolOutOfMemory"
TIME_IS_OVER = ("TransactionTimedOut", "LockClientStopped", "Transaction.Terminated")
OF_THE_QUERY = ("Neo.ClientError.Statement", "Neo.ClientError.Procedure")
READ_MODE = ("read access mode", "Neo.ClientError.Statement.AccessMode")


def is_passing(error: Exception) -> bool:
    """True where trying again may help: a deadlock, a lost connection, a server that starts."""
    if isinstance(error, (ServiceUnavailable, SessionExpired, IncompleteCommit)):
        return True
    if is_timeout(error):
        return False
    return isinstance(error, Neo4jError) and error.is_retryable() and MEMORY not in str(error.code)


def is_timeout(error: Exception) -> bool:
    """True where the server gave up because the transaction's time was over."""
    return isinstance(error, Neo4jError) and any(word in str(error.code) for word in TIME_IS_OVER)


def translated(error: Exception, where: str) -> StoreError | UsageError:
    """What to raise for an error that is not about the text of a query."""
    message = _first_line(error)
    if isinstance(error, AuthError):
        return StoreUnreachable(
            f"the Neo4j server at {where} does not let us in; check the user and the password "
            "(NEO4J_USER, NEO4J_PASSWORD, or user:password@ in the URI)"
        )
    if isinstance(error, Neo4jError):
        return _server_error(error, where, message)
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return StoreUnreachable(f"no Neo4j server answers at {where}; check the address, and that it runs")
    return StoreUnreachable(f"the Neo4j server at {where} cannot be used: {message}")


def refusal(
    error: Exception, where: str, timeout: float | None = None, lines_before: int = 0
) -> StoreError | UsageError:
    """What to raise for an error of a reading query; `lines_before` lines were put before the user's."""
    if is_timeout(error) and timeout is not None:
        return QueryError(f"the query took longer than {timeout:g} seconds and was stopped; narrow it down")
    text = f"{getattr(error, 'code', '')} {error}"
    if any(words in text for words in READ_MODE):
        return WriteRefused("the store is open for reading only and refuses this query, which would write")
    if isinstance(error, Neo4jError) and str(error.code).startswith(OF_THE_QUERY):
        return QueryError(_sentence(error.message or str(error), lines_before))
    return translated(error, where)


def _server_error(error: Neo4jError, where: str, message: str) -> StoreError:
    code = str(error.code)
    if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
        return StoreUnreachable(f"the Neo4j server has no database at {where}; check its name")
    if MEMORY in code:
        return StoreError(
            f"the Neo4j server at {where} has too little memory for this; raise server.memory.heap.max_size, "
            f"or set {VARIABLE} to less"
        )
    return StoreError(f"the Neo4j server at {where} refuses: {message}")


def _sentence(message: str, lines_before: int) -> str:
    reason = re.sub(r"\s+", " ", re.split(r"\n|\(line \d", message)[0]).strip().rstrip(".: ")
    reason = reason.split(": expected ")[0] if len(reason) > LONG else reason
    reason = reason[:1].lower() + reason[1:] if reason[1:2].islower() else reason
    return f"the store refuses the query{_where(message, lines_before)}: {reason}"


def _where(message: str, lines_before: int) -> str:
    given = POSITION.search(message)
    if given is None:
        return ""
    if int(given[1]) <= lines_before:
        return " at its end"
    quoted = re.search(r'\n"(.*)"\s*\n?\s*\^?', message)
    text = quoted[1][int(given[2]) - 1 :].strip() if quoted else ""
    return f" at line {int(given[1]) - lines_before}, column {given[2]}" + (f", near `{text[:40]}`" if text else "")


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    return (str(text).splitlines() or ["no reason given"])[0].rstrip(". ")
