"""Reading one picture or document, in a worker process."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from linkgraph.content import metadata_of, open_picture, picture_metadata, text_of
from linkgraph.content.descriptor import describe, parse
from linkgraph.content.outline import outline_of
from linkgraph.content.refusal import refusal
from linkgraph.errors import SourceError

LONGEST = 200_000
"""Characters of a text that are kept."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its id (SHA-256), its text or descriptor, why it is not compared, and its metadata."""

    id: str
    payload: str | None = None
    refused: str | None = None
    width: int | None = None
    height: int | None = None
    hash: str | None = None
    words: int | None = None
    descriptor: bytes | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_portrait(task: tuple[str, str]) -> Content | str:
    """As `read_picture`, with the face."""
    return read_picture(task, with_face=True)


def read_picture(task: tuple[str, str], *, with_face: bool = False) -> Content | str:
    """The content of the picture `(folder, name)`, or a sentence that says why it cannot be read."""
    try:
        path = inside(*task)
        picture = open_picture(path)
        descriptor = describe(picture, with_face=with_face)
        return Content(
            hashlib.sha256(path.read_bytes()).hexdigest(),
            refused=refusal(picture),
            width=picture.width,
            height=picture.height,
            hash=parse(descriptor).hash,
            descriptor=base64.b64decode(descriptor),
            metadata=picture_metadata(path),
        )
    except Exception as error:  # one file must not end the run, whatever it found in us
        return _reason(error, task)


def read_document(task: tuple[str, str]) -> Content | str:
    """The content of the document `(folder, name)`, or a sentence that says why it cannot be read."""
    try:
        path = inside(*task)
        text = text_content(text_of(path))
        return replace(text, metadata={**metadata_of(path), **text.metadata})
    except Exception as error:  # one file must not end the run, whatever it found in us
        return _reason(error, task)


def text_content(text: str) -> Content:
    """The content of a text: NFKC, white space folded, at most 200,000 characters; and its outline."""
    plain = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()[:LONGEST]
    outline = outline_of(text[:LONGEST])
    said = {"outline": outline} if outline else {}
    return Content(hashlib.sha256(plain.encode()).hexdigest(), plain, words=len(plain.split()), metadata=said)


def inside(folder: str, name: str) -> Path:
    """The path of `name`; SourceError where it leads out of the case folder or to no file."""
    root = Path(folder).resolve()
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise SourceError("lies outside the case folder; copy it into the folder")
        if not path.is_file():
            raise SourceError("there is no such file in the case folder")
    except (OSError, ValueError, RuntimeError) as error:
        raise SourceError(f"is not a usable file name ({error})") from error
    return path


def _reason(error: Exception, task: tuple[str, str]) -> str:
    """Why a file was not read, without its path: the reject names it already."""
    if isinstance(error, SourceError):
        return str(error).removeprefix(f"{Path(task[0]).resolve()}/{task[1]}").lstrip(": ")
    if isinstance(error, OSError):  # it went, or changed, while it was read
        return f"cannot be read: {error.strerror or error}"
    return f"was not read, because of a fault of this program ({type(error).__name__}: {error}); please report it"
