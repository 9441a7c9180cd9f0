"""JSON Lines: one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .core.ingestor import Ingestor
from .core.lines import Line, text_lines
from .core.magic import expect_text
from .core.objects import ObjectBatches
from .core.source import Layout, SourceFile
from .core.strict_json import JsonError, loads
from .core.utf8 import encoding_of


class JsonLines(Ingestor):
    """One JSON object a line; blank lines are skipped."""

    name = "JSON Lines"
    suffixes = ("jsonl", "ndjson")

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source`."""
        expect_text(source.path, "JSON Lines")
        batches = ObjectBatches(source, layout)
        try:
            for line in text_lines(source.path, encoding_of(source.path)):
                row = line.fault or _object(line)
                if isinstance(row, str):
                    yield Reject(source.file, line.number, row)
                elif row is not None:
                    yield from batches.add(row, line.number)
        except SourceError:
            yield from batches.flush()
            raise
        yield from batches.flush()


def _object(line: Line) -> dict[str, object] | str | None:
    """The object on a line, the reason why there is none, or None for a blank line."""
    if not line.text.strip():
        return None
    try:
        value = loads(line.text)
    except JsonError as fault:
        return f"not JSON: {fault.reason} (column {fault.position + 1})"
    return value if isinstance(value, dict) else f"the line holds {_what(value)}, not an object"


def _what(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "no value (null)" if value is None else "a single value"
