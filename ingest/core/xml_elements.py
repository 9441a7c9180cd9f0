"""XML read part by part: what has been read is let go of, so that a file of any size takes little memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from linkgraph.errors import SourceError

from .source import SourceFile
from .unpack import opened

BLOCK = 1 << 20


def elements(source: SourceFile, names: Sequence[str]) -> Iterator[Any]:
    """The elements of these names, of any namespace, as they end; each is emptied when the next is asked for.

    Entities are not resolved, and nothing is fetched. SourceError where the file is no XML, or not from there on.
    """
    from lxml import etree

    tags = [f"{{*}}{name}" for name in names]
    with opened(source.path) as stream:
        parser = etree.XMLPullParser(events=("end",), tag=tags, resolve_entities=False, no_network=True)
        try:
            while block := stream.read(BLOCK):
                parser.feed(block)
                for _, element in parser.read_events():
                    yield element
                    element.clear()
            parser.close()
        except etree.XMLSyntaxError as error:
            raise SourceError(f"not XML: {error}; nothing after it was read") from error
