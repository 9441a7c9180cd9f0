"""Which files a case has, and reading them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from linkgraph.errors import SourceError, UsageError
from linkgraph.records import Batch, Reject, record_kind, record_kinds
from linkgraph.records.paths import as_glob

from .core.own_or_foreign import own_or_foreign
from .core.path_rows import FILE, are_rows, path_rows, path_sources, said_by_path, with_values
from .core.registry import foreign_for, ingestor_for, ingestors, split_name
from .core.source import CaseFolder, SourceFile, located, shown, source_file

CONFIG_FILE = "linkgraph.toml"
SOURCES = "sources"
"""Under this name `[files]` lists files that say themselves what they hold."""
FOREIGN = ""
"""The kind of a source whose content says which records it holds."""
PACKED = frozenset({"zip", "bz2", "xz", "7z", "rar", "lz4", "br"})
"""Suffixes of packings that are not opened, beside gzip and zstandard."""
FAULT = "the file was not read further, because of a fault of this program"
"""The beginning of the reason where an ingestor failed in a way that it does not know."""

__all__ = [
    "FAULT",
    "SOURCES",
    "files_below",
    "ingestors",
    "mapped_kind",
    "named_kind",
    "read_case",
    "read_paths",
    "read_source",
    "sources",
    "sources_of",
    "strays",
    "unread",
]


def sources(case: CaseFolder) -> list[SourceFile]:
    """The files of `case`, in the order of the record kinds, then by name."""
    return _sources(case.folder, case)


def read_case(case: CaseFolder) -> Iterator[Batch | Reject]:
    """Everything in `case`: batches of rows, and rejects for what could not be read."""
    yield from strays(case)
    for source in sources(case):
        yield from read_source(source, case)


def read_source(source: SourceFile, case: CaseFolder) -> Iterator[Batch | Reject]:
    """The rows of one file. What stops it from being read (further) is a reject with line 0."""
    if source.members:
        yield from path_rows(source, case.config)
        return
    ingestor = ingestor_for(source.path.name) if source.kind else foreign_for(source.path)
    if ingestor is None and not source.kind:
        yield Reject(
            source.file, 0, "no ingestor recognises this file; if it belongs to an account, name it in a table"
        )
        return
    if ingestor is None:
        yield Reject(
            source.file, 0, f"no ingestor reads this format; known: {', '.join(_suffixes())}{_by_path(source)}"
        )
        return
    try:
        said = said_by_path(source, case.config)
        layout = with_values(case.config, source.kind, said) if said else case.config
        own = ingestor.read(source, layout)
        yield from own_or_foreign(source, own, layout) if source.kind else own
    except SourceError as error:
        yield Reject(source.file, 0, str(error))
    except OSError as error:
        yield Reject(source.file, 0, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # one file must not stop the others, whatever it found in us
        yield Reject(source.file, 0, f"{FAULT} ({type(error).__name__}: {error}); please report it")


def _by_path(source: SourceFile) -> str:
    if FILE not in record_kind(source.kind).columns:
        return ""
    return f'; where its path names the account, say so in linkgraph.toml: [files] {source.kind} = ["{{account}}/*"]'


def read_paths(paths: Sequence[Path], case: CaseFolder) -> Iterator[Batch | Reject]:
    """The rows of files, and of folders laid out like a case folder. UsageError where a path is not there."""
    for source in sources_of(paths, case):
        yield from read_source(source, case)


def sources_of(paths: Sequence[Path], case: CaseFolder) -> list[SourceFile]:
    """The files named by `paths`, folders opened. UsageError where a path is not there or says nothing."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} is not there; give a file or a folder.")
    return [source for path in paths for source in (_sources(path, case) if path.is_dir() else [_one(path, case)])]


def strays(case: CaseFolder) -> list[Reject]:
    """Entries of the case folder that look like a source and are none: misspelt names, folders, pipes."""
    found = []
    for path in sorted(case.folder.iterdir()):
        name = shown(path, case.folder)
        stem, suffix, _ = split_name(name)
        if path.is_file() and _packed_otherwise(path.name):
            found.append(Reject(name, 0, "this is packed in a way that is not read; unpack it, or pack it with gzip"))
        if suffix not in _suffixes():
            continue
        if stem in record_kinds() and not path.is_file():
            found.append(Reject(name, 0, "this is no regular file"))
        elif (near := _near(stem)) and not mapped_kind(path, case) and not _is_foreign(path, asked=False):
            reason = f"this is no file of a case folder; if it holds {near}, call it {near}.{suffix}"
            found.append(Reject(name, 0, reason))
    return found


