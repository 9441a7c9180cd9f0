"""Proposing how the files of a whole folder are to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linkgraph_ingest.aside import aside
from linkgraph_ingest.core.mapping.merge import with_files
from linkgraph_ingest.core.mapping.suggest import is_meagre, suggest
from linkgraph_ingest.discover import FAULT, SOURCES

from linkgraph.case import Case
from linkgraph.case.config import CONFIG_FILE
from linkgraph.errors import LinkgraphError, SourceError
from linkgraph.pipeline.ingesting import listed_files
from linkgraph.pipeline.mapping import Rows, laid_in, previews, said_in
from linkgraph.records.paths import escaped

MEAGRE = "next to nothing in it is known; --suggest-mapping with this file alone proposes what there is"


@dataclass
class FolderMapping:
    """The text of a `linkgraph.toml`, and what it makes of each file, by its path within the folder."""

    text: str
    rows: dict[str, Rows] = field(default_factory=dict)
    """The first rows of each table as they would be read."""
    patterns: dict[str, list[str]] = field(default_factory=dict)
    """Of files that say themselves what they hold (`sources`), or are called like one of ours, in folders below."""
    left: dict[str, str] = field(default_factory=dict)
    """Tables that no mapping was found for, with the reason."""
    others: int = 0
    """Files that are no tables: pictures, documents."""

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to write down."""
        return not self.rows and not any(self.patterns.values())


def suggest_folder(case: Case, rows: int = 3) -> FolderMapping:
    """How the files below the folder of `case` can be read that nothing reads yet, with so many `rows` of each.

    What its `linkgraph.toml` says stands. A table whose headers mean something else in the tables before it is left.
    """
    found = FolderMapping(said_in(case))
    files = aside(case, listed_files(case))
    found.patterns = {kind: list(_patterns(case.folder, named)) for kind, named in files.named.items()}
    found.patterns[SOURCES] = list(_patterns(case.folder, files.telling))
    for kind, patterns in found.patterns.items():
        found.text = with_files(found.text, kind, patterns)
    for table in files.tables:
        _add(found, table, table.relative_to(case.folder).as_posix(), rows)
    found.others = len(files.others)
    return found


def add_folder(case: Case) -> tuple[Path, FolderMapping]:
    """Writes what is proposed into the `linkgraph.toml` of `case`, and says where that is.

    CaseError where what stands there cannot be read; nothing is written then.
    """
    found, path = suggest_folder(case), case.folder / CONFIG_FILE
    if not found.is_empty:
        path.write_text(found.text, encoding="utf-8")
    return path, found


def _add(found: FolderMapping, table: Path, name: str, rows: int) -> None:
    try:
        proposals = suggest(table)
        if all(map(is_meagre, proposals)):
            raise SourceError(MEAGRE)
        text = laid_in(found.text, proposals, name)
        read = previews(table, proposals, text, rows)
    except LinkgraphError as error:
        found.left[name] = str(error)
        return
    except Exception as error:  # one file must not stop the others, whatever it found in us
        found.left[name] = f"{FAULT} ({type(error).__name__}: {error}); please report it"
        return
    found.text = text
    for title, first in read.items():
        found.rows[name if title == table.name else f"{name}, {title}"] = first


def _patterns(folder: Path, files: Sequence[Path]) -> Iterable[str]:
    """The files one by one, or as one pattern where all of a folder with one ending are among them."""
    grouped: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in files:
        grouped[path.parent, path.suffix].append(path)
    for (parent, suffix), paths in grouped.items():
        pattern = Path(escaped(parent.relative_to(folder).as_posix())) / f"*{escaped(suffix)}"
        if suffix and len(paths) > 1 and len(paths) == len(list(folder.glob(str(pattern)))):
            yield pattern.as_posix()
        else:
            yield from (escaped(path.relative_to(folder).as_posix()) for path in paths)
