"""The options every command has, before or after its name."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from linkgraph.cli.session import Session

P = ParamSpec("P")
Body = Callable[Concatenate[Session, P], int | None]

FORMATS = ("table", "json", "jsonl", "csv")
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
DEFAULT = click.core.ParameterSource.DEFAULT


class Seconds(click.FloatRange):
    """A time of more than no seconds and at most a year."""

    name = "seconds"

    def __init__(self) -> None:
        super().__init__(min=0, min_open=True, max=366 * 24 * 3600)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """What was said as a number; click's own ranges take `nan`, which is in none."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return number


def command(
    *, example: str, formats: Sequence[str] = FORMATS, default: str | None = "table"
) -> Callable[[Body[P]], click.Command]:
    """Makes a command of a function: its own options, then the shared ones.

    The shared ones are gathered in the Session that the function gets first. `example` is shown in the
    help, one command line each line. The function may return an exit code.
    """

    def decorate(function: Body[P]) -> click.Command:
        @functools.wraps(function)
        def call(*args: P.args, **given: P.kwargs) -> int | None:
            return function(_session(given), *args, **given)

        made = click.command(epilog=_epilog(example), context_settings=SETTINGS)(call)
        made.params.extend(shared(click.Choice(list(formats)), default))
        return made

    return decorate


def shared(kind: click.ParamType[Any], default: str | None = None, *, environment: bool = False) -> list[click.Option]:
    """The shared options; `kind` and `default` are those of --format.

    With `environment`, LINKGRAPH_CASE and LINKGRAPH_STORE stand in for what is not given.
    """
    folder = click.Path(path_type=Path)
    return [
        click.Option(
            ["--case"],
            type=folder,
            default=Path(),
            metavar="DIR",
            envvar="LINKGRAPH_CASE" if environment else None,
            help="The case folder. Default: the current folder.",
        ),
        click.Option(
            ["--store"],
            metavar="URI",
            envvar="LINKGRAPH_STORE" if environment else None,
            help="ladybug:PATH, bolt://, neo4j:// or neo4j+s://; to ingest, also neo4j-import:DIR. "
            "Default: inside the case folder.",
        ),
        click.Option(
            ["--format"],
            type=kind,
            default=default,
            metavar="FORMAT",
            help=_format_help(kind, default),
        ),
        click.Option(["--quiet"], is_flag=True, help="Show no progress and no messages; errors are still shown."),
        click.Option(["--strict"], is_flag=True, help="End with exit code 3 if any rows were rejected."),
        click.Option(["--debug"], is_flag=True, help="Show the traceback of an error."),
    ]


def inherit(ctx: click.Context, given: Mapping[str, object]) -> None:
    """Hands what was said before the command on to it, as its defaults."""
    said = {
        name: value
        for name, value in given.items()
        if ctx.get_parameter_source(name) is not DEFAULT and value is not None
    }
    ctx.default_map = {ctx.invoked_subcommand: said} if ctx.invoked_subcommand else {}


def _session(given: dict[str, Any]) -> Session:
    """Takes the shared options out of `given`."""
    given.pop("debug")
    return Session(
        folder=given.pop("case"),
        store_uri=given.pop("store"),
        format=given.pop("format"),
        quiet=given.pop("quiet"),
        strict=given.pop("strict"),
        case_given=click.get_current_context().get_parameter_source("case") is not DEFAULT,
    )


def _format_help(kind: click.ParamType[Any], default: str | None) -> str:
    if not isinstance(kind, click.Choice):
        return "How results are written; each command says which formats it has."
    names = ", ".join(kind.choices[:-1]) + f" or {kind.choices[-1]}."
    careful = " In csv, text that a spreadsheet could run as a formula begins with an apostrophe."
    said = f" Default: {default}." if default else ""
    return names + said + (careful if "csv" in kind.choices else "")


def _epilog(example: str) -> str:
    lines = "\n".join(f"  {line.strip()}" for line in example.strip().splitlines())
    return f"\b\nExample:\n{lines}"
