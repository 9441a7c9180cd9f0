"""The checks of `linkgraph doctor`: each one yields rows of what was checked, how it went, what to do."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from linkgraph.cli.session import Session
from linkgraph.errors import CaseError, LinkgraphError

Row = dict[str, str]

OLDEST = (3, 11)
SHORT_OF_DISK = 2 * 1024**3
"""Bytes below which a run of a large case may not find room."""


def all_checks(session: Session) -> list[Row]:
    """Every check, one or more rows each, from the installation outward."""
    return [
        *_python(),
        *_packages(),
        *_case(session),
        *_disk(session.folder),
        *_lock(session),
        *_store(session),
    ]


def _python() -> Iterator[Row]:
    good = sys.version_info >= OLDEST
    advice = "" if good else f"; install {OLDEST[0]}.{OLDEST[1]} or newer"
    yield _row("python", "ok" if good else "fail", f"{platform.python_version()}, {sys.executable}{advice}")


def _packages() -> Iterator[Row]:
    yield _row("package linkgraph", "ok", version("linkgraph"))
    for requirement in requires("linkgraph") or []:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)", requirement)
        yield _extra(name, extra[1]) if extra else _package(name)


def _package(name: str) -> Row:
    try:
        return _row(f"package {name}", "ok", version(name))
    except PackageNotFoundError:
        return _row(f"package {name}", "fail", "not installed: install linkgraph again")


def _extra(name: str, extra: str) -> Row:
    try:
        return _row(f"optional {name}", "ok", version(name))
    except PackageNotFoundError:
        return _row(f"optional {name}", "ok", f"not installed; pip install 'linkgraph[{extra}]' adds it")


def _case(session: Session) -> Iterator[Row]:
    try:
        case = session.case
    except CaseError as error:
        yield _row("case", "fail", str(error))
        return
    from linkgraph.pipeline.ingesting import require_sources

    try:
        require_sources(case)
    except CaseError as error:
        yield _row("case", "warn", f"{error} Name a case with --case DIR.")
    else:
        yield _row("case", "ok", f"{case.name} in {case.folder}")


def _disk(folder: Path) -> Iterator[Row]:
    if not folder.is_dir():
        return
    free = shutil.disk_usage(folder).free
    text = f"{free / 1024**3:.1f} GB free"
    if free < SHORT_OF_DISK:
        yield _row("disk", "warn", f"{text}; a large case needs more than {SHORT_OF_DISK // 1024**3} GB: make room")
    else:
        yield _row("disk", "ok", text)


def _lock(session: Session) -> Iterator[Row]:
    from filelock import FileLock, Timeout

    lock = session.folder / ".linkgraph" / "lock"
    if not lock.exists():
        yield _row("run", "ok", "none is under way")
        return
    try:
        with FileLock(lock, timeout=0):
            yield _row("run", "ok", "none is under way")
    except Timeout:
        yield _row("run", "warn", "one is under way: others have to wait for it, reading goes on")
    except OSError as error:
        yield _row("run", "fail", f"{lock} cannot be opened ({error.strerror}): make it yours")


def _store(session: Session) -> Iterator[Row]:
    from linkgraph import read
    from linkgraph.store import open_store

    try:
        uri = session.store_uri or session.case.default_store_uri()
        store = open_store(uri)
        try:
            runs = read.runs(store) if store.exists() else []
        finally:
            store.close()
    except LinkgraphError as error:
        yield _row("store", "fail", str(error))
        return
    if not runs:
        yield _row("store", "warn", f"empty; `linkgraph run {session.folder}` fills it")
        return
    counts = ", ".join(f"{runs[0][name] or 0:,} {name}" for name in ("accounts", "links", "clusters", "findings"))
    yield _row("store", "ok", f"{counts}, of {runs[0]['finished_at']}")


def _row(check: str, status: str, detail: str) -> Row:
    return {"check": check, "status": status, "detail": detail}
