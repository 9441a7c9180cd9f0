"""The `linkgraph` command. One file in `commands` is one command."""

from linkgraph.cli.entry import main

__all__ = ["main"]
