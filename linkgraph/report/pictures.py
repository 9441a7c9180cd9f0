"""Small copies of photos, to be put inside a report."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from pathlib import Path

from linkgraph.errors import LinkgraphError
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

SIDE = 96
"""Pixels of the longer side."""
MOST = 3000
"""Pictures in one report; beyond that it would be too big to open."""


@dataclass
class Pictures:
    """The photos of a case by their ids. What cannot be opened is simply not shown."""

    folder: Path | None
    files: dict[str, str] = field(default_factory=dict)
    made: dict[str, bytes | None] = field(default_factory=dict)

    @classmethod
    def of(cls, store: GraphStore, folder: Path) -> Pictures:
        """The photos of the case in `folder`."""
        rows = store.read(tables()["Photo"]).select(["id", "file"]).to_pylist()
        return cls(folder, {row["id"]: row["file"] for row in rows if row["file"]})

    def jpeg(self, photo: str | None) -> bytes | None:
        """A small JPEG of the photo, or None."""
        if photo is None or self.folder is None:
            return None
        if photo not in self.made and len(self.made) < MOST:
            self.made[photo] = self._make(photo)
        return self.made.get(photo)

    def of_file(self, file: str | None) -> bytes | None:
        """A small JPEG of a picture file of the case, or None."""
        if file is not None and file not in self.files:
            self.files[file] = file
        return self.jpeg(file)

    def file_uri(self, file: str | None) -> str | None:
        """As `uri`, of a picture file of the case."""
        return self.uri(file) if self.of_file(file) is not None else None

    def uri(self, photo: str | None) -> str | None:
        """The small picture as a data: URI, or None."""
        data = self.jpeg(photo)
        return None if data is None else "data:image/jpeg;base64," + base64.b64encode(data).decode("ascii")

    def _make(self, photo: str) -> bytes | None:
        from linkgraph.content import open_picture

        path = self._path(photo)
        if path is None:
            return None
        try:
            with open_picture(path) as picture:
                picture.thumbnail((SIDE, SIDE))
                buffer = io.BytesIO()
                picture.convert("RGB").save(buffer, "JPEG", quality=75, optimize=True)
        except (LinkgraphError, OSError):
            return None
        return buffer.getvalue()

    def _path(self, photo: str) -> Path | None:
        """The file, if it is inside the case folder."""
        if self.folder is None or photo not in self.files:
            return None
        folder = self.folder.resolve()
        path = (folder / self.files[photo]).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