def unread(case: CaseFolder) -> list[str]:
    """Tables beside the sources of `case` whose names say nothing, and that linkgraph.toml does not name."""
    known = {source.path for source in sources(case)} | {located(stray.file, case.folder) for stray in strays(case)}
    found = [path for path in sorted(case.folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    return [shown(path, case.folder) for path in found if path not in known and split_name(path.name)[1] in _suffixes()]


def _sources(folder: Path, case: CaseFolder) -> list[SourceFile]:
    files = [path for path in folder.iterdir() if path.is_file()]
    chosen = {path: kind for path in files if (kind := named_kind(path))}
    if not chosen and not case.config.files:
        chosen = _heap(folder)
    for path in files:
        if path not in chosen and not mapped_kind(path, case) and _is_foreign(path, asked=False):
            chosen[path] = FOREIGN
    for kind, patterns in case.config.files.items():
        tables = (pattern for pattern in patterns if not are_rows(kind, pattern))
        for path in (path for pattern in tables for path in folder.glob(as_glob(pattern))):
            if path.is_file() and ".linkgraph" not in path.parts:
                chosen.setdefault(path, FOREIGN if kind == SOURCES else kind)
    order = [*record_kinds(), FOREIGN]
    ranked = sorted(chosen.items(), key=lambda item: (order.index(item[1]), item[0].as_posix()))
    found = [source_file(path, case.folder, kind) for path, kind in ranked]
    return found + list(path_sources(folder, case.config))


def _heap(folder: Path) -> dict[Path, str]:
    """All files below a folder that holds none of the case format, if any of them is recognised.

    What is not recognised is among them, so that reading it says so.
    """
    found = files_below(folder)
    if not any(_is_foreign(path, asked=True) for path in found):
        return {}
    return {path: named_kind(path) or FOREIGN for path in found}


def files_below(folder: Path) -> list[Path]:
    """All files below `folder`, hidden ones and its linkgraph.toml left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not _hidden(path.relative_to(folder)))
    return [path for path in found if path.name != CONFIG_FILE]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_foreign(path: Path, *, asked: bool) -> bool:
    return not path.name.startswith(".") and path.name != CONFIG_FILE and foreign_for(path, asked=asked) is not None


def named_kind(path: Path) -> str | None:
    """The record kind that a file is called like: `logins.csv.gz`."""
    stem, suffix, _ = split_name(path.name)
    return stem if stem in record_kinds() and suffix in _suffixes() else None


def mapped_kind(path: Path, case: CaseFolder) -> str | None:
    """What `[files]` names a file as: a record kind, or `sources`."""
    for kind, patterns in case.config.files.items():
        if any(path.match(as_glob(pattern)) for pattern in patterns):
            return kind
    return None


def _one(path: Path, case: CaseFolder) -> SourceFile:
    kind = named_kind(path) or mapped_kind(path, case)
    if member := next(
        (each for each in path_sources(case.folder, case.config) if path.resolve() in each.members), None
    ):
        return member
    if kind == SOURCES or (kind is None and _is_foreign(path, asked=True)):
        return source_file(path, case.folder, FOREIGN)
    kind = kind or _guessed_kind(path)
    if kind is None:
        raise UsageError(
            f"{shown(path, case.folder)} does not say what it holds, and no ingestor knows its content; name it like "
            f"profiles.csv, or give its name in linkgraph.toml under [files]; kinds: {', '.join(record_kinds())}."
        )
    return source_file(path, case.folder, kind)


def _guessed_kind(path: Path) -> str | None:
    """`logins-2024.csv` and `upwork_profiles.csv` say what they hold."""
    stem = split_name(path.name)[0]
    words = "".join(c if c.isalpha() else " " for c in stem).split()
    return next((kind for kind in record_kinds() if kind in words), None)


def _packed_otherwise(name: str) -> bool:
    """True for `profiles.csv.bz2` and its like."""
    parts = name.lower().split(".")
    return len(parts) > 2 and parts[0] in record_kinds() and parts[-2] in _suffixes() and parts[-1] in PACKED


def _near(stem: str) -> str | None:
    near = get_close_matches(stem, list(record_kinds()), n=1, cutoff=0.9)
    return near[0] if near and stem not in record_kinds() else None


def _suffixes() -> list[str]:
    return [suffix for each in ingestors().values() for suffix in each.suffixes]
