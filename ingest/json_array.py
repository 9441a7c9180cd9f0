"""A JSON array of objects, read as it comes; also objects one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .core.header import wanted_columns
from .core.ingestor import Ingestor
from .core.json_stream import JsonStream
from .core.magic import expect_text
from .core.nested import unwrapped
from .core.objects import ObjectBatches
from .core.source import Layout, SourceFile
from .core.strict_json import JsonError
from .core.utf8 import encoding_of, utf8_blocks

ELSEWHERE = "records of this file were taken from another list; if these are records too, make them a file of their own"


class JsonArray(Ingestor):
    """One array of objects, or an answer that wraps one. A row's line is the one its object begins on."""

    name = "JSON"
    suffixes = ("json",)

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source`, up to the place where it stops being JSON, which is a reject."""
        expect_text(source.path, "JSON")
        batches = ObjectBatches(source, layout)
        wanted = wanted_columns(source.kind, layout)
        stream = JsonStream(utf8_blocks(source.path, encoding_of(source.path)))
        try:
            for line, value in stream.values():
                if isinstance(value, dict):
                    records, beside = unwrapped(value, wanted)
                    for one in records:
                        yield from batches.add(one, line)
                    for path, count in beside.items():
                        yield Reject(
                            source.file, line, f"the list {path!r} with {count} in it was not read: {ELSEWHERE}"
                        )
                else:
                    yield Reject(source.file, line, "the entry is not an object")
        except JsonError as fault:
            yield from batches.flush()
            yield Reject(source.file, stream.line, f"not JSON: {fault.reason}; nothing after it was read")
        except SourceError:
            yield from batches.flush()
            raise
        yield from batches.flush()
