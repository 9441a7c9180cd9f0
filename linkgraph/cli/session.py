"""What the shared options come to: whose case, which store, how to write."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from linkgraph.cli import output
from linkgraph.errors import UsageError

if TYPE_CHECKING:
    from linkgraph.case import Case
    from linkgraph.progress import Progress
    from linkgraph.store.base import GraphStore

REJECTED = 3
"""Exit code: done, with rows rejected, under `--strict`."""
SHOWN = 5
"""File names in one message."""


def decider(said: str | None) -> str:
    """Who decides: whom `--by` names, else the user who is logged in; UsageError where that is nobody."""
    try:
        return said or getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("nobody is logged in by a name here: say who decides, with --by WHO") from None


@dataclass(frozen=True)
class Session:
    """One call of a command. Opens what is asked for, when it is asked for."""

    folder: Path
    store_uri: str | None = None
    format: str | None = "table"
    quiet: bool = False
    strict: bool = False
    case_given: bool = True

    @property
    def structured(self) -> bool:
        """Whether a program is to read the result: then it has all there is, as it is."""
        return self.format not in (None, "table")

    @cached_property
    def case(self) -> Case:
        """The case; CaseError where the folder is none."""
        from linkgraph.arrow_start import start_arrow
        from linkgraph.case import Case

        start_arrow()
        return Case.open(self.folder)

    @cached_property
    def progress(self) -> Progress:
        """How the command reports on itself, on standard error."""
        from linkgraph import progress

        return progress.progress(quiet=self.quiet)

    @contextmanager
    def store(self) -> Iterator[GraphStore]:
        """The published graph, for reading; CaseError where nothing has been run yet."""
        from linkgraph import pipeline

        store = pipeline.open_case_store(self.case, self.store_uri)
        try:
            yield store
        finally:
            store.close()

    def note(self, text: str) -> None:
        """A message for the person at the keyboard, on standard error."""
        if not self.quiet:
            click.echo(text, err=True)

    def rows(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, empty: str = "") -> None:
        """Writes rows. `columns` come first and are there without any row; `empty` is said if none."""
        output.write_rows(rows, columns, self.format or "table")
        if not rows and empty:
            self.note(empty)

    def thing(self, thing: Mapping[str, Any], columns: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        """Writes one object with all it holds; in a table, of its lists only the `columns` named."""
        output.write_thing(thing, self.format or "table", columns)

    def summary(self, summary: Mapping[str, Any]) -> int:
        """Writes what a stage did, in json as one last line; gives the exit code."""
        output.write_summary(summary, self.format or "table")
        return self.exit_code(int(summary.get("rejected") or 0))

    def left_aside(self) -> None:
        """Names the tables beside the sources that nothing reads: nobody should take them for read."""
        from linkgraph import pipeline

        if names := pipeline.left_aside(self.case):
            shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
            self.note(
                f"not read: {shown}; `linkgraph ingest --suggest-mapping {self.folder}` proposes how to read them"
            )

    def exit_code(self, rejected: int) -> int:
        """3 under `--strict` where something was rejected, else 0."""
        if rejected:
            self.note(f"{rejected:,} rejected: `linkgraph rejects` lists them")
        return REJECTED if rejected and self.strict else 0
