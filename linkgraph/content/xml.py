"""XML parts of office documents, parsed with entities and the network forbidden."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from linkgraph.errors import SourceError

MOST_BYTES = 50 << 20


def parse(data: bytes) -> Any:
    """The root element of `data`; SourceError where it declares a document type, as attacks do."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise SourceError("the document defines entities of its own, as attacks do")
    return root


def part(path: Path, name: str) -> Any | None:
    """The root element of the member `name` of the archive `path`; None where there is none."""
    with zipfile.ZipFile(path) as archive:
        try:
            member = archive.getinfo(name)
        except KeyError:
            return None
        return None if member.file_size > MOST_BYTES else parse(archive.read(member))


def texts(root: Any | None) -> dict[str, str]:
    """The text of every element below `root` that has one, by its name without namespace; the first wins."""
    found: dict[str, str] = {}
    for element in () if root is None else root.iter("*"):
        if element.text and element.text.strip():
            found.setdefault(local(element), element.text.strip())
    return found


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
