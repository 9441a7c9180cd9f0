"""A group that finds its commands in a folder and imports only the one that is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache
from pathlib import Path

import click

from linkgraph.cli import commands

FOLDER = Path(commands.__file__).parent


@cache
def names() -> tuple[str, ...]:
    """Every command, in alphabetical order: one for each module of `commands`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)])))


def summary(name: str) -> str:
    """The first line of the module's docstring, read without importing the module."""
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


class LazyGroup(click.Group):
    """The commands of the folder. The module `links` holds a click command called `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command there is."""
        return list(names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Imports the module of a command; None where there is none."""
        if cmd_name not in names():
            return None
        found: click.Command = importlib.import_module(f"{commands.__name__}.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands with one line each."""
        rows = [(name, summary(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
