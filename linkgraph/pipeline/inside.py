"""Files inside the files that rows name: loaded as if a row named each of them.

A folder or an archive in `photos` stands for every picture in it; a CV's portrait is a picture of the
account, a mail's attachment a document of it; a picture of the kind `contact_sheet` is cut into its
frames. The row's source is the outer file, its line the page or the place in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from linkgraph_ingest.core.kept import kept
from linkgraph_ingest.core.source import SourceFile, is_text, source_file

from linkgraph import __version__
from linkgraph.content.inside import CONTAINERS, files_in, members_of
from linkgraph.content.members import is_picture, suffix_of
from linkgraph.content.sheet import frames_of, is_sheet
from linkgraph.errors import SourceError
from linkgraph.ledger.pool import in_processes
from linkgraph.ledger.reading import broken, reading
from linkgraph.ledger.rows import forget_source, load_source
from linkgraph.pipeline.work import Work
from linkgraph.records import Batch, Reject, record_kind

MARK = "inside"
"""Among the kinds of such a source."""
DEEPEST = 4
"""How many containers are opened inside each other: a mail in an archive holds a CV with a portrait."""
_NAMED = """
SELECT account, trim(unnest(string_split(photo, ' | '))) AS file FROM row_profiles WHERE photo <> '' AND NOT gone
UNION SELECT account, trim(unnest(string_split(document, ' | '))) FROM row_profiles WHERE document <> '' AND NOT gone
UNION SELECT account, trim(file) FROM row_photos WHERE file IS NOT NULL AND NOT gone
UNION SELECT account, trim(file) FROM row_documents WHERE file IS NOT NULL AND NOT gone
"""
_SHEETS = """
SELECT trim(file), min(kind) FROM row_photos
WHERE file IS NOT NULL AND starts_with(lower(trim(kind)), 'contact_sheet') AND NOT gone GROUP BY ALL
"""
Inner = tuple[str, str, int]
"""The record kind of a file inside another, its name relative to the case folder, its place."""


def open_containers(work: Work) -> bool:
    """Brings the rows of inner files in line with what the rows name now; True where anything changed."""
    for depth in range(DEEPEST):
        if not _open(work):
            return depth > 0
    return True


def inner_files(source: SourceFile) -> list[Inner] | str:
    """The files inside `source`, kept; or why they cannot be had. Suits a worker process."""
    try:
        if source.path.is_dir():
            return [_in_folder(source, path, place) for place, path in enumerate(files_in(source.path), start=1)]
        members = frames_of(source.path, source.kind) if is_sheet(source.kind) else members_of(source.path)
        return [(_rows_of(member.name), kept(source, member.name, member.data), member.place) for member in members]
    except SourceError as error:
        return str(error).removeprefix(f"{source.path}").lstrip(": ")
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"


def _in_folder(source: SourceFile, path: Path, place: int) -> Inner:
    """A file in a folder, where it is; one whose name no row can say is kept under another."""
    name = path.relative_to(source.path).as_posix()
    file = f"{source.file}/{name}" if is_text(name) else kept(source, name, path.read_bytes())
    return _rows_of(name), file, place


def _rows_of(name: str) -> str:
    return "photos" if is_picture(name) else "documents"


def _open(work: Work) -> bool:
    """One layer of containers; True where something changed."""
    ledger, folder = work.ledger, work.case.folder
    sql = "SELECT file, digest FROM source WHERE NOT gone AND contains(kind, ?)"
    known = dict(ledger.execute(sql, [MARK]).fetchall())
    sheets = dict(ledger.execute(_SHEETS).fetchall())
    wanted = _containers(work, sheets)
    vanished = set(known) - set(wanted)
    for file in vanished:
        forget_source(ledger, file)
    digests = {file: _digest(work, file, accounts) + sheets.get(file, "") for file, accounts in wanted.items()}
    changed = sorted(file for file, digest in digests.items() if known.get(file) != digest)
    if changed:
        with work.progress.stage("opening containers", len(changed)) as stage, reading(ledger, "containers") as few:
            sources = [source_file(folder / file, folder, sheets.get(file, MARK)) for file in changed]
            for source, inner in zip(sources, in_processes(inner_files, sources, few=few, lost=broken), strict=True):
                items = _rows(source.file, inner, wanted[source.file])
                load_source(ledger, source.file, MARK, digests[source.file], work.run, items)
                stage.advance(1)
    return bool(changed or vanished)


def _containers(work: Work, sheets: Collection[str]) -> dict[str, list[str]]:
    """The containers that rows name, each with the accounts that show it."""
    found: dict[str, list[str]] = {}
    root = work.case.folder.resolve()
    for account, file in work.ledger.execute(f"SELECT DISTINCT account, file FROM ({_NAMED}) ORDER BY ALL").fetchall():
        suffix = suffix_of(file)
        holds = file in sheets or suffix in CONTAINERS or not suffix
        if file and holds and _is_inside(root, file):
            found.setdefault(file, []).append(account)
    return found


def _is_inside(top: Path, file: str) -> bool:
    """Whether it is there and below the case folder, which is not itself something one account shows."""
    try:
        path = (top / file).resolve()
        return path != top and path.is_relative_to(top) and path.exists() and (path.is_dir() or bool(suffix_of(file)))
    except (OSError, ValueError, RuntimeError):
        return False


def _digest(work: Work, file: str, accounts: list[str]) -> str:
    path = work.case.folder / file
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return repr((__version__, [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in files], accounts))


def _rows(file: str, inner: list[Inner] | str, accounts: list[str]) -> Iterator[Batch | Reject]:
    if isinstance(inner, str):
        yield Reject(file, 0, inner)
        return
    for kind in ("photos", "documents"):
        rows = [
            {"account": account, "file": name, "kind": MARK, "line": place}
            for of_kind, name, place in inner
            for account in accounts
            if of_kind == kind
        ]
        if rows:
            yield _batch(kind, file, rows)


def _batch(kind: str, file: str, rows: list[dict[str, Any]]) -> Batch:
    names = (*record_kind(kind).columns, "extra")
    columns: dict[str, pa.Array] = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    line = pa.array([row["line"] for row in rows], pa.int64())
    order = (*record_kind(kind).columns, "line", "extra")
    return Batch(kind, file, pa.table({name: line if name == "line" else columns[name] for name in order}))
