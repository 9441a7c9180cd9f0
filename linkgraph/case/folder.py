"""The case folder: where it is, whether it can be used, and where its working files go."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from linkgraph.case.config import CONFIG_FILE, CaseConfig, read_config
from linkgraph.case.names import is_source_name, near_names
from linkgraph.errors import CaseError
from linkgraph.records.paths import as_glob

WORK_FOLDER = ".linkgraph"


@dataclass(frozen=True, slots=True)
class Case:
    """A folder of sources with its configuration. Made by `Case.open`."""

    folder: Path
    config: CaseConfig

    @classmethod
    def open(cls, folder: Path) -> Case:
        """The case in `folder`; CaseError if it is not there, no folder, not writable or ill configured.

        A folder without sources is a case too; see `require_sources`.
        """
        path = Path(folder).expanduser()
        _check(path)
        path = path.resolve()
        return cls(path, read_config(path / CONFIG_FILE))

    @property
    def name(self) -> str:
        """The name from `linkgraph.toml`, else the folder's."""
        return self.config.name or self.folder.name

    @property
    def work(self) -> Path:
        """The folder of linkgraph's own files, made on first use, closed to others and ignored by git."""
        work = self.folder / WORK_FOLDER
        if not work.is_dir():
            _make(work)
        return work

    def default_store_uri(self) -> str:
        """Where the graph of this case is kept unless `--store` says otherwise."""
        return f"ladybug:{self.folder / WORK_FOLDER / 'graph.lbug'}"

    def require_sources(self) -> None:
        """CaseError if the folder holds no file that a case folder or its `[files]` names."""
        names = [path.name for path in self.folder.iterdir() if path.is_file()]
        if any(is_source_name(name) for name in names) or self._mapped():
            return
        near = near_names(names)
        hint = f" Rename {near[0][0]} to {near[0][1]}?" if near else ""
        asked = f" `linkgraph ingest --suggest-mapping {self.folder}` proposes how to read what is there."
        raise CaseError(
            f"{self.folder} holds no source: there is no profiles.csv or other file of a case folder, "
            f"and linkgraph.toml maps none under [files].{hint or (asked if names else '')}"
        )

    def _mapped(self) -> bool:
        patterns = [pattern for each in self.config.files.values() for pattern in each]
        return any(path.is_file() for pattern in patterns for path in self.folder.glob(as_glob(pattern)))


def _check(path: Path) -> None:
    if not path.exists():
        raise CaseError(f"{path} is not there; give the folder of a case.")
    if not path.is_dir():
        raise CaseError(f"{path} is a file; give the folder that holds it.")
    if not os.access(path, os.R_OK | os.X_OK):
        raise CaseError(f"{path} cannot be read by this user; ask for access or copy the case.")
    if not os.access(path, os.W_OK):
        raise CaseError(f"{path} is not writable, and linkgraph keeps files in it; copy the case elsewhere.")


def _make(work: Path) -> None:
    try:
        work.mkdir(mode=0o700, exist_ok=True)
        work.joinpath(".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise CaseError(f"{work} cannot be made: {error.strerror}; move what is in its way.") from error
