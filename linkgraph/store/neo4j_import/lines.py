"""Rows as lines that neo4j-admin reads: text is quoted, the unknown is not, so that an empty text is told from none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

import polars as pl
import polars.selectors as cs
import pyarrow as pa

from linkgraph.schema import Table
from linkgraph.store.neo4j_import.arguments import BETWEEN, Written, header

LINE_ENDS = ["\n", "\r"]


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows whose lists are text, items `BETWEEN` each other.

    `left_out` holds, by column and id, the lists that neo4j-admin cannot write, which are null here or not
    what they were: [], [""], and those that hold `BETWEEN`, of which a space is made.
    """

    frame: pl.DataFrame
    left_out: dict[str, dict[str, list[Any]]]

    @classmethod
    def of(cls, rows: pa.Table) -> Lines:
        """The lines of `rows`, which are in the shape of `schema.arrow_schema(table)`."""
        frame = pl.from_arrow(rows)
        assert isinstance(frame, pl.DataFrame)
        left_out = {}
        for name in frame.select(cs.list()).columns:
            lists = frame[["id", name]]
            frame = frame.with_columns(_joined(lists[name]))
            lost = lists.filter(_is_lost(frame[name], lists[name]))
            if lost.height:
                left_out[name] = dict(lost.rows())
                frame = frame.with_columns(_joined(_without_between(lists[name])))
        return cls(frame, left_out)

    def write(self, file: BinaryIO) -> None:
        """A line for each row."""
        endless = [name for name in self.frame.select(cs.float()).columns if self.frame[name].is_infinite().any()]
        frame = self.frame.with_columns(_as_java_writes(name) for name in endless)
        frame.write_csv(file, include_header=False, quote_style="non_numeric")

    def noted(self, before: Written) -> Written:
        """What is said of a file once it has these lines, too; whether they hold line ends is asked until some do."""
        return Written(before.name, before.multiline or self.hold_line_ends, max(before.longest, self.longest))

    @property
    def hold_line_ends(self) -> bool:
        """Whether a field of them holds a line end."""
        return any(self.frame.select(cs.string().str.contains_any(LINE_ENDS).any()).row(0))

    @property
    def longest(self) -> int:
        """The bytes of the longest text."""
        sizes = self.frame.select(cs.string().str.len_bytes().max()).row(0)
        return max((size for size in sizes if size is not None), default=0)


def header_line(table: Table) -> bytes:
    """The first line."""
    return (",".join(header(table)) + "\n").encode()


def _joined(lists: pl.Series) -> pl.Series:
    if lists.null_count() == len(lists):
        return pl.Series(lists.name, [None], pl.String).new_from_index(0, len(lists))
    return lists.list.join(BETWEEN)


def _is_lost(joined: pl.Series, lists: pl.Series) -> pl.Series:
    if joined.null_count() == len(joined):
        return joined.is_not_null()
    return (joined == "") | (joined.str.count_matches(BETWEEN, literal=True) + 1 != lists.list.len())


def _without_between(lists: pl.Series) -> pl.Series:
    return lists.list.eval(pl.element().str.replace_all(BETWEEN, " ", literal=True))


def _as_java_writes(name: str) -> pl.Expr:
    """Other numbers as before; in quotes, which makes no difference to neo4j-admin."""
    number = pl.col(name)
    sign = pl.when(number < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.when(number.is_infinite()).then(sign + pl.lit("Infinity")).otherwise(number.cast(pl.String)).alias(name)
