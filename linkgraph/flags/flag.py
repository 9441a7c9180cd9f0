"""A red flag: one file of `queries/flags`, its header read into a value."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from linkgraph_queries import header
from linkgraph_queries.header import Param

from linkgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from; `passage` stands word for word in the document."""

    document: str
    title: str
    passage: str

    def __str__(self) -> str:
        return f"{self.title}: “{self.passage}”"


@dataclass(frozen=True, slots=True)
class Flag:
    """One rule. `weight` is in points of risk; flags of one `group` say the same and count once.

    `subject` is `account` or `cluster`: what its findings are about. `needs` names the tables,
    properties (`LOGGED_IN_FROM.port`) or values (`LIVES_AT.kind=delivery`) without which it cannot
    be tested; `|` stands between alternatives. `detail` is the sentence of a finding, with the
    query's columns in braces.
    """

    id: str
    title: str
    meaning: str
    benign: str
    sources: tuple[Source, ...]
    weight: float
    group: str
    subject: str
    needs: tuple[str, ...]
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    detail: str
    version: int
    cypher: str
    path: str

    @property
    def source(self) -> str:
        """Its sources in one line."""
        return "; ".join(str(source) for source in self.sources)


@cache
def flags() -> dict[str, Flag]:
    """Every red flag by id, sorted."""
    return {name: _flag(header.load("flags", name)) for name in header.names("flags")}


def flag(id_: str) -> Flag:
    """The red flag of that id; UsageError where there is none."""
    if id_ not in flags():
        raise UsageError(f"there is no red flag {id_!r}; `linkgraph flags --coverage` lists them")
    return flags()[id_]


def _flag(file: header.QueryFile) -> Flag:
    return Flag(
        id=file.field("id", file.name),
        title=file.field("title"),
        meaning=file.field("meaning"),
        benign=file.field("benign"),
        sources=tuple(_source(line) for line in file.fields.get("source", ())),
        weight=float(file.field("weight", "0")),
        group=file.field("group", file.name),
        subject=file.field("subject", "account"),
        needs=file.words("needs"),
        params=file.params,
        columns=file.words("columns"),
        detail=file.field("detail"),
        version=int(file.field("version", "1")),
        cypher=file.cypher,
        path=file.path,
    )


def _source(line: str) -> Source:
    document, _, passage = line.partition(": ")
    return Source(document, _documents().get(document, {}).get("title", document), passage)


@cache
def _documents() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__ or "").joinpath("documents.toml").read_text(encoding="utf-8"))
