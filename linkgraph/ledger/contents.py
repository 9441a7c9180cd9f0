"""Reading the files that rows point to: pictures and documents, each content once.

Contents are kept by what they hold, not by name: a picture that ten accounts copied is
described once. What cannot be read is rejected with the row that names it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.content.descriptor import VERSION as DESCRIPTOR
from linkgraph.content.faces import require_faces
from linkgraph.ledger.copies import keep_copies, told_apart
from linkgraph.ledger.ledger import get_meta, given, set_meta, whole
from linkgraph.ledger.pool import in_processes
from linkgraph.ledger.readers import Content, read_document, read_picture, read_portrait, text_content
from linkgraph.ledger.reading import broken, reading

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

BATCH = 500
Reader = Callable[[tuple[str, str]], Content | str]
READERS: dict[str, Reader] = {"photo": read_picture, "document": read_document}
NAMED = {
    "photo": (("profiles", "photo"), ("photos", "file")),
    "document": (("profiles", "document"), ("documents", "file")),
}

_CURRENT = f"(descriptor >= '\\x{DESCRIPTOR:02X}'::BLOB AND descriptor < '\\x{DESCRIPTOR + 1:02X}'::BLOB)"
"""A descriptor begins with its version."""
_ASKED = "(SELECT 1 FROM meta WHERE key = 'faces')"
_OPENED = "AND name NOT IN (SELECT file FROM source WHERE NOT gone AND contains(kind, 'inside'))"
_UNOPENED = {
    "photo": _OPENED,
    "document": f"{_OPENED[:-1]} AND NOT regexp_matches(lower(file), '[.](pdf|do[ct][xm]|odt|ott|eml|msg)$'))",
}
"""Containers are not read themselves, but for the documents that hold something."""


def read_contents(
    ledger: duckdb.DuckDBPyConnection, folder: Path, run: str, progress: Progress, *, faces: bool = False
) -> None:
    """Brings `content` and `content_file` up to date, and rejects rows whose file cannot be read.

    `faces` measures the faces on pictures; where it was on before and is off now, they are forgotten.
    """
    if faces:
        require_faces()
    _forget_outdated(ledger, faces)
    _forget_misread(ledger)
    for kind, reader in READERS.items():
        _read_files(ledger, folder, kind, read_portrait if faces and kind == "photo" else reader, progress)
    _read_texts(ledger)
    ledger.execute("DELETE FROM reject WHERE stage = 'content'")
    for kind, columns in NAMED.items():
        for rows, column in columns:
            ledger.execute(_reject(kind, rows, column), [run])


def _forget_outdated(ledger: duckdb.DuckDBPyConnection, faces: bool) -> None:
    """Pictures that an earlier version described are read again; all, where faces are now wanted, or no longer."""
    now = ("faces", str(int(faces)))
    known = f"EXISTS (SELECT 1 FROM meta WHERE (key, value) = {now}) OR ({not faces} AND NOT EXISTS {_ASKED})"
    current = f"({_CURRENT} AND ({known}))"
    outdated = f"SELECT id FROM content WHERE kind = 'photo' AND NOT coalesce({current}, false)"
    ledger.execute(f"DELETE FROM content_file WHERE kind = 'photo' AND id IN ({outdated})")
    ledger.execute(f"DELETE FROM fingerprint WHERE value IN ({outdated})")
    ledger.execute(f"DELETE FROM content WHERE id IN ({outdated})")
    ledger.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", now)


def _forget_misread(ledger: duckdb.DuckDBPyConnection) -> None:
    """Documents that another release read, and pictures that it could not read, are read again."""
    if get_meta(ledger, "documents read by") != __version__:
        ledger.execute("DELETE FROM content_file WHERE kind = 'document' OR (kind = 'photo' AND error IS NOT NULL)")
        set_meta(ledger, "documents read by", __version__)


def stamps(ledger: duckdb.DuckDBPyConnection, folder: Path) -> str:
    """A digest of size and time of every file the rows name: has any of them changed?"""
    digest = hashlib.sha256()
    for kind in READERS:
        for name in _names(ledger, kind):
            digest.update(f"{kind} {name} {_stamp(folder, name)}\n".encode())
    return digest.hexdigest()


def _names(ledger: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    parts = " UNION ".join(
        f"SELECT trim(unnest(string_split(\"{column}\", ' | '))) AS name FROM row_{rows} "
        f'WHERE "{column}" IS NOT NULL AND NOT gone'
        if rows == "profiles"
        else f'SELECT trim("{column}") FROM row_{rows} WHERE "{column}" IS NOT NULL AND NOT gone'
        for rows, column in NAMED[kind]
    )
    sql = f"SELECT DISTINCT name FROM ({parts}) WHERE name <> '' {_UNOPENED[kind]} ORDER BY 1"
    return [name for (name,) in ledger.execute(sql).fetchall()]


def _stamp(folder: Path, name: str) -> str:
    """Size and time; a file that may not be read has none, so that it is looked at again once it may."""
    path = folder / name
    try:
        status, may = path.stat(), os.access(path, os.R_OK)
    except (OSError, ValueError):
        return "missing"
    return f"{status.st_size}:{status.st_mtime_ns}" if may else "closed"


def _read_files(ledger: duckdb.DuckDBPyConnection, folder: Path, kind: str, reader: Reader, progress: Progress) -> None:
    known = dict(ledger.execute("SELECT file, stamp FROM content_file WHERE kind = ?", [kind]).fetchall())
    wanted = [(name, stamp) for name in _names(ledger, kind) if known.get(name) != (stamp := _stamp(folder, name))]
    if not wanted:
        return
    fresh, copies = told_apart(ledger, folder, wanted) if kind == "photo" else (wanted, [])
    with progress.stage(f"reading {kind}s", len(wanted)) as stage, reading(ledger, f"{kind}s") as few:
        tasks = [(str(folder), name) for name, _ in fresh]
        results = in_processes(reader, tasks, few=few, lost=broken)
        for start in range(0, len(fresh), BATCH):
            batch = fresh[start : start + BATCH]
            _keep(ledger, kind, batch, [next(results) for _ in batch])
            stage.advance(len(batch))
        keep_copies(ledger, copies)
        stage.advance(len(copies))


def _read_texts(ledger: duckdb.DuckDBPyConnection) -> None:
    """The texts that stand in a row instead of a file, known by their MD5."""
    cursor = ledger.cursor()
    cursor.execute(
        "SELECT DISTINCT md5(trim(text)), trim(text) FROM row_documents WHERE trim(coalesce(text, '')) <> '' "
        "AND NOT EXISTS (SELECT 1 FROM content_file c WHERE c.kind = 'text' AND c.file = md5(trim(text)))"
    )
    while rows := cursor.fetchmany(BATCH * 10):
        _keep(ledger, "text", [(key, "") for key, _ in rows], [text_content(text) for _, text in rows])


def _keep(
    ledger: duckdb.DuckDBPyConnection, kind: str, batch: list[tuple[str, str]], found: list[Content | str]
) -> None:
    read = [(name, content) for (name, _), content in zip(batch, found, strict=True) if isinstance(content, Content)]
    table = pa.table(
        {
            "id": pa.array([c.id for _, c in read], pa.string()),
            "kind": pa.array(["photo" if kind == "photo" else "document"] * len(read), pa.string()),
            "file": pa.array([None if kind == "text" else name for name, _ in read], pa.string()),
            "payload": pa.array([c.payload for _, c in read], pa.string()),
            "refused": pa.array([c.refused for _, c in read], pa.string()),
            "width": pa.array([c.width for _, c in read], pa.int64()),
            "height": pa.array([c.height for _, c in read], pa.int64()),
            "hash": pa.array([c.hash for _, c in read], pa.string()),
            "words": pa.array([c.words for _, c in read], pa.int64()),
            "descriptor": pa.array([c.descriptor for _, c in read], pa.binary()),
        }
    )
    files = pa.table(
        {
            "kind": pa.array([kind] * len(batch), pa.string()),
            "file": pa.array([name for name, _ in batch], pa.string()),
            "stamp": pa.array([stamp for _, stamp in batch], pa.string()),
            "id": pa.array([c.id if isinstance(c, Content) else None for c in found], pa.string()),
            "error": pa.array([c if isinstance(c, str) else None for c in found], pa.string()),
        }
    )
    said = [
        (name, key, value)
        for (name, _), content in zip(batch, found, strict=True)
        if isinstance(content, Content)
        for key, value in content.metadata.items()
    ]
    facts = pa.table(
        {
            "kind": pa.array([kind] * len(said), pa.string()),
            "file": pa.array([name for name, _, _ in said], pa.string()),
            "name": pa.array([key for _, key, _ in said], pa.string()),
            "value": pa.array([value for _, _, value in said], pa.string()),
        }
    )
    with given(ledger, read_content=table, read_file=files, read_fact=facts), whole(ledger):
        ledger.execute(
            "INSERT INTO content SELECT * FROM read_content "
            "QUALIFY row_number() OVER (PARTITION BY id ORDER BY file) = 1 ON CONFLICT DO NOTHING"
        )
        ledger.execute("INSERT OR REPLACE INTO content_file SELECT * FROM read_file")
        ledger.execute("DELETE FROM content_fact WHERE kind = ? AND file IN (SELECT file FROM read_file)", [kind])
        ledger.execute("INSERT INTO content_fact SELECT * FROM read_fact")


def _reject(kind: str, rows: str, column: str) -> str:
    cell = f"unnest(string_split(r.\"{column}\", ' | '))" if rows == "profiles" else f'r."{column}"'
    return (
        f"INSERT INTO reject SELECT r.origin, r.line, r.name || ': ' || c.error, 'content', ? FROM "
        f"(SELECT r.origin, r.line, trim({cell}) AS name FROM row_{rows} r WHERE NOT r.gone) r "
        f"JOIN content_file c ON c.kind = '{kind}' AND c.file = r.name WHERE c.error IS NOT NULL"
    )
