"""The top of the command line: the shared options, and the commands below."""

from __future__ import annotations

import click

from linkgraph import __version__
from linkgraph.cli.lazy import LazyGroup
from linkgraph.cli.options import SETTINGS, inherit, shared

EPILOG = """\b
Examples:
  linkgraph demo
  linkgraph run my-case
  linkgraph clusters --case my-case
  linkgraph --case my-case explain upwork:~01ab3 freelancer:jdoe

\b
Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, with rows rejected, when --strict.
Results go to standard output; progress and messages to standard error.
What linkgraph finds is evidence that accounts are run by the same hand. It never decides on a person.
"""


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings=SETTINGS)
@click.version_option(__version__, prog_name="linkgraph")
@click.pass_context
def linkgraph(ctx: click.Context, /, **given: object) -> None:
    """Find accounts that are run by the same hand, and show why.

    The options below can be given before or after the command.
    """
    inherit(ctx, given)


linkgraph.params.extend(shared(click.STRING, environment=True))
