"""Content credentials (C2PA 2.2): what the tools that made or edited a picture wrote into it.

They are read, not verified: who signed them is not checked.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linkgraph.content.jumbf import contents

STORE = b"jumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71"
"""How the description of a manifest store begins: the name of the box, then the type of store."""
GIF = b"C2PA_GIF\x01\x00\x00"
MOST_BYTES = 32 << 20


@dataclass(slots=True)
class Credentials:
    """What the manifests of a file say, the newest last: tools that claim, actions, their tools, sources (IPTC)."""

    claimed_by: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def credentials_of(path: Path) -> Credentials:
    """The content credentials in the file `path`; empty where there are none, or damaged ones."""
    found = Credentials()
    for item in contents(_store(path)):
        label = item.labels[-1] if item.labels else ""
        if item.kind == "cbor" and label.startswith(("c2pa.claim", "c2pa.actions")):
            _take(found, label, _decoded(item.data))
    for values in (found.actions, found.tools, found.sources):
        values[:] = list(dict.fromkeys(values))
    return found


def _take(found: Credentials, label: str, said: Any) -> None:
    if not isinstance(said, Mapping):
        return
    if label.startswith("c2pa.claim"):
        found.claimed_by += filter(
            None, [_tool(said.get("claim_generator_info")) or _tool(said.get("claim_generator"))]
        )
        return
    actions = said.get("actions")
    for action in actions if isinstance(actions, list) else ():
        if isinstance(action, Mapping):
            found.actions += filter(None, [_tool(action.get("action"))])
            found.tools += filter(None, [_tool(action.get("softwareAgent"))])
            found.sources += filter(None, [_term(action.get("digitalSourceType"))])


def _tool(said: Any) -> str:
    """A name, with its version where it says one; the first of several."""
    if isinstance(said, list):
        said = said[0] if said else None
    if isinstance(said, Mapping):
        return " ".join(part for key in ("name", "version") if isinstance(part := said.get(key), str) and part)
    return said if isinstance(said, str) else ""


def _term(said: Any) -> str:
    return said.rpartition("/")[2] if isinstance(said, str) else ""


def _decoded(data: bytes) -> Any:
    import cbor2

    try:
        return cbor2.loads(data)
    except Exception:  # a damaged box leads to many errors, and all mean that it says nothing
        return None


def _store(path: Path) -> bytes:
    """The manifest store in a file of any format that can carry one."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(STORE)
        if at < 12:
            return b""
        if data[:2] == b"\xff\xd8":
            return b"".join(_of_jpeg(data))[:MOST_BYTES]
        if data[:4] == b"GIF8":
            return b"".join(_of_gif(data))[:MOST_BYTES]
        start = at - 12
        return data[start : min(start + int.from_bytes(data[start : start + 4]), start + MOST_BYTES)]


def _of_jpeg(data: mmap.mmap) -> Iterator[bytes]:
    """The boxes in APP11 segments, each cut into pieces that repeat the head of the box."""
    at, begun = 2, set[bytes]()
    while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] not in (b"\xda", b""):
        size = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at + 4 : at + 2 + size]
        if data[at + 1] == 0xEB and segment[:2] == b"JP":
            box = segment[2:4]
            yield segment[16 if box in begun else 8 :]
            begun.add(box)
        at += 2 + max(size, 2)


def _of_gif(data: mmap.mmap) -> Iterator[bytes]:
    """The sub-blocks of the application extension, each led by its length."""
    at = data.find(GIF)
    at = len(data) if at < 0 else at + len(GIF)
    while at < len(data) and (size := data[at]):
        yield data[at + 1 : at + 1 + size]
        at += 1 + size
