"""Every error linkgraph raises for a reason a user can act on.

    LinkgraphError                 exit code 1
    ├── UsageError                 2: an argument, a name or a value that cannot be
    ├── CaseError                  the case folder or its linkgraph.toml
    │   └── CaseBusy               another run holds the case
    ├── SourceError                a file that cannot be read at all
    ├── StoreError                 the graph store
    │   ├── StoreUnreachable       no server, no file, wrong password
    │   ├── StoreLocked            another process writes
    │   ├── StoreForeign           the store holds another case
    │   ├── QueryError             a Cypher query the store refuses
    │   │   └── QueryStopped       someone stopped it
    │   └── WriteRefused           a write in a read-only session
    ├── ProcessDied                a process that worked for a run ended
    └── MissingExtra               an optional part is not installed

The message is one sentence: what was wrong, where, and what to do.
"""

from __future__ import annotations


class LinkgraphError(Exception):
    """Base of the tree; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(LinkgraphError):
    """The user asked for something that is not there or cannot be."""

    exit_code = 2


class CaseError(LinkgraphError):
    """The case folder or its configuration cannot be used."""


class CaseBusy(CaseError):
    """Another run holds the case."""


class SourceError(LinkgraphError):
    """A source file cannot be read at all; it is rejected and the run goes on."""


class ProcessDied(LinkgraphError):
    """A process that worked for a run ended before its work did."""


class StoreError(LinkgraphError):
    """The graph store failed."""


class StoreUnreachable(StoreError):
    """There is no store at that address, or it does not let us in."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreForeign(StoreError):
    """The store holds another case."""


class QueryError(StoreError):
    """The store refused a Cypher query; the message says why and where."""


class QueryStopped(QueryError):
    """Someone stopped the query while it ran."""


class WriteRefused(QueryError):
    """The store refused to write in a read-only session."""


class MissingExtra(LinkgraphError):
    """An optional part of linkgraph is not installed."""
